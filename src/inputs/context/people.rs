//! Signs of personal data, which this program must not receive (GDPR art. 5 c. 1 lett. c; D.Lgs. 33/2013 art. 7-bis).

use crate::domain::Place;
use crate::inputs::privacy::has_shape_of_tax_code;
use crate::words::fold;
use crate::workbook::{Sheet, Workbook};

/// Headings under which people are listed.
const HEADINGS: [&str; 22] = [
    "NOME",
    "COGNOME",
    "COGNOME E NOME",
    "NOME E COGNOME",
    "COGNOME NOME",
    "NOME COGNOME",
    "NOMINATIVO",
    "NOMINATIVI",
    "DIPENDENTE",
    "NOME DIPENDENTE",
    "NOME DEL DIPENDENTE",
    "NOMINATIVO DIPENDENTE",
    "MATRICOLA",
    "N MATRICOLA",
    "NUMERO MATRICOLA",
    "CODICE FISCALE",
    "C F",
    "CF",
    "COD FISCALE",
    "VALUTATO",
    "DATA DI NASCITA",
    "GENERALITA",
];

/// The first sign of personal data, hidden sheets included: its place and what it is.
pub(super) fn find(workbook: &Workbook) -> Option<(Place, &'static str)> {
    workbook.sheets.iter().find_map(in_sheet)
}

fn in_sheet(sheet: &Sheet) -> Option<(Place, &'static str)> {
    sheet.cells.iter().find_map(|cell| {
        let text = cell.display();
        let sign = if HEADINGS.contains(&fold(&text).as_str()) {
            "una colonna che elenca persone"
        } else if text.split(|c: char| !c.is_alphanumeric()).any(has_shape_of_tax_code) {
            "un codice fiscale"
        } else {
            return None;
        };
        Some((sheet.place_of(cell.row, cell.column), sign))
    })
}
