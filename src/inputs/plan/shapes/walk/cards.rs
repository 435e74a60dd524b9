//! Cards: labels with their values, and tables of indicators or phases within a card.

use std::sync::Arc;

use super::super::super::plan_codes;
use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::classified;
use super::super::dated;
use super::super::found::Found;
use super::super::heading::{Heading, Reading, SURE_LABEL};
use super::super::labels;
use super::super::table::{Role, Table};
use super::super::title;
use super::super::vocabulary::Meaning;
use super::super::years::years_in;
use super::Walk;
use super::part::Part;
use crate::domain::{Place, Sourced};
use crate::finding::Finding;
use crate::words::fold;

impl Walk<'_> {
    /// A label with its value or the header of a part; within a card «MISSIONE | 01 Servizi» is no title for what follows.
    pub(super) fn take_in_card(&mut self, row: &SourceRow, from_here: &[SourceRow]) -> Option<usize> {
        if self.take_in_part(row, from_here) {
            return Some(1);
        }
        if let Some(text) = title::only_text(row) {
            if title::begins_objective(text.words()) {
                return None;
            }
            if self.take_line(text) || begins_part(text, from_here) {
                self.part = Part::None;
                return Some(1);
            }
        }
        let is_other = matches!(self.part, Part::Other { .. });
        if let Some(below) = from_here.get(1).filter(|_| !is_other)
            && self.take_all(labels::labels_above(row, below))
        {
            return Some(2);
        }
        // A label may be followed by a header: it is a header's first line only if it is one by itself.
        if Table::of_part(&from_here[..1]).is_none() && self.take_labels(row) {
            return Some(1);
        }
        let height = self.open_part(from_here);
        // A text below a title stands before the rows of the header that the title has from above.
        let is_text =
            || title::only_text(row).is_some() && title::of_row(row, self.context.mission, self.catalogue).is_none();
        if height.is_none() && self.is_inherited && self.part.table().is_some() && is_text() {
            self.take_loose(row);
            self.last_row = row.place.row();
            return Some(1);
        }
        if height.is_none() {
            self.end_part();
        }
        height
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
            if value.is_empty() {
                continue;
            }
            let role = Role::plain(meaning, meaning.label().to_owned());
            card.take(&role, &SourceCell::text(value, place.clone()), &mut self.into.notes);
        }
        // Where one header stands over several titles, it is that of each.
        if let Some(part) = &self.last_part {
            self.part = Part::Table(Arc::clone(part));
            self.is_inherited = true;
            self.last_row = row.place.row();
        }
    }

    /// «Obiettivo: Navetta», alone in its row under a header that holds for it, begins a card as one with a number does.
    pub(super) fn take_objective_line(&mut self, row: &SourceRow) -> Option<usize> {
        let is_begun = |card: &Found| !card.cells.contains_key(&Meaning::Title);
        if self.last_part.is_none() || !self.pending.is_empty() || self.current.as_ref().is_some_and(is_begun) {
            return None;
        }
        let (code, title) = title::objective_in(title::only_text(row)?)?;
        self.close();
        self.begin_titled_card(&code, &title, row);
        Some(1)
    }

    /// Begins a card, with the labels that stand above it.
    pub(super) fn begin_card(&mut self, place: Place) {
        if !self.is_card {
            self.table = None;
            self.into.next_table += 1;
        }
        self.is_card = true;
        self.part = Part::None;
        self.before_title.clear();
        self.stand_over_table();
        let mut card = Found::new(self.context.clone(), self.into.next_table - 1, self.year, place);
        for (role, value) in std::mem::take(&mut self.pending) {
            self.before_title.insert(role.meaning);
            card.take_label(&role, &value, &mut self.into.notes);
        }
        self.current = Some(card);
    }

    /// The labels of a card, or labels above a table that hold for all of it.
    pub(super) fn take_labels(&mut self, row: &SourceRow) -> bool {
        let mut labels = labels::labels(row);
        if matches!(self.part, Part::Other { .. }) {
            // «N. | Nominativo» heads a list of people.
            let holds = |best: Reading| best.strength >= SURE_LABEL && !best.meaning.is_of_indicator();
            labels.retain(|label| label.heading.best().is_some_and(holds));
        }
        let beside = labels::beside(row, &labels);
        let is_any = self.take_all(labels);
        self.take_beside(beside);
        is_any
    }

    /// Texts beside the value of a label that have none of their own: kept with the card, and told.
    fn take_beside(&mut self, texts: Vec<&SourceCell>) {
        for text in texts {
            if let Some(card) = self.current.as_mut().filter(|_| self.is_card) {
                card.other(&Role::plain(Meaning::Notes, "testo della scheda".to_owned()), text);
            }
            let message = "Testo accanto al valore di un’etichetta, senza un’etichetta sua: non è letto come dato";
            let note = Finding::new(plan_codes::STRAY_CELL, message).at(text.place.clone()).found(text.words());
            self.into.notes.push(note.expected("un’etichetta accanto, oppure nulla"));
        }
    }

    fn take_all(&mut self, labels: Vec<labels::Label>) -> bool {
        let is_any = !labels.is_empty();
        for labels::Label { heading, text, value, .. } in labels {
            let Some(reading) = heading.best() else { continue };
            let mut role =
                Role { year: heading.year, strength: reading.strength, ..Role::plain(reading.meaning, text) };
            dated::settle_label(&mut role, self.year);
            self.take_label(&role, &value);
        }
        is_any
    }

    fn take_label(&mut self, role: &Role, value: &SourceCell) {
        let is_again = |found: &Found| found.cells.contains_key(&role.meaning);
        let heads_card = |meaning: &Meaning| *meaning == Meaning::Title || self.before_title.contains(meaning);
        let begins = if self.is_card {
            heads_card(&role.meaning) && self.current.as_ref().is_some_and(is_again)
        } else {
            role.meaning == Meaning::Title
        };
        if begins {
            self.close();
            self.begin_card(value.place.clone());
        }
        self.part = Part::None;
        match &mut self.current {
            Some(card) if self.is_card => {
                if !card.cells.contains_key(&Meaning::Title) {
                    self.before_title.insert(role.meaning);
                }
                if role.meaning == Meaning::Title {
                    card.place = value.place.clone();
                }
                if role.meaning == Meaning::Indicator {
                    card.name_indicator(value);
                    card.is_labelled = true;
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
        self.tell_other(row);
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
