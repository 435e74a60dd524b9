//! `[costanti]`: what a map says of every objective, or of every indicator, that does not say it itself.

use std::collections::BTreeMap;

use super::labels::meaning_of;
use crate::domain::Place;
use crate::inputs::keys::KeyError;
use crate::inputs::plan::shapes::figures;
use crate::inputs::plan::shapes::vocabulary::{Meaning, VOCABULARY};
use crate::inputs::plan::source_cell::SourceCell;

/// The key of the map under which they stand.
pub const KEY: &str = "costanti";

/// Reads and checks them.
///
/// # Errors
/// [`KeyError`] of one that cannot hold for all, or whose value means nothing.
pub fn read(text: &str, written: BTreeMap<String, String>) -> Result<Vec<(Meaning, String)>, KeyError> {
    let checked = |(key, value): (String, String)| {
        let wrong = |message: &str| KeyError::impossible(text, &[KEY, &key], message);
        let meaning = meaning_of(&key).filter(|meaning| may_hold_for_all(*meaning)).ok_or_else(|| {
            let all = VOCABULARY.iter().filter(|entry| may_hold_for_all(entry.meaning)).map(|entry| entry.label);
            let all: Vec<&str> = all.collect();
            wrong(&format!("«{key}» non può valere per tutti gli obiettivi; sono ammessi: {}", all.join(", ")))
        })?;
        let cell = SourceCell::text(&value, Place::file(""));
        match meaning {
            Meaning::Weight if figures::weight(&cell).is_none() => Err(wrong("serve un numero, per esempio \"10\"")),
            Meaning::Due if figures::day(&cell, None).is_none() => {
                Err(wrong("serve un giorno, per esempio \"31/12/2025\""))
            }
            _ => Ok((meaning, value)),
        }
    };
    written.into_iter().map(checked).collect()
}

/// Whether one text can be that of every objective or indicator of a plan.
const fn may_hold_for_all(meaning: Meaning) -> bool {
    use Meaning as M;
    matches!(
        meaning,
        M::Mission
            | M::Programme
            | M::Direction
            | M::Strategic
            | M::Purpose
            | M::Stakeholders
            | M::Office
            | M::Manager
            | M::Weight
            | M::Unit
            | M::Due
            | M::Source
            | M::Dimension
            | M::Notes
    )
}
