//! Writes one sheet from the top down: title lines, notes, print set-up, protection. Its tables are in [`rows`].

mod rows;

use rust_xlsxwriter::{ConditionalFormatFormula, Format, ProtectionOptions, Url, Worksheet, XlsxError};

use super::claim::Claim;
use super::column::{Column, Columns};
use super::house_style;
use super::layout::Table;
use super::limits;
use super::styles::Styles;
use super::text_height::{lines, row_points};
use crate::domain::Edition;
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
