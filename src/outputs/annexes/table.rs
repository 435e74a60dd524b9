//! A sheet with title lines and tables: header style, widths, row heights, print set-up, protection.

use std::borrow::Cow;

use rust_xlsxwriter::{Note, ProtectionOptions, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError};

use crate::domain::{Edition, column_letters};
use crate::sheet::Cell;
use crate::sheet::house_style;
use crate::sheet::text_height::{lines, row_points};
use crate::sheet::{Look, Styles};
use crate::words::italian;

/// Index of the header row of a sheet's first table; title lines stand above it.
pub(super) const HEADER_ROW: u32 = 4;

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<'c> {
    /// Its header.
    pub header: &'c str,
    /// Its width in characters.
    pub width: u16,
}

/// Shorthand for the lists of columns.
pub(super) const fn column(header: &str, width: u16) -> Column<'_> {
    Column { header, width }
}

/// The rows of a table, as formulas of other sheets name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rows {
    first: u32,
    last: u32,
}

impl Rows {
    /// `count` rows under a header at row index `header`; a table without data keeps one blank row.
    pub fn below(header: u32, count: usize) -> Self {
        let count = u32::try_from(count.max(1)).unwrap_or(u32::MAX);
        Self { first: header + 1, last: header.saturating_add(count) }
    }

    /// The number, as a spreadsheet counts, of the row at `index` in the table.
    pub fn number(self, index: usize) -> u32 {
        self.first + 1 + u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// Index of the last row, from zero.
    pub const fn last_index(self) -> u32 {
        self.last
    }

    /// The whole column, such as `Indicatori!$B$6:$B$30`; without a sheet, of the same sheet.
    pub fn range(self, sheet: &str, column: u16) -> String {
        let letters = column_letters(u32::from(column));
        let sheet = if sheet.is_empty() { String::new() } else { format!("{sheet}!") };
        format!("{sheet}${letters}${}:${letters}${}", self.first + 1, self.last + 1)
    }
}

/// Writes one sheet from the top down.
pub(super) struct SheetWriter<'w> {
    pub sheet: &'w mut Worksheet,
    pub styles: &'w Styles,
    columns: &'w [Column<'w>],
    row: u32,
}

