//! Cards that stand side by side on a sheet: read as if one followed the other.

use std::borrow::Cow;

use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::heading::{Heading, SURE_BESIDE_A_VALUE};
use super::vocabulary::Meaning;

/// Rows that must have the same label in both cards.
const FEWEST_ROWS: usize = 2;

/// A sheet as it is, or the parts of one whose cards stand side by side.
pub fn parts(sheet: &SourceSheet) -> Vec<Cow<'_, SourceSheet>> {
    let Some(starts) = sheet.rows.iter().map(columns_of_cards).find(|starts| starts.len() > 1) else {
        return vec![Cow::Borrowed(sheet)];
    };
    let labels_again = |row: &&SourceRow| {
        let labels: Vec<&str> = starts
            .iter()
            .filter_map(|column| row.cells.get(column))
            .map(SourceCell::words)
            .filter(|text| !text.is_empty())
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

/// The columns in which «Obiettivo» stands beside a value, if they are several.
fn columns_of_cards(row: &SourceRow) -> Vec<u32> {
    let filled: Vec<(u32, &SourceCell)> = row.beginning().map(|(column, cell)| (*column, cell)).collect();
    let is_label = |cell: &SourceCell| {
        let heading = Heading::of(cell.words().trim_end_matches(':'));
        heading.is(Meaning::Title) && heading.strength() >= SURE_BESIDE_A_VALUE
    };
    let labels = filled.windows(2).filter(|pair| is_label(pair[0].1) && !is_label(pair[1].1));
    labels.map(|pair| pair[0].0).collect()
}

fn part(sheet: &SourceSheet, from: u32, end: u32) -> SourceSheet {
    let rows = sheet.rows.iter().filter_map(|row| {
        let cells: std::collections::BTreeMap<u32, SourceCell> =
            row.cells.range(from..end).map(|(column, cell)| (*column, cell.clone())).collect();
        let place = cells.values().find(|cell| !cell.is_blank())?.place.clone();
        Some(SourceRow { place, cells })
    });
    SourceSheet { name: sheet.name.clone(), place: sheet.place.clone(), layout: sheet.layout, rows: rows.collect() }
}
