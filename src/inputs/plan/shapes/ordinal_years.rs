//! «Target 1° anno | 2° anno | 3° anno» under «DUP 2026-2028»: the years of a plan by their number.
//!
//! Guaranteed: a heading is read so only beside another one of the kind, and where something says the first year.

use super::super::source::SourceSheet;
use super::super::source_cell::SourceCell;
use crate::domain::Year;
use crate::words::fold;

/// Headings of a row that number years, at least.
const FEWEST: usize = 2;
/// What a year is called.
const YEARS: [&str; 4] = ["ANNO", "ANNUALITA", "ESERCIZIO", "ANN"];
/// The numbers of the first years of a plan, in all writings.
const NUMBERS: [&[&str]; 5] = [
    &["1", "1O", "1A", "I", "PRIMO", "PRIMA"],
    &["2", "2O", "2A", "II", "SECONDO", "SECONDA"],
    &["3", "3O", "3A", "III", "TERZO", "TERZA"],
    &["4", "4O", "4A", "IV", "QUARTO", "QUARTA"],
    &["5", "5O", "5A", "V", "QUINTO", "QUINTA"],
];

/// Writes the years themselves in place of their numbers; `first` is the plan's first year.
pub fn name(sheet: &mut SourceSheet, first: Option<Year>) {
    let Some(first) = first else { return };
    for row in &mut sheet.rows {
        let numbered: Vec<(u32, String)> =
            row.beginning().filter_map(|(column, cell)| Some((*column, named(cell, first)?))).collect();
        if numbered.len() < FEWEST {
            continue;
        }
        for (column, words) in numbered {
            if let Some(cell) = row.cells.get_mut(&column) {
                cell.rewrite(&words);
            }
        }
    }
}

/// The heading with the year that its number means.
fn named(cell: &SourceCell, first: Year) -> Option<String> {
    let words: Vec<&str> = cell.words().split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(&word.replace(['°', 'º', 'ª'], ""))).collect();
    let number =
        |word: &String| (0..).zip(NUMBERS).find(|(_, own)| own.contains(&word.as_str())).map(|(after, _)| after);
    let is_year = |word: &String| YEARS.contains(&word.as_str());
    let (at, after) = folded.windows(2).enumerate().find_map(|(at, pair)| {
        let after = if is_year(&pair[1]) { number(&pair[0]) } else { number(&pair[1]).filter(|_| is_year(&pair[0])) };
        Some((at, after?))
    })?;
    let year = Year(first.0.checked_add(after)?).to_string();
    let before = words[..at].iter().copied();
    let behind = words[at + 2..].iter().copied();
    Some(before.chain([year.as_str()]).chain(behind).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    #[test]
    fn numbers_of_years_are_read_in_all_writings() {
        let read = |text: &str| named(&SourceCell::text(text, Place::file("f")), Year(2026));
        for (text, expected) in [
            ("Target 1° anno", "Target 2026"),
            ("Target 2º anno", "Target 2027"),
            ("Valore atteso III anno", "Valore atteso 2028"),
            ("Target anno 2", "Target 2027"),
            ("Prima annualità", "2026"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["Target anno 2026", "Obiettivi dell’anno", "Valore anno precedente", "Anno"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
