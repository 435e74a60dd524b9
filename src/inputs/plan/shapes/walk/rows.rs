//! Rows below a header: which of them begin an objective, and which go on with one.

use std::sync::Arc;

use super::super::super::plan_codes;
use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::found::Found;
use super::super::heading::{Heading, SURE_BESIDE_A_VALUE};
use super::super::label_text::at_colon;
use super::super::table::Role;
use super::super::vocabulary::Meaning;
use super::Walk;
use super::part::is_of_indicators;
use crate::domain::Sourced;
use crate::finding::Finding;

impl Walk<'_> {
    /// A row below a header; false if it says nothing to it.
    pub(super) fn take_row(&mut self, row: &SourceRow) -> bool {
        let table = match (self.part.table(), &self.table) {
            (Some(part), _) if self.is_card => Arc::clone(part),
            (_, Some((_, table))) => Arc::clone(table),
            _ => return self.is_card && self.take_loose(row),
        };
        // A cell merged over columns of one meaning says it once.
        let is_said = |column: &u32, role: &Role, cell: &SourceCell| {
            let first = cell.spread.and_then(|(first, _)| table.roles.get(&first));
            !cell.begins_at(*column)
                && first.is_some_and(|first| first.meaning == role.meaning && first.year == role.year)
        };
        let own = |(column, role)| {
            let cell = row.cells.get(column).filter(|cell| !cell.is_blank() && !is_said(column, role, cell));
            cell.map(|cell| (role, cell))
        };
        let mut cells: Vec<(&Role, &SourceCell)> = table.roles.iter().filter_map(own).collect();
        let is_described = !self.is_card && self.take_description(&mut cells);
        let is_named = if table.has(Meaning::Title) { begins_objective } else { begins_by_code };
        if !self.is_card && is_named(&cells, self.current.as_ref()) {
            self.close();
            self.begin_objective(&cells, row);
        } else if !self.is_card && self.is_of_another_programme(&cells) {
            self.begin_again(&cells, row);
        } else if !self.is_card {
            self.take_what_holds(&cells);
        }
        let is_of_phases = self.is_card && self.part.table().is_some_and(|part| !is_of_indicators(part));
        match &mut self.current {
            // The days and the people of a phase are not the objective's.
            Some(found) if is_of_phases => {
                found.take_phase(&cells, &mut self.into.notes);
                true
            }
            Some(found) if self.is_card || says_of_objective(&cells) => {
                found.take_row(&cells, &mut self.into.notes);
                true
            }
            _ => is_described,
        }
    }

    /// «Descrizione: verifica annuale» in the column of the titles says more of the objective above; what stands beside
    /// it is of its indicators.
    fn take_description(&mut self, cells: &mut Vec<(&Role, &SourceCell)>) -> bool {
        use Meaning::{Code, Notes, Programme, Purpose, Stakeholders, Title, Weight};
        let is_of_objective = |(role, cell): &(&Role, &SourceCell)| {
            matches!(role.meaning, Code | Programme | Weight) && !cell.is_from_above
        };
        let Some(current) = self.current.as_mut().filter(|_| !cells.iter().any(is_of_objective)) else { return false };
        let titles = |(role, cell): &&(&Role, &SourceCell)| role.meaning == Title && !cell.is_from_above;
        let Some((_, cell)) = cells.iter().find(titles).copied() else { return false };
        let Some((label, text)) = at_colon(cell.words()) else { return false };
        let best = Heading::of(label).best().filter(|best| best.strength >= SURE_BESIDE_A_VALUE);
        let says_more = best.filter(|best| matches!(best.meaning, Purpose | Stakeholders | Notes));
        let Some(best) = says_more.filter(|_| !text.trim().is_empty()) else { return false };
        let value = SourceCell::text(text.trim(), cell.place.clone());
        current.take(&Role::plain(best.meaning, label.to_owned()), &value, &mut self.into.notes);
        cells.retain(|(role, _)| role.meaning != Title);
        true
    }

    fn begin_objective(&mut self, cells: &[(&Role, &SourceCell)], row: &SourceRow) {
        self.take_what_holds(cells);
        let title = cells.iter().find(|(role, _)| role.meaning == Meaning::Title);
        let place = title.map_or(&row.place, |(_, cell)| &cell.place).clone();
        let number = self.table.as_ref().map_or(0, |(number, _)| *number);
        let found = Found::new(self.context.clone(), number, self.year, place);
        let is_marked_by_year = self.table.as_ref().is_some_and(|(_, table)| {
            table.roles.values().any(|role| role.meaning == Meaning::Year && role.year.is_some())
        });
        self.current = Some(Found { above: self.above.clone(), is_marked_by_year, ..found });
    }

    /// Whether a row without a title names a programme that is not its objective's.
    fn is_of_another_programme(&self, cells: &[(&Role, &SourceCell)]) -> bool {
        let current = self.current.as_ref().map_or("", |current| current.text(Meaning::Programme));
        let is_other = |(role, cell): &(&Role, &SourceCell)| {
            role.meaning == Meaning::Programme && !cell.is_from_above && cell.words() != current
        };
        let is_title = |(role, _): &(&Role, &SourceCell)| matches!(role.meaning, Meaning::Title | Meaning::Code);
        !current.is_empty() && cells.iter().any(is_other) && !cells.iter().any(is_title)
    }

    /// The same objective under another programme: a blank title means the one above.
    fn begin_again(&mut self, cells: &[(&Role, &SourceCell)], row: &SourceRow) {
        let title = self.current.as_ref().and_then(|current| current.cells.get(&Meaning::Title)).cloned();
        self.close();
        self.begin_objective(cells, row);
        let (Some(title), Some(current)) = (title, &mut self.current) else { return };
        let note = Finding::new(plan_codes::INHERITED, "Titolo non scritto nella riga: vale quello della riga sopra");
        self.into.notes.push(note.at(row.place.clone()).expected(title.words()));
        current.cells.insert(Meaning::Title, title);
    }

    /// Remembers what a blank cell below would mean again.
    fn take_what_holds(&mut self, cells: &[(&Role, &SourceCell)]) {
        for (role, cell) in cells.iter().filter(|(role, _)| role.meaning.holds_below()) {
            let is_new = self.above.get(&role.meaning).is_none_or(|above| above.value != cell.words());
            // A strategic objective is of its direction, a manager of an office.
            match role.meaning {
                Meaning::Direction if is_new => _ = self.above.remove(&Meaning::Strategic),
                Meaning::Office if is_new => _ = self.above.remove(&Meaning::Manager),
                _ => {}
            }
            self.above.insert(role.meaning, Sourced::new(cell.words().to_owned(), cell.place.clone()));
        }
    }
}

