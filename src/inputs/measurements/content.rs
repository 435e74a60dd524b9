//! What a cell we write holds, and how it is formatted.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use crate::domain::Quantity;
use crate::sheet::house_style;
use crate::words::italian;

/// The content of a written cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing but its format.
    Blank,
    /// A text, never taken for a formula.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A year, without separators.
    Year(u16),
}

impl Content {
    /// A text; an empty one is blank.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    /// A value of an indicator.
    pub fn quantity(value: Option<Quantity>) -> Self {
        match value {
            None => Self::Blank,
            Some(Quantity::Number(number)) => Self::Number(number),
            Some(Quantity::Date(date)) => Self::Date(date),
            Some(words) => Self::Text(words.written()),
        }
    }

    /// The format that shows this content.
    pub fn format(&self) -> Format {
        match self {
            // As many decimals as the number has: a fixed pattern would leave a bare comma after integers.
            Self::Number(number) => {
                let decimals = "0".repeat(number.normalize().scale() as usize);
                let pattern = if decimals.is_empty() { "#,##0".to_owned() } else { format!("#,##0.{decimals}") };
                house_style::number().set_num_format(pattern)
            }
            Self::Date(_) => house_style::date(),
            Self::Year(_) => house_style::text().set_num_format("0"),
            Self::Blank | Self::Text(_) => house_style::text(),
        }
    }

    /// The format of a cell that the office fills in: yellow and unlocked; a day is shown as
    /// a day even before it is typed.
    pub fn input_format(&self, is_date: bool) -> Format {
        let format = if is_date && *self == Self::Blank { house_style::date() } else { self.format() };
        format.set_background_color(house_style::INPUT_YELLOW).set_unlocked()
    }

    /// Writes the content with a format.
    ///
    /// # Errors
    /// If the cell is beyond the sheet or the text beyond what a cell holds.
    pub fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, format: &Format) -> Result<(), XlsxError> {
        match self {
            Self::Blank => sheet.write_blank(row, column, format)?,
            Self::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
            // Spreadsheets hold binary floats: the nearest one prints the same digits and reads back exactly.
            Self::Number(number) => match number.to_f64() {
                Some(float) => sheet.write_number_with_format(row, column, float, format)?,
                None => sheet.write_string_with_format(row, column, italian::number(*number), format)?,
            },
            Self::Date(date) => match spreadsheet_day(*date) {
                Some(day) => sheet.write_datetime_with_format(row, column, day, format)?,
                None => sheet.write_string_with_format(row, column, italian::short_date(*date), format)?,
            },
            Self::Year(year) => sheet.write_number_with_format(row, column, *year, format)?,
        };
        Ok(())
    }
}

/// The day as spreadsheets count it, which they do from 1900 on.
fn spreadsheet_day(date: NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, day) = (date.year().try_into().ok()?, date.month().try_into().ok()?, date.day().try_into().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}
