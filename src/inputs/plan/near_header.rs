//! The row that comes nearest to a header, for the message of a file without one.
//!
//! Guaranteed: every heading is named with its place and with what it was taken for.
//! Deliberately absent: any guess at what an unknown heading may mean.

use std::fmt;

use super::header::{self, Column};
use super::source::SourceRow;
use super::source_cell::SourceCell;
use crate::domain::{Place, Year};
use crate::words::italian;

/// Headings named in a message; a table may have hundreds of columns.
const MOST_NAMED: usize = 30;
/// The columns without which a row is no header.
const REQUIRED: [Column; 2] = [Column::Programme, Column::Title];
/// Characters of a heading in a message.
const MOST_CHARACTERS: usize = 60;

/// What a heading was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TakenFor {
    Column(Column),
    Year(Year),
    Nothing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Heading {
    place: Place,
    text: String,
    taken_for: TakenFor,
}

/// A row that has some headings of a plan, but not those that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearHeader {
    headings: Vec<Heading>,
    /// How many headings there are beyond those kept.
    unnamed: usize,
    known: usize,
    missing: Vec<Column>,
}

impl NearHeader {
    /// The headings of a row, if a plan knows at least two of them and one is no year.
    pub(super) fn of_row(row: &SourceRow) -> Option<Self> {
        let filled = row.cells.iter().filter(|(column, cell)| !cell.is_blank() && cell.begins_at(**column));
        let mut headings: Vec<Heading> = filled
            .map(|(_, cell)| Heading {
                place: cell.place.clone(),
                text: cell.words().chars().take(MOST_CHARACTERS).collect(),
                taken_for: taken_for(cell),
            })
            .collect();
        let known = headings.iter().filter(|heading| heading.taken_for != TakenFor::Nothing).count();
        let has_column = headings.iter().any(|heading| matches!(heading.taken_for, TakenFor::Column(_)));
        if known < 2 || !has_column {
            return None;
        }
        let missing = REQUIRED
            .into_iter()
            .filter(|column| !headings.iter().any(|heading| heading.taken_for == TakenFor::Column(*column)));
        let missing = missing.collect();
        let unnamed = headings.len().saturating_sub(MOST_NAMED);
        headings.truncate(MOST_NAMED);
        Some(Self { headings, unnamed, known, missing })
    }

    /// Whether it comes nearer to a header than another row.
    pub(super) fn is_nearer_than(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| self.known > other.known)
    }
}

impl fmt::Display for NearHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let missing: Vec<&str> = self.missing.iter().map(|column| column.label()).collect();
        write!(f, "la riga più vicina non ha {}", missing.join(" né "))?;
        let Some(first) = self.headings.first() else { return Ok(()) };
        if let Some(sheet) = &first.place.sheet {
            write!(f, " («{sheet}»)")?;
        }
        for (index, heading) in self.headings.iter().enumerate() {
            let comma = if index == 0 { ":" } else { ";" };
            write!(f, "{comma} {} «{}» {}", heading.place.position, heading.text, heading.taken_for)?;
        }
        if self.unnamed > 0 {
            write!(f, "; e {}", italian::count(self.unnamed, "altra colonna", "altre colonne"))?;
        }
        Ok(())
    }
}

impl fmt::Display for TakenFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column(column) => write!(f, "è {}", column.label()),
            Self::Year(year) => write!(f, "è l’anno {}", year.0),
            Self::Nothing => f.write_str("non è riconosciuta"),
        }
    }
}

fn taken_for(cell: &SourceCell) -> TakenFor {
    Column::from_heading(cell.words())
        .map(TakenFor::Column)
        .or_else(|| header::year_of(cell).map(TakenFor::Year))
        .unwrap_or(TakenFor::Nothing)
}
