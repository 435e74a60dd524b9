//! One row of a table: its cells by column, with a finding for each that cannot be taken as it stands.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::columns::{Column, Layout};
use crate::domain::{Kind, Place, Quantity, Sourced};
use crate::finding::{Code, Finding};
use crate::tabular::values::{self, CellValue, ValueError};
use crate::workbook::{Cell, Sheet};

/// The codes under which a table reports its cells.
#[derive(Debug, Clone, Copy)]
pub struct CellCodes {
    /// A value that cannot be read.
    pub bad: Code,
    /// A value understood although typed in another form.
    pub understood: Code,
    /// A detail without effect on results that cannot be read.
    pub detail: Code,
}

/// Reads the cells of one row and collects what is wrong with them.
#[derive(Debug)]
pub struct RowReader<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    row: u32,
    codes: CellCodes,
    /// What was found so far.
    pub findings: Vec<Finding>,
}

impl<'a> RowReader<'a> {
    /// A reader of the `row`-th row, from zero.
    pub const fn new(sheet: &'a Sheet, layout: &'a Layout, row: u32, codes: CellCodes) -> Self {
        Self { sheet, layout, row, codes, findings: Vec::new() }
    }

    /// Whether the sheet has the column.
    pub fn has(&self, column: Column) -> bool {
        self.layout.position(column).is_some()
    }

    /// The cell of a column, if it holds something.
    pub fn cell(&self, column: Column) -> Option<&'a Cell> {
        self.layout.cell(self.sheet, self.row, column)
    }

    /// Whether a column's cell is merged with one above, which alone can hold a value.
    pub fn is_merged_with_above(&self, column: Column) -> bool {
        self.layout.merged_down(self.sheet, self.row, column).is_some()
    }

    /// The place of a column's cell; the row's code cell where the sheet lacks the column.
    pub fn place(&self, column: Column) -> Place {
        let position = self.layout.position(column).or_else(|| self.layout.position(Column::Indicator));
        self.sheet.place_of(self.row, position.unwrap_or(0))
    }

    /// Whether a column's cell holds more than white space.
    pub fn is_filled(&self, column: Column) -> bool {
        !matches!(values::text(self.cell(column)), Ok(None))
    }

    /// Reports something about a column's cell.
    pub fn report(&mut self, column: Column, code: Code, message: String, expected: impl Into<String>) {
        let found = self.cell(column).map(Cell::display).unwrap_or_default();
        let finding = Finding::new(code, message).at(self.place(column)).expected(expected);
        self.findings.push(if found.is_empty() { finding } else { finding.found(found) });
    }

    /// A text; an unreadable one is reported as a detail.
    pub fn text(&mut self, column: Column) -> Option<String> {
        match values::text(self.cell(column)) {
            Ok(text) => text,
            Err(error) => {
                self.report_error(column, self.codes.detail, &error);
                None
            }
        }
    }

    /// A day; an unreadable one is reported as a detail.
    pub fn day(&mut self, column: Column) -> Option<NaiveDate> {
        let detail = self.codes.detail;
        self.settle(column, values::day(self.cell(column)), detail).ok().flatten().map(|day| day.value)
    }

    /// A number in `unit`.
    pub fn number(&mut self, column: Column, unit: &str) -> Option<Sourced<Decimal>> {
        let bad = self.codes.bad;
        self.settle(column, values::number(self.cell(column), unit), bad).ok().flatten()
    }

    /// A value of an indicator.
    ///
    /// # Errors
    /// The place of a cell that holds something else, which has been reported.
    pub fn quantity(&mut self, column: Column, kind: Kind, unit: &str) -> Result<Option<Sourced<Quantity>>, Place> {
        let bad = self.codes.bad;
        self.settle(column, values::quantity(self.cell(column), kind, unit), bad)
    }

    fn settle<T>(&mut self, column: Column, read: CellValue<T>, bad: Code) -> Result<Option<Sourced<T>>, Place> {
        match read {
            Ok(None) => Ok(None),
            Ok(Some(typed)) => {
                if let Some(remark) = typed.remark {
                    let message = format!("{}: {remark}.", column.heading());
                    self.report(column, self.codes.understood, message, "nella cella, un valore scritto come tale");
                }
                Ok(Some(Sourced::new(typed.value, self.place(column))))
            }
            Err(error) => {
                self.report_error(column, bad, &error);
                Err(self.place(column))
            }
        }
    }

    fn report_error(&mut self, column: Column, code: Code, error: &ValueError) {
        let message = format!("La cella {} non si può leggere.", column.heading());
        self.report(column, code, message, error.to_string());
    }
}
