//! Parts of a card: the table of its indicators, that of its phases, and blocks of other things beside them.
//!
//! A table of indicators ends where a row no longer fits it: people, money and signatures below are no indicators, and
//! stay among the objective's other texts.

use std::sync::Arc;

use super::super::super::plan_codes;
use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::heading::Heading;
use super::super::labels;
use super::super::settle;
use super::super::table::{Role, Table};
use super::super::title;
use super::super::vocabulary::Meaning;
use super::Walk;
use super::part::{Part, is_of_indicators};
use crate::finding::Finding;
use crate::words::fold;

/// A text this sure to be a heading, alone in a row, is no indicator.
const LEAST_OF_HEADING: u32 = 60;
/// Beginnings of words that head lists of people and of money; units («ore») and what is often measured («spesa») are none.
#[rustfmt::skip]
const OF_OTHERS: [&str; 16] = [
    "PERSONAL", "NOMINATIV", "COGNOM", "DIPENDENT", "MATRICOL", "PROFIL", "QUALIFIC", "CATEGORI", "INQUADRAMENT", "IMPIEG",
    "RISORS", "CAPITOL", "STANZIAMENT", "IMPORT", "IMPEGN", "BUDGET",
];
/// Such headings in a row, at least.
const FEWEST_OF_OTHERS: usize = 2;

