//! One row of a table: its cells by column, with a finding for each that cannot be taken as it stands.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Column, Header};
use crate::domain::{Place, Sourced};
use crate::finding::{Code, Finding};
use crate::tabular::values::{self, CellValue, ValueError};
use crate::workbook::{Cell, Sheet, Value};

/// The codes under which a table reports its cells.
#[derive(Debug, Clone, Copy)]
pub struct RowCodes {
    /// A value that cannot be read.
    pub bad: Code,
    /// A value understood although typed in another form.
    pub understood: Code,
}

/// Reads the cells of one row and collects what is wrong with them.
#[derive(Debug)]
pub struct RowReader<'a, C> {
    sheet: &'a Sheet,
    header: &'a Header<C>,
    row: u32,
    codes: RowCodes,
    /// What was found so far.
    pub findings: Vec<Finding>,
}

impl<'a, C: Column> RowReader<'a, C> {
    /// A reader of the `row`-th row, from zero.
    pub const fn new(sheet: &'a Sheet, header: &'a Header<C>, row: u32, codes: RowCodes) -> Self {
        Self { sheet, header, row, codes, findings: Vec::new() }
    }

    /// Whether the table has the column.
    pub fn has(&self, column: C) -> bool {
        self.header.position(column).is_some()
    }

    /// The cell of a column; a merged range gives its value to all its rows.
    pub fn cell(&self, column: C) -> Option<&'a Cell> {
        self.sheet.resolve(self.row, self.header.position(column)?)
    }

    /// The row's own cell of a column: an amount merged over two rows must not count twice.
    fn own_cell(&self, column: C) -> Option<&'a Cell> {
        self.sheet.cell(self.row, self.header.position(column)?)
    }

    /// The place of a column's cell; the row's first cell where the sheet lacks the column.
    pub fn place(&self, column: C) -> Place {
        self.sheet.place_of(self.row, self.header.position(column).unwrap_or(0))
    }

    /// Whether a column's cell holds more than white space.
    pub fn is_filled(&self, column: C) -> bool {
        !matches!(values::text(self.cell(column)), Ok(None))
    }

    /// Reports something about a column's cell.
    pub fn report(&mut self, column: C, code: Code, message: impl Into<String>, expected: impl Into<String>) {
        let found = self.cell(column).map(as_written).unwrap_or_default();
        let finding = Finding::new(code, message).at(self.place(column)).expected(expected);
        self.findings.push(if found.is_empty() { finding } else { finding.found(found) });
    }

    /// What a person reads in a column's cell, numbers in Italian notation; an error cell or a
    /// formula without result is reported.
    pub fn text(&mut self, column: C) -> Option<String> {
        match values::text(self.cell(column)) {
            Ok(None) => None,
            Ok(Some(_)) => self.cell(column).map(as_written),
            Err(error) => {
                self.report_error(column, &error);
                None
            }
        }
    }

    /// A text with its place.
    pub fn sourced_text(&mut self, column: C) -> Option<Sourced<String>> {
        self.text(column).map(|text| Sourced::new(text, self.place(column)))
    }

    /// An amount in euro; a cell that holds something else is reported, and so is an amount
    /// that no municipality has.
    pub fn amount(&mut self, column: C) -> Option<Sourced<Decimal>> {
        let amount = self.settle(column, values::number(self.own_cell(column), "euro"))?;
        if is_plausible(amount.value) {
            return Some(amount);
        }
        let message = format!("L’importo di {} non è plausibile.", column.heading());
        self.report(column, self.codes.bad, message, "un importo in euro");
        None
    }

    /// A plain number; a cell that holds something else is reported.
    pub fn number(&mut self, column: C) -> Option<Sourced<Decimal>> {
        self.settle(column, values::number(self.own_cell(column), ""))
    }

    /// A day; a cell that holds something else is reported.
    pub fn day(&mut self, column: C) -> Option<Sourced<NaiveDate>> {
        self.settle(column, values::day(self.own_cell(column)))
    }

    fn settle<T>(&mut self, column: C, read: CellValue<T>) -> Option<Sourced<T>> {
        match read {
            Ok(typed) => {
                let typed = typed?;
                // Every number of a CSV is a text: nothing to remark there.
                if let Some(remark) = typed.remark.filter(|_| self.sheet.place.sheet.is_some()) {
                    let message = format!("{}: {remark}.", column.heading());
                    self.report(column, self.codes.understood, message, "nella cella, un valore scritto come tale");
                }
                Some(Sourced::new(typed.value, self.place(column)))
            }
            Err(error) => {
                self.report_error(column, &error);
                None
            }
        }
    }

    fn report_error(&mut self, column: C, error: &ValueError) {
        let message = format!("La cella {} non si può leggere.", column.heading());
        self.report(column, self.codes.bad, message, error.to_string());
    }
}

/// Whether an amount in euro can be true: under a million millions. Sums of a whole table of
/// such amounts stay within what a decimal holds.
pub fn is_plausible(amount: Decimal) -> bool {
    amount.abs() < Decimal::from(1_000_000_000_000_i64)
}

/// The cell as an officer would write it: numbers with the decimal comma whatever their format,
/// shares with their sign, dates with slashes.
fn as_written(cell: &Cell) -> String {
    let per_cent = cell.shown.as_deref().is_some_and(|shown| shown.trim_end().ends_with('%'));
    match &cell.value {
        Value::Number(number) if per_cent => {
            let share = number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*number);
            format!("{}\u{a0}%", crate::words::italian::number(share))
        }
        Value::Number(number) => crate::words::italian::number(*number),
        _ => cell.display().trim().to_owned(),
    }
}
