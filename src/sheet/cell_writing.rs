//! How a cell gets into a sheet, with the format that shows it.
//!
//! Guaranteed: text of the inputs is written as text, whatever it begins with; a number reaches the file as the nearest
//! double of its exact decimal.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Url, Worksheet, XlsxError};

use super::cell::{Cell, Computed};
use super::format_runs::FormatRuns;
use super::house_style;
use super::styles::{Appearance, Look, Styles};
use crate::domain::Quantity;
use crate::words::italian;

/// A sheet holds 65,530 links: with two of them in a row, the rows below this one have none.
const LINKED_ROWS: u32 = 32_000;

impl Cell<'_> {
    /// Writes the cell; its format comes with those of the cells below it, at the latest when `runs` finish.
    ///
    /// # Errors
    /// If the place is beyond the sheet, or a text beyond what a cell holds in a workbook that cuts none.
    pub(super) fn write<'s>(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        styles: &'s Styles,
        runs: &mut FormatRuns<'s>,
    ) -> Result<(), XlsxError> {
        if let Self::Link { text, target } = self
            && row < LINKED_ROWS
        {
            let url = Url::new(target).set_text(styles.long_texts.fitted(text));
            return sheet.write_url_with_format(row, column, url, styles.of(Look::Link)).map(drop);
        }
        self.write_content(sheet, row, column, styles)?;
        runs.add(sheet, (row, column), self.format(styles))
    }

    /// The format that shows the content.
    fn format<'s>(&self, styles: &'s Styles) -> Cow<'s, Format> {
        let Self::Input { content, blank } = self else {
            let appearance = self.appearance().unwrap_or(Appearance::Look(Look::Text));
            return Cow::Borrowed(appearance.format(styles));
        };
        let is_blank = matches!(**content, Self::Blank);
        let format = if is_blank { Cow::Borrowed(styles.of(*blank)) } else { content.format(styles) };
        Cow::Owned(house_style::input(format.into_owned()))
    }

    /// What decides about the format; what an office writes and what jumps somewhere have formats of their own.
    pub(super) fn appearance(&self) -> Option<Appearance> {
        let look = match self {
            Self::Blank => Look::Text,
            Self::Number(value, Look::Number) => return Some(Appearance::Decimals(value.normalize().scale())),
            Self::Date(day) => excel_date(*day).map_or(Look::Text, |_| Look::Date),
            Self::Text(_, look) | Self::Number(_, look) | Self::Formula { look, .. } => *look,
            Self::Input { .. } | Self::Link { .. } => return None,
        };
        Some(Appearance::Look(look))
    }

    /// Of a blank cell and of an empty text there is none.
    fn write_content(&self, sheet: &mut Worksheet, row: u32, column: u16, styles: &Styles) -> Result<(), XlsxError> {
        match self {
            Self::Blank => sheet,
            Self::Text(text, _) | Self::Link { text, .. } => {
                sheet.write_string(row, column, styles.long_texts.fitted(text))?
            }
            Self::Number(value, _) => sheet.write_number(row, column, nearest_double(*value))?,
            Self::Date(day) => match excel_date(*day) {
                Some(date) => sheet.write_datetime(row, column, &date)?,
                None => sheet.write_string(row, column, italian::short_date(*day))?,
            },
            Self::Formula { formula, result, .. } => {
                let result = match result {
                    Computed::Number(value) => value.normalize().to_string(),
                    Computed::Text(text) => text.to_string(),
                };
                sheet.write_formula(row, column, Formula::new(formula).set_result(result))?
            }
            Self::Input { content, .. } => return content.write_content(sheet, row, column, styles),
        };
        Ok(())
    }
}

/// Whether a spreadsheet can compute with the value: it knows no day before 1900.
pub fn is_computable(value: Quantity) -> bool {
    match value {
        Quantity::Date(day) => excel_date(day).is_some(),
        Quantity::Number(_) | Quantity::YesNo(_) | Quantity::NotDone => true,
    }
}

pub(super) fn excel_date(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// The double nearest to a decimal. The quotient of two exactly held integers is
/// rounded once, as it must; longer decimals take the slower way through their digits.
pub(super) fn nearest_double(value: Decimal) -> f64 {
    const EXACT_INTEGER: i128 = 1 << 53;
    const EXACT_POWER: u32 = 22;
    let (mantissa, scale) = (value.mantissa(), value.scale());
    if mantissa.abs() <= EXACT_INTEGER && scale <= EXACT_POWER {
        let power = (0..scale).fold(1.0_f64, |power, _| power * 10.0);
        #[expect(clippy::cast_precision_loss, reason = "integers up to 2^53 are held exactly")]
        return mantissa as f64 / power;
    }
    value.to_string().parse().ok().or_else(|| value.to_f64()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_decimal_becomes_the_double_that_its_digits_name(mantissa in any::<i64>(), scale in 0_u32..12) {
            let value = Decimal::new(mantissa, scale);
            prop_assert_eq!(nearest_double(value).to_bits(), value.to_string().parse::<f64>().unwrap().to_bits());
        }
    }
}
