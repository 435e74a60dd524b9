//! Cards whose objective stands beside «Denominazione», «Oggetto» or «Descrizione obiettivo»: words that elsewhere may
//! mean something else, and name the objective where no label of the sheet does.
//!
//! Guaranteed: nothing changes where any label or line of the sheet names its objectives. Deliberately absent: words
//! that the vocabulary does not know, which only a map can name.

use std::collections::BTreeSet;

use super::super::plan_codes;
use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN, Reading, SURE_BESIDE_A_VALUE};
use super::label_text::at_colon;
use super::labels;
use super::table::Table;
use super::title;
use super::vocabulary::Meaning;
use crate::finding::Finding;
use crate::words::fold;

/// Other labels of a card, at least: one where a line such as «SCHEDA OBIETTIVO N. 1» begins it, and else two.
const FEWEST_LABELS: usize = 2;
/// A second reading this sure makes a label that of a title where nothing better does: «Descrizione obiettivo».
const LEAST_OF_TITLE: u32 = 60;

/// How near a label comes to naming an objective, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// «Denominazione», «Oggetto».
    Title,
    /// «Descrizione obiettivo».
    MayBeTitle,
    /// «Descrizione», in a card that a line begins.
    Description,
}

/// Gives the labels of objectives the word by which they are known, and tells it.
pub fn name(sheet: &mut SourceSheet, findings: &mut Vec<Finding>) {
    let Some(label) = title_label(sheet) else { return };
    let mut places = Vec::new();
    for row in &mut sheet.rows {
        let columns: Vec<u32> =
            labels_in(row).into_iter().filter(|(_, text)| fold(text) == label).map(|(column, _)| column).collect();
        for column in columns {
            let Some(cell) = row.cells.get_mut(&column) else { continue };
            let behind = at_colon(cell.words()).map(|(_, value)| format!(": {}", value.trim()));
            let words = format!("{}{}", Meaning::Title.label(), behind.unwrap_or_default());
            places.push((cell.place.clone(), cell.words().to_owned()));
            cell.rewrite(&words);
        }
    }
    if let Some((place, text)) = places.into_iter().next() {
        let message = "Etichetta letta come titolo dell’obiettivo: la scheda non ne ha un’altra";
        findings.push(Finding::new(plan_codes::RECOGNISED, message).at(place).found(text));
    }
}

/// The folded label of a sheet's cards that names their objectives, where no surer one does.
pub fn title_label(sheet: &SourceSheet) -> Option<String> {
    // A table of objectives has headings, and no labels; one of indicators stands within a card.
    let is_of_objectives = |rows: &[SourceRow]| Table::begins(rows) && Table::of_part(rows).is_none();
    if (0..sheet.rows.len()).any(|index| is_of_objectives(&sheet.rows[index..])) {
        return None;
    }
    let rows = || sheet.rows.iter().enumerate();
    let is_line = |row: &SourceRow| title::only_text(row).is_some_and(|text| title::is_card_line(text.words()));
    let has_line = sheet.rows.iter().any(is_line);
    let names = |row: &SourceRow| title::only_text(row).is_some_and(|text| title::objective_in(text).is_some());
    let labels: Vec<(usize, labels::Label)> =
        rows().flat_map(|(index, row)| labels::labels(row).into_iter().map(move |label| (index, label))).collect();
    let meanings: BTreeSet<Meaning> =
        labels.iter().filter_map(|(_, label)| label.heading.best()).map(|best| best.meaning).collect();
    if meanings.contains(&Meaning::Title) || sheet.rows.iter().any(names) {
        return None;
    }
    let is_of_plans = |meaning: &Meaning| {
        meaning.is_of_indicator()
            || matches!(meaning, Meaning::Mission | Meaning::Programme | Meaning::Weight | Meaning::Code)
    };
    let has_part = (0..sheet.rows.len()).any(|index| Table::of_part(&sheet.rows[index..]).is_some());
    let known = meanings.len() + usize::from(has_part) + usize::from(has_line);
    if known < FEWEST_LABELS || !(has_part || meanings.iter().any(is_of_plans)) {
        return None;
    }
    let mut candidates = Vec::new();
    for (index, row) in rows().filter(|(index, _)| Table::of_part(&sheet.rows[*index..]).is_none()) {
        for (column, text) in labels_in(row) {
            let near = nearness(&text).filter(|near| *near != Nearness::Description || has_line);
            candidates.extend(near.map(|near| (near, index, column, fold(&text))));
        }
    }
    candidates.into_iter().min().map(|(_, _, _, text)| text)
}

fn nearness(label: &str) -> Option<Nearness> {
    let heading = Heading::of(label);
    let reads = |reading: &Reading| reading.meaning == Meaning::Title && reading.strength >= LEAST_OF_TITLE;
    if heading.is(Meaning::Title) && heading.strength() >= LEAST_OF_COLUMN {
        return Some(Nearness::Title);
    }
    if heading.readings.iter().any(reads) {
        return Some(Nearness::MayBeTitle);
    }
    heading.is(Meaning::Purpose).then_some(Nearness::Description)
}

/// The texts of a row that stand beside a value or have it behind their colon, each with its column.
pub fn labels_in(row: &SourceRow) -> Vec<(u32, String)> {
    let cells: Vec<(u32, &SourceCell)> = row.beginning().map(|(column, cell)| (*column, cell)).collect();
    let mut found = Vec::new();
    let mut rest = cells.as_slice();
    while let [(column, cell), after @ ..] = rest {
        rest = after;
        if cell.is_a_value() {
            continue;
        }
        if let Some((label, value)) = at_colon(cell.words())
            && !value.trim().is_empty()
        {
            found.push((*column, label.trim().to_owned()));
            continue;
        }
        let [(_, value), after @ ..] = rest else { break };
        let is_heading = || Heading::of(value.words()).strength() >= SURE_BESIDE_A_VALUE && !value.is_a_value();
        if fold(value.words()) != fold(cell.words()) && (after.is_empty() || !is_heading()) {
            found.push((*column, cell.words().trim_end_matches(':').trim().to_owned()));
            rest = after;
        }
    }
    found
}