impl<'w> SheetWriter<'w> {
    /// Title lines: what the sheet is, of whom and when, and the marks that must stand on it.
    pub fn new(
        sheet: &'w mut Worksheet,
        styles: &'w Styles,
        columns: &'w [Column<'w>],
        title: &str,
        edition: &Edition,
    ) -> Result<Self, XlsxError> {
        // The reader must not take a formula without result for a zero.
        sheet.set_formula_result_default("");
        sheet.set_screen_gridlines(false);
        for (index, column) in (0_u16..).zip(columns) {
            sheet.set_column_width(index, f64::from(column.width))?;
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
        set_up_page(sheet, edition)?;
        sheet.protect_with_options(&protection());
        sheet.set_default_note_author(&edition.entity);
        Ok(Self { sheet, styles, columns, row: HEADER_ROW })
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
    pub fn section(&mut self, heading: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, heading, &self.styles.section)?;
        self.row += 1;
        Ok(())
    }

    /// A paragraph across the given number of columns.
    pub fn note(&mut self, text: &str, columns: u16) -> Result<(), XlsxError> {
        let width = self.columns.iter().take(usize::from(columns)).map(|column| column.width).sum();
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, text, &self.styles.note)?;
        self.sheet.set_row_height(self.row, row_points(lines(text, width)))?;
        self.row += 1;
        Ok(())
    }

    /// A link with what it leads to beside it; the words run over the empty cells to their right.
    pub fn link_line(&mut self, text: &str, target: &str, meaning: &str) -> Result<(), XlsxError> {
        let link = Url::new(target).set_text(text);
        self.sheet.write_url_with_format(self.row, 0, link, &self.styles.jump)?;
        self.sheet.write_string_with_format(self.row, 1, meaning, &self.styles.subtitle)?;
        self.row += 1;
        Ok(())
    }

    /// The header row of the sheet's columns.
    pub fn header(&mut self) -> Result<(), XlsxError> {
        self.header_of(self.columns)
    }

    /// A header row with other words over the sheet's columns.
    pub fn header_of(&mut self, columns: &[Column<'_>]) -> Result<(), XlsxError> {
        let mut tallest = 1;
        for ((index, column), own) in (0_u16..).zip(columns).zip(self.columns) {
            self.sheet.write_string_with_format(self.row, index, column.header, &self.styles.header)?;
            // Bold letters are wider, and the filter button takes two characters of the last line.
            tallest = tallest.max(lines(column.header, own.width.saturating_sub(3).max(4)));
        }
        self.sheet.set_row_height(self.row, row_points(tallest) + 3.0)?;
        self.row += 1;
        Ok(())
    }

    /// A row of cells, tall enough for its longest text.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let mut tallest = 1;
        for ((index, cell), column) in (0_u16..).zip(cells).zip(self.columns) {
            cell.write(self.sheet, self.row, index, self.styles)?;
            if let Some(text) = cell.wrapped_text() {
                tallest = tallest.max(lines(text, column.width));
            }
        }
        self.sheet.set_row_height(self.row, row_points(tallest))?;
        self.row += 1;
        Ok(())
    }

    /// A comment on a cell of the next row, in the entity's name.
    pub fn comment(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let text = beginning(text);
        // Lines of a comment break by themselves; its box is as tall as its text.
        let height = 15 * (1 + lines(&text, COMMENT_WIDTH)).min(30) + 10;
        let note = Note::new(text).add_author_prefix(false).set_width(u32::from(COMMENT_WIDTH) * 8).set_height(height);
        self.sheet.insert_note(self.row, column, &note)?;
        Ok(())
    }

    /// Turns the rows from `header` to the last written into a real table with filters.
    pub fn close_table(&mut self, name: &str, header: u32, alt_text: &str) -> Result<(), XlsxError> {
        if self.row == header + 1 {
            let blanks = vec![Cell::Blank; self.columns.len()];
            self.row(&blanks)?;
        }
        let columns: Vec<TableColumn> = self
            .columns
            .iter()
            .map(|column| TableColumn::new().set_header(column.header).set_header_format(self.styles.header.clone()))
            .collect();
        let table =
            Table::new().set_name(name).set_style(TableStyle::None).set_alt_text(alt_text).set_columns(&columns);
        let last = u16::try_from(self.columns.len() - 1).expect("tables have few columns");
        self.sheet.add_table(header, 0, self.row - 1, last, &table)?;
        Ok(())
    }

    /// A sheet that is one long table: header repeated on each printed page, first columns too.
    pub fn long_table(&mut self, pages_wide: u16, fixed_columns: u16, note: &str) -> Result<(), XlsxError> {
        house_style::set_up_page(self.sheet, HEADER_ROW, note)?;
        self.sheet.set_print_fit_to_pages(pages_wide, 0);
        self.sheet.set_freeze_panes(HEADER_ROW + 1, fixed_columns)?;
        if pages_wide > 1 {
            self.sheet.set_repeat_columns(0, fixed_columns.max(1) - 1)?;
        }
        Ok(())
    }
}

/// A cell of the line of totals.
pub(super) fn total(text: &str) -> Cell<'_> {
    Cell::Text(text.into(), Look::TotalText)
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

fn set_up_page(sheet: &mut Worksheet, edition: &Edition) -> Result<(), XlsxError> {
    house_style::set_up_page(sheet, HEADER_ROW, &footer(edition))?;
    sheet.set_freeze_panes(0, 0)?;
    Ok(())
}

/// The footer's note. Spreadsheets allow 255 characters in all; a longer name is cut,
/// the marks never.
pub(super) fn footer(edition: &Edition) -> String {
    const LONGEST_NAME: usize = 100;
    let entity = edition.entity.chars().take(LONGEST_NAME).collect();
    Edition { entity, ..edition.clone() }.caption()
}
