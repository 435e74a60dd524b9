//! A content stream, read operator by operator.
//!
//! Only the operators that this writer uses are known; any other is a fault.

use std::collections::BTreeSet;

/// What a page's content stream holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Marked-content numbers with their tags, in order.
    pub marked: Vec<(i64, String)>,
    /// Font resource and glyph number of every glyph shown, each once.
    pub glyphs: BTreeSet<(String, u16)>,
    /// What is wrong, in Italian, each once.
    pub faults: BTreeSet<String>,
}

/// Operators that paint.
const PAINTING: [&[u8]; 13] = [b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Tj", b"TJ", b"sh", b"Do"];

/// Operators that set the state or build paths, and need no structure.
const SILENT: [&[u8]; 26] = [
    b"q", b"Q", b"cm", b"w", b"J", b"j", b"M", b"d", b"BT", b"ET", b"Td", b"TD", b"Tm", b"T*", b"Tc", b"Tw", b"Tz",
    b"TL", b"m", b"l", b"c", b"h", b"re", b"n", b"rg", b"RG",
];

/// Reads a decompressed content stream.
pub(super) fn scan(content: &[u8]) -> Scan {
    let mut scan = Scan::default();
    let mut font = String::new();
    let mut open: Vec<Section> = Vec::new();
    let mut operands = Vec::new();
    let mut tokens = Tokens { rest: content };
    while let Some(token) = tokens.next() {
        let Token::Operator(operator) = token else {
            operands.push(token);
            continue;
        };
        match operator {
            b"BDC" | b"BMC" => scan.begin(&operands, &mut open),
            b"EMC" => {
                if open.pop().is_none() {
                    scan.faults.insert("una parte marcata si chiude senza essere aperta".to_owned());
                }
            }
            b"Tf" => {
                if let Some(Token::Name(name)) = operands.first() {
                    font = String::from_utf8_lossy(name).into_owned();
                }
            }
            _ if PAINTING.contains(&operator) => {
                if open.is_empty() {
                    let operator = String::from_utf8_lossy(operator);
                    scan.faults.insert(format!("«{operator}» dipinge fuori dalla struttura e dagli artefatti"));
                }
                scan.show(&operands, &font);
            }
            _ if SILENT.contains(&operator) => {}
            _ => {
                scan.faults.insert(format!("l’operatore «{}» non è ammesso", String::from_utf8_lossy(operator)));
            }
        }
        operands.clear();
    }
    if !open.is_empty() {
        scan.faults.insert("una parte marcata resta aperta".to_owned());
    }
    scan
}

/// An open marked-content sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Artifact,
    Content,
}

