//! The cells of an objective's last indicator.

use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::lists;
use super::super::table::Role;
use super::super::vocabulary::Meaning;
use super::super::years::years;
use super::Found;
use crate::domain::{Sourced, Year};

impl Found {
    /// Takes a cell that says something of the last indicator.
    pub(super) fn take_of_indicator(&mut self, role: &Role, cell: &SourceCell) {
        let year = role.year.or(self.row_year).or(self.year);
        let Some(indicator) = self.indicators.last_mut() else { return self.take_of_none(role, cell) };
        let name_of = indicator.name.as_str();
        let text = match role.meaning {
            Meaning::Formula if name_of == cell.words() => return,
            Meaning::Formula => Some(indicator.formula.get_or_insert_with(|| cell.words().to_owned()).as_str()),
            Meaning::Unit => Some(indicator.unit.get_or_insert_with(|| sourced(cell)).value.as_str()),
            Meaning::Source => Some(indicator.source.get_or_insert_with(|| sourced(cell)).value.as_str()),
            _ => None,
        };
        if let Some(text) = text {
            // A second text of the same indicator stands beside the first.
            if text != cell.words() {
                self.other(role, cell);
            }
            return;
        }
        match role.meaning {
            Meaning::BaseYear => match years(cell.words()).last() {
                Some(year) => indicator.base_year = Some(*year),
                None => self.other(role, cell),
            },
            Meaning::IndicatorWeight => match figures::weight(cell) {
                Some(weight) => indicator.weight = Some(Sourced::new(weight, cell.place.clone())),
                None => self.other(role, cell),
            },
            Meaning::Due => match figures::day(cell, year) {
                Some(day) => indicator.due = Some(Sourced::new(day, cell.place.clone())),
                None => self.other(role, cell),
            },
            _ => self.take_figure(role, cell, year),
        }
    }

    fn take_figure(&mut self, role: &Role, cell: &SourceCell, year: Option<Year>) {
        let Some(indicator) = self.indicators.last_mut() else { return };
        if role.meaning == Meaning::Target
            && let Some(values) = lists::by_year(cell.words())
        {
            let figure = |text: &str| figures::figure(&SourceCell::text(text, cell.place.clone()));
            for (year, text) in values {
                let Some(figure) = figure(&text) else { continue };
                indicator.unit = indicator.unit.take().or_else(|| unit_beside(figure.unit, cell));
                indicator.targets.insert(year, Sourced::new(figure.text, cell.place.clone()));
            }
            return;
        }
        let Some(figure) = figures::figure(cell) else {
            // «n.d.» is no value, and said all the same; a dash says nothing.
            if cell.words().contains(char::is_alphabetic) {
                self.other(role, cell);
            }
            return;
        };
        if indicator.unit.is_none() {
            indicator.unit = unit_beside(figure.unit, cell);
        }
        let value = Sourced::new(figure.text, cell.place.clone());
        match (role.meaning, year) {
            (Meaning::Base, _) => {
                (indicator.base, indicator.base_year) = (Some(value), role.year.or(indicator.base_year));
            }
            (Meaning::Target, Some(year)) => _ = indicator.targets.insert(year, value),
            (Meaning::Actual, Some(year)) => _ = indicator.actuals.insert(year, value),
            _ => self.other(role, cell),
        }
    }
}

/// The words of a cell, with where they stand.
fn sourced(cell: &SourceCell) -> Sourced<String> {
    Sourced::new(cell.words().to_owned(), cell.place.clone())
}

/// A unit that a value shows.
fn unit_beside(unit: Option<String>, cell: &SourceCell) -> Option<Sourced<String>> {
    unit.map(|unit| Sourced::new(unit, cell.place.clone()))
}
