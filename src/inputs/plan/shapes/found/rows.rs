//! The rows of an objective: what they say of it, and of its indicators, one or several in a row.

use std::collections::BTreeSet;

use super::super::super::align;
use super::super::super::plan_codes;
use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::lists;
use super::super::table::Role;
use super::super::vocabulary::Meaning;
use super::super::years::years;
use super::{Found, indicator};
use crate::domain::{PlanIndicator, Year};
use crate::finding::Finding;

/// How much was known of an objective before a row.
#[derive(Debug, Clone, Copy)]
struct Said {
    indicators: usize,
    others: usize,
    facts: usize,
}

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
        let before = self.said();
        let rest = self.take_phase_of_table(cells);
        self.take_sets(&rest, first, findings);
        if is_named && self.namings > 1 {
            self.tell_repeated(before, cells, findings);
        }
    }

    /// How much is known, by which a row that says nothing new is told.
    fn said(&self) -> Said {
        Said { indicators: self.indicators.len(), others: self.others.len(), facts: self.facts() }
    }

    fn facts(&self) -> usize {
        self.cells.len() + self.years.len() + self.months.len()
    }

    /// A row that names its objective again and says nothing that another row has not said is told, and read once.
    fn tell_repeated(&mut self, before: Said, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        let (known, new) = self.indicators.split_at(before.indicators);
        let is_known = |one: &PlanIndicator| known.iter().any(|other| other.says_the_same(one));
        let is_other = self.others.len() > before.others || self.facts() > before.facts;
        if is_other || !new.iter().all(is_known) {
            return;
        }
        self.indicators.truncate(before.indicators);
        let known = |weight: &(usize, SourceCell)| weight.0 < before.indicators.max(1);
        self.weights.retain(known);
        let Some((_, cell)) = cells.iter().find(|(role, _)| role.meaning == Meaning::Title) else { return };
        let message = "Riga ripetuta: dice lo stesso di un’altra riga dell’obiettivo, ed è letta una volta sola";
        findings.push(
            Finding::new(plan_codes::REPEATED_ROW, message)
                .at(cell.place.clone())
                .found(cell.words())
                .expected("togliere la riga, o correggere ciò che doveva essere diverso"),
        );
    }

    fn take_sets(&mut self, cells: &[(&Role, &SourceCell)], first: Option<u8>, findings: &mut Vec<Finding>) {
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
            self.is_labelled = false;
        } else if self.indicators.is_empty()
            && let Some(value) = of(Meaning::Target).or_else(|| of(Meaning::Base)).or_else(|| of(Meaning::Actual))
        {
            self.indicators.push(indicator(String::new(), value.place.clone()));
        }
        self.take_values(cells, findings);
    }

    /// Takes the value beside a label of a card.
    pub fn take_label(&mut self, role: &Role, cell: &SourceCell, findings: &mut Vec<Finding>) {
        if role.meaning == Meaning::Year {
            let named: Vec<Year> = years(cell.words()).into_iter().collect();
            if let [only] = named.as_slice() {
                self.year = Some(*only);
            }
        }
        if role.meaning == Meaning::Weight && self.indicators.is_empty() && figures::weight(cell).is_some() {
            self.own_weight.get_or_insert_with(|| cell.clone());
        }
        if self.is_of_all(role) {
            return self.of_all.push((role.clone(), cell.clone()));
        }
        self.take_values(&[(role, cell)], findings);
    }

    fn take_values(&mut self, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        if let Some((role, cell)) = self.second_value(cells) {
            self.begin_again(role, cell, findings);
        }
        // What a column says of the unit counts more than what a value shows.
        let (units, rest): (Vec<_>, Vec<_>) = cells.iter().partition(|(role, _)| role.meaning == Meaning::Unit);
        for (role, cell) in units.into_iter().chain(rest) {
            self.take(role, cell, findings);
        }
    }

    /// A value of the row that the last indicator already has otherwise, of the same year.
    fn second_value<'c>(&self, cells: &[(&'c Role, &'c SourceCell)]) -> Option<(&'c Role, &'c SourceCell)> {
        let last = self.indicators.last()?;
        let is_second = |(role, cell): &(&Role, &SourceCell)| {
            let year = role.year.or(self.row_year).or(self.year);
            let known = match role.meaning {
                Meaning::Base => last.base.as_ref(),
                Meaning::Target => last.targets.get(&year?),
                Meaning::Actual => last.actuals.get(&year?),
                _ => None,
            };
            let known = known.filter(|_| !cell.is_from_above)?;
            let value = figures::figure(cell).filter(|_| lists::by_year(cell.words()).is_none());
            Some(known.value != value?.text)
        };
        cells.iter().find(|cell| is_second(cell) == Some(true)).copied()
    }

    /// Begins another indicator of the same name: two values of one year are of two, or one of them is a slip.
    fn begin_again(&mut self, role: &Role, cell: &SourceCell, findings: &mut Vec<Finding>) {
        let Some(last) = self.indicators.last() else { return };
        let called = if last.name.is_empty() { "senza nome" } else { last.name.as_str() };
        let message = format!(
            "L’indicatore «{called}» ha un altro valore nella stessa colonna ({}): è letto come un altro indicatore",
            role.heading
        );
        findings.push(
            Finding::new(plan_codes::SEVERAL_VALUES, message).at(cell.place.clone()).found(cell.words()).expected(
                format!("il nome del secondo indicatore, oppure un valore solo; il primo è in {}", last.place),
            ),
        );
        let (name, formula, unit) = (last.name.clone(), last.formula.clone(), last.unit.clone());
        self.indicators.push(PlanIndicator { formula, unit, ..indicator(name, cell.place.clone()) });
    }

    /// Gives back what only the reading of its rows needed: plans have tens of thousands of objectives.
    pub fn close(&mut self) {
        self.settle_indicators();
        let cells = &self.cells;
        self.above.retain(|meaning, _| !cells.contains_key(meaning));
        self.above.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.known_others = BTreeSet::new();
        self.weights.shrink_to_fit();
        self.others.shrink_to_fit();
        self.indicators.shrink_to_fit();
        for indicator in &mut self.indicators {
            indicator.targets.shrink_to_fit();
            indicator.actuals.shrink_to_fit();
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