impl Scan {
    fn begin(&mut self, operands: &[Token<'_>], open: &mut Vec<Section>) {
        let Some(Token::Name(tag)) = operands.first() else {
            self.faults.insert("una parte marcata non ha nome".to_owned());
            return open.push(Section::Artifact);
        };
        let number = operands.windows(2).find_map(|pair| match pair {
            [Token::Name(b"MCID"), Token::Number(digits)] => std::str::from_utf8(digits).ok()?.parse().ok(),
            _ => None,
        });
        // Neither may stand within the other (ISO 14289-1, 7.1), and contents do not nest here.
        if !open.is_empty() {
            self.faults.insert("una parte marcata sta dentro un’altra".to_owned());
        }
        match (number, *tag) {
            (Some(number), tag) => {
                self.marked.push((number, String::from_utf8_lossy(tag).into_owned()));
                open.push(Section::Content);
            }
            (None, b"Artifact") => open.push(Section::Artifact),
            (None, tag) => {
                self.faults.insert(format!("la parte marcata «{}» non ha numero", String::from_utf8_lossy(tag)));
                open.push(Section::Content);
            }
        }
    }

    fn show(&mut self, operands: &[Token<'_>], font: &str) {
        for operand in operands {
            match operand {
                Token::Hexadecimal(digits) => {
                    for code in digits.chunks(4) {
                        let code = std::str::from_utf8(code).ok().filter(|code| code.len() == 4);
                        match code.and_then(|code| u16::from_str_radix(code, 16).ok()) {
                            Some(glyph) => drop(self.glyphs.insert((font.to_owned(), glyph))),
                            None => drop(self.faults.insert("un testo non è fatto di numeri di segni".to_owned())),
                        }
                    }
                }
                Token::Literal => drop(self.faults.insert("un testo non è fatto di numeri di segni".to_owned())),
                _ => {}
            }
        }
    }
}

/// A piece of a content stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Name(&'a [u8]),
    Number(&'a [u8]),
    Hexadecimal(&'a [u8]),
    Literal,
    Bracket,
    Operator(&'a [u8]),
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        self.rest = self.rest.trim_ascii_start();
        let first = *self.rest.first()?;
        match first {
            b'<' | b'>' if self.rest.get(1) == Some(&first) => Some(self.take(2, Token::Bracket)),
            b'[' | b']' | b'>' => Some(self.take(1, Token::Bracket)),
            b'<' => {
                let length = self.rest.iter().position(|byte| *byte == b'>').unwrap_or(self.rest.len() - 1);
                let digits = &self.rest[1..length.max(1)];
                Some(self.take(length + 1, Token::Hexadecimal(digits)))
            }
            b'(' => Some(self.literal()),
            b'/' => {
                let word = self.word(1);
                Some(self.take(word.len(), Token::Name(&word[1..])))
            }
            _ => {
                let word = self.word(1);
                let number = matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.');
                Some(self.take(word.len(), if number { Token::Number(word) } else { Token::Operator(word) }))
            }
        }
    }

    fn take(&mut self, length: usize, token: Token<'a>) -> Token<'a> {
        self.rest = self.rest.get(length..).unwrap_or_default();
        token
    }

    fn word(&self, from: usize) -> &'a [u8] {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]{}/%\0".contains(byte);
        let length = self.rest[from..].iter().position(ends).map_or(self.rest.len(), |length| from + length);
        &self.rest[..length]
    }

    /// Skips a string in parentheses; its letters do not matter, its end does.
    fn literal(&mut self) -> Token<'a> {
        let mut depth = 0;
        let mut at = 0;
        while at < self.rest.len() {
            match self.rest[at] {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        self.take(at, Token::Literal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_contents_and_glyphs_are_read() {
        let content = b"/P <</MCID 0>> BDC BT /T0 11 Tf 56 700.5 Td [<0001> -3.2 <00020003>] TJ ET EMC\n\
                        /Artifact <</Type/Layout>> BDC 0 0 1 rg 1 2 m 3 4 l S EMC";
        let found = scan(content);
        assert_eq!(found.marked, [(0, "P".to_owned())]);
        assert_eq!(found.glyphs.iter().map(|(_, glyph)| *glyph).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(found.faults, BTreeSet::new());
    }

    #[test]
    fn every_irregularity_is_named() {
        let faults = |content: &str| scan(content.as_bytes()).faults.into_iter().collect::<Vec<_>>().join("; ");
        assert_eq!(faults("1 2 m 3 4 l S"), "«S» dipinge fuori dalla struttura e dagli artefatti");
        assert_eq!(faults("/Artifact BMC /P0 gs EMC"), "l’operatore «gs» non è ammesso");
        assert_eq!(faults("/Im0 Do"), "«Do» dipinge fuori dalla struttura e dagli artefatti");
        assert_eq!(faults("EMC"), "una parte marcata si chiude senza essere aperta");
        assert_eq!(faults("/Artifact BMC"), "una parte marcata resta aperta");
        assert_eq!(faults("/Artifact BMC /P <</MCID 1>> BDC EMC EMC"), "una parte marcata sta dentro un’altra");
        assert_eq!(faults("/P BMC EMC"), "la parte marcata «P» non ha numero");
        assert_eq!(faults("/Artifact BMC (a\\)b) Tj EMC"), "un testo non è fatto di numeri di segni");
        assert_eq!(faults("/Artifact BMC <012> Tj EMC"), "un testo non è fatto di numeri di segni");
    }

    #[test]
    fn broken_streams_end() {
        for content in ["<", "(", "/", "<<", "[<00", "(a(b)", ">", ")"] {
            let _ = scan(content.as_bytes());
        }
        // An unbalanced parenthesis is an operator that nobody knows, not an endless loop.
        assert!(!scan(b"{").faults.is_empty());
    }
}
