//! What is said of all indicators of an objective: a card's deadline and its source, and the day that a target is.

use rust_decimal::Decimal;

use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::table::Role;
use super::super::vocabulary::Meaning;
use super::Found;
use crate::domain::{PlanIndicator, Sourced, Year};
use crate::words::fold;

impl Found {
    /// Takes a cell that is said of an indicator where there is none yet.
    pub(super) fn take_of_none(&mut self, role: &Role, cell: &SourceCell) {
        if may_be_of_all(role) {
            self.of_all.push((role.clone(), cell.clone()));
        } else {
            self.other(role, cell);
        }
    }

    /// Whether a label below the rows of several indicators is said of each.
    pub(super) fn is_of_all(&self, role: &Role) -> bool {
        may_be_of_all(role) && !self.is_labelled && self.indicators.len() > 1
    }

    /// Gives all indicators what is said of all; the day of a target is the indicator's deadline.
    pub(super) fn settle_indicators(&mut self) {
        for (role, cell) in std::mem::take(&mut self.of_all) {
            let year = role.year.or(self.year);
            let mut is_taken = false;
            for indicator in &mut self.indicators {
                is_taken |= give(indicator, &role, &cell, year);
            }
            if !is_taken {
                self.other(&role, &cell);
            }
        }
        for indicator in self.indicators.iter_mut().filter(|indicator| indicator.unit.is_none()) {
            let place = &indicator.place;
            indicator.unit = unit_in_brackets(&indicator.name).map(|unit| Sourced::new(unit.to_owned(), place.clone()));
        }
        for indicator in self.indicators.iter_mut().filter(|indicator| indicator.due.is_none()) {
            let mut targets = indicator.targets.iter();
            let (Some((year, target)), None) = (targets.next(), targets.next()) else { continue };
            // «3.5» is a number, and no day.
            if target.value.parse::<Decimal>().is_ok() {
                continue;
            }
            let cell = SourceCell::text(&target.value, target.place.clone());
            indicator.due = figures::day(&cell, Some(*year)).map(|day| Sourced::new(day, target.place.clone()));
        }
    }
}

/// «Tempo di rilascio (giorni)», «Costo per utente (€)»: the unit that a name ends with.
fn unit_in_brackets(name: &str) -> Option<&str> {
    #[rustfmt::skip]
    const UNITS: [&str; 24] = [
        "GIORNI", "GG", "ORE", "H", "MINUTI", "MIN", "MESI", "ANNI", "SETTIMANE", "EURO", "KM", "M", "MQ", "MC", "HA", "KG", "T",
        "TONNELLATE", "QUINTALI", "LITRI", "KWH", "N", "NUMERO", "PUNTI",
    ];
    let (_, unit) = name.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let unit = unit.strip_prefix("in ").unwrap_or(unit).trim();
    (matches!(unit, "€" | "%") || UNITS.contains(&fold(unit).as_str())).then_some(unit)
}

const fn may_be_of_all(role: &Role) -> bool {
    matches!(role.meaning, Meaning::Due | Meaning::Source)
}

/// Whether an indicator that does not say it takes what is said of all.
fn give(indicator: &mut PlanIndicator, role: &Role, cell: &SourceCell, year: Option<Year>) -> bool {
    let place = cell.place.clone();
    match role.meaning {
        Meaning::Due if indicator.due.is_none() => {
            indicator.due = figures::day(cell, year).map(|day| Sourced::new(day, place));
            indicator.due.is_some()
        }
        Meaning::Source if indicator.source.is_none() => {
            indicator.source = Some(Sourced::new(cell.words().to_owned(), place));
            true
        }
        _ => false,
    }
}
