//! What a reader notes of a sheet beside its cells.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Unlike;

/// What a person does not see on a sheet, sees struck out, or would have to look for in another file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Hidden rows, from zero: first and last of each run, ascending.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, from zero: first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells whose text is struck out: row and column.
    pub struck: BTreeSet<(u32, u32)>,
    /// Cells whose formula takes its value from another workbook, with that file's name.
    pub from_others: BTreeMap<(u32, u32), String>,
    /// Cells of a text document in which not everything that stands there is read.
    pub unlike: BTreeMap<Unlike, BTreeSet<(u32, u32)>>,
    /// Cells whose text was longer than any spreadsheet holds, and has been cut.
    pub cut: BTreeSet<(u32, u32)>,
}

impl Marks {
    /// Whether a row is hidden.
    pub fn hides_row(&self, row: u32) -> bool {
        is_in_runs(&self.hidden_rows, row)
    }

    /// Whether a column is hidden.
    pub fn hides_column(&self, column: u32) -> bool {
        is_in_runs(&self.hidden_columns, column)
    }

    /// Takes note of a hidden row; rows come in their order.
    pub(super) fn hide_row(&mut self, row: u32) {
        match self.hidden_rows.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => self.hidden_rows.push((row, row)),
        }
    }
}

fn is_in_runs(runs: &[(u32, u32)], index: u32) -> bool {
    runs.iter().any(|(first, last)| (*first..=*last).contains(&index))
}
