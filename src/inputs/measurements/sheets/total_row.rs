//! Rows that sum up the others of a sheet: known by their label, and no indicators.

use crate::words::fold;
use crate::workbook::{Sheet, Value};

/// What the label of such a row begins with.
const LABELS: [&str; 8] = ["TOTALE", "TOTALI", "TOT", "SUBTOTALE", "SOMMA", "MEDIA", "COMPLESSIVO", "COMPLESSIVAMENTE"];
/// Words of the longest label: «Totale generale della missione 10». A name of more is one of an indicator.
const MOST_WORDS: usize = 5;

/// Whether the first text of a row is the label of a total.
pub(super) fn is_total(sheet: &Sheet, row: u32) -> bool {
    let from = sheet.cells.partition_point(|cell| cell.row < row);
    let first = sheet.cells[from..].iter().take_while(|cell| cell.row == row).find_map(|cell| match &cell.value {
        Value::Text(text) if !text.trim().is_empty() => Some(fold(text)),
        _ => None,
    });
    let Some(label) = first else { return false };
    let mut words = label.split(' ');
    words.next().is_some_and(|word| LABELS.contains(&word)) && words.count() < MOST_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;
    use crate::workbook::Cell;

    #[test]
    fn a_row_of_totals_is_known_by_the_first_text_in_it() {
        let is_total = |texts: &[&str]| {
            let cell = |(column, text): (usize, &&str)| Cell {
                row: 3,
                column: u32::try_from(column).unwrap(),
                value: Value::Text((*text).to_owned()),
                shown: None,
            };
            let cells = texts.iter().enumerate().map(cell).collect();
            super::is_total(&Sheet::new("F", Place::file("f"), true, cells), 3)
        };
        for row in [&["TOTALE"][..], &["", "Totale generale"], &["Tot. missione 10", "3"], &["Media:"]] {
            assert!(is_total(row), "{row:?}");
        }
        for row in [
            &["01.02-01.1", "Totale delle pratiche"][..],
            &["Totale delle pratiche edilizie evase entro i termini di legge"],
            &["Totalizzatore"],
            &[],
        ] {
            assert!(!is_total(row), "{row:?}");
        }
    }
}
