//! How long the texts may be that a spreadsheet program keeps beside its cells.
//!
//! Longer ones would be left out, and rust_xlsxwriter would say so in English on standard error.

use rust_xlsxwriter::XlsxError;

use crate::words::shorten::within;

/// The author of notes, in UTF-16 units.
pub const NOTE_AUTHOR: usize = 52;
/// The header or the footer of a page with its control codes.
pub const FOOTER: usize = 255;
/// The words that stand for a picture or a table.
pub const ALTERNATIVE_TEXT: usize = 255;

/// Why a workbook cannot be written, in words for an office.
pub const fn refusal(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::MaxStringLengthExceeded => "un testo supera i 32.767 caratteri che una cella può contenere",
        XlsxError::RowColumnLimitError => "le righe o le colonne sono più di quelle che un foglio può contenere",
        _ => "il formato xlsx non lo permette",
    }
}

/// Text of a footer: an ampersand starts a control code there, and prints where it is doubled. `used` units are
/// those of the rest of the footer.
pub fn in_footer(text: &str, used: usize) -> String {
    let mut units = FOOTER - used;
    loop {
        let doubled = within(text, units).replace('&', "&&");
        let over = doubled.encode_utf16().count().saturating_sub(FOOTER - used);
        if over == 0 {
            return doubled;
        }
        units -= over.min(units - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_ampersands_count() {
        assert_eq!(in_footer("A & B", 0), "A && B");
        for text in ["&".repeat(400), "a&".repeat(200), "x".repeat(400)] {
            let footer = in_footer(&text, 55);
            assert!(footer.encode_utf16().count() <= 200 && footer.ends_with('…'), "{footer}");
            assert!(footer.matches('&').count().is_multiple_of(2));
        }
    }
}
