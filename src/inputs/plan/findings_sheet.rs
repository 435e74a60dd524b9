//! The sheet «Anomalie» of a canonical workbook: written beside the plan, recognised, never imported.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::{Finding, Severity};
use crate::sheet::{self, Cell, Columns, SheetWriter, Styles, house_style};
use crate::words::fold;
use crate::workbook::Sheet;

/// Its name.
const NAME: &str = "Anomalie";
/// A cell holds 32,767 UTF-16 units; quotations in findings are cut well before.
const LONGEST_QUOTATION: usize = 8000;

/// Whether a sheet is ours.
pub(super) fn is_ours(sheet: &Sheet) -> bool {
    let headers = sheet.cells.iter().take(3).map(|cell| fold(&cell.display()));
    fold(&sheet.name) == fold(NAME) && headers.eq(columns().iter().take(3).map(|column| fold(column.header())))
}

/// Writes it.
///
/// # Errors
/// If a text is longer than a cell can hold.
pub(super) fn write(sheet: &mut Worksheet, findings: &[Finding], styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?;
    let columns = self::columns();
    let mut writer = SheetWriter::form(sheet, styles, &columns, 0)?;
    writer.headings(&columns)?;
    // The gravest first; within a severity, the order of reading.
    let by_severity = [Severity::Blocking, Severity::Warning, Severity::Note]
        .into_iter()
        .flat_map(|severity| findings.iter().filter(move |finding| finding.code.severity == severity));
    writer.rows(&columns, by_severity)?;
    let last = writer.next_row() - 1;
    writer.sheet.autofilter(0, 0, last, columns.count() - 1)?;
    house_style::set_up_page(writer.sheet, 0, "Anomalie dell’importazione")
}

/// The columns of the findings, whose rows are as tall as the program that opens them makes them.
fn columns() -> Columns<'static, Finding> {
    let column = |header, width, text: fn(&Finding) -> String| {
        sheet::Column::new(header, width, move |finding: &Finding| Cell::text(text(finding))).flat()
    };
    Columns::of([
        column("GRAVITÀ", 10, |finding| finding.code.severity.label().to_owned()),
        column("CODICE", 9, |finding| finding.code.id.to_owned()),
        column("MESSAGGIO", 48, |finding| finding.message.clone()),
        column("FILE", 30, |finding| finding.place.as_ref().map_or_else(String::new, |place| place.file.to_string())),
        column("FOGLIO", 18, |finding| {
            finding.place.as_ref().and_then(|place| place.sheet.as_deref()).unwrap_or_default().to_owned()
        }),
        column("CELLA", 10, |finding| {
            finding.place.as_ref().map_or_else(String::new, |place| place.position.to_string())
        }),
        column("TROVATO", 48, |finding| quotation(finding.found.as_deref())),
        column("ATTESO O CORREZIONE", 48, |finding| quotation(finding.expected.as_deref())),
    ])
}

fn quotation(text: Option<&str>) -> String {
    let text = text.unwrap_or("");
    let mut cut: String = text.chars().take(LONGEST_QUOTATION).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
