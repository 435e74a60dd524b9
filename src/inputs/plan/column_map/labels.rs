//! The words by which a map calls what a column holds: those of the vocabulary.

use crate::inputs::plan::shapes::vocabulary::{Meaning, VOCABULARY};
use crate::words::fold;

/// The meaning that a label names, with or without a year.
pub fn meaning_of(value: &str) -> Option<Meaning> {
    let folded = fold(value);
    let bare = folded.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && year.parse::<u16>().is_ok());
    let bare = bare.map_or(folded.as_str(), |(label, _)| label);
    VOCABULARY.iter().find(|entry| fold(entry.label) == bare).map(|entry| entry.meaning)
}
