//! The year that a column's heading names: surely, or so that only the office can say.
//!
//! Guaranteed: what stands in brackets, words of a mark («sì/no») and decimals of nothing (`2024,00`) make no difference;
//! a heading that merely looks like a year is never read in silence.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::prelude::ToPrimitive;

use super::source::SourceRow;
use super::source_cell::SourceCell;
use super::year_mark;
use crate::domain::Year;
use crate::tabular::without_brackets;
use crate::words::fold;
use crate::workbook::Value;

/// What may stand before a year, folded.
const INTRODUCTIONS: [&str; 6] = ["", "ANNO", "ANNUALITA", "ESERCIZIO", "ES", "E F"];
/// What may stand behind it: how the column is marked.
const MARKS: [&str; 10] = ["SI", "NO", "S", "N", "X", "V", "BARRARE", "SPUNTA", "SPUNTARE", "CROCETTA"];
/// Longest text that is taken for a year's heading, in bytes.
const LONGEST: usize = 60;
/// How many rows below a heading tell whether its column holds marks.
const ROWS_LOOKED_AT: usize = 300;

/// The year that a heading surely names; of a number, the one that its format shows as well.
pub(super) fn year_of(cell: &SourceCell) -> Option<Year> {
    match &cell.value {
        Value::Date(date) => within(u16::try_from(date.year()).ok()?),
        Value::Number(number) => {
            let own = number.to_u16().filter(|_| number.is_integer()).and_then(within);
            let seen = cell.not_as_seen().map(|(seen, _)| of_text(seen));
            match (own, seen) {
                (own, None) => own,
                (None, Some(seen)) => seen,
                // 2024 that shows 2025, or nothing.
                (own, Some(seen)) => own.filter(|_| own == seen),
            }
        }
        Value::Text(_) => of_text(cell.words()),
        _ => None,
    }
}

/// The year of «2024», «Annualità 2024», «2024 (x)», «2024 sì/no», «2024,00».
pub(super) fn of_text(text: &str) -> Option<Year> {
    // Thousands of cells are asked.
    let may_be = text.len() <= LONGEST && text.contains(char::is_numeric);
    may_be.then(|| of_label(text).or_else(|| of_label(&without_brackets(text).0)))?
}

fn of_label(text: &str) -> Option<Year> {
    let text = text.trim();
    let whole = text.rsplit_once([',', '.']).filter(|(_, decimals)| decimals.bytes().all(|byte| byte == b'0'));
    let label = fold(whole.map_or(text, |(whole, _)| whole));
    let words: Vec<&str> = label.split(' ').collect();
    let year = |word: &str| within(word.strip_prefix("ANNO").unwrap_or(word).parse().ok()?);
    let (at, year) = words.iter().enumerate().find_map(|(at, word)| Some((at, year(word)?)))?;
    let is_introduced = INTRODUCTIONS.contains(&words[..at].join(" ").as_str());
    (is_introduced && words[at + 1..].iter().all(|word| MARKS.contains(word))).then_some(year)
}

fn within(number: u16) -> Option<Year> {
    (2000..2100).contains(&number).then_some(Year(number))
}

/// Headings that look like a year over columns of marks: each with the year that it may mean, which
/// is none of those `known`. Nobody but the office can say.
pub(super) fn unsure(row: &SourceRow, known: &BTreeMap<Year, u32>, below: &[SourceRow]) -> Vec<(u32, Option<Year>)> {
    let mut taken: Vec<Year> = known.keys().copied().collect();
    let mut found = Vec::new();
    for (&column, cell) in
        row.cells.iter().filter(|(column, cell)| !known.values().any(|own| own == *column) && !cell.is_blank())
    {
        let between = || {
            let beside = |column: u32| known.iter().find(|(_, own)| **own == column).map(|(year, _)| year.0);
            let before = column.checked_sub(1).and_then(beside).map(|year| year + 1);
            before.or_else(|| beside(column + 1).map(|year| year - 1)).and_then(within)
        };
        let (looks_like, meant) =
            if cell.is_unreadable() { (true, between()) } else { (like_a_year(cell).is_some(), like_a_year(cell)) };
        // «Svolto nel 2025» beside «2025» is a column of the office's own.
        let is_new = meant.is_none_or(|year| !taken.contains(&year));
        if looks_like && is_new && holds_marks(column, cell, below) {
            taken.extend(meant);
            found.push((column, meant));
        }
    }
    found
}

/// Whether a column begins with marks, one of which plans its year; a heading repeated below is none.
fn holds_marks(column: u32, heading: &SourceCell, below: &[SourceRow]) -> bool {
    let cells = below.iter().take(ROWS_LOOKED_AT).filter_map(|row| row.cells.get(&column));
    let own = cells.filter(|cell| cell.words() != heading.words());
    own.map(year_mark::read).take_while(Option::is_some).any(|mark| mark == Some(true))
}

/// The one year that a text may mean: `2O24`, «24», «Previsto 2024».
fn like_a_year(cell: &SourceCell) -> Option<Year> {
    let words = fold(cell.words());
    let mut years = words.split(' ').filter_map(year_like);
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// The year that a word looks like: letters stand for the digits that they resemble.
fn year_like(word: &str) -> Option<Year> {
    let digit = |letter: char| match letter {
        'O' | 'Q' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        other => other,
    };
    let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
    let digits: String = word.chars().map(digit).collect();
    match digits.parse() {
        Ok(number) if has_digit && digits.len() == 4 => within(number),
        Ok(number) if word == digits && digits.len() == 2 => within(2000 + number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    fn cell(text: &str) -> SourceCell {
        SourceCell::text(text, Place::file("f"))
    }

    #[test]
    fn a_heading_that_can_be_nothing_else_is_a_year() {
        for heading in [
            "2024",
            "Anno 2024",
            "ANNO2024",
            "Annualità 2024",
            "2024 (x)",
            "2024 [sì/no]",
            "2024 si/no",
            "2024 – S/N",
            "2024,00",
            "2024.0",
            "２０２４",
            "(2024)",
            "E.F. 2024",
        ] {
            assert_eq!(year_of(&cell(heading)), Some(Year(2024)), "{heading}");
        }
        for other in ["2O24", "24", "Target 2024", "2024 consuntivo", "2024-2026", "2024 2025", "1999", "", "x"] {
            assert_eq!(year_of(&cell(other)), None, "{other}");
        }
    }

    #[test]
    fn what_looks_like_a_year_over_marks_is_for_the_office_to_say() {
        let row = |texts: &[&str]| SourceRow {
            cells: (0u32..).zip(texts).map(|(column, text)| (column, cell(text))).collect(),
            place: Place::file("f"),
        };
        let known = BTreeMap::from([(Year(2025), 1)]);
        let below = [row(&["x", "x", "x", "x", "x", "molto"]), row(&["", "x", "-", "x", "", "x"])];
        let header = row(&["2O24", "2025", "26", "Note", "Svolto nel 2025", "2O27"]);
        assert_eq!(unsure(&header, &known, &below), [(0, Some(Year(2024))), (2, Some(Year(2026)))]);
        assert!(unsure(&header, &known, &[]).is_empty());
    }
}
