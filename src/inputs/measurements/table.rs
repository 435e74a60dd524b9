//! How a table of indicators is laid out on paper and guarded against slips.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, ProtectionOptions, Worksheet, XlsxError};

use super::columns::Column;
use super::content::Content;
use crate::domain::Edition;
use crate::sheet::house_style;

/// The row of the headings; the title and one line of help stand above.
pub const HEADER_ROW: u32 = 2;

/// Writes title, help and headings, sets widths and page.
///
/// # Errors
/// If the sheet cannot hold them.
pub fn write_head(
    sheet: &mut Worksheet,
    edition: &Edition,
    title: &str,
    help: &str,
    columns: &[Column],
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, title, &house_style::title())?;
    // A sheet with a completeness column counts its rows at the left of the same line.
    let beside = if columns.contains(&Column::Completeness) { 2 } else { 0 };
    sheet.write_string(1, beside, help)?;
    sheet.set_row_height(HEADER_ROW, 32)?;
    for (index, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(HEADER_ROW, index, column.heading(), &house_style::header())?;
        sheet.set_column_width(index, column.form().width)?;
    }
    house_style::set_up_page(sheet, HEADER_ROW, &footer(edition))?;
    sheet.set_freeze_panes(HEADER_ROW + 1, beside.max(1))?;
    Ok(())
}

/// Makes a row tall enough to show every text of it whole.
///
/// # Errors
/// If the sheet has no such row.
pub fn set_row_height<'c>(
    sheet: &mut Worksheet,
    row: u32,
    contents: impl Iterator<Item = &'c (Column, Content)>,
) -> Result<(), XlsxError> {
    let texts = contents.filter_map(|(column, content)| match content {
        Content::Text(text) => Some((text.as_str(), column.form().width)),
        _ => None,
    });
    sheet.set_row_height(row, house_style::row_height(texts)).map(drop)
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
