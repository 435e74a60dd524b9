//! Formats of the cells of a block, handed to the sheet by the column.
//!
//! The library looks a format up by all it says, each time that a cell names it, which takes longer than the rest of
//! the cell; a range of cells names it once. Guaranteed: the formats get their numbers in the order in which the cells
//! name them, as if each cell had been written with its own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ptr;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Formats that are still to be handed over; [`FormatRuns::finish`] hands over the last.
#[derive(Debug, Default)]
pub(super) struct FormatRuns<'s> {
    /// Those that the sheet has numbered.
    known: Vec<&'s Format>,
    /// By column.
    open: BTreeMap<u16, Run<'s>>,
}

/// Cells of a column that follow each other and look alike.
#[derive(Debug)]
struct Run<'s> {
    format: &'s Format,
    first_row: u32,
    last_row: u32,
}

impl<'s> FormatRuns<'s> {
    /// The format of a cell whose content has been written, or of one that stays empty.
    ///
    /// # Errors
    /// If the place is beyond the sheet.
    pub fn add(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        format: Cow<'s, Format>,
    ) -> Result<(), XlsxError> {
        let format = match format {
            Cow::Borrowed(format) if self.known.iter().any(|known| ptr::eq(*known, format)) => format,
            new => {
                sheet.set_cell_format(row, column, &new)?;
                self.known.extend(match new {
                    Cow::Borrowed(format) => Some(format),
                    Cow::Owned(_) => None,
                });
                return Ok(());
            }
        };
        if let Some(run) = self.open.get_mut(&column).filter(|run| ptr::eq(run.format, format))
            && run.last_row + 1 == row
        {
            run.last_row = row;
            return Ok(());
        }
        let run = Run { format, first_row: row, last_row: row };
        self.open.insert(column, run).map_or(Ok(()), |ended| ended.end(sheet, column))
    }

    /// Hands over what is left.
    ///
    /// # Errors
    /// If a place is beyond the sheet.
    pub fn finish(self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        // A sheet's extent grows with cells, not with ranges, and those at its edges may be empty.
        let edges = [self.open.last_key_value(), self.open.iter().max_by_key(|(_, run)| run.last_row)];
        for (column, run) in edges.into_iter().flatten() {
            sheet.set_cell_format(run.last_row, *column, run.format)?;
        }
        self.open.into_iter().try_for_each(|(column, run)| run.end(sheet, column))
    }
}

impl Run<'_> {
    fn end(self, sheet: &mut Worksheet, column: u16) -> Result<(), XlsxError> {
        sheet.set_range_format(self.first_row, column, self.last_row, column, self.format).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    /// A workbook of these rows; each cell has a format by its number and a text, or none.
    fn workbook(rows: &[Vec<(usize, &str)>], formats: &[Format], in_runs: bool) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 6, 20).unwrap();
        workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&date));
        let sheet = workbook.add_worksheet();
        let mut runs = FormatRuns::default();
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, (format, text)) in (0_u16..).zip(cells) {
                let format = &formats[*format];
                if in_runs {
                    sheet.write_string(row, column, *text).unwrap();
                    runs.add(sheet, (row, column), Cow::Borrowed(format)).unwrap();
                } else {
                    sheet.write_string_with_format(row, column, *text, format).unwrap();
                }
            }
        }
        runs.finish(sheet).unwrap();
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn a_sheet_is_the_same_as_if_each_cell_had_been_written_with_its_format() {
        let formats = ["0", "0.0", "0.00"].map(|pattern| Format::new().set_num_format(pattern).set_bold());
        for rows in [
            vec![
                vec![(0, "a"), (1, "b"), (0, "")],
                vec![(0, "c"), (2, "d"), (1, "e")],
                vec![(0, ""), (1, "f"), (1, "")],
            ],
            vec![vec![(2, "a")], vec![(2, "")], vec![(2, ""), (2, ""), (2, "")]],
            vec![vec![(1, "a"), (0, "b")], vec![], vec![(1, "c"), (0, "")], vec![(1, "")]],
            vec![vec![(0, "")], vec![(0, "")]],
        ] {
            assert!(workbook(&rows, &formats, false) == workbook(&rows, &formats, true), "{rows:?}");
        }
    }
}
