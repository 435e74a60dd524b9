//! The part of a sheet as the library writes it, cut at its rows.

use std::collections::BTreeMap;

/// What the library writes around the number of a shared text.
const TEXT: &str = " t=\"s\"><v>";

/// Rows for which the library writes the same columns.
const BLOCK: u32 = 16;

/// A sheet.
pub(super) struct SheetXml<'x> {
    /// Up to its rows.
    pub before: &'x str,
    rows: &'x str,
    /// From behind them.
    pub after: &'x str,
    /// The columns of each block of rows: `1:17`.
    spans: BTreeMap<u32, &'x str>,
}

impl<'x> SheetXml<'x> {
    pub fn of(xml: &'x str) -> Self {
        let begin = xml.find("<row ").unwrap_or(xml.len());
        let end = xml.find("</sheetData>").unwrap_or(xml.len()).max(begin);
        let (before, rows, after) = (&xml[..begin], &xml[begin..end], &xml[end..]);
        let sheet = Self { before, rows, after, spans: BTreeMap::new() };
        let spans = sheet.rows().filter_map(|(row, xml)| Some((row / BLOCK, between(xml, " spans=\"", "\"")?)));
        let spans = spans.collect();
        Self { spans, ..sheet }
    }

    /// Each row with its index.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &'x str)> + use<'x> {
        let mut rest = self.rows;
        std::iter::from_fn(move || {
            let begins_next = rest.get(1..)?.find("<row ").map_or(rest.len(), |at| at + 1);
            let (row, others) = rest.split_at(begins_next);
            rest = others;
            let number: u32 = between(row, "<row r=\"", "\"")?.parse().ok()?;
            Some((number.checked_sub(1)?, row))
        })
    }

    /// The columns of the block in which a row stands, where the library has written one of its rows.
    pub fn spans(&self, row: u32) -> Option<&'x str> {
        self.spans.get(&(row / BLOCK)).copied()
    }

    /// The attribute with the format of a cell, which the default format has not.
    pub fn style(&self, cell: &str) -> &'x str {
        let start = format!("<c r=\"{cell}\"");
        let Some(at) = self.rows.find(&start) else { return "" };
        let attributes = &self.rows[at + start.len()..];
        let number = attributes.strip_prefix(" s=\"").and_then(|number| number.find('"'));
        number.map_or("", |length| &attributes[..length + " s=\"\"".len()])
    }
}

/// A row cut before each number of a shared text, with those numbers; the last piece has none.
pub(super) fn text_references(row: &str) -> impl Iterator<Item = (&str, Option<usize>)> {
    let mut rest = Some(row);
    std::iter::from_fn(move || {
        let all = rest.take()?;
        let Some(at) = all.find(TEXT).map(|at| at + TEXT.len()) else { return Some((all, None)) };
        let digits = all[at..].find(|letter: char| !letter.is_ascii_digit()).unwrap_or(0);
        rest = Some(&all[at + digits..]);
        Some((&all[..at], all[at..at + digits].parse().ok()))
    })
}

/// What stands between two words.
pub(super) fn between<'x>(xml: &'x str, before: &str, after: &str) -> Option<&'x str> {
    let begin = xml.find(before)? + before.len();
    let length = xml[begin..].find(after)?;
    Some(&xml[begin..begin + length])
}
