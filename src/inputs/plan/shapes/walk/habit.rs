//! Which columns the rows of a table fill, by which what stands below it is told from them.

use std::collections::BTreeMap;

use super::super::super::source::SourceRow;

/// Which columns the rows of a table fill.
#[derive(Debug, Default)]
pub struct Habit {
    rows: usize,
    filled: BTreeMap<u32, usize>,
}

impl Habit {
    /// Takes a row of the table.
    pub fn take(&mut self, row: &SourceRow) {
        self.rows += 1;
        for (column, _) in row.cells.iter().filter(|(_, cell)| !cell.is_blank()) {
            *self.filled.entry(*column).or_default() += 1;
        }
    }

    /// The columns that most rows fill.
    pub fn columns(&self) -> impl Iterator<Item = u32> + '_ {
        self.filled.iter().filter(|(_, count)| **count * 2 >= self.rows).map(|(column, _)| *column)
    }
}
