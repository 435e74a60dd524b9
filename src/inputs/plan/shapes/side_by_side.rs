//! Cards that stand side by side on a sheet: read as if one followed the other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN, SURE_BESIDE_A_VALUE};
use super::vocabulary::Meaning;
use crate::domain::Few;
use crate::workbook::Value;

/// Rows that must have the same label in both cards.
const FEWEST_ROWS: usize = 2;
/// Labels that must stand in the same columns where «Obiettivo» stands beside no value.
const FEWEST_LABELS: usize = 3;

/// A sheet as it is, or the parts of one whose cards stand side by side.
pub fn parts(sheet: &SourceSheet) -> Vec<Cow<'_, SourceSheet>> {
    if sheet.rows.iter().filter(|row| says_a_text_twice(row)).take(FEWEST_ROWS).count() < FEWEST_ROWS {
        return vec![Cow::Borrowed(sheet)];
    }
    let mut known = HashMap::new();
    let by_title = sheet.rows.iter().map(|row| columns_of_cards(row, &mut known)).find(|starts| starts.len() > 1);
    let Some(starts) = by_title.or_else(|| columns_of_labels(sheet)) else {
        return vec![Cow::Borrowed(sheet)];
    };
    let labels_again = |row: &&SourceRow| {
        let labels: Vec<&str> = starts
            .iter()
            .filter_map(|column| row.cells.get(column))
            .filter(|cell| is_text(cell))
            .map(SourceCell::words)
            .collect();
        labels.len() > 1 && labels.windows(2).all(|pair| pair[0] == pair[1])
    };
    if sheet.rows.iter().filter(labels_again).count() < FEWEST_ROWS {
        return vec![Cow::Borrowed(sheet)];
    }
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
    let from_left = [0].into_iter().chain(starts.iter().skip(1).copied());
    from_left.zip(ends).map(|(from, end)| Cow::Owned(part(sheet, from, end))).collect()
}

/// The columns in which «Obiettivo» stands beside a value, if they are several; `known` holds the texts seen so far.
fn columns_of_cards<'s>(row: &'s SourceRow, known: &mut HashMap<&'s str, bool>) -> Vec<u32> {
    let mut is_label = |cell: &'s SourceCell| {
        is_text(cell) && *known.entry(cell.words()).or_insert_with_key(|text| is_label_of_cards(text))
    };
    let mut labels = Vec::new();
    let mut before: Option<(u32, bool)> = None;
    for (&column, cell) in row.beginning() {
        let is_own = is_label(cell);
        labels.extend(before.filter(|(_, was_label)| *was_label && !is_own).map(|(column, _)| column));
        before = Some((column, is_own));
    }
    labels
}

fn is_text(cell: &SourceCell) -> bool {
    matches!(cell.value, Value::Text(_)) && !cell.words().is_empty()
}

/// Whether two cells of a row hold one text, as the labels of cards side by side do.
fn says_a_text_twice(row: &SourceRow) -> bool {
    let texts: Vec<&str> = row.cells.values().filter(|cell| is_text(cell)).map(SourceCell::words).collect();
    texts.iter().enumerate().any(|(index, text)| texts[index + 1..].contains(text))
}

/// The columns in which several labels stand again, each beside another value: «Denominazione | Nido | Denominazione | Mensa».
fn columns_of_labels(sheet: &SourceSheet) -> Option<Vec<u32>> {
    let mut labels: BTreeMap<Vec<u32>, BTreeSet<&str>> = BTreeMap::new();
    for row in &sheet.rows {
        let cells: Vec<(u32, &SourceCell)> = row.beginning().map(|(column, cell)| (*column, cell)).collect();
        let [(_, first), ..] = cells.as_slice() else { continue };
        let is_again = |(_, cell): &&(u32, &SourceCell)| cell.words() == first.words() && !cell.is_a_value();
        let columns: Vec<u32> = cells.iter().filter(is_again).map(|(column, _)| *column).collect();
        let is_known = || Heading::of(first.words().trim_end_matches(':')).strength() >= LEAST_OF_COLUMN;
        // Nothing but the label stands beside it in one of the cards at most: a value was left blank.
        if columns.len() > 1 && cells.len() > columns.len() && is_known() {
            labels.entry(columns).or_default().insert(first.words());
        }
    }
    let (columns, texts) = labels.into_iter().max_by_key(|(_, texts)| texts.len())?;
    (texts.len() >= FEWEST_LABELS).then_some(columns)
}

fn is_label_of_cards(text: &str) -> bool {
    let heading = Heading::of(text.trim_end_matches(':'));
    heading.is(Meaning::Title) && heading.strength() >= SURE_BESIDE_A_VALUE
}

fn part(sheet: &SourceSheet, from: u32, end: u32) -> SourceSheet {
    let rows = sheet.rows.iter().filter_map(|row| {
        let cells: Few<u32, SourceCell> =
            row.cells.range(from..end).map(|(column, cell)| (*column, cell.clone())).collect();
        let place = cells.values().find(|cell| !cell.is_blank())?.place.clone();
        Some(SourceRow { place, cells })
    });
    SourceSheet { name: sheet.name.clone(), place: sheet.place.clone(), layout: sheet.layout, rows: rows.collect() }
}
