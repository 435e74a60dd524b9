//! PDF objects read from the bytes of a file (ISO 32000-1, 7.3).
//!
//! Guaranteed: reading ends, at the end of the bytes or at a fixed depth; what is not an object is `None`, and so is
//! what two readers would take for two things: a dictionary that says a key twice, a name that hides a plain letter
//! behind `#`. Deliberately absent: other names written with `#`, which are compared as they are written.

use super::value::{Dictionary, Value};

/// Objects within objects go no deeper in a file of ours.
const DEEPEST: usize = 16;

/// Reads objects from bytes.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// `12 0 obj …`: the object's number and what it is; of a stream the dictionary alone.
    pub fn header(&mut self) -> Option<(u32, Value<'a>)> {
        let id = u32::try_from(self.value()?.integer()?).ok()?;
        self.value()?.integer()?;
        self.keyword(b"obj")?;
        Some((id, self.value()?))
    }

    /// `12 0 obj …`: the object's number and what it is, its bytes included if it is a stream.
    pub fn indirect(&mut self) -> Option<(u32, Value<'a>)> {
        let (id, value) = self.header()?;
        let Value::Dictionary(dictionary) = value else { return Some((id, value)) };
        if self.keyword(b"stream").is_none() {
            return Some((id, Value::Dictionary(dictionary)));
        }
        // The length stands in the dictionary itself: this writer knows it beforehand.
        let length = usize::try_from(dictionary.get("Length")?.integer()?).ok()?;
        let bytes = self.content(length)?;
        Some((id, Value::Stream(dictionary, bytes)))
    }

    /// The bytes of a stream, after the word that begins it.
    pub fn content(&mut self, length: usize) -> Option<&'a [u8]> {
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        let start = self.at + usize::from(self.peek() == Some(b'\n'));
        let bytes = self.bytes.get(start..start.checked_add(length)?)?;
        self.at = start + length;
        self.keyword(b"endstream")?;
        Some(bytes)
    }

    /// The next object.
    pub fn value(&mut self) -> Option<Value<'a>> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Value<'a>> {
        if depth > DEEPEST {
            return None;
        }
        self.skip_blanks();
        match self.peek()? {
            b'/' => {
                self.at += 1;
                Some(Value::Name(self.regular())).filter(|name| !name.name().is_some_and(hides_a_letter))
            }
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dictionary(depth + 1),
            b'<' => self.hexadecimal(),
            b'(' => self.literal(),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while !self.ends_with(b"]")? {
                    items.push(self.nested(depth + 1)?);
                }
                Some(Value::Array(items))
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            _ => match self.regular() {
                b"true" => Some(Value::Boolean(true)),
                b"false" => Some(Value::Boolean(false)),
                b"null" => Some(Value::Null),
                _ => None,
            },
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Value<'a>> {
        self.at += 2;
        let mut entries = Vec::new();
        while !self.ends_with(b">>")? {
            let key = self.nested(depth)?.name()?;
            entries.push((key, self.nested(depth)?));
        }
        // Some readers believe the first of two equal keys, some the last.
        let mut keys: Vec<&[u8]> = entries.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.windows(2).all(|pair| pair[0] != pair[1]).then_some(Value::Dictionary(Dictionary(entries)))
    }

    /// A number, or the reference that it begins.
    fn number(&mut self) -> Option<Value<'a>> {
        let text = std::str::from_utf8(self.regular()).ok()?;
        // What Rust reads besides, such as «1e5» or «+inf», is no number of a PDF.
        if !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')) {
            return None;
        }
        let Ok(value) = text.parse::<i64>() else { return Some(Value::Real(text.parse().ok()?)) };
        let after = self.at;
        if let Ok(id) = u32::try_from(value)
            && self.peek() == Some(b' ')
        {
            self.at += 1;
            let generation = self.regular();
            if !generation.is_empty() && generation.iter().all(u8::is_ascii_digit) && self.keyword(b"R").is_some() {
                return Some(Value::Reference(id));
            }
            self.at = after;
        }
        Some(Value::Integer(value))
    }

    fn hexadecimal(&mut self) -> Option<Value<'a>> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'>')?;
        self.at += length + 1;
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digits = rest[..length].iter().filter(|byte| !byte.is_ascii_whitespace()).map(digit);
        let mut digits: Vec<u8> = digits.collect::<Option<_>>()?;
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        Some(Value::String(digits.chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]).collect()))
    }

    fn literal(&mut self) -> Option<Value<'a>> {
        let start = self.at + 1;
        let mut depth = 0;
        let mut plain = true;
        loop {
            match self.peek()? {
                b'\\' => {
                    plain = false;
                    self.at += 1;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        let bytes = self.bytes.get(start..self.at - 1)?;
        Some(Value::String(if plain { bytes.into() } else { unescaped(bytes).into() }))
    }

    /// Whether a collection ends here; `None` at the end of the bytes.
    fn ends_with(&mut self, end: &[u8]) -> Option<bool> {
        self.skip_blanks();
        let ends = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?.starts_with(end);
        if ends {
            self.at += end.len();
        }
        Some(ends)
    }

    /// Goes past a word; `None`, and nowhere, where another stands there.
    pub fn keyword(&mut self, word: &[u8]) -> Option<()> {
        self.skip_blanks();
        self.bytes.get(self.at..)?.starts_with(word).then(|| self.at += word.len())
    }

    /// Bytes up to the next blank or delimiter.
    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let length = rest.iter().position(|byte| is_blank(*byte) || b"()<>[]{}/%".contains(byte));
        let word = &rest[..length.unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(is_blank) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

/// Whether a name writes a letter that needs it not as `#` and two digits: `/J#53` is the key `/JS` to a reader.
fn hides_a_letter(name: &[u8]) -> bool {
    let digits = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    name.windows(3).any(|part| part[0] == b'#' && digits(&part[1..]).is_some_and(|byte| byte.is_ascii_alphanumeric()))
}

/// A literal string's bytes (ISO 32000-1, 7.3.4.2).
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            plain.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => plain.push(b'\n'),
            Some(b'r') => plain.push(b'\r'),
            Some(b't') => plain.push(b'\t'),
            Some(b'b') => plain.push(b'\x08'),
            Some(b'f') => plain.push(b'\x0C'),
            Some(first @ b'0'..=b'7') => {
                let mut code = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit) = rest.next_if(|byte| (b'0'..=b'7').contains(byte)) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                }
                // Overflow is ignored, as the standard asks.
                plain.push(code.to_le_bytes()[0]);
            }
            // A line ended by a backslash goes on.
            Some(b'\n') | None => {}
            Some(other) => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Value<'_>> {
        Reader::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn every_kind_of_object_is_read() {
        let text = "<</A [1 -2.5 12 0 R 3]/B(a\\(b\\051\\n)/C <FEFF00E8>/D/N /E true/F null/G<<>>>>";
        let Some(Value::Dictionary(dictionary)) = read(text) else { panic!("not a dictionary") };
        assert_eq!(
            dictionary.get("A").unwrap().array().unwrap(),
            [Value::Integer(1), Value::Real(-2.5), Value::Reference(12), Value::Integer(3)]
        );
        assert_eq!(dictionary.get("B"), Some(&Value::String(b"a(b)\n".into())));
        assert_eq!(dictionary.get("C"), Some(&Value::String(b"\xFE\xFF\x00\xE8".into())));
        assert_eq!(dictionary.get("D").unwrap().name(), Some(&b"N"[..]));
        assert_eq!(dictionary.get("E"), Some(&Value::Boolean(true)));
        assert_eq!(dictionary.get("F"), Some(&Value::Null));
        assert_eq!(dictionary.get("G"), Some(&Value::Dictionary(Dictionary::default())));
        assert_eq!(dictionary.get("H"), None);
    }

    #[test]
    fn a_stream_has_the_bytes_its_length_says() {
        let text = b"7 0 obj\n<</Length 4>>\nstream\nendo\nendstream\nendobj";
        let (id, value) = Reader::new(text, 0).indirect().unwrap();
        assert_eq!(id, 7);
        assert!(matches!(value, Value::Stream(_, b"endo")));
        let wrong = b"7 0 obj\n<</Length 3>>\nstream\nendo\nendstream\nendobj";
        assert!(Reader::new(wrong, 0).indirect().is_none());
    }

    #[test]
    fn what_readers_take_for_different_things_is_no_object() {
        assert_eq!(read("<</A 1/B 2/A 3>>"), None);
        assert_eq!(read("[<</A <</B 1/B 1>>>>]"), None);
        assert_eq!(read("<</J#53 (x)>>"), None);
        assert!(read("<</Name /Adobe#20Acrobat/A#20 1>>").is_some(), "a blank must be written so");
    }

    #[test]
    fn broken_objects_end() {
        for text in [
            "+inf",
            "-infinity",
            "1e5",
            "",
            "<<",
            "<</A",
            "<</A 1",
            "[",
            "[1",
            "(",
            "(a\\",
            "<0",
            "<0g>",
            "1.2.3",
            "x",
            ">>",
            "--",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
        assert_eq!(read(&"<</A".repeat(100_000)), None);
    }
}
