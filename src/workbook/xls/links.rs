//! What the formulas of an xls file take from other workbooks ([MS-XLS] 2.2.2, 2.4.271, 2.4.106, 2.4.150).
//!
//! Guaranteed: tokens are walked by their lengths and never read beyond the formula; one that is not known ends
//! the walk. Deliberately absent: what formulas compute.

use super::super::error::Trouble;
use super::records::Record;
use super::strings::long_text;

/// The other workbooks that the formulas of a file can name.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// File names by book; none for this one, for add-ins and for what is no file.
    books: Vec<Option<String>>,
    /// The book of each reference to a sheet.
    references: Vec<u16>,
    /// The book to which each defined name leads.
    names: Vec<Option<u16>>,
}

/// Length of a path that is none: this workbook, or an add-in.
const THIS_BOOK: u16 = 0x0401;
const ADD_IN: u16 = 0x3A01;
/// What stands for the name of a workbook whose record is cut short.
const UNREADABLE: &str = "(nome non leggibile)";

impl Links {
    /// Takes note of a SUPBOOK record; one that is cut short may be any book.
    pub fn add_book(&mut self, record: &Record<'_>) {
        self.books.push(book(record).unwrap_or_else(|_| Some(UNREADABLE.to_owned())));
    }

    /// Takes note of an EXTERNSHEET record, as far as it goes.
    pub fn add_references(&mut self, record: &Record<'_>) {
        let count = record.u16(0).map_or(0, usize::from);
        self.references.extend((0..count).map_while(|index| record.u16(2 + 6 * index).ok()));
    }

    /// Takes note of a LBL record: a defined name. One that is cut short leads nowhere, and keeps its number.
    pub fn add_name(&mut self, record: &Record<'_>) {
        const WIDE: u8 = 0x01;
        let of_name = || -> Result<Option<u16>, Trouble> {
            let letters = usize::from(record.u8(3)?);
            let is_wide = record.u8(14).is_ok_and(|flags| flags & WIDE != 0);
            let at = 15 + letters * if is_wide { 2 } else { 1 };
            Ok(self.book_of(tokens(record, at, record.u16(4)?)))
        };
        let book = of_name().unwrap_or_default();
        self.names.push(book);
    }

    /// Whether a formula can name another workbook at all.
    pub fn lead_elsewhere(&self) -> bool {
        self.books.iter().any(Option::is_some)
    }

    /// Name of the other workbook from which a formula takes its value.
    pub fn other_in(&self, tokens: &[u8]) -> Option<&str> {
        self.books.get(usize::from(self.book_of(tokens)?))?.as_deref()
    }

    /// The first book that is not this one.
    fn book_of(&self, tokens: &[u8]) -> Option<u16> {
        let mut rest = tokens;
        while let Some((&id, after)) = rest.split_first() {
            let kind = if id < 0x20 { id } else { 0x20 | (id & 0x1F) };
            let number = after.first_chunk().copied().map(u16::from_le_bytes);
            let book = match kind {
                token::NAME_OF_BOOK | token::CELL_OF_SHEET | token::AREA_OF_SHEET => {
                    number.and_then(|reference| self.references.get(usize::from(reference)).copied())
                }
                token::NAME => number.and_then(|name| *self.names.get(usize::from(name).checked_sub(1)?)?),
                _ => None,
            };
            let is_other = |book: &u16| self.books.get(usize::from(*book)).is_some_and(Option::is_some);
            if let Some(book) = book.filter(is_other) {
                return Some(book);
            }
            rest = after.get(length(kind, after)?..)?;
        }
        None
    }
}

/// The file of a SUPBOOK record; none for this workbook and for add-ins.
fn book(record: &Record<'_>) -> Result<Option<String>, Trouble> {
    let is_file = !matches!(record.u16(2)?, THIS_BOOK | ADD_IN);
    let path = if is_file { long_text(record.pieces(2)?)? } else { String::new() };
    // Control characters stand for the steps of the path.
    let name = path.rsplit(|c: char| c.is_control() || matches!(c, '/' | '\\')).next().unwrap_or_default();
    let name = name.trim_matches(['[', ']', ' ']);
    Ok((!name.is_empty()).then(|| name.to_owned()))
}

/// Tokens that name something.
mod token {
    pub const TEXT: u8 = 0x17;
    pub const ATTRIBUTE: u8 = 0x19;
    pub const NAME: u8 = 0x23;
    pub const NAME_OF_BOOK: u8 = 0x39;
    pub const CELL_OF_SHEET: u8 = 0x3A;
    pub const AREA_OF_SHEET: u8 = 0x3B;
}

