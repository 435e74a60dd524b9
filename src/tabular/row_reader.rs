//! One row of a table: its cells by column, with a finding for each that cannot be taken as it stands.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::typed::{CellValue, ValueError};
use super::values;
use super::written_numbers::{as_written, of_a_year, rounded};
use super::{Column, Header, Merges, table_codes};
use crate::domain::{Kind, Place, Quantity, Sourced};
use crate::finding::{Code, Finding};
use crate::words::invisible::without_invisible;
use crate::workbook::{Cell, Merge, Sheet, Value};

/// The codes under which a table reports its cells.
#[derive(Debug, Clone, Copy)]
pub struct RowCodes {
    /// A value that cannot be read.
    pub bad: Code,
    /// A value understood although typed in another form.
    pub understood: Code,
    /// A text or a day that cannot be read.
    pub detail: Code,
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
    pub fn new(sheet: &'a Sheet, header: &'a Header<C>, row: u32, codes: RowCodes) -> Self {
        let mut reader = Self { sheet, header, row, codes, findings: Vec::new() };
        reader.report_invisible();
        reader
    }

    /// A note for each cell of the row in which something stands that nobody sees: it is left out.
    fn report_invisible(&mut self) {
        for cell in self.header.positions().filter_map(|position| self.sheet.cell(self.row, position)) {
            if let Value::Text(text) = &cell.value
                && let Cow::Owned(clean) = without_invisible(text.trim())
            {
                self.findings.push(
                    Finding::new(table_codes::INVISIBLE, "Nella cella ci sono caratteri invisibili, che non contano.")
                        .at(self.sheet.place_of(self.row, cell.column))
                        .found(text.trim())
                        .expected(clean),
                );
            }
        }
    }

    /// Whether the table is delimited text, in which numbers have lost their formats.
    pub const fn reads_text(&self) -> bool {
        self.sheet.is_text
    }

    /// Whether the table has the column.
    pub fn has(&self, column: C) -> bool {
        self.header.position(column).is_some()
    }

