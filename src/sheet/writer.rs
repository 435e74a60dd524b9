//! Writes one sheet from the top down: title lines, tables, lines of totals, notes, print set-up, protection.

use std::borrow::Borrow;
use std::borrow::Cow;
use std::sync::Arc;

use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, Note, ProtectionOptions, Table as Filters, TableColumn, TableStyle, Url,
    Worksheet, XlsxError,
};

use super::cell::Cell;
use super::column::{Column, Columns};
use super::format_runs::FormatRuns;
use super::house_style;
use super::layout::Table;
use super::limits;
use super::styles::{Look, Styles};
use super::text_height::{lines, row_points};
use crate::domain::Edition;
use crate::domain::column_letters;
use crate::words::italian;
use crate::words::shorten::within;

/// Index of the header row of a sheet's first table; title lines stand above it.
pub const HEADER_ROW: u32 = 4;

/// A sheet while it is written.
pub struct SheetWriter<'w> {
    /// The sheet, for what only one of them has.
    pub sheet: &'w mut Worksheet,
    styles: &'w Styles,
    footer: String,
    /// Widths of the columns whose texts make rows taller.
    widths: Vec<Option<u16>>,
    row: u32,
    /// Where the figures in its cells are noted; a form has none.
    claims: Option<&'w mut Vec<Claim>>,
}

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

impl<'w> SheetWriter<'w> {
    /// Title lines: what the sheet is, of whom and when, and the marks that must stand on it.
    ///
    /// # Errors
    /// If the sheet cannot hold them.
    pub fn new(
        sheet: &'w mut Worksheet,
        styles: &'w Styles,
        edition: &'w Edition,
        title: &str,
        widths: Vec<u16>,
        claims: &'w mut Vec<Claim>,
    ) -> Result<Self, XlsxError> {
        // The reader must not take a formula without result for a zero.
        sheet.set_formula_result_default("");
        sheet.set_screen_gridlines(false);
        for (index, width) in (0_u16..).zip(&widths) {
            sheet.set_column_width(index, f64::from(*width))?;
        }
        sheet.write_string_with_format(0, 0, title, &styles.title)?;
        sheet.set_row_height(0, 22)?;
        let origin = format!(
            "{} – Relazione sulla performance {} – data di riferimento {}",
            edition.entity,
            edition.year,
            italian::short_date(edition.reference_date)
        );
        sheet.write_string_with_format(1, 0, origin, &styles.subtitle)?;
        let marks = edition.marks().join(" – ");
        if !marks.is_empty() {
            sheet.write_string_with_format(2, 0, marks, &styles.mark)?;
        }
        let footer = footer(edition);
        house_style::set_up_page(sheet, HEADER_ROW, &footer)?;
        sheet.set_freeze_panes(0, 0)?;
        sheet.protect_with_options(&protection());
        sheet.set_default_note_author(within(&edition.entity, limits::NOTE_AUTHOR));
        let widths = widths.into_iter().map(Some).collect();
        Ok(Self { sheet, styles, footer, widths, row: HEADER_ROW, claims: Some(claims) })
    }

    /// A sheet that is read back, with the headings of its one table in row `header`; what stands above
    /// them and the print set-up are the caller's.
    ///
    /// # Errors
    /// If there are more columns than a sheet has.
    pub fn form<R, K: Copy + PartialEq>(
        sheet: &'w mut Worksheet,
        styles: &'w Styles,
        columns: &Columns<'_, R, K>,
        header: u32,
    ) -> Result<Self, XlsxError> {
        for (index, column) in (0_u16..).zip(columns.iter()) {
            sheet.set_column_width(index, f64::from(column.width()))?;
        }
        let widths = columns.iter().map(Column::wrapping_width).collect();
        Ok(Self { sheet, styles, footer: String::new(), widths, row: header, claims: None })
    }

    /// The index of the next row to be written.
    pub const fn next_row(&self) -> u32 {
        self.row
    }

    /// Leaves rows empty.
    pub const fn skip(&mut self, rows: u32) {
        self.row += rows;
    }

