//! Rows of a long table, written one after the other into the finished file.
//!
//! The library holds every cell of a workbook until it is saved. Of a long table it gets only the rows that teach
//! something: the first with each format, the last, and those with a cell that only the library knows how to write; of
//! a table with comments it gets all, since it places them by the heights of the rows around.
//! From the file that it makes of them, the file with all rows is written part by part: what the other rows say,
//! and the numbers of the shared texts, which go by the order in which the cells name them. Guaranteed: the bytes
//! are those that the library would have written with all rows at once.

mod plain;
mod shared_texts;
mod sheet_xml;

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::XlsxError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::column::Columns;
use super::row_height::row_height;
use super::styles::Appearance;
use crate::domain::column_letters;
use plain::Plain;
use shared_texts::{SHARED_TEXTS, SharedTexts};
use sheet_xml::{SheetXml, text_references};

/// The folders of a workbook's file where its sheets and its tables are.
const SHEETS: &str = "xl/worksheets/sheet";
const TABLES: &str = "xl/tables/";

/// Rows of a table that are still to be written, on the one sheet of their workbook.
pub struct LateRows<'r, R, K> {
    columns: &'r Columns<'r, R, K>,
    rows: &'r [R],
    /// The letters of the columns.
    letters: Vec<String>,
    /// The name of the table.
    table: &'r str,
    /// Index in the sheet of the first row.
    first: u32,
    /// Widths of the columns whose texts make rows taller.
    widths: Vec<Option<u16>>,
    /// For each appearance, the name of the first cell that has it.
    samples: Vec<(Appearance, String)>,
}

impl<'r, R, K: Copy + PartialEq> LateRows<'r, R, K> {
    pub(super) fn new(
        columns: &'r Columns<'r, R, K>,
        rows: &'r [R],
        table: &'r str,
        (first, widths): (u32, Vec<Option<u16>>),
    ) -> Self {
        let letters = (0..columns.count()).map(|column| column_letters(column.into())).collect();
        Self { columns, rows, letters, table, first, widths, samples: Vec::new() }
    }

    /// Whether the library has to write the row at `row` of the sheet; asked once for each row, from the first.
    pub(super) fn needs_library(&mut self, own: &'r R, row: u32) -> bool {
        let cells = self.columns.cells(own, row + 1);
        let mut is_new = false;
        for (letters, cell) in self.letters.iter().zip(&cells) {
            let Some(appearance) = cell.appearance() else { continue };
            if !self.samples.iter().any(|(known, _)| *known == appearance) {
                self.samples.push((appearance, format!("{letters}{}", row + 1)));
                is_new = true;
            }
        }
        let is_last = self.index(row) + 1 == self.rows.len();
        let is_plain = || cells.into_iter().all(|cell| Plain::of(cell).is_some());
        is_new || is_last || self.columns.have_comments() || !is_plain()
    }

    /// Where a row of the sheet stands in the table; of those above it, at its beginning.
    fn index(&self, row: u32) -> usize {
        usize::try_from(row.saturating_sub(self.first)).unwrap_or(usize::MAX)
    }

    /// A workbook's file, with all rows in it.
    pub(super) fn written_into(&self, workbook: &[u8]) -> Result<Vec<u8>, XlsxError> {
        let mut parts = ZipArchive::new(Cursor::new(workbook))?;
        let mut before = String::new();
        parts.by_name(SHARED_TEXTS)?.read_to_string(&mut before)?;
        let mut texts = SharedTexts::of(&before);
        let mut whole = ZipWriter::new_stream(Vec::new());
        for index in 0..parts.len() {
            let mut part = parts.by_index(index)?;
            let name = part.name()?.into_owned();
            let mut xml = String::new();
            part.read_to_string(&mut xml)?;
            let mut written = Vec::new();
            if name.starts_with(SHEETS) {
                self.write_sheet(&SheetXml::of(&xml), &mut texts, &mut written)?;
            } else if name == SHARED_TEXTS {
                texts.write(&mut written)?;
            } else if name.starts_with(TABLES) {
                written = self.with_whole_range(&xml).into_bytes();
            } else {
                written = xml.into_bytes();
            }
            // In one piece: what is deflated piece by piece comes out otherwise.
            whole.start_file(&name, options())?;
            whole.write_all(&written)?;
        }
        Ok(whole.finish()?.into_inner())
    }

    /// A table's own part; the library knows of its first row only.
    fn with_whole_range(&self, xml: &str) -> String {
        if !xml.contains(&format!("displayName=\"{}\"", self.table)) {
            return xml.to_owned();
        }
        let range = |rows: u32| {
            let last_column = self.letters.last().map_or("A", String::as_str);
            format!("ref=\"A{}:{last_column}{}\"", self.first, self.first + rows)
        };
        xml.replace(&range(1), &range(u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX)))
    }

    fn write_sheet(
        &self,
        sheet: &SheetXml<'_>,
        texts: &mut SharedTexts<'r>,
        to: &mut impl Write,
    ) -> Result<(), XlsxError> {
        let styles: Vec<_> =
            self.samples.iter().map(|(appearance, cell)| (*appearance, sheet.style(cell).to_owned())).collect();
        to.write_all(sheet.before.as_bytes())?;
        let mut next = 0;
        for (row, xml) in sheet.rows() {
            for index in next..self.index(row).min(self.rows.len()) {
                self.write_row(index, (sheet, &styles), texts, to)?;
            }
            next = if row < self.first { 0 } else { self.index(row) + 1 };
            for (words, reference) in text_references(xml) {
                to.write_all(words.as_bytes())?;
                if let Some(number) = reference {
                    write!(to, "{}", texts.renumbered(number))?;
                }
            }
        }
        to.write_all(sheet.after.as_bytes())?;
        Ok(())
    }

    fn write_row(
        &self,
        index: usize,
        (sheet, styles): (&SheetXml<'_>, &[(Appearance, String)]),
        texts: &mut SharedTexts<'r>,
        to: &mut impl Write,
    ) -> Result<(), XlsxError> {
        let number = self.first + 1 + u32::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)?;
        let cells = self.columns.cells(&self.rows[index], number);
        write!(to, "<row r=\"{number}\"")?;
        match sheet.spans(number - 1) {
            Some(spans) => write!(to, " spans=\"{spans}\"")?,
            None => write!(to, " spans=\"1:{}\"", self.columns.count())?,
        }
        if let Some(points) = row_height(&cells, &self.widths) {
            // The library counts in pixels; no row of text is of the height that goes without saying.
            write!(to, " ht=\"{}\" customHeight=\"1\"", (points * 4.0 / 3.0).round() * 0.75)?;
        }
        write!(to, ">")?;
        for (letters, cell) in self.letters.iter().zip(cells) {
            let appearance = cell.appearance();
            let style = styles.iter().find(|(known, _)| Some(*known) == appearance).map_or("", |(_, style)| style);
            write!(to, "<c r=\"{letters}{number}\"{style}")?;
            match Plain::of(cell).unwrap_or(Plain::Nothing) {
                Plain::Nothing => write!(to, "/>")?,
                Plain::Text(text) => write!(to, " t=\"s\"><v>{}</v></c>", texts.number(text))?,
                Plain::Number(value) => write!(to, "><v>{value}</v></c>")?,
                Plain::Formula(formula, result) => write!(to, "><f>{formula}</f><v>{result}</v></c>")?,
            }
        }
        write!(to, "</row>")?;
        Ok(())
    }
}

/// Those with which the library writes the parts of a workbook.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default())
}

#[cfg(test)]
mod tests;
