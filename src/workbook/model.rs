//! The grid that a reader hands to the stages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::file_format::FileFormat;
use super::marks::Marks;
use super::shown::Shown;
use crate::domain::Place;
use crate::words::decoding::Western;
use crate::words::italian;
use crate::words::shorten::{LONGEST_CELL, within};

/// A spreadsheet file.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Sheets in the file's order, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// Names of the tabs that hold no cells: macros, charts, or a sheet that is not in the file.
    pub left_out: Vec<String>,
    /// Names of sheets of cells that the file names and does not hold: it is damaged.
    pub lost: Vec<String>,
    /// What the file is, whatever its name.
    pub format: FileFormat,
    /// Where a text is no UTF-8, and read as Windows-1252.
    pub western: Option<Western>,
}

impl Workbook {
    /// A file of which these are all the sheets.
    pub const fn whole(format: FileFormat, sheets: Vec<Sheet>) -> Self {
        Self { sheets, left_out: Vec::new(), lost: Vec::new(), format, western: None }
    }
}

/// One sheet: only cells that hold something, sorted by row and column.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name on the tab.
    pub name: Arc<str>,
    /// Whether a person sees the sheet when opening the file.
    pub visible: bool,
    /// Non-empty cells in row-major order.
    pub cells: Vec<Cell>,
    /// Merged ranges.
    pub merges: Vec<Merge>,
    /// What a person does not see, or sees struck out.
    pub marks: Marks,
    /// Whether the sheet was delimited text, in which numbers are typed without their formats.
    pub is_text: bool,
    /// File and sheet, from which the places of cells are made.
    pub place: Place,
    /// Where the rows stand in the file, in their order; empty where row 0 is the sheet's first.
    pub parts: Vec<Part>,
}

/// Rows of a sheet that come from one table of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The first row of the sheet that belongs to it.
    pub first_row: u32,
    /// The table, whose first row that is.
    pub place: Place,
}

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub column: u32,
    /// The typed value.
    pub value: Value,
    /// What a person sees, where it differs from the plain value and the
    /// number format is known: a number 1.1 shown as `01.10`, 0.85 shown as `85%`.
    pub shown: Option<Shown>,
}

/// The typed value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, as stored: not trimmed, not cleaned.
    Text(String),
    /// A number, exact to the digits the file stores.
    Number(Decimal),
    /// A date, with the time if the cell has one.
    Date(NaiveDateTime),
    /// A truth value.
    Bool(bool),
    /// An error such as `#DIV/0!`, as the spreadsheet shows it.
    Error(String),
    /// A formula whose result is not stored or not to be trusted; the finding says
    /// "aprire e salvare il file".
    Unreadable,
}

/// A merged range; all bounds are inclusive and count from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub first_row: u32,
    /// First column.
    pub first_column: u32,
    /// Last row.
    pub last_row: u32,
    /// Last column.
    pub last_column: u32,
}

impl Sheet {
    /// A sheet of these cells, in row-major order, and nothing else.
    pub fn new(name: impl Into<Arc<str>>, place: Place, visible: bool, cells: Vec<Cell>) -> Self {
        Self {
            name: name.into(),
            visible,
            cells,
            merges: Vec::new(),
            marks: Marks::default(),
            is_text: false,
            place,
            parts: Vec::new(),
        }
    }

    /// Cuts the texts that no cell of a spreadsheet could hold, as texts and documents have them.
    pub fn cut_long_texts(&mut self) {
        for cell in &mut self.cells {
            if let Value::Text(text) = &mut cell.value
                && let Cow::Owned(cut) = within(text, LONGEST_CELL)
            {
                *text = cut;
                self.marks.cut.insert((cell.row, cell.column));
            }
        }
    }

    /// The cell at a row and column, if it holds something.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let index = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column)).ok()?;
        Some(&self.cells[index])
    }

    /// The rows that hold something: each with its index and its cells by ascending column.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        self.cells.chunk_by(|left, right| left.row == right.row).map(|cells| (cells[0].row, cells))
    }

    /// The cell that a person sees at a row and column: a merged range gives its value,
    /// taken from its first cell that holds something, to all its cells.
    pub fn resolve(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cell(row, column).or_else(|| self.merged_value(self.merge_at(row, column)?))
    }

    /// The merged range that covers a row and column.
    pub fn merge_at(&self, row: u32, column: u32) -> Option<Merge> {
        self.merges.iter().copied().find(|merge| merge.covers(row, column))
    }

    /// The first cell of a merged range that holds something.
    pub fn merged_value(&self, merge: Merge) -> Option<&Cell> {
        let from = self.cells.partition_point(|cell| cell.row < merge.first_row);
        self.cells[from..]
            .iter()
            .take_while(|cell| cell.row <= merge.last_row)
            .find(|cell| merge.covers(cell.row, cell.column))
    }

    /// The place of a cell of this sheet.
    pub fn place_of(&self, row: u32, column: u32) -> Place {
        match self.parts.iter().rev().find(|part| part.first_row <= row) {
            Some(part) => part.place.at_cell(row - part.first_row, column),
            None => self.place.at_cell(row, column),
        }
    }
}

impl Merge {
    /// Whether the range covers a row and column.
    pub const fn covers(&self, row: u32, column: u32) -> bool {
        self.first_row <= row && row <= self.last_row && self.first_column <= column && column <= self.last_column
    }
}

impl Cell {
    /// Whether the number is a share shown in hundredths: 0.85 shown as `85%`.
    pub fn is_per_cent(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.per_cent)
    }

    /// What a person sees in place of the number that the cell holds: a word, nothing, another figure.
    pub fn seen_instead(&self) -> Option<&str> {
        self.shown.as_ref()?.instead.as_deref()
    }

    /// What a person sees where the format adds to the number what may make another of it, or belong to its unit.
    pub fn seen_with_more(&self) -> Option<&str> {
        self.shown.as_ref()?.doubtful.as_deref()
    }

    /// The text that the number format shows, where it differs from the plain value.
    pub fn shown_text(&self) -> Option<&str> {
        self.shown.as_ref().map(|shown| shown.text.as_str())
    }

    /// What a message quotes of the cell: a text as it was typed, a number as an Italian spreadsheet shows it.
    pub fn quoted(&self) -> String {
        match (&self.value, &self.shown) {
            (Value::Number(_), Some(shown)) if !shown.italian.is_empty() => shown.italian.clone(),
            (Value::Number(number), _) => italian::number(*number),
            _ => self.display(),
        }
    }

    /// What a person reads in the cell; numbers without a known format print plainly with a dot.
    pub fn display(&self) -> String {
        if let Some(shown) = &self.shown {
            return shown.text.clone();
        }
        match &self.value {
            Value::Text(text) | Value::Error(text) => text.clone(),
            Value::Number(number) => number.normalize().to_string(),
            Value::Date(date) => date.format("%d/%m/%Y").to_string(),
            Value::Bool(true) => "VERO".to_owned(),
            Value::Bool(false) => "FALSO".to_owned(),
            Value::Unreadable => String::new(),
        }
    }
}

/// Cells in row-major order. Programs write them so; a file that does not is put in order,
/// the last value of a position winning.
pub(super) fn in_order(cells: Vec<Cell>) -> Vec<Cell> {
    if cells.is_sorted_by(|left, right| (left.row, left.column) < (right.row, right.column)) {
        return cells;
    }
    let by_position: BTreeMap<_, _> = cells.into_iter().map(|cell| ((cell.row, cell.column), cell)).collect();
    by_position.into_values().collect()
}