    /// A heading over a block.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn section(&mut self, heading: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, heading, &self.styles.section)?;
        self.row += 1;
        Ok(())
    }

    /// A paragraph across the given number of columns.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn note(&mut self, text: &str, columns: u16) -> Result<(), XlsxError> {
        let width = self.widths.iter().take(usize::from(columns)).flatten().sum();
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, text, &self.styles.note)?;
        self.sheet.set_row_height(self.row, row_points(lines(text, width)))?;
        self.row += 1;
        Ok(())
    }

    /// A link with what it leads to beside it; the words run over the empty cells to their right.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn link_line(&mut self, text: &str, target: &str, meaning: &str) -> Result<(), XlsxError> {
        let link = Url::new(target).set_text(text);
        self.sheet.write_url_with_format(self.row, 0, link, &self.styles.jump)?;
        self.sheet.write_string_with_format(self.row, 1, meaning, &self.styles.subtitle)?;
        self.row += 1;
        Ok(())
    }

    /// A table with filters and its name: headers, then a row each.
    ///
    /// # Errors
    /// If the sheet is full or the name is one that a table may not have.
    pub fn table<R, K: Copy + PartialEq>(
        &mut self,
        columns: &Columns<'_, R, K>,
        rows: impl IntoIterator<Item = R>,
        name: &str,
        alt_text: &str,
    ) -> Result<Table<K>, XlsxError> {
        let header = self.row;
        let table = self.block(columns, rows)?;
        if self.row == header + 1 {
            self.single_row(&vec![Cell::Blank; usize::from(columns.count())])?;
        }
        self.filter(columns, header, name, alt_text)?;
        Ok(table)
    }

    /// Headers over the sheet's columns, then a row each; no filters.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn block<R, K: Copy + PartialEq>(
        &mut self,
        columns: &Columns<'_, R, K>,
        rows: impl IntoIterator<Item = R>,
    ) -> Result<Table<K>, XlsxError> {
        let header = self.row;
        self.header(columns)?;
        self.rows(columns, rows)?;
        let count = usize::try_from(self.row - header - 1).unwrap_or(usize::MAX);
        Ok(columns.table(self.sheet.name(), header, count))
    }

    /// Rows below the last, whose formats are looked up once for all.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn rows<R, K: Copy + PartialEq>(
        &mut self,
        columns: &Columns<'_, R, K>,
        rows: impl IntoIterator<Item = impl Borrow<R>>,
    ) -> Result<(), XlsxError> {
        let mut runs = FormatRuns::default();
        for row in rows {
            self.row_in(columns, row.borrow(), &mut runs)?;
        }
        runs.finish(self.sheet)
    }

    /// The header row, as tall as its longest heading.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn header<R, K: Copy + PartialEq>(&mut self, columns: &Columns<'_, R, K>) -> Result<(), XlsxError> {
        // Bold letters are wider, and the filter button takes two characters of the last line.
        let room = |width: u16| width.saturating_sub(3).max(4);
        let widths = self.widths.iter().flatten();
        let tallest = columns.iter().zip(widths).map(|(column, width)| lines(column.header(), room(*width))).max();
        self.sheet.set_row_height(self.row, row_points(tallest.unwrap_or(1)) + 3.0)?;
        self.headings(columns)
    }

    /// A header row of the usual height.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn headings<R, K: Copy + PartialEq>(&mut self, columns: &Columns<'_, R, K>) -> Result<(), XlsxError> {
        for (index, column) in (0_u16..).zip(columns.iter()) {
            self.sheet.write_string_with_format(self.row, index, column.header(), &self.styles.header)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A row with its comments.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn row<R, K: Copy + PartialEq>(&mut self, columns: &Columns<'_, R, K>, row: &R) -> Result<(), XlsxError> {
        let mut runs = FormatRuns::default();
        self.row_in(columns, row, &mut runs)?;
        runs.finish(self.sheet)
    }

    /// A row of a block.
    fn row_in<R, K: Copy + PartialEq>(
        &mut self,
        columns: &Columns<'_, R, K>,
        row: &R,
        runs: &mut FormatRuns<'w>,
    ) -> Result<(), XlsxError> {
        for (column, comment) in columns.comments(row) {
            self.comment(column, &comment)?;
        }
        self.claim(columns, row);
        self.cells(&columns.cells(row, self.row + 1), runs)
    }

    /// Notes the figures that the next row holds.
    fn claim<R, K: Copy + PartialEq>(&mut self, columns: &Columns<'_, R, K>, row: &R) {
        let Some(claims) = self.claims.as_mut() else { return };
        let mut facts = columns.facts(row).peekable();
        if facts.peek().is_some() {
            let sheet: Arc<str> = self.sheet.name().into();
            let row = self.row;
            let claim = |(column, fact)| Claim { fact, sheet: Arc::clone(&sheet), row, column };
            claims.extend(facts.map(claim));
        }
    }

    /// A line under a table, as one of totals: cells in the named columns, and empty ones before and between them.
    ///
    /// # Errors
    /// If the sheet is full.
    pub fn line<'l, K: Copy + PartialEq>(
        &mut self,
        table: &Table<K>,
        named: impl IntoIterator<Item = (K, Cell<'l>)>,
    ) -> Result<(), XlsxError> {
        let mut cells = Vec::new();
        for (key, cell) in named {
            let index = usize::from(table.index(key));
            if cells.len() <= index {
                cells.resize(index + 1, Cell::entry(Look::TotalText));
            }
            cells[index] = cell;
        }
        self.single_row(&cells)
    }

    /// A row of cells that is in no block.
    fn single_row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let mut runs = FormatRuns::default();
        self.cells(cells, &mut runs)?;
        runs.finish(self.sheet)
    }

    /// Row heights follow the longest text.
    fn cells(&mut self, cells: &[Cell<'_>], runs: &mut FormatRuns<'w>) -> Result<(), XlsxError> {
        for (index, cell) in (0_u16..).zip(cells) {
            cell.write(self.sheet, (self.row, index), self.styles, runs)?;
        }
        let heights = cells.iter().zip(&self.widths).filter_map(|(cell, width)| {
            let width = (*width)?;
            Some(cell.wrapped_text().map_or(1, |text| lines(text, width)))
        });
        if let Some(tallest) = heights.max() {
            self.sheet.set_row_height(self.row, row_points(tallest))?;
        }
        self.row += 1;
        Ok(())
    }

    /// A comment on a cell of the next row, in the entity's name.
    fn comment(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let text = beginning(text);
        // Lines of a comment break by themselves; its box is as tall as its text.
        let height = 15 * (1 + lines(&text, COMMENT_WIDTH)).min(30) + 10;
        let note = Note::new(text).add_author_prefix(false).set_width(u32::from(COMMENT_WIDTH) * 8).set_height(height);
        self.sheet.insert_note(self.row, column, &note)?;
        Ok(())
    }

    /// Turns the rows from `header` to the last written into a real table with filters.
    fn filter<R, K: Copy + PartialEq>(
        &mut self,
        columns: &Columns<'_, R, K>,
        header: u32,
        name: &str,
        alt_text: &str,
    ) -> Result<(), XlsxError> {
        let format = &self.styles.header;
        let headers = columns.iter().map(|own| TableColumn::new().set_header(own.header()));
        let headers: Vec<TableColumn> = headers.map(|own| own.set_header_format(format.clone())).collect();
        let filters = Filters::new()
            .set_name(name)
            .set_style(TableStyle::None)
            .set_alt_text(within(alt_text, limits::ALTERNATIVE_TEXT))
            .set_columns(&headers);
        self.sheet.add_table(header, 0, self.row - 1, columns.count() - 1, &filters)?;
        Ok(())
    }

    /// Formats the cells of a column where a formula on its first cell holds.
    ///
    /// # Errors
    /// If the formula is none.
    pub fn colour<K: Copy + PartialEq>(
        &mut self,
        table: &Table<K>,
        column: K,
        rule: &str,
        format: Format,
    ) -> Result<(), XlsxError> {
        let index = table.index(column);
        let rule = ConditionalFormatFormula::new().set_rule(format!("={rule}").as_str()).set_format(format);
        self.sheet.add_conditional_format(table.first_row(), index, table.last_row(), index, &rule)?;
        Ok(())
    }

    /// A sheet that is one long table: header repeated on each printed page, first columns too.
    ///
    /// # Errors
    /// If there are more columns than a sheet has.
    pub fn long_table(&mut self, pages_wide: u16, fixed_columns: u16) -> Result<(), XlsxError> {
        house_style::set_up_page(self.sheet, HEADER_ROW, &self.footer)?;
        self.sheet.set_print_fit_to_pages(pages_wide, 0);
        self.sheet.set_freeze_panes(HEADER_ROW + 1, fixed_columns)?;
        if pages_wide > 1 {
            self.sheet.set_repeat_columns(0, fixed_columns.max(1) - 1)?;
        }
        Ok(())
    }
}

/// Characters in a line of a comment.
const COMMENT_WIDTH: u16 = 40;

/// Most characters of a comment: a column has the whole text.
const LONGEST_COMMENT: usize = 1_000;

/// The beginning of a text, with a sign where it is cut.
fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_COMMENT) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}

/// A sheet is protected against slips, not against people: there is no password. Filters,
/// column widths and row heights stay free.
fn protection() -> ProtectionOptions {
    ProtectionOptions { use_autofilter: true, format_columns: true, format_rows: true, ..ProtectionOptions::new() }
}

/// The footer's note. Spreadsheets allow 255 characters in all; a longer name is cut,
/// the marks never.
fn footer(edition: &Edition) -> String {
    const LONGEST_NAME: usize = 100;
    let entity = edition.entity.chars().take(LONGEST_NAME).collect();
    Edition { entity, ..edition.clone() }.caption()
}
