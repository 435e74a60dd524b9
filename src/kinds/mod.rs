//! The kinds of indicators: one table, one file for each.
//!
//! Guaranteed: what a kind is called, what its cells must be, how it scores and what people read about it
//! stands in its file and nowhere else; a new kind is one file and its line in [`ALL`].
//! Deliberately absent: states, weights and sums, which are the same for every kind.

pub mod application;
mod arithmetic;
pub mod date;
pub mod decreasing;
pub mod increasing;
mod kept;
pub mod maintain_maximum;
pub mod maintain_minimum;
pub mod progress;
pub mod qualitative;
pub mod reference;
pub mod sheet;
#[cfg(test)]
pub mod tests;
pub mod variation;
pub mod yes_no;

use crate::domain::Kind;
use crate::words::fold;

/// Every kind, in the order of the list offered to the office. Of kinds that share their TIPO the first one
/// is meant where VERSO is blank.
pub const ALL: Table = Table(&[
    increasing::KIND,
    decreasing::KIND,
    variation::KIND,
    maintain_minimum::KIND,
    maintain_maximum::KIND,
    yes_no::KIND,
    date::KIND,
    progress::KIND,
    qualitative::KIND,
]);

/// Kinds by their names.
#[derive(Debug, Clone, Copy)]
pub struct Table(&'static [Kind]);

impl Table {
    /// The kinds in their order.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        self.0.iter().copied()
    }

    /// The words of the TIPO column, each once.
    pub fn labels(self) -> Vec<&'static str> {
        let mut labels: Vec<_> = self.iter().map(Kind::label).collect();
        labels.dedup();
        labels
    }

    /// The words of the VERSO column.
    pub fn bounds(self) -> Vec<&'static str> {
        self.iter().filter_map(Kind::bound).collect()
    }

    /// What the register's instructions say of TIPO.
    pub fn instructions(self) -> String {
        self.iter().map(|kind| kind.words().instruction).collect::<Vec<_>>().join(" ")
    }

    /// Reads TIPO, in any case and with or without the accent.
    pub fn named(self, word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase();
        self.iter().find(|kind| kind.label() == word || kind.descriptor().name.spellings.contains(&word.as_str()))
    }

    /// The word of TIPO, where it is one of the list, alone or with its VERSO in brackets.
    pub fn of_type(self, word: &str) -> Option<&'static str> {
        let whole = word.trim().to_lowercase();
        let with_bound = || self.iter().find(|kind| kind.bound().is_some() && kind.to_string() == whole);
        self.named(word).or_else(with_bound).map(Kind::label)
    }

    /// Reads TIPO and VERSO together; VERSO counts only for kinds that need one, and may stand in TIPO as messages
    /// write it: «mantenimento (massimo)».
    pub fn read(self, word: &str, bound: &str) -> Option<Kind> {
        if let Some(kind) =
            self.iter().find(|kind| kind.bound().is_some() && kind.to_string() == word.trim().to_lowercase())
        {
            return (fold(bound).is_empty() || self.bounded(kind, bound) == Some(kind)).then_some(kind);
        }
        let kind = self.named(word)?;
        if kind.bound().is_none() { Some(kind) } else { self.bounded(kind, bound) }
    }

    /// The kind of the same TIPO with another VERSO; `None` where it has none of that name.
    pub fn bounded(self, kind: Kind, bound: &str) -> Option<Kind> {
        let wanted = fold(bound);
        let fits = |other: &Kind| {
            let bound = other.descriptor().name.bound.as_ref()?;
            Some(wanted.is_empty() || wanted == fold(bound.word) || wanted == fold(bound.short))
        };
        self.iter().filter(|other| other.label() == kind.label()).find(|other| fits(other) == Some(true))
    }
}
