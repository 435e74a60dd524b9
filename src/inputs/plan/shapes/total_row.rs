//! «Totale pesi», «TOTALE Settore Tecnico»: a sum, which is no objective.

use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use crate::words::fold_beginning;

/// Whether a row is a sum.
pub fn is_total(row: &SourceRow) -> bool {
    let begins = |cell: &SourceCell| {
        let folded = fold_beginning(cell.words(), "SUBTOTALE ".len());
        let first = folded.split(' ').next().unwrap_or_default();
        matches!(first, "TOTALE" | "TOTALI" | "SUBTOTALE" | "TOT") || folded.starts_with("SOMMA PES")
    };
    let mut filled = row.beginning().filter(|(_, cell)| !cell.is_from_above);
    filled.clone().any(|(_, cell)| begins(cell))
        && filled.all(|(_, cell)| begins(cell) || cell.is_a_value() || !cell.words().contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    #[test]
    fn a_sum_is_told_from_an_objective_about_one() {
        let is_sum = |texts: &[&str]| {
            let place = Place::file("f");
            let cells = (0u32..).zip(texts).map(|(column, text)| (column, SourceCell::text(text, place.clone())));
            is_total(&SourceRow { cells: cells.collect(), place })
        };
        assert!(is_sum(&["", "Totale pesi Settore Tecnico", "100"]));
        assert!(!is_sum(&["", "Totale informatizzazione", "Sportelli"]));
    }
}
