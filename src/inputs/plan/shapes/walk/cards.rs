//! Cards: labels with their values, and tables of indicators or phases within a card.

use std::sync::Arc;

use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::classified;
use super::super::found::Found;
use super::super::heading::Heading;
use super::super::labels;
use super::super::objective_line;
use super::super::settle;
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
        if let Some(text) = title::only_text(row) {
            if objective_line::objective_line(text.words()).is_some() {
                return None;
            }
            if self.take_line(text) || begins_part(text, from_here) {
                self.part = None;
                return Some(1);
            }
        }
        if let Some(below) = from_here.get(1)
            && self.take_all(labels::labels_above(row, below))
        {
            return Some(2);
        }
        // A label may be followed by a header: it is a header's first line only if it is one by itself.
        if Table::of_part(&from_here[..1]).is_none() && self.take_labels(row) {
            return Some(1);
        }
        let mut part = Table::of_part(from_here)?;
        let height = part.height;
        settle::settle(&mut part, &from_here[height..], self.year, self.catalogue);
        let unknown = part.unknown.iter().map(|(column, name)| (*column, Role::plain(Meaning::Notes, name.clone())));
        part.roles.extend(unknown);
        self.part = Some(Arc::new(part));
        Some(height)
    }

    /// «Missione 01 Programma 10 – Peso 40%» below the title of an objective.
    fn take_line(&mut self, text: &SourceCell) -> bool {
        let mission = self.context.mission;
        let Some(card) = self.current.as_mut().filter(|card| card.is_titled_only()) else { return false };
        let words = text.words().replace(" - ", " – ");
        let mut parts = words.split(" – ").map(str::trim);
        let Some(first) = parts.next() else { return false };
        let names =
            ["MISSIONE", "MISS ", "PROGRAMMA", "PROGR ", "PROG "].iter().any(|word| fold(first).starts_with(word));
        if !names || classified::programme_of(first, mission, self.catalogue).is_none() {
            return false;
        }
        let mut take = |meaning: Meaning, value: &str| {
            let role = Role::plain(meaning, meaning.label().to_owned());
            card.take(&role, &SourceCell::text(value, text.place.clone()), &mut self.into.notes);
        };
        take(Meaning::Programme, first);
        for part in parts {
            let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
            let (label, value) = part.split_at(digits);
            if Heading::of(label.trim().trim_end_matches(':')).is(Meaning::Weight) {
                take(Meaning::Weight, value);
            } else {
                take(Meaning::Notes, part);
            }
        }
        true
    }

    /// «Obiettivo n. 1: Regolamento» begins a card.
    pub(super) fn begin_titled_card(&mut self, code: &str, title: &str, row: &SourceRow) {
        let Some(place) = title::only_text(row).map(|text| text.place.clone()) else { return };
        self.begin_card(place.clone());
        let Some(card) = &mut self.current else { return };
        for (meaning, value) in [(Meaning::Title, title), (Meaning::Code, code)] {
            let role = Role::plain(meaning, meaning.label().to_owned());
            card.take(&role, &SourceCell::text(value, place.clone()), &mut self.into.notes);
        }
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
        self.take_all(labels::labels(row))
    }

    fn take_all(&mut self, labels: Vec<labels::Label>) -> bool {
        let is_any = !labels.is_empty();
        for labels::Label { heading, text, value, .. } in labels {
            let Some(reading) = heading.best() else { continue };
            let mut role =
                Role { year: heading.year, strength: reading.strength, ..Role::plain(reading.meaning, text) };
            settle::settle_label(&mut role, self.year);
            self.take_label(&role, &value);
        }
        is_any
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
                card.take_label(role, value, &mut self.into.notes);
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
            self.hold(role.meaning, Sourced::new(value.words().to_owned(), value.place));
        }
    }

    /// A text of a card without a label of its own: it goes on with the last one.
    pub(super) fn take_loose(&mut self, row: &SourceRow) -> bool {
        let Some(found) = &mut self.current else { return false };
        let heading = "testo della scheda".to_owned();
        let role = Role::plain(Meaning::Notes, heading);
        for (_, text) in row.beginning() {
            found.other(&role, text);
        }
        true
    }
}

/// «INDICATORI DI RISULTATO», «FASI E TEMPI»: a line over the header of a part.
fn begins_part(text: &SourceCell, from_here: &[SourceRow]) -> bool {
    let best = Heading::of(text.words()).best();
    let is_of_part = best.is_some_and(|best| best.meaning.is_of_indicator() || best.meaning == Meaning::Activity);
    is_of_part && Table::of_part(&from_here[1..]).is_some()
}
