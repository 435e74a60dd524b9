//! Tables of a sheet: headers, a row each with its comments and figures, lines of totals, filters.

use std::borrow::{Borrow, Cow};
use std::sync::Arc;

use rust_xlsxwriter::{Note, Table as Filters, TableColumn, TableStyle, XlsxError};

use super::SheetWriter;
use crate::sheet::cell::Cell;
use crate::sheet::claim::Claim;
use crate::sheet::column::Columns;
use crate::sheet::format_runs::FormatRuns;
use crate::sheet::late_rows::LateRows;
use crate::sheet::layout::Table;
use crate::sheet::limits;
use crate::sheet::row_height::row_height;
use crate::sheet::styles::Look;
use crate::sheet::text_height::{lines, row_points};
use crate::words::shorten::within;

impl<'w> SheetWriter<'w> {
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
        self.filter(columns, (header, self.row - 1), name, alt_text)?;
        Ok(table)
    }

    /// The same table, of whose rows only those are written that the library must write itself; the others come when
    /// [`super::super::Book::finish_late`] writes the file. For tables that are too long to be held whole.
    ///
    /// # Errors
    /// If the sheet is full or the name is one that a table may not have.
    pub fn late_table<'r, R, K: Copy + PartialEq>(
        &mut self,
        columns: &'r Columns<'r, R, K>,
        rows: &'r [R],
        name: &'r str,
        alt_text: &str,
    ) -> Result<(Table<K>, LateRows<'r, R, K>), XlsxError> {
        let header = self.row;
        self.header(columns)?;
        let first = self.row;
        let mut late = LateRows::new(columns, rows, name, (first, self.widths.clone()));
        let mut runs = FormatRuns::default();
        for (index, row) in rows.iter().enumerate() {
            self.row = first + u32::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)?;
            if late.needs_library(row, self.row) {
                self.row_in(columns, row, &mut runs)?;
            } else {
                self.claim(columns, row);
            }
        }
        runs.finish(self.sheet)?;
        if rows.is_empty() {
            self.single_row(&vec![Cell::Blank; usize::from(columns.count())])?;
        }
        // The library lists each cell of a table: the whole range goes into the finished file only.
        self.filter(columns, (header, first), name, alt_text)?;
        Ok((columns.table(self.sheet.name(), header, rows.len()), late))
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
        self.rows(columns, [row])
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
        if let Some(points) = row_height(cells, &self.widths) {
            self.sheet.set_row_height(self.row, points)?;
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

    /// Turns the rows from `header` to `last` into a real table with filters.
    fn filter<R, K: Copy + PartialEq>(
        &mut self,
        columns: &Columns<'_, R, K>,
        (header, last): (u32, u32),
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
        self.sheet.add_table(header, 0, last, columns.count() - 1, &filters)?;
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
