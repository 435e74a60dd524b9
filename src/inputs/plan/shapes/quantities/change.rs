//! Values with a sign: whether the indicator itself measures a change («Variazione della spesa», +3%), or the value says
//! by how much to go on from a base.

use crate::domain::PlanIndicator;
use crate::tabular::change_figure::{level, reached_from, says_a_change};
use crate::tabular::numbers::is_per_cent;
use crate::words::{fold, italian};

/// Words of indicators that measure a change, by their beginnings, folded.
#[rustfmt::skip]
const CHANGES: [&str; 12] = [
    "VARIAZION", "INCREMENT", "AUMENT", "CRESCIT", "RIDUZION", "DIMINUZION", "SCOSTAMENT", "RISPARMI", "CALO", "MIGLIORAMENT",
    "DELTA", "DIFFERENZ",
];

/// Whether a value with a sign is a level of what the indicator measures.
pub fn is_measured(indicator: &PlanIndicator) -> bool {
    let is_named = fold(&indicator.name).split(' ').any(|word| CHANGES.iter().any(|start| word.starts_with(start)));
    // «Incremento delle presenze» with a base of 200 goes from there.
    let in_per_cent = || indicator.unit.as_ref().is_some_and(|unit| is_per_cent(&unit.value));
    match &indicator.base {
        Some(base) => says_a_change(&base.value) || is_named && in_per_cent(),
        None => is_named,
    }
}

/// What is to be written in place of a change: with where it leads from the base, for people to decide.
pub fn wanted(base: Option<&str>, change: &str) -> String {
    let reached =
        base.and_then(level).and_then(|base| Some((italian::long(base), italian::long(reached_from(base, change)?))));
    reached.map_or_else(
        || "il valore da raggiungere, con la sua base".to_owned(),
        |(base, reached)| format!("il valore da raggiungere (da {base}, con {change}, sarebbe {reached})"),
    )
}
