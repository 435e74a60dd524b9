//! Cards: labels with their values, and tables of indicators or phases within a card.

use std::sync::Arc;

use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::found::Found;
use super::super::table::{Role, Table};
use super::super::title;
use super::super::vocabulary::Meaning;
use super::super::years::years_in;
use super::Walk;
use crate::domain::{Place, Sourced};
use crate::words::fold;

impl Walk<'_> {
    /// A label with its value or the header of a part; within a card «MISSIONE | 01 Servizi» is no title for what follows.
    pub(super) fn take_in_card(&mut self, row: &SourceRow, from_here: &[SourceRow]) -> Option<usize> {
        // A label may be followed by a header: it is a header's first line only if it is one by itself.
        if Table::of_part(&from_here[..1]).is_none() && self.take_labels(row) {
            return Some(1);
        }
        let part = Table::of_part(from_here)?;
        let height = part.height;
        self.part = Some(Arc::new(part));
        Some(height)
    }

    /// Begins a card, with the labels that stand above it.
    pub(super) fn begin_card(&mut self, place: Place) {
        if !self.is_card {
            self.table = None;
            self.into.next_table += 1;
        }
        self.is_card = true;
        self.part = None;
        let mut card = Found::new(self.context.clone(), self.into.next_table - 1, self.year, place);
        for (role, value) in std::mem::take(&mut self.pending) {
            card.take(&role, &value, &mut self.into.notes);
        }
        self.current = Some(card);
    }

    /// The labels of a card, or labels above a table that hold for all of it.
    pub(super) fn take_labels(&mut self, row: &SourceRow) -> bool {
        let pairs = title::labels(row);
        for (heading, label, value) in &pairs {
            let Some(reading) = heading.best() else { continue };
            let heading_text = label.words().trim_end_matches(':').to_owned();
            let (meaning, strength) = (reading.meaning, reading.strength);
            self.take_label(&Role { meaning, year: heading.year, heading: heading_text, strength, other: None }, value);
        }
        !pairs.is_empty()
    }

    fn take_label(&mut self, role: &Role, value: &SourceCell) {
        let is_again = |found: &Found| found.cells.contains_key(&role.meaning);
        let begins = if self.is_card {
            !role.meaning.is_of_indicator() && self.current.as_ref().is_some_and(is_again)
        } else {
            role.meaning == Meaning::Title
        };
        if begins {
            self.close();
            self.begin_card(value.place.clone());
        }
        self.part = None;
        match &mut self.current {
            Some(card) if self.is_card => {
                if role.meaning == Meaning::Title {
                    card.place = value.place.clone();
                }
                if role.meaning == Meaning::Indicator {
                    card.name_indicator(value);
                }
                card.take(role, value, &mut self.into.notes);
            }
            _ => self.pending.push((role.clone(), value.clone())),
        }
    }

    /// Labels above a table hold for every objective below.
    pub(super) fn hold_pending(&mut self) {
        for (role, value) in std::mem::take(&mut self.pending) {
            if role.meaning == Meaning::Year {
                self.year = years_in(&fold(value.words())).first().copied().or(self.year);
                continue;
            }
            let text = Sourced::new(value.words().to_owned(), value.place);
            self.context.hold(role.meaning, text, self.catalogue);
        }
    }

    /// A text of a card without a label of its own: it goes on with the last one.
    pub(super) fn take_loose(&mut self, row: &SourceRow) -> bool {
        let Some(found) = &mut self.current else { return false };
        let heading = "testo della scheda".to_owned();
        let role = Role { meaning: Meaning::Notes, year: None, heading, strength: 0, other: None };
        for (_, text) in row.cells.iter().filter(|(column, cell)| !cell.is_blank() && cell.begins_at(**column)) {
            found.other(&role, text);
        }
        true
    }
}
