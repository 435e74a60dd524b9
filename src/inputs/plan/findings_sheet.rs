//! The sheet «Anomalie» of a canonical workbook: written beside the plan, recognised, never imported.

use crate::words::fold;
use crate::workbook::Sheet;

/// Its name.
pub(super) const NAME: &str = "Anomalie";
/// Its headings.
pub(super) const HEADERS: [&str; 8] =
    ["GRAVITÀ", "CODICE", "MESSAGGIO", "FILE", "FOGLIO", "CELLA", "TROVATO", "ATTESO O CORREZIONE"];

/// Whether a sheet is ours.
pub(super) fn is_ours(sheet: &Sheet) -> bool {
    let headers = sheet.cells.iter().take(3).map(|cell| fold(&cell.display()));
    fold(&sheet.name) == fold(NAME) && headers.eq(HEADERS[..3].iter().map(|header| fold(header)))
}
