//! How a table of indicators is laid out on paper and guarded against slips.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, ProtectionOptions, Worksheet, XlsxError};

use super::columns::Column;
use crate::domain::Edition;
use crate::sheet::{self, Cell, Columns, SheetWriter, Styles, house_style};

/// The row of the headings; the title and one line of help stand above.
pub const HEADER_ROW: u32 = 2;

/// The columns of a table, by what a row says in each; the fingerprint, which is hidden, makes no row taller.
pub fn declared<R>(
    columns: impl Iterator<Item = Column>,
    cell: impl for<'r> Fn(&'r R, Column) -> Cell<'r> + Copy + 'static,
) -> impl Iterator<Item = sheet::Column<'static, R, Column>> {
    columns.map(move |column| {
        let declared = sheet::Column::new(column.heading(), column.form().width, move |row| cell(row, column));
        if column == Column::Fingerprint { declared.key(column).flat() } else { declared.key(column) }
    })
}

/// Writes title, help in its column, and headings, sets widths and page.
///
/// # Errors
/// If the sheet cannot hold them.
pub fn write_head<'w, R>(
    sheet: &'w mut Worksheet,
    styles: &'w Styles,
    edition: &Edition,
    title: &str,
    (help, help_column): (&str, u16),
    columns: &Columns<'_, R, Column>,
) -> Result<SheetWriter<'w>, XlsxError> {
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.write_string(1, help_column, help)?;
    let mut writer = SheetWriter::form(sheet, styles, columns, HEADER_ROW)?;
    writer.headings(columns)?;
    writer.sheet.set_row_height(HEADER_ROW, 32)?;
    house_style::set_up_page(writer.sheet, HEADER_ROW, &footer(edition))?;
    writer.sheet.set_freeze_panes(HEADER_ROW + 1, help_column.max(1))?;
    Ok(writer)
}

/// Prints the first columns on one page across, with the rows that an office adds below.
///
/// # Errors
/// If the sheet has no such column.
pub fn print_columns(sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
    const LAST_ROW: u32 = 1_048_575;
    sheet.set_print_area(0, 0, LAST_ROW, last)?.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The footer's note: entity, year and whether the data are invented.
pub fn footer(edition: &Edition) -> String {
    let mark = if edition.demonstration { " – DATI DIMOSTRATIVI" } else { "" };
    format!("{} – Misurazione {}{mark}", edition.entity, edition.year)
}

/// Protection without password: it guards against slips, not against people.
pub fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, use_autofilter: true, ..ProtectionOptions::default() }
}

/// A list of words to choose from; other words are refused.
///
/// # Errors
/// If the words together are longer than a list may be.
pub fn list(words: &[&str]) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(words)?
        .set_error_title("Valore non ammesso")?
        .set_error_message("Scegliere una voce dell’elenco oppure lasciare vuota la cella.")
}

/// Asks again before taking what a rule does not foresee, and leaves the decision to the office.
///
/// # Errors
/// If the message is longer than a spreadsheet shows.
pub fn ask_again(rule: DataValidation, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Valore da controllare")?
        .set_error_message(message)
}