/// Bytes of a token after its first; none for one that is not known.
fn length(kind: u8, after: &[u8]) -> Option<usize> {
    Some(match kind {
        0x03..=0x16 => 0,
        token::TEXT => {
            let (letters, flags) = (usize::from(*after.first()?), *after.get(1)?);
            2 + letters * if flags & 1 == 0 { 1 } else { 2 }
        }
        token::ATTRIBUTE => {
            const CHOICE: u8 = 0x04;
            let choices = if after.first()? & CHOICE == 0 { 0 } else { 2 * (usize::from(*after.get(1)?) + 1) };
            3 + choices
        }
        0x1C | 0x1D => 1,
        0x1E | 0x21 | 0x29 | 0x2E | 0x2F => 2,
        0x22 => 3,
        0x01 | 0x02 | token::NAME | 0x24 | 0x2A | 0x2C => 4,
        0x18 => 5,
        0x26..=0x28 | token::NAME_OF_BOOK | token::CELL_OF_SHEET | 0x3C => 6,
        0x20 => 7,
        0x1F | 0x25 | 0x2B | 0x2D => 8,
        token::AREA_OF_SHEET | 0x3D => 10,
        _ => return None,
    })
}

/// The tokens of a formula that begins at an offset of a record, as far as they are there.
pub(super) fn tokens<'s>(record: &Record<'s>, at: usize, length: u16) -> &'s [u8] {
    let bytes = record.bytes(at).unwrap_or_default();
    &bytes[..usize::from(length).min(bytes.len())]
}

/// The cell in which the formula of several cells stands, where the tokens are nothing else (`PtgExp`).
pub(super) fn stands_at(tokens: &[u8]) -> Option<(u32, u32)> {
    let [0x01, row_low, row_high, column_low, column_high] = tokens.first_chunk::<5>()? else { return None };
    let number = |low: &u8, high: &u8| u32::from(u16::from_le_bytes([*low, *high]));
    Some((number(row_low, row_high), number(column_low, column_high)))
}

#[cfg(test)]
mod tests {
    use super::super::records::{Records, kind};
    use super::*;

    /// The links of records cut to so many bytes of data.
    fn links_of(records: &[(u16, &[u8])], cut: usize) -> Links {
        let mut links = Links::default();
        for (kind, data) in records {
            let data = &data[..data.len().min(cut)];
            let mut stream = kind.to_le_bytes().to_vec();
            stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
            stream.extend(data);
            let record = Records::new(&stream).next().unwrap().unwrap();
            match *kind {
                kind::SUPBOOK => links.add_book(&record),
                kind::EXTERNSHEET => links.add_references(&record),
                _ => links.add_name(&record),
            }
        }
        links
    }

    #[test]
    fn a_record_that_is_cut_short_spoils_only_what_depends_on_it() {
        let own: &[u8] = &[1, 0, 1, 4];
        let other: &[u8] = &[1, 0, 5, 0, 0, b'b', b'.', b'x', b'l', b's'];
        let sheets: &[u8] = &[2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];
        let name: &[u8] = &[0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'n', 0x3A, 1, 0, 0, 0, 0, 0];
        let records = [(kind::SUPBOOK, own), (kind::SUPBOOK, other), (kind::EXTERNSHEET, sheets), (kind::LBL, name)];
        let by_sheet = [0x3A, 1, 0, 0, 0, 0, 0];
        let by_name = [0x23, 1, 0, 0, 0];
        let whole = links_of(&records, usize::MAX);
        assert_eq!([whole.other_in(&by_sheet), whole.other_in(&by_name)], [Some("b.xls"); 2]);
        let without_name = links_of(&records, 14);
        assert_eq!([without_name.other_in(&by_sheet), without_name.other_in(&by_name)], [Some("b.xls"), None]);
        let nameless = Links { references: vec![0, 1], ..links_of(&[(kind::SUPBOOK, own), (kind::SUPBOOK, other)], 6) };
        assert_eq!(nameless.other_in(&by_sheet), Some(UNREADABLE));
        for cut in 0..name.len() {
            let _ = links_of(&records, cut).other_in(&by_sheet);
        }
    }

    #[test]
    fn a_reference_to_another_book_is_found_behind_other_tokens() {
        let links = Links {
            books: vec![None, Some("altro.xls".to_owned())],
            references: vec![0, 1],
            names: vec![None, Some(1)],
        };
        let text = [0x17, 2, 0, b'a', b'b'];
        let [own, other] = [0u8, 1].map(|reference| [0x5A, reference, 0, 3, 0, 2, 0]);
        assert_eq!(links.other_in(&[&text[..], &own, &other].concat()), Some("altro.xls"));
        assert_eq!(links.other_in(&own), None);
        assert_eq!(links.other_in(&[0x1E, 5, 0, 0x43, 2, 0, 0, 0]), Some("altro.xls"), "a name that leads there");
        assert_eq!(links.other_in(&[0x43, 1, 0, 0, 0]), None);
        for cut in 0..other.len() {
            let _ = links.other_in(&other[..cut]);
        }
        assert_eq!(links.other_in(&[0x3F, 0, 0]), None, "what is not known ends the walk");
        assert_eq!(stands_at(&[0x01, 3, 0, 10, 0]), Some((3, 10)));
        assert_eq!(stands_at(&own), None);
    }
}
