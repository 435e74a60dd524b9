//! The bytes of a text export: recognised by content and decoded.

use crate::workbook::looks_like_text;

/// The decoded text, or none if the bytes are no tab-separated text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if !looks_like_text(bytes) => return None,
        _ => match std::str::from_utf8(bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes)) {
            Ok(text) => text.to_owned(),
            // Latin-1 texts from Windows really are Windows-1252.
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    };
    let start = text.trim_start().to_lowercase();
    let is_markup = ["<!doctype", "<html", "<table", "<?xml", "{\\rtf"].iter().any(|mark| start.starts_with(mark));
    (text.contains('\t') && !is_markup).then_some(text)
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| join([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_whatever_program_wrote_them() {
        assert_eq!(decode("città\tsì".as_bytes()).as_deref(), Some("città\tsì"));
        assert_eq!(decode(b"citt\xE0\tdell\x92ente").as_deref(), Some("città\tdell’ente"));
        let wide: Vec<u8> = "\u{feff}città\tsì".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide).as_deref(), Some("città\tsì"));
    }

    #[test]
    fn what_is_no_tabular_text_is_left_to_the_spreadsheet_reader() {
        for other in [&b"PK\x03\x04\t"[..], b"senza tabulazioni", b"<html>\t</html>", b"", b"%PDF-1.7\t"] {
            assert_eq!(decode(other), None);
        }
    }
}
