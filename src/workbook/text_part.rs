//! The XML parts of an archive as text, in the encodings that office programs write.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Whether an entry of an archive is none of the workbook's: macOS adds its own beside each file.
pub(super) fn is_foreign(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("__macosx/") || name.rsplit('/').next().is_some_and(|file| file.starts_with("._"))
}

/// The encoding of a part that begins with these bytes; none where it is one in which markup could hide.
pub(super) fn encoding_of(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let declaration = head.split(|&byte| byte == b'>').next().unwrap_or_default().to_ascii_lowercase();
    let text = String::from_utf8_lossy(&declaration);
    let Some((_, named)) = text.split_once("encoding") else { return Some(UTF_8) };
    let named = named.trim_start_matches(|character: char| !character.is_ascii_alphanumeric());
    let label = named.split(['"', '\'', '?', ' ']).next().unwrap_or_default();
    if label == "utf8" {
        return Some(UTF_8);
    }
    // Supersets of ASCII: the look at the markup has seen what a parser will see.
    let plain = ["utf-8", "us-ascii", "ascii", "iso-8859-", "windows-125"].iter().any(|known| label.starts_with(known));
    Encoding::for_label(label.as_bytes()).filter(|_| plain)
}

/// The text of a part, as UTF-8 whatever it was.
pub(super) fn decode(bytes: Vec<u8>) -> String {
    let encoding = encoding_of(&bytes[..bytes.len().min(256)]).unwrap_or(UTF_8);
    if encoding == UTF_8 {
        let bytes = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { bytes[3..].to_vec() } else { bytes };
        return String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    let text = encoding.decode_with_bom_removal(&bytes).0;
    // What the declaration says of the bytes is true of the text no more.
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.to_owned(),
        None => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_in_the_encodings_that_programs_write() {
        let wide = |join: fn(u16) -> [u8; 2], bom: bool| -> Vec<u8> {
            let text = "<?xml version='1.0' encoding='UTF-16'?><v>città</v>";
            bom.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(join).collect()
        };
        for bytes in [
            "<v>città</v>".as_bytes().to_vec(),
            b"\xEF\xBB\xBF<v>citt\xC3\xA0</v>".to_vec(),
            b"<?xml version='1.0' encoding='ISO-8859-1'?><v>citt\xE0</v>".to_vec(),
            wide(u16::to_le_bytes, true),
            wide(u16::to_be_bytes, true),
            wide(u16::to_le_bytes, false),
        ] {
            assert_eq!(decode(bytes), "<v>città</v>");
        }
        assert_eq!(encoding_of(b"<?xml version='1.0' encoding='utf-7'?>"), None);
        assert_eq!(encoding_of(b"<?xml version='1.0' encoding='iso-2022-jp'?>"), None);
    }
}
