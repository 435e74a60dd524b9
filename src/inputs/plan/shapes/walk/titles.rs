//! Lines between tables and rows: what they say of everything below them.

use super::super::super::source::SourceRow;
use super::super::found::Context;
use super::super::heading::Heading;
use super::super::labels;
use super::super::no_objective::is_plural;
use super::super::table::Table;
use super::super::title::{self, Title};
use super::super::vocabulary::Meaning;
use super::Walk;
use super::part::Part;
use crate::domain::{Few, Sourced};
use crate::words::fold;

/// Lines of a title stand this near to one another.
const ROWS_OF_A_TITLE: u32 = 2;
/// Cells of a row of labels above a table, at most.
const MOST_CELLS: usize = 4;
/// Labels above a table stand at most so many rows over its header.
const MOST_LABELS_ABOVE: usize = 4;

/// A text this sure to be a heading, alone over a header, heads a table.
const LEAST_OF_TITLE: u32 = 60;

impl Walk<'_> {
    /// Whether labels of what holds below stand here, and then another header: «Settore | Tecnico» between tables.
    pub(super) fn heads_another_table(&self, from_here: &[SourceRow]) -> bool {
        let holds = |row: &SourceRow| {
            let labels = labels::labels(row);
            let filled = row.beginning().count();
            let is_above = |label: &labels::Label| {
                let holds = |meaning: Meaning| {
                    meaning.holds_below() || matches!(meaning, Meaning::Mission | Meaning::Programme)
                };
                label.heading.best().is_some_and(|best| holds(best.meaning))
            };
            !labels.is_empty() && labels.len() * 2 >= filled && labels.iter().all(is_above)
        };
        // Most rows of a table have more cells than labels take; one that is merged counts once.
        let is_short = |row: &SourceRow| row.beginning().take(MOST_CELLS + 1).count() <= MOST_CELLS;
        if self.is_card || !from_here.first().is_some_and(|row| is_short(row) && holds(row)) {
            return false;
        }
        let mut rows = from_here.iter().enumerate().skip(1).take(MOST_LABELS_ABOVE);
        let header = rows.find(|(_, row)| !holds(row) && title::only_text(row).is_none());
        header.is_some_and(|(index, _)| Table::of(&from_here[index..]).is_some())
    }

    /// «Indicatori», alone over another header, is no objective of the table above.
    pub(super) fn is_heading_of_another_table(&self, from_here: &[SourceRow]) -> bool {
        let [row, below @ ..] = from_here else { return false };
        let is_heading =
            title::only_text(row).is_some_and(|text| Heading::of(text.words()).strength() >= LEAST_OF_TITLE);
        !self.is_card && self.table.is_some() && is_heading && Table::of(below).is_some()
    }

    /// «Obiettivi 2026: cronoprogramma» over a header: what the table holds, and no objective.
    pub(super) fn heads_objectives(&self, from_here: &[SourceRow]) -> bool {
        let Some((row, below)) = from_here.split_first() else { return false };
        let is_of_several = |label: &labels::Label| label.heading.is(Meaning::Title) && is_plural(&label.text);
        let is_short = row.beginning().take(3).count() < 3;
        if self.is_card || !is_short || !labels::labels(row).iter().any(is_of_several) {
            return false;
        }
        let lines = below.iter().take(MOST_LABELS_ABOVE).take_while(|row| title::only_text(row).is_some()).count();
        below.get(lines).is_some_and(|_| Table::begins(&below[lines..]))
    }

    /// One text over most of a table's columns is a line between its rows.
    pub(super) fn is_banner(&self, row: &SourceRow) -> bool {
        let (Some(text), Some((_, table))) = (title::only_text(row), &self.table) else { return false };
        let Some((first, last)) = text.spread else { return false };
        table.roles.range(first..=last).count() * 2 > table.roles.len()
    }

    /// Within a table, a name in the column of titles may be an objective's, unless it stands right over another header.
    pub(super) fn is_a_title_here(&self, title: &Title, from_here: &[SourceRow]) -> bool {
        let [row, below @ ..] = from_here else { return true };
        let (Title::Holds(..) | Title::Objective { .. }, Some((_, table))) = (title, &self.table) else { return true };
        let Some((column, first)) = row.cells.iter().find(|(_, cell)| !cell.is_blank()) else { return true };
        if let Some((first, last)) = first.spread {
            return last > first;
        }
        match (title, table.roles.get(column).map(|role| role.meaning)) {
            (Title::Objective { .. }, Some(Meaning::Title)) => false,
            (_, Some(Meaning::Title)) => title::is_surely_held(first.words()) || Table::begins(below),
            // The cell of a column of offices says the same of itself.
            (Title::Holds(held), Some(meaning)) => held.iter().all(|(own, _)| *own != meaning) || Table::begins(below),
            _ => true,
        }
    }

    pub(super) fn entitle(&mut self, title: Title, row: &SourceRow) {
        match title {
            Title::Total => return self.ignore(row),
            Title::Card => {
                self.hold_pending();
                self.close();
                self.begin_card(row.place.clone());
                self.card_code = title::only_text(row).and_then(title::code_of_card);
                return;
            }
            Title::Mission(title, programme) => {
                self.close();
                // A missione ends what titles said below the last one, not what stands above both, nor what the
                // sheet's name or the map says.
                self.above_mission.append(&mut self.fresh);
                let mut texts = self.of_sheet.clone();
                let above = self.above_mission.iter();
                texts.extend(above.filter_map(|own| Some((*own, self.context.texts.get(own)?.clone()))));
                self.context = Context { mission: Some(title.code), programme, texts, is_cross_cutting: false };
                self.into.titles.push(title);
            }
            Title::CrossCutting => {
                self.close();
                self.context = Context { is_cross_cutting: true, texts: self.of_sheet.clone(), ..Context::default() };
            }
            Title::Programme(programme) => {
                self.close();
                self.context.is_cross_cutting = false;
                self.context.mission = Some(programme.mission);
                self.context.programme = Some(programme);
            }
            Title::Objective { code, title } => {
                self.hold_pending();
                self.close();
                self.begin_titled_card(&code, &title, row);
                return;
            }
            Title::Holds(texts) => {
                self.hold_pending();
                self.close();
                for (meaning, text) in texts {
                    self.hold(meaning, Sourced::new(text, row.place.clone()));
                }
            }
        }
        // Below a title another header follows, or the same columns go on.
        self.above = Few::new();
        self.is_card = false;
        self.part = Part::None;
    }

    /// Takes what holds for everything below. A new office has another manager, a new direction other objectives.
    pub(super) fn hold(&mut self, meaning: Meaning, text: Sourced<String>) {
        let of_it = match meaning {
            Meaning::Office => Some(Meaning::Manager),
            Meaning::Direction => Some(Meaning::Strategic),
            _ => None,
        };
        let is_near = |other: &Sourced<String>| {
            let rows = (text.place.row(), other.place.row());
            matches!(rows, (Some(row), Some(other)) if row.abs_diff(other) <= ROWS_OF_A_TITLE)
        };
        if let Some(of_it) =
            of_it.filter(|_| self.context.texts.get(&meaning).is_some_and(|old| old.value != text.value))
            && self.context.texts.get(&of_it).is_some_and(|other| !is_near(other))
        {
            self.context.texts.remove(&of_it);
        }
        // «PEG 2026 – Settore IV» on the sheet «Settore IV – Welfare»: the same office, in fewer words.
        let says_less = |own: &Sourced<String>| fold(&own.value).starts_with(&fold(&text.value));
        if meaning == Meaning::Office && self.of_sheet.get(&meaning).is_some_and(says_less) {
            return;
        }
        self.fresh.insert(meaning);
        self.context.hold(meaning, text, self.catalogue);
    }

    /// A table or a card begins: what titles said over it before any missione stands above those within it as well.
    pub(super) fn stand_over_table(&mut self) {
        if self.into.titles.is_empty() {
            self.above_mission.append(&mut self.fresh);
        }
        self.fresh.clear();
    }
}
