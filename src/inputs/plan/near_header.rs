//! The row that comes nearest to a header, for the message of a file without one.
//!
//! Guaranteed: every heading is named with its place and with what it was taken for.
//! Deliberately absent: any guess at what an unknown heading may mean.

use std::fmt;

use super::shapes::heading::Heading as Words;
use super::shapes::vocabulary::Meaning;
use super::source::SourceRow;
use super::source_cell::SourceCell;
use crate::domain::{Place, Year};
use crate::words::italian;

/// Headings named in a message; a table may have hundreds of columns.
const MOST_NAMED: usize = 30;
/// Characters of a heading in a message.
const MOST_CHARACTERS: usize = 60;
/// A meaning less sure than this is none.
const LEAST: u32 = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Heading {
    place: Place,
    text: String,
    taken_for: Option<(Meaning, Option<Year>)>,
}

/// A row that has some headings of a plan, but none for the objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearHeader {
    headings: Vec<Heading>,
    /// How many headings there are beyond those kept.
    unnamed: usize,
    known: usize,
}

impl NearHeader {
    /// The headings of a row, if a plan knows at least two of them and one is no year.
    pub(super) fn of_row(row: &SourceRow) -> Option<Self> {
        let near = Self::listing(row);
        let is_column = |heading: &Heading| heading.taken_for.is_some_and(|(meaning, _)| meaning != Meaning::Year);
        (near.known >= 2 && near.headings.iter().any(is_column)).then_some(near)
    }

    /// The headings of a row, known or not.
    pub(super) fn listing(row: &SourceRow) -> Self {
        let filled = row.beginning();
        let mut headings: Vec<Heading> = filled
            .map(|(_, cell)| Heading {
                place: cell.place.clone(),
                text: cell.words().chars().take(MOST_CHARACTERS).collect(),
                taken_for: taken_for(cell),
            })
            .collect();
        let known = headings.iter().filter(|heading| heading.taken_for.is_some()).count();
        let unnamed = headings.len().saturating_sub(MOST_NAMED);
        headings.truncate(MOST_NAMED);
        Self { headings, unnamed, known }
    }

    /// Whether it comes nearer to a header than another row.
    pub(super) fn is_nearer_than(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| self.known > other.known)
    }
}

impl fmt::Display for NearHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("la riga più vicina")?;
        let Some(first) = self.headings.first() else { return Ok(()) };
        if let Some(sheet) = &first.place.sheet {
            write!(f, " («{sheet}»)")?;
        }
        for (index, heading) in self.headings.iter().enumerate() {
            let comma = if index == 0 { ":" } else { ";" };
            write!(f, "{comma} {} «{}» ", heading.place.position, heading.text)?;
            match heading.taken_for {
                Some((meaning, Some(year))) => write!(f, "è {} {year}", meaning.label())?,
                Some((meaning, None)) => write!(f, "è {}", meaning.label())?,
                None => f.write_str("non è riconosciuta")?,
            }
        }
        if self.unnamed > 0 {
            write!(f, "; e {}", italian::count(self.unnamed, "altra colonna", "altre colonne"))?;
        }
        Ok(())
    }
}

fn taken_for(cell: &SourceCell) -> Option<(Meaning, Option<Year>)> {
    let words = Words::of(cell.words());
    let best = words.best().filter(|reading| reading.strength >= LEAST && !cell.is_a_value())?;
    Some((best.meaning, words.year))
}
