//! The row that names the columns.

use std::fmt::Debug;

use crate::words::fold;
use crate::workbook::{Cell, Sheet};

/// The columns of one kind of table.
pub trait Column: Copy + Eq + Debug + 'static {
    /// Every column.
    const ALL: &'static [Self];
    /// The columns without which a row is no header.
    const KEY: &'static [Self];

    /// The heading as we write it, then the other ways in which it is recognised, folded
    /// ([`fold`]). A trailing «(€)» or «euro» does not count.
    fn names(self) -> (&'static str, &'static [&'static str]);

    /// The heading as we write it.
    fn heading(self) -> &'static str {
        self.names().0
    }

    /// The column that a heading names.
    fn from_heading(text: &str) -> Option<Self> {
        let folded = fold(text);
        let folded = folded.strip_suffix(" EURO").unwrap_or(&folded);
        let mut all = Self::ALL.iter().copied();
        all.find(|column| fold(column.heading()) == folded || column.names().1.contains(&folded))
    }
}

/// Where a table's columns stand on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<C> {
    /// The row of the headings, from zero.
    pub row: u32,
    /// Columns with their positions, from zero.
    positions: Vec<(C, u32)>,
    /// Headings that came twice: the first occurrence counts.
    pub repeated: Vec<(C, u32)>,
    /// The last position that has a heading, known or not.
    pub last: u32,
}

impl<C: Column> Header<C> {
    /// Finds the first row that names the key columns.
    pub fn find(sheet: &Sheet) -> Option<Self> {
        sheet.rows().find_map(|(row, cells)| Self::of_row(row, cells))
    }

    /// The row's columns, if it is a header: one repeated within the data is one too.
    pub fn of_row(row: u32, cells: &[Cell]) -> Option<Self> {
        let last = cells.last().map_or(0, |cell| cell.column);
        let mut header = Self { row, positions: Vec::new(), repeated: Vec::new(), last };
        for cell in cells {
            let Some(column) = C::from_heading(&cell.display()) else { continue };
            let seen = header.position(column).is_some();
            let list = if seen { &mut header.repeated } else { &mut header.positions };
            list.push((column, cell.column));
        }
        let is_header = header.positions.len() > 1 && C::KEY.iter().all(|key| header.position(*key).is_some());
        is_header.then_some(header)
    }

    /// The position of a column, from zero.
    pub fn position(&self, column: C) -> Option<u32> {
        self.positions.iter().find(|(known, _)| *known == column).map(|(_, position)| *position)
    }

    /// The columns of `wanted` that the table does not have.
    pub fn lacks(&self, wanted: &[C]) -> Vec<C> {
        wanted.iter().copied().filter(|column| self.position(*column).is_none()).collect()
    }
}
