//! The rows below a header by which its columns are judged, and what a heading may mean.

use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN};
use super::table::Table;
use super::title;
use super::vocabulary::Meaning;

/// Rows below a header by which its columns are judged, at most.
const MOST: usize = 60;

/// The rows below a header until the next one.
pub fn of(below: &[SourceRow]) -> &[SourceRow] {
    let end = below.iter().take(MOST).position(|row| Table::of(std::slice::from_ref(row)).is_some());
    &below[..end.unwrap_or(MOST).min(below.len())]
}

/// The filled cells of a column.
pub fn cells(sample: &[SourceRow], column: u32) -> impl Iterator<Item = &SourceCell> {
    // A line between the rows says nothing of a column.
    let is_line = |row: &&SourceRow| {
        title::only_text(row).is_some_and(|text| text.spread.is_some() || title::is_surely_held(text.words()))
    };
    sample
        .iter()
        .filter(move |row| !is_line(row))
        .filter_map(move |row| row.cells.get(&column))
        .filter(|cell| !cell.is_blank() && !cell.is_from_above)
}

/// How many of a column's filled cells are so, in hundredths; none for a column of blanks.
pub fn share(sample: &[SourceRow], column: u32, is_so: impl Fn(&SourceCell) -> bool) -> Option<usize> {
    let all = cells(sample, column).count();
    (all > 0).then(|| cells(sample, column).filter(|cell| is_so(cell)).count() * 100 / all)
}

/// How sure a heading may mean this.
pub fn reads(heading: &str, meaning: Meaning) -> Option<u32> {
    let readings = Heading::of(heading).readings;
    readings
        .iter()
        .find(|reading| reading.meaning == meaning && reading.strength >= LEAST_OF_COLUMN)
        .map(|reading| reading.strength)
}
