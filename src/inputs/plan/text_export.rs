//! The bytes of a text export: recognised by content and decoded.

use crate::words::decoding::{self, Decoded};
use crate::workbook::looks_like_text;

/// The decoded text, or none if the bytes are no tab-separated text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if !looks_like_text(bytes) {
        return None;
    }
    let decoded = decoding::decode(bytes);
    let start = decoded.text.trim_start().to_lowercase();
    let is_markup = ["<!doctype", "<html", "<table", "<?xml", "{\\rtf"].iter().any(|mark| start.starts_with(mark));
    (decoded.text.contains('\t') && !is_markup).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_whatever_program_wrote_them() {
        let text = |bytes: &[u8]| decode(bytes).map(|decoded| decoded.text);
        assert_eq!(text("città\tsì".as_bytes()).as_deref(), Some("città\tsì"));
        assert_eq!(text(b"citt\xE0\tdell\x92ente").as_deref(), Some("città\tdell’ente"));
        let wide: Vec<u8> = "\u{feff}città\tsì".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide).as_deref(), Some("città\tsì"));
    }

    #[test]
    fn what_is_no_tabular_text_is_left_to_the_spreadsheet_reader() {
        for other in [&b"PK\x03\x04\t"[..], b"senza tabulazioni", b"<html>\t</html>", b"", b"%PDF-1.7\t"] {
            assert_eq!(decode(other), None);
        }
    }
}
