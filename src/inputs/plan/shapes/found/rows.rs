//! The rows of an objective: what they say of it, and of its indicators, one or several in a row.

use std::collections::BTreeSet;

use super::super::super::align;
use super::super::super::source_cell::SourceCell;
use super::super::lists;
use super::super::table::Role;
use super::super::vocabulary::Meaning;
use super::super::years::years;
use super::{Found, indicator};
use crate::domain::Year;
use crate::finding::Finding;

impl Found {
    /// Takes the filled cells of a row: what is of the objective, and its indicators, one or several.
    pub fn take_row(&mut self, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        let is_named = cells.iter().any(|(role, cell)| role.meaning == Meaning::Title && !cell.is_from_above);
        self.namings += usize::from(is_named);
        self.row_year = year_of_row(cells);
        for (_, cell) in cells.iter().filter(|(_, cell)| !cell.is_from_above) {
            align::tell_cleaning(cell, findings);
        }
        let first = cells.iter().filter(|(role, _)| role.meaning.is_of_indicator()).map(|(role, _)| role.set).min();
        let own = |set: u8| -> Vec<(&Role, &SourceCell)> {
            let is_own =
                |role: &Role| if role.meaning.is_of_indicator() { role.set == set } else { Some(set) == first };
            cells.iter().filter(|(role, _)| is_own(role)).copied().collect()
        };
        let Some(first) = first else { return self.take_indicator(cells, findings) };
        self.take_listed(&own(first), findings);
        let others: BTreeSet<u8> = cells.iter().map(|(role, _)| role.set).filter(|set| *set > first).collect();
        for set in others {
            let cells = own(set);
            let is_named = cells.iter().any(|(role, _)| matches!(role.meaning, Meaning::Indicator | Meaning::Formula));
            if is_named {
                self.take_listed(&cells, findings);
            } else {
                for (role, cell) in cells {
                    self.other(role, cell);
                }
            }
        }
    }

    /// Cells of one indicator, or of as many as their lists have items.
    fn take_listed(&mut self, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        let Some(rows) = lists::parallel(cells) else { return self.take_indicator(cells, findings) };
        for (index, row) in rows.iter().enumerate() {
            let of_objective = cells.iter().filter(|(role, _)| index == 0 && !role.meaning.is_of_indicator());
            let of_row = row.iter().map(|(role, cell)| (*role, cell));
            let cells: Vec<(&Role, &SourceCell)> = of_objective.copied().chain(of_row).collect();
            self.take_indicator(&cells, findings);
        }
    }

    /// Cells of one indicator; they begin it if they name it.
    fn take_indicator(&mut self, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        let of = |meaning| {
            cells.iter().find(|(role, cell)| role.meaning == meaning && !cell.is_from_above).map(|(_, cell)| *cell)
        };
        // Where no column names the indicator, its formula does.
        let name = of(Meaning::Indicator).or_else(|| of(Meaning::Formula));
        // The same indicator again, in the row of another year, is one.
        let is_again = |name: &SourceCell| {
            self.row_year.is_some() && self.indicators.last().is_some_and(|last| last.name == name.words())
        };
        if let Some(name) = name.filter(|name| !is_again(name)) {
            self.name_indicator(name);
        } else if self.indicators.is_empty()
            && let Some(value) = of(Meaning::Target).or_else(|| of(Meaning::Base)).or_else(|| of(Meaning::Actual))
        {
            self.indicators.push(indicator(String::new(), value.place.clone()));
        }
        for (role, cell) in cells {
            self.take(role, cell, findings);
        }
    }

    /// Takes a row of a card's phases: months are marks, and all else is told beside the objective.
    pub fn take_phase(&mut self, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        for (role, cell) in cells {
            if matches!(role.meaning, Meaning::Month | Meaning::Activity) || cell.is_unreadable() {
                self.take(role, cell, findings);
            } else {
                self.other(role, cell);
            }
        }
    }
}

/// The year of a row whose table has one row for each year: «Anno | Target» over «2025 | 3» and «2026 | 5».
fn year_of_row(cells: &[(&Role, &SourceCell)]) -> Option<Year> {
    let of_years = cells.iter().find(|(role, _)| role.meaning == Meaning::Year && role.year.is_none());
    let has_years = cells.iter().any(|(role, _)| role.meaning == Meaning::Target && role.year.is_some());
    let (_, cell) = of_years.filter(|_| !has_years)?;
    years(cell.words()).into_iter().next().filter(|_| cell.words().len() == 4)
}
