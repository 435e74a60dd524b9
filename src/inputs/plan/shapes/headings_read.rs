//! What each heading of a sheet is taken for, by itself and in its header: what a map starts from.

use std::collections::BTreeMap;

use super::super::source::{SourceRow, SourceSheet};
use super::heading::{Heading, LEAST_OF_COLUMN};
use super::labels;
use super::objective_line;
use super::settle;
use super::table::{Role, Table};
use super::vocabulary::Meaning;
use crate::domain::{Place, Year};
use crate::inputs::catalogue::Catalogue;

/// The roles of the headings of a sheet's tables, by the number of the row and the column.
#[derive(Debug, Default)]
pub struct HeadingsRead(BTreeMap<(usize, u32), Role>);

impl HeadingsRead {
    /// Reads the headers of a sheet; `year` is the plan's, where something says it.
    pub fn of(sheet: &SourceSheet, year: Option<Year>, catalogue: &Catalogue) -> Self {
        let mut read = Self::default();
        let mut index = 0;
        while index < sheet.rows.len() {
            let from_here = &sheet.rows[index..];
            // In a card a label with its value is no header's first line, unless it is a header by itself.
            let is_label = || !labels::labels(&from_here[0]).is_empty() && Table::of_part(&from_here[..1]).is_none();
            let part = || Table::of_part(from_here).filter(|_| !is_label());
            let Some(mut table) = Table::of(from_here).or_else(part) else {
                index += 1;
                continue;
            };
            let height = table.height;
            settle::settle(&mut table, &from_here[height..], year, catalogue);
            for row in index..index + height {
                read.0.extend(table.roles.iter().map(|(column, role)| ((row, *column), role.clone())));
                // What no column may mean is kept beside the objective.
                let unknown =
                    |(column, name): (&u32, &String)| ((row, *column), Role::plain(Meaning::Notes, name.clone()));
                read.0.extend(table.unknown.iter().map(unknown));
            }
            index += height;
        }
        read
    }

    /// What the heading in a row and a column is taken for, if it stands in a header.
    pub fn role(&self, row: usize, column: u32) -> Option<&Role> {
        self.0.get(&(row, column))
    }
}

/// A meaning in the words of a map: with its year where it is of one.
pub fn in_words(meaning: Meaning, year: Option<Year>) -> String {
    match year {
        Some(year) if meaning.is_by_year() => format!("{} {year}", meaning.label()),
        _ => meaning.label().to_owned(),
    }
}

/// What a heading says by itself, in the words of a map, and how surely.
pub fn alone(text: &str) -> Option<(String, u32)> {
    let heading = Heading::of(text);
    let best = heading.best().filter(|reading| reading.strength >= LEAST_OF_COLUMN)?;
    Some((in_words(best.meaning, heading.year), best.strength))
}

/// The labels of a row of a card, each with its place.
pub fn labels_of(row: &SourceRow) -> Vec<(Place, String)> {
    let is_heading = |label: &labels::Label| {
        !label.heading.is(Meaning::Year) && objective_line::numbered_objective(&label.text).is_none()
    };
    labels::labels(row).into_iter().filter(is_heading).map(|label| (label.place, label.text)).collect()
}
