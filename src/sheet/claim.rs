//! Which cell holds which published figure.

use std::sync::Arc;

use crate::domain::column_letters;

/// A cell of a workbook that holds a published figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The figure's name.
    pub fact: String,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub column: u16,
}

impl Claim {
    /// The cell's name: `C6`.
    pub fn cell(&self) -> String {
        format!("{}{}", column_letters(self.column.into()), self.row + 1)
    }
}
