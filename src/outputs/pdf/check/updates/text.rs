//! Texts of a PDF by their letters (ISO 32000-1, 7.9.2.2): other programs encode the same title otherwise.

/// The letters of `PDFDocEncoding` from 0x80 to 0x9F.
const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}";

/// The letters of a text string: UTF-16, UTF-8 or `PDFDocEncoding`.
pub(super) fn letters(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xFE\xFF") {
        let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    if let Some(text) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(text).into_owned();
    }
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or_default(),
        0xA0 => '€',
        other => char::from(*other),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_title_in_three_encodings_is_one_title() {
        let title = "Relazione – «sì»";
        let utf16: Vec<u8> = title.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(letters(&[b"\xFE\xFF".to_vec(), utf16].concat()), title);
        assert_eq!(letters(&[b"\xEF\xBB\xBF", title.as_bytes()].concat()), title);
        assert_eq!(letters(b"Relazione \x85 \xABs\xEC\xBB"), title);
        assert_eq!(HIGH.chars().count(), 32);
    }
}