    /// The cell of a column, if it holds something; for merged cells the table's own conventions hold.
    pub fn cell(&self, column: C) -> Option<&'a Cell> {
        match C::CONVENTIONS.merges {
            Merges::Texts => self.sheet.resolve(self.row, self.header.position(column)?),
            Merges::DownBut(alone) => self.own_cell(column).or_else(|| {
                let merge = self.merge_from_above(column).filter(|_| !alone.contains(&column))?;
                self.sheet.merged_value(merge)
            }),
        }
    }

    /// The row's own cell of a column.
    fn own_cell(&self, column: C) -> Option<&'a Cell> {
        self.sheet.cell(self.row, self.header.position(column)?)
    }

    /// The cell of a column that holds a value.
    fn value_cell(&self, column: C) -> Option<&'a Cell> {
        match C::CONVENTIONS.merges {
            Merges::Texts => self.own_cell(column),
            Merges::DownBut(_) => self.cell(column),
        }
    }

    /// The merged range of this column alone that covers the row and rows above it.
    fn merge_from_above(&self, column: C) -> Option<Merge> {
        let merge = self.sheet.merge_at(self.row, self.header.position(column)?)?;
        (merge.first_column == merge.last_column && merge.first_row < self.row).then_some(merge)
    }

    /// Whether a column's cell is merged with one above, which alone can hold a value.
    pub fn is_merged_with_above(&self, column: C) -> bool {
        self.merge_from_above(column).is_some()
    }

    /// The place of a column's cell, or of the one that stands for a column that the table lacks.
    pub fn place(&self, column: C) -> Place {
        let stand_in = || self.header.position(C::CONVENTIONS.stand_in?);
        self.sheet.place_of(self.row, self.header.position(column).or_else(stand_in).unwrap_or(0))
    }

    /// The place of a column's cell, blank or not; `None` where the table lacks the column.
    pub fn own_place(&self, column: C) -> Option<Place> {
        Some(self.sheet.place_of(self.row, self.header.position(column)?))
    }

    /// What a person reads in a column's cell that names something; none where it holds nothing.
    pub fn words(&self, column: C) -> Option<String> {
        Some(without_invisible(&self.cell(column)?.display()).trim().to_owned())
    }

    /// Whether a column's cell holds more than white space.
    pub fn is_filled(&self, column: C) -> bool {
        !matches!(values::text(self.cell(column)), Ok(None))
    }

    /// Reports something about a column's cell.
    pub fn report(&mut self, column: C, code: Code, message: impl Into<String>, expected: impl Into<String>) {
        let is_year = C::CONVENTIONS.years.contains(&column);
        let quoted = |cell: &Cell| {
            of_a_year(cell).filter(|_| is_year).or_else(|| rounded(cell)).unwrap_or_else(|| cell.quoted())
        };
        let found = self.cell(column).map(quoted).unwrap_or_default();
        let finding = Finding::new(code, message).at(self.place(column)).expected(expected);
        self.findings.push(if found.is_empty() { finding } else { finding.found(found) });
    }

    /// What a person reads in a column's cell; an error cell or a formula without result is reported.
    pub fn text(&mut self, column: C) -> Option<String> {
        match values::text(self.cell(column)) {
            Ok(text) => text.and_then(|_| {
                let written = as_written::<C>(self.cell(column)?);
                Some(without_invisible(&written).trim().to_owned())
            }),
            Err(error) => {
                self.report_error(column, self.codes.detail, &error);
                None
            }
        }
    }

    /// A text with its place; a number in it is a year.
    pub fn sourced_year(&mut self, column: C) -> Option<Sourced<String>> {
        let year = self.cell(column).and_then(of_a_year);
        let text = self.text(column)?;
        Some(Sourced::new(year.unwrap_or(text), self.place(column)))
    }

    /// A text with its place.
    pub fn sourced_text(&mut self, column: C) -> Option<Sourced<String>> {
        self.text(column).map(|text| Sourced::new(text, self.place(column)))
    }

    /// An amount in euro; a cell that holds something else is reported, and so is an amount
    /// that no municipality has.
    pub fn amount(&mut self, column: C) -> Option<Sourced<Decimal>> {
        let amount = self.number(column, "euro")?;
        if is_plausible(amount.value) {
            return Some(amount);
        }
        let message = format!("L’importo di {} non è plausibile.", column.heading());
        self.report(column, self.codes.bad, message, "un importo in euro");
        None
    }

    /// A number in `unit`, which may be none; a cell that holds something else is reported.
    pub fn number(&mut self, column: C, unit: &str) -> Option<Sourced<Decimal>> {
        let read = values::number(self.value_cell(column), unit);
        self.settle(column, self.codes.bad, read).ok().flatten()
    }

    /// A day; a cell that holds something else is reported.
    pub fn day(&mut self, column: C) -> Option<Sourced<NaiveDate>> {
        let read = values::day(self.value_cell(column));
        self.settle(column, self.codes.detail, read).ok().flatten()
    }

    /// A value of an indicator.
    ///
    /// # Errors
    /// The place of a cell that holds something else, which has been reported.
    pub fn quantity(&mut self, column: C, kind: Kind, unit: &str) -> Result<Option<Sourced<Quantity>>, Place> {
        let read = values::quantity(self.value_cell(column), kind, unit);
        self.settle(column, self.codes.bad, read)
    }

    fn settle<T>(&mut self, column: C, bad: Code, read: CellValue<T>) -> Result<Option<Sourced<T>>, Place> {
        match read {
            Ok(None) => Ok(None),
            Ok(Some(typed)) => {
                // Every number of a CSV is a text: nothing to remark there.
                if let Some(remark) = typed.remark.filter(|_| self.sheet.place.sheet.is_some()) {
                    let message = format!("{}: {}.", column.heading(), remark.how);
                    self.report(column, self.codes.understood, message, format!("vale {}", remark.value));
                }
                Ok(Some(Sourced::new(typed.value, self.place(column))))
            }
            Err(error) => {
                self.report_error(column, bad, &error);
                Err(self.place(column))
            }
        }
    }

    fn report_error(&mut self, column: C, code: Code, error: &ValueError) {
        let message = format!("La cella {} non si può leggere.", column.heading());
        self.report(column, code, message, error.to_string());
    }
}

/// Whether an amount in euro can be true: under a million millions. Sums of a whole table of
/// such amounts stay within what a decimal holds.
pub fn is_plausible(amount: Decimal) -> bool {
    amount.abs() < Decimal::from(1_000_000_000_000_i64)
}