/// Whether a row of a table begins an objective: it names one, and not the one above again.
fn begins_objective(cells: &[(&Role, &SourceCell)], current: Option<&Found>) -> bool {
    let own = |meaning| {
        cells.iter().find(|(role, cell)| role.meaning == meaning && !cell.is_from_above).map(|(_, cell)| cell.words())
    };
    let is_unreadable = |(role, cell): &(&Role, &SourceCell)| role.meaning == Meaning::Title && cell.is_unreadable();
    if cells.iter().any(is_unreadable) {
        return true;
    }
    let Some(title) = own(Meaning::Title).filter(|title| title.contains(char::is_alphanumeric)) else { return false };
    let Some(current) = current else { return true };
    if current.text(Meaning::Title) != title {
        return true;
    }
    // The same title again is another objective if its code is another, or, without codes, its programme or its office.
    let is_other = |meaning: Meaning| {
        let above = current.above.get(&meaning).map_or("", |above| above.value.as_str());
        let known = Some(current.text(meaning)).filter(|text| !text.is_empty()).unwrap_or(above);
        own(meaning).map(|text| text != known && !known.is_empty())
    };
    match own(Meaning::Code) {
        Some(code) => code != current.text(Meaning::Code),
        None => [Meaning::Programme, Meaning::Office].into_iter().any(|meaning| is_other(meaning) == Some(true)),
    }
}

/// Whether a row of indicators names another objective than the row above.
fn begins_by_code(cells: &[(&Role, &SourceCell)], current: Option<&Found>) -> bool {
    let code = cells.iter().find(|(role, cell)| role.meaning == Meaning::Code && !cell.is_from_above);
    code.is_some_and(|(_, code)| current.is_none_or(|current| current.text(Meaning::Code) != code.words()))
}

/// Whether a row says anything that can only be said of an objective or its indicators.
fn says_of_objective(cells: &[(&Role, &SourceCell)]) -> bool {
    let is_said =
        |meaning: Meaning| !meaning.holds_below() && !matches!(meaning, Meaning::Mission | Meaning::Programme);
    cells.iter().any(|(role, cell)| is_said(role.meaning) && !cell.is_from_above)
}
