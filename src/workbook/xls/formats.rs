//! Number formats of an xls file: by cell format (XF) to the code of its number format.

use std::collections::BTreeMap;

use calamine::ExcelDateTime;

use super::super::error::Trouble;
use super::super::{Shown, Value, date, number, shown};
use super::records::Record;
use super::strings::{bare_text, long_text};

/// What the globals of a workbook say of numbers.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// Codes by number of format; the built-in ones are not written unless changed.
    codes: BTreeMap<u16, String>,
    /// Number of format by cell format.
    by_cell_format: Vec<u16>,
    /// Whether each font strikes its text out.
    struck_fonts: Vec<bool>,
    /// Whether each cell format strikes its text out.
    struck: Vec<bool>,
    /// Whether days count from 1904, as in files from old Macintoshes.
    pub from_1904: bool,
}

impl Formats {
    /// Takes note of a FORMAT record.
    pub fn add_code(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        // Without the byte of flags the length has one byte or two.
        let bare = bare_text(record, 3, record.u8(2)?.into())
            .or_else(|| bare_text(record, 4, record.u16(2).unwrap_or_default().into()));
        self.codes.insert(record.u16(0)?, bare.map_or_else(|| long_text(record.pieces(2)?), Ok)?);
        Ok(())
    }

    /// Takes note of an XF record.
    pub fn add_cell_format(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        self.by_cell_format.push(record.u16(2)?);
        let strikes = self.font_strikes(record.u16(0)?);
        self.struck.push(strikes);
        Ok(())
    }

    /// Takes note of a FONT record.
    pub fn add_font(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        const STRUCK_OUT: u16 = 0x0008;
        self.struck_fonts.push(record.u16(2)? & STRUCK_OUT != 0);
        Ok(())
    }

    /// Whether a font strikes its text out.
    pub fn font_strikes(&self, font: u16) -> bool {
        // There is no font of number 4 ([MS-XLS] 2.5.129).
        let font = usize::from(if font > 4 { font - 1 } else { font });
        self.struck_fonts.get(font).copied().unwrap_or(false)
    }

    /// Whether a cell format strikes its text out.
    pub fn strikes(&self, cell_format: u16) -> bool {
        self.struck.get(usize::from(cell_format)).copied().unwrap_or(false)
    }

    /// A number as its cell's format means it: a date or a number, with the text it shows.
    pub fn number(&self, value: f64, cell_format: u16) -> (Value, Option<Shown>) {
        let code = self.code(cell_format);
        let kind = code.and_then(date::kind_of_format);
        if let Some(kind) = kind
            && let Some(date) = date::from_serial(&ExcelDateTime::new(value, kind, self.from_1904))
        {
            return (Value::Date(date), None);
        }
        match number::exact(value) {
            Some(number) => (Value::Number(number), code.and_then(|code| shown::shown(number, code))),
            None => (number::too_large(value), None),
        }
    }

    fn code(&self, cell_format: u16) -> Option<&str> {
        let format = *self.by_cell_format.get(usize::from(cell_format))?;
        self.codes.get(&format).map(String::as_str).or_else(|| built_in(format))
    }
}

/// The codes that every program knows ([MS-XLS] 2.4.126, ECMA-376 part 1, 18.8.30).
const fn built_in(format: u16) -> Option<&'static str> {
    Some(match format {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14..=17 | 27..=36 | 50..=58 => "dd/mm/yyyy",
        18..=21 => "h:mm",
        22 => "dd/mm/yyyy h:mm",
        37 | 38 => "#,##0 ;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* (#,##0)",
        43 | 44 => "_(* #,##0.00_);_(* (#,##0.00)",
        45 | 47 => "mm:ss",
        46 => "[h]:mm:ss",
        48 => "##0.0E+0",
        // General and texts show nothing but the number.
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_formats_serve_where_the_file_gives_no_code() {
        let formats = Formats { by_cell_format: vec![0, 2, 9, 14, 46], ..Formats::default() };
        let shows = |value, format| formats.number(value, format).1.map(|shown| shown.text);
        assert_eq!(shows(1.1, 0), None);
        assert_eq!(shows(1.1, 1).as_deref(), Some("1.10"));
        assert_eq!(shows(0.85, 2).as_deref(), Some("85%"));
        assert_eq!(shows(1.1, 99), None, "an unknown cell format is no format");
        assert!(matches!(formats.number(45_838.0, 3).0, Value::Date(day) if day.to_string() == "2025-06-30 00:00:00"));
        assert!(matches!(formats.number(45_838.0, 4).0, Value::Number(_)), "a duration is no day");
        let from_1904 = Formats { from_1904: true, ..formats };
        assert!(
            matches!(from_1904.number(44_376.0, 3).0, Value::Date(day) if day.to_string() == "2025-06-30 00:00:00")
        );
    }
}
