//! A content stream, read operator by operator.
//!
//! Only the operators that this writer uses are known; any other is a fault.

use std::collections::BTreeSet;

use super::content_tokens::{Token, Tokens};
use super::glyph_set::GlyphSet;

/// What a page's content stream holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Scan<'a> {
    /// Marked-content numbers with their tags, in order.
    pub marked: Vec<(i64, &'a [u8])>,
    /// Font resources with the glyphs shown of each.
    pub glyphs: Vec<(&'a [u8], GlyphSet)>,
    /// Texts in marked contents, in order.
    pub shown: Vec<Show>,
    /// What is wrong, in Italian, each once.
    pub faults: BTreeSet<String>,
}

/// A text that one operator shows in a marked content.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Show {
    /// Number of the marked content.
    pub mark: i64,
    /// Place of the font among [`Scan::glyphs`].
    pub font: usize,
    pub size: f32,
    /// Start of the baseline.
    pub at: [f32; 2],
    pub glyphs: Vec<u16>,
    /// What is taken off the glyphs' advances, in thousandths of the size.
    pub tightened: f32,
}

/// Operators that paint.
const PAINTING: [&[u8]; 13] = [b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Tj", b"TJ", b"sh", b"Do"];

/// Operators that set the state or build paths, and need no structure.
const SILENT: [&[u8]; 26] = [
    b"q", b"Q", b"cm", b"w", b"J", b"j", b"M", b"d", b"BT", b"ET", b"Td", b"TD", b"Tm", b"T*", b"Tc", b"Tw", b"Tz",
    b"TL", b"m", b"l", b"c", b"h", b"re", b"n", b"rg", b"RG",
];

/// Reads a decompressed content stream.
pub(super) fn scan(content: &[u8]) -> Scan<'_> {
    let mut scan = Scan::default();
    // The place of the font in use among `scan.glyphs`, its size, and where the pen stands.
    let (mut font, mut pen) = (None, Pen::default());
    let mut open: Vec<Section> = Vec::new();
    let mut operands = Vec::new();
    let mut tokens = Tokens::of(content);
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
                    font = Some(scan.font(name));
                }
                pen.size = number(operands.get(1));
            }
            b"BT" => pen.at = [0.0; 2],
            b"Td" | b"Tm" => {
                let last = operands.len().saturating_sub(2);
                pen.at = [number(operands.get(last)), number(operands.get(last + 1))];
            }
            _ if PAINTING.contains(&operator) => {
                if open.is_empty() {
                    let operator = String::from_utf8_lossy(operator);
                    scan.faults.insert(format!("«{operator}» dipinge fuori dalla struttura e dagli artefatti"));
                }
                scan.show(&operands, font, pen, open.last().copied());
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

/// An open marked-content sequence; of a content, its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Artifact,
    Content(Option<i64>),
}

/// How and where text is shown next.
#[derive(Debug, Default, Clone, Copy)]
struct Pen {
    size: f32,
    at: [f32; 2],
}

/// A number among operands; zero where there is none, which no text of ours has.
fn number(token: Option<&Token<'_>>) -> f32 {
    let digits = if let Some(Token::Number(digits)) = token { digits } else { &b"0"[..] };
    std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

impl<'a> Scan<'a> {
    /// The place of a font resource, new or known.
    fn font(&mut self, name: &'a [u8]) -> usize {
        let known = self.glyphs.iter().position(|(known, _)| *known == name);
        known.unwrap_or_else(|| {
            self.glyphs.push((name, GlyphSet::default()));
            self.glyphs.len() - 1
        })
    }

    fn begin(&mut self, operands: &[Token<'a>], open: &mut Vec<Section>) {
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
                self.marked.push((number, tag));
                open.push(Section::Content(Some(number)));
            }
            (None, b"Artifact") => open.push(Section::Artifact),
            (None, tag) => {
                self.faults.insert(format!("la parte marcata «{}» non ha numero", String::from_utf8_lossy(tag)));
                open.push(Section::Content(None));
            }
        }
    }

    fn show(&mut self, operands: &[Token<'a>], font: Option<usize>, pen: Pen, section: Option<Section>) {
        let mark = if let Some(Section::Content(mark)) = section { mark } else { None };
        let mut text = Show { font: font.unwrap_or_default(), size: pen.size, at: pen.at, ..Show::default() };
        for operand in operands {
            if matches!(operand, Token::Number(_)) {
                text.tightened += number(Some(operand));
            }
            let shown = match (operand, font) {
                (Token::Hexadecimal(digits), Some(font)) => {
                    show_glyphs(digits, &mut self.glyphs[font].1, &mut text.glyphs)
                }
                (Token::Hexadecimal(_) | Token::Literal, _) => None,
                _ => Some(()),
            };
            if shown.is_none() {
                self.faults.insert("un testo non è fatto di numeri di segni".to_owned());
            }
        }
        if let Some(mark) = mark.filter(|_| !text.glyphs.is_empty()) {
            self.shown.push(Show { mark, ..text });
        }
    }
}

/// Notes the glyphs of a string: four digits each; `None` if it is not made of such.
fn show_glyphs(digits: &[u8], glyphs: &mut GlyphSet, text: &mut Vec<u16>) -> Option<()> {
    for code in digits.chunks(4) {
        let [_, _, _, _] = code else { return None };
        let number = code.iter().try_fold(0u16, |number, digit| {
            let digit = char::from(*digit).to_digit(16)?;
            Some(number << 4 | u16::try_from(digit).ok()?)
        });
        glyphs.insert(number?);
        text.push(number?);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_contents_and_glyphs_are_read() {
        let content = b"/P <</MCID 0>> BDC BT /T0 11 Tf 56 700.5 Td [<0001> -3.2 <00020003>] TJ ET EMC\n\
                        /Artifact <</Type/Layout>> BDC 0 0 1 rg 1 2 m 3 4 l S EMC";
        let found = scan(content);
        assert_eq!(found.marked, [(0, &b"P"[..])]);
        let [(font, glyphs)] = &found.glyphs[..] else { panic!("not one font") };
        assert_eq!(*font, b"T0");
        assert_eq!(glyphs.iter().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(found.faults, BTreeSet::new());
        let text = Show { mark: 0, font: 0, size: 11.0, at: [56.0, 700.5], glyphs: vec![1, 2, 3], tightened: -3.2 };
        assert_eq!(found.shown, [text]);
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
        assert_eq!(faults("/Artifact BMC /T0 9 Tf <012> Tj EMC"), "un testo non è fatto di numeri di segni");
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
