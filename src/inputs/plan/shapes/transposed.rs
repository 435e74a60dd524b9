//! Tables that lie on their side: labels in the first column, an objective in each of those beside it.
//!
//! Guaranteed: every cell keeps its place; what stands above and below such a table stays where it is. Deliberately
//! absent: cards, where a label has one value, and headings side by side, which are a header.

use std::collections::BTreeSet;

use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN, SURE_BESIDE_A_VALUE};
use super::table::Table;
use super::vocabulary::Meaning;
use crate::domain::Few;

/// Objectives side by side, at least, and labels beside that of their titles.
const FEWEST_OBJECTIVES: usize = 2;
const FEWEST_LABELS: usize = 2;

/// A block of rows of a sheet that is such a table.
struct Block {
    first: usize,
    last: usize,
    /// The row of the titles.
    titles: usize,
    /// The column of the labels.
    labels: u32,
}

/// The sheet with its tables upright, if any of them lies on its side.
pub fn upright(sheet: &SourceSheet) -> Option<SourceSheet> {
    let mut next = Some(Block::find(&sheet.rows, 0)?);
    let (mut rows, mut index) = (Vec::new(), 0);
    while let Some(block) = next {
        rows.extend_from_slice(&sheet.rows[index..block.first]);
        rows.extend(block.upright(&sheet.rows));
        index = block.last + 1;
        next = Block::find(&sheet.rows, index);
    }
    rows.extend_from_slice(&sheet.rows[index..]);
    Some(SourceSheet { name: sheet.name.clone(), place: sheet.place.clone(), layout: sheet.layout, rows })
}

impl Block {
    /// The first block from a row on.
    fn find(rows: &[SourceRow], from: usize) -> Option<Self> {
        (from..rows.len()).find_map(|titles| Self::around(rows, from, titles))
    }

    /// The block around a row of titles.
    fn around(rows: &[SourceRow], from: usize, titles: usize) -> Option<Self> {
        let labels = column_of_labels(&rows[titles])?;
        let columns = columns(&rows[titles], labels);
        if Table::of(&rows[titles..]).is_some() {
            return None;
        }
        let goes_on = |row: &SourceRow| {
            let label = row.cells.get(&labels).filter(|cell| !cell.is_blank() && !cell.is_a_value());
            let is_within = row.cells.iter().all(|(column, cell)| cell.is_blank() || *column >= labels);
            let fills = columns.iter().filter(|column| row.cells.get(column).is_some_and(|cell| !cell.is_blank()));
            is_within && fills.count() > 0 && label.is_none_or(|label| !is_title(label.words()))
        };
        let is_known = |row: &SourceRow| label_of(row, labels).is_some_and(|label| strength(label) >= LEAST_OF_COLUMN);
        let above = rows[from..titles].iter().rev().take_while(|row| goes_on(row) && is_known(row)).count();
        let below = rows[titles + 1..].iter().take_while(|row| goes_on(row)).count();
        let (first, last) = (titles - above, titles + below);
        let says = |row: &SourceRow| {
            let label = label_of(row, labels).filter(|label| strength(label) >= SURE_BESIDE_A_VALUE)?;
            let own = self::columns(row, labels);
            (own.intersection(&columns).count() >= FEWEST_OBJECTIVES).then(|| Heading::of(label).best())?
        };
        let meanings: BTreeSet<Meaning> = rows[first..=last].iter().filter_map(says).map(|best| best.meaning).collect();
        let is_of_objectives = meanings.contains(&Meaning::Title) && meanings.len() > FEWEST_LABELS;
        is_of_objectives.then_some(Self { first, last, titles, labels })
    }

    /// The header and a row for each objective.
    fn upright(&self, rows: &[SourceRow]) -> Vec<SourceRow> {
        let own = &rows[self.first..=self.last];
        let all: BTreeSet<u32> = own.iter().flat_map(|row| columns(row, self.labels)).collect();
        let mut header = Few::new();
        let mut above: Option<SourceCell> = None;
        for (line, row) in (0u32..).zip(own) {
            // A value without a label goes on with that above.
            let label = row.cells.get(&self.labels).filter(|cell| !cell.is_blank()).cloned().or(above);
            header.extend(label.clone().map(|label| (line, label.standing_alone())));
            above = label;
        }
        let place_in = |column: u32| {
            let cell = rows[self.titles].cells.get(&column).filter(|cell| !cell.is_blank());
            cell.or_else(|| own.iter().find_map(|row| row.cells.get(&column))).map(|cell| cell.place.clone())
        };
        let mut upright: Vec<SourceRow> =
            place_in(self.labels).map(|place| SourceRow { place, cells: header }).into_iter().collect();
        for column in all {
            let cell = |(line, row): (u32, &SourceRow)| {
                let cell = row.cells.get(&column).filter(|cell| !cell.is_blank() && !cell.is_from_above)?;
                // What is merged with the column to the left is, upright, merged with the row above.
                let is_from_above = !cell.begins_at(column);
                Some((line, SourceCell { is_from_above, ..cell.clone().standing_alone() }))
            };
            let cells: Few<u32, SourceCell> = (0u32..).zip(own).filter_map(cell).collect();
            upright.extend(place_in(column).map(|place| SourceRow { place, cells }));
        }
        upright
    }
}

/// The column of the label of titles, if several titles stand beside it.
fn column_of_labels(row: &SourceRow) -> Option<u32> {
    let mut cells = row.beginning();
    let (labels, label) = cells.next().filter(|(_, cell)| !cell.is_a_value())?;
    let values: Vec<&SourceCell> = cells.map(|(_, cell)| cell).collect();
    if values.len() < FEWEST_OBJECTIVES || !is_title(label.words()) {
        return None;
    }
    let distinct: BTreeSet<&str> = values.iter().map(|cell| cell.words()).collect();
    let is_title_of = |cell: &&SourceCell| {
        !cell.is_a_value() && cell.words() != label.words() && strength(cell.words()) < SURE_BESIDE_A_VALUE
    };
    (distinct.len() >= FEWEST_OBJECTIVES && values.iter().all(is_title_of)).then_some(*labels)
}

/// The filled columns beside that of the labels.
fn columns(row: &SourceRow, labels: u32) -> BTreeSet<u32> {
    let beside = row.cells.iter().filter(|(column, cell)| **column > labels && !cell.is_blank());
    // What is merged with the label is the label.
    let is_own = |cell: &SourceCell| cell.spread.is_none_or(|(first, _)| first > labels);
    beside.filter(|(_, cell)| is_own(cell)).map(|(column, _)| *column).collect()
}

fn label_of(row: &SourceRow, labels: u32) -> Option<&str> {
    row.cells.get(&labels).filter(|cell| !cell.is_blank() && !cell.is_a_value()).map(SourceCell::words)
}

fn is_title(label: &str) -> bool {
    let heading = Heading::of(label.trim_end_matches(':'));
    heading.is(Meaning::Title) && heading.strength() >= SURE_BESIDE_A_VALUE
}

fn strength(label: &str) -> u32 {
    Heading::of(label.trim_end_matches(':')).strength()
}
