//! Signs of personal data, which this program must not receive (GDPR art. 5 c. 1 lett. c; D.Lgs. 33/2013 art. 7-bis).

use crate::domain::Place;
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
        } else if text.split(|c: char| !c.is_alphanumeric()).any(is_tax_code) {
            "un codice fiscale"
        } else {
            return None;
        };
        Some((sheet.place_of(cell.row, cell.column), sign))
    })
}

/// Whether a word has the form of a person's tax code, the letters that replace digits in
/// case of homonymy included (D.M. 23/12/1976).
fn is_tax_code(word: &str) -> bool {
    const SHAPE: &[u8; 16] = b"LLLLLLDDMDDLDDDL";
    let word = word.to_uppercase();
    let digit = |byte: u8| byte.is_ascii_digit() || b"LMNPQRSTUV".contains(&byte);
    word.len() == SHAPE.len()
        && word.bytes().zip(SHAPE).all(|(byte, expected)| match expected {
            b'L' => byte.is_ascii_uppercase(),
            b'M' => b"ABCDEHLMPRST".contains(&byte),
            _ => digit(byte),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_codes_are_recognised_and_other_words_are_not() {
        for code in ["RSSMRA80A01F205X", "rssmra80a01f205x", "RSSMRAUMAMMFNMRX"] {
            assert!(is_tax_code(code), "{code}");
        }
        for word in ["RSSMRA80A01F205", "RSSMRA80Z01F205X", "AMMINISTRAZIONEX", "1234567890123456", "FUNZIONARIEDEQUA"]
        {
            assert!(!is_tax_code(word), "{word}");
        }
    }
}
