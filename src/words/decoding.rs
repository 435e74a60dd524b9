//! Bytes of a text file → text, whatever program of an office saved it.
//!
//! Guaranteed: UTF-8 with or without a byte order mark, UTF-16 with one, and else
//! Windows-1252, which is what «Latin-1» files from Windows really are; nothing is
//! refused, so that a wrong guess is seen in the text. Deliberately absent: what the text means.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded text and whether its encoding had to be guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether it was read as Windows-1252 because it is no UTF-8.
    pub western: bool,
    /// The first line, from one, that is no UTF-8, where there is one.
    pub foreign_line: Option<u32>,
}

/// The first line of a text that is no UTF-8 and how it begins, where it had to be read as Windows-1252.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Western {
    /// The line, from one.
    pub line: u32,
    /// Its first letters.
    pub words: String,
}

impl Decoded {
    /// What to say of a text of Windows; none where it is in an encoding that says what it is.
    pub fn as_western(&self) -> Option<Western> {
        let line = self.foreign_line.filter(|_| self.western)?;
        let words = self.text.lines().nth(line as usize - 1).unwrap_or_default();
        Some(Western { line, words: words.chars().take(80).collect() })
    }
}

/// Decodes a text file.
pub fn decode(bytes: &[u8]) -> Decoded {
    let wide = if bytes.starts_with(&[0xFF, 0xFE]) {
        Some(UTF_16LE)
    } else if bytes.starts_with(&[0xFE, 0xFF]) {
        Some(UTF_16BE)
    } else {
        None
    };
    if let Some(encoding) = wide {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Decoded { text: text.into_owned(), western: false, foreign_line: Some(1) };
    }
    let (text, malformed) = UTF_8.decode_with_bom_removal(bytes);
    if !malformed {
        return Decoded { text: text.into_owned(), western: false, foreign_line: None };
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let lines = bytes[..valid].split(|byte| *byte == b'\n').count();
    Decoded { text: text.into_owned(), western: true, foreign_line: u32::try_from(lines).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_whatever_program_wrote_them() {
        let utf16: Vec<u8> = "\u{feff}città".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, western, foreign_line) in [
            (&b"citt\xC3\xA0"[..], false, None),
            (&b"\xEF\xBB\xBFcitt\xC3\xA0"[..], false, None),
            (&utf16[..], false, Some(1)),
            (&b"citt\xE0"[..], true, Some(1)),
        ] {
            assert_eq!(decode(bytes), Decoded { text: "città".to_owned(), western, foreign_line });
        }
        assert_eq!(decode(b"dell\x92ente: 5 \x80").text, "dell’ente: 5 €");
        assert_eq!(decode(b"a\nb\nperch\xE9").foreign_line, Some(3));
        assert_eq!(decode(b"").text, "");
    }
}