impl Walk<'_> {
    /// Begins the part whose header stands here; how many rows the header takes.
    pub(super) fn open_part(&mut self, from_here: &[SourceRow]) -> Option<usize> {
        let mut part = Table::of_part(from_here)?;
        let height = part.height;
        settle::settle(&mut part, &from_here[height..], self.year, self.catalogue);
        if let Some(first) = from_here.get(height) {
            settle::settle_side_label(&mut part, first);
        }
        let unknown = part.unknown.iter().map(|(column, name)| (*column, Role::plain(Meaning::Notes, name.clone())));
        part.roles.extend(unknown);
        // A number beside an indicator is the indicator's, and no code of its objective.
        if is_of_indicators(&part) {
            part.roles
                .values_mut()
                .filter(|role| role.meaning == Meaning::Code)
                .for_each(|role| role.meaning = Meaning::Notes);
        }
        let part = Arc::new(part);
        if is_of_indicators(&part) {
            self.last_part = Some(Arc::clone(&part));
        }
        self.part = Part::Table(part);
        (self.has_figures, self.is_inherited) = (false, false);
        self.last_row = from_here.get(height - 1).and_then(|row| row.place.row());
        Some(height)
    }

    /// A header of indicators above the lines that name their objectives: it holds for each of them.
    pub(super) fn take_common_header(&mut self, from_here: &[SourceRow]) -> Option<usize> {
        const MOST_LINES_BETWEEN: usize = 4;
        let names = |row: &SourceRow| title::only_text(row).is_some_and(|text| title::objective_in(text).is_some());
        let height = Table::of_part(from_here).filter(is_of_indicators)?.height;
        let below =
            from_here[height..].iter().take(MOST_LINES_BETWEEN).take_while(|row| title::only_text(row).is_some());
        let is_above = self.table.is_none() && below.clone().any(names);
        if !is_above {
            return None;
        }
        let height = self.open_part(from_here);
        self.part = Part::None;
        height
    }

    /// Takes a row of a table of indicators, whatever its words; false if it is none.
    pub(super) fn take_in_part(&mut self, row: &SourceRow, from_here: &[SourceRow]) -> bool {
        let Some(part) = self.part.table().filter(|part| is_of_indicators(part)).cloned() else { return false };
        if Table::of_part(from_here).is_some() {
            return false;
        }
        if self.take_beside_indicators(&part, row) {
            return true;
        }
        if self.heads_others(&part, row) {
            self.end_part();
            return self.take_loose(row);
        }
        if !self.fits(&part, row) {
            return false;
        }
        self.has_figures |= has_figure(&part, row);
        self.is_inherited = false;
        self.take_row(row);
        self.last_row = row.place.row();
        true
    }

    /// What stands below a table of indicators and is no label and no other table begins a block of something else.
    pub(super) fn end_part(&mut self) {
        if self.part.table().is_some_and(|part| is_of_indicators(part)) {
            self.part = Part::Other { is_told: false };
        }
    }

    /// Tells the first row of a block of something else.
    pub(super) fn tell_other(&mut self, row: &SourceRow) {
        if let Part::Other { is_told: is_told @ false } = &mut self.part {
            *is_told = true;
            let message = "Sotto gli indicatori comincia altro: resta tra le altre notizie dell’obiettivo";
            let texts: Vec<&str> = row.beginning().map(|(_, cell)| cell.words()).collect();
            let note = Finding::new(plan_codes::IGNORED_ROW, message).at(row.place.clone());
            self.into.notes.push(note.found(texts.join(" | ")));
        }
    }

    fn fits(&self, part: &Table, row: &SourceRow) -> bool {
        let own: Vec<(u32, &SourceCell)> =
            row.beginning().filter(|(_, cell)| !cell.is_from_above).map(|(column, cell)| (*column, cell)).collect();
        let role = |column: &u32| part.roles.get(column);
        let names = |column: &u32| role(column).is_some_and(|role| is_name(role.meaning));
        let Some((_, first)) = own.first() else { return false };
        // «N. | Nominativo» under «N. | Indicatore» heads something else.
        let is_heading_again = |(column, cell): &(u32, &SourceCell)| {
            role(column).is_some_and(|role| fold(&role.heading) == fold(cell.words()))
        };
        if own.iter().any(is_heading_again) && !has_figure(part, row) {
            return false;
        }
        // A number where units stand is no unit.
        let is_unit = |(column, cell): &(u32, &SourceCell)| {
            role(column).is_some_and(|role| role.meaning == Meaning::Unit) && cell.is_a_value()
        };
        if own.iter().any(is_unit) && !has_figure(part, row) {
            return false;
        }
        if part.is_repeated_by(row) || own.iter().any(|(column, _)| role(column).is_none()) {
            return false;
        }
        let stands_below = self.last_row.is_none_or(|last| row.place.row().is_none_or(|own| own == last + 1));
        let is_named = own.iter().any(|(column, _)| names(column));
        let is_whole = stands_below || has_figure(part, row) || !self.has_figures;
        match own.as_slice() {
            [(column, only)] => {
                let is_heading = Heading::of(only.words()).strength() >= LEAST_OF_HEADING;
                let is_title = title::of_row(row, self.context.mission, self.catalogue).is_some();
                stands_below
                    && !is_title
                    && !self.is_inherited
                    && names(column)
                    && only.spread.is_none()
                    && !is_heading
                    && !only.words().contains(':')
            }
            [_, (_, value)] => is_whole && is_named && !self.is_labelled(row, first, value),
            _ => {
                // What is merged from above is no label here.
                let is_merged = row.beginning().any(|(_, cell)| cell.is_from_above);
                let labels = if is_merged { Vec::new() } else { labels::labels(row) };
                is_whole && (is_named || stands_below && has_figure(part, row)) && labels.len() * 2 != own.len()
            }
        }
    }

    /// «Personale coinvolto | Categoria | % impiego»: headings of people or money below indicators that have figures.
    fn heads_others(&self, part: &Table, row: &SourceRow) -> bool {
        let own: Vec<&SourceCell> = row.beginning().map(|(_, cell)| cell).filter(|cell| !cell.is_from_above).collect();
        let heads = |cell: &&SourceCell| {
            let folded = fold(cell.words());
            !cell.is_a_value() && OF_OTHERS.iter().any(|stem| folded.split(' ').any(|word| word.starts_with(stem)))
        };
        self.has_figures
            && own.first().is_some_and(&heads)
            && own.iter().filter(|cell| heads(cell)).count() >= FEWEST_OF_OTHERS
            && !has_figure(part, row)
    }

    /// Whether two cells are a label with its value rather than an indicator of that name: «Peso | 40», and not
    /// «Beneficiari | 85».
    fn is_labelled(&self, row: &SourceRow, first: &SourceCell, value: &SourceCell) -> bool {
        let labels = labels::labels(row);
        let [label] = labels.as_slice() else { return false };
        let Some(best) = label.heading.best().filter(|_| label.place == first.place) else { return false };
        let is_number = figures::figure(value).is_some_and(|figure| figure.is_number);
        let holds_number =
            matches!(best.meaning, Meaning::Weight | Meaning::Code | Meaning::Programme | Meaning::Mission);
        let is_known = self.current.as_ref().is_some_and(|card| {
            card.cells.contains_key(&best.meaning) || best.meaning == Meaning::Weight && !card.weights.is_empty()
        });
        let heads_card = self.before_title.contains(&best.meaning);
        !is_number || best.meaning.is_of_indicator() || holds_number && (!is_known || heads_card)
    }
}

const fn is_name(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Indicator | Meaning::Formula)
}

/// Whether a row has a figure where the table has values.
fn has_figure(part: &Table, row: &SourceRow) -> bool {
    let is_value = |role: &Role| matches!(role.meaning, Meaning::Target | Meaning::Base | Meaning::Actual);
    let values = part.roles.iter().filter(|(_, role)| is_value(role)).filter_map(|(column, _)| row.cells.get(column));
    let mut filled = values.filter(|cell| !cell.is_blank() && !cell.is_from_above);
    filled.any(|cell| cell.is_a_value() || figures::figure(cell).is_some_and(|figure| figure.is_number))
}
