//! Cells merged sideways over columns that mean different things: the text counts once.

use std::collections::BTreeMap;

use super::header::{Column, Header};
use super::known_texts::Known;
use super::plan_codes;
use super::source::SourceRow;
use super::source_cell::SourceCell;
use crate::finding::Finding;
use crate::words::fold;

/// Leaves the text of a sideways merge in one column: the one that is known to hold it, of
/// *indirizzi* and *obiettivi strategici*, otherwise the leftmost. Marks merged over several
/// years count for all of them.
pub(super) fn settle(row: &mut SourceRow, header: &Header, known: &Known, findings: &mut Vec<Finding>) {
    let mut spreads: BTreeMap<(u32, u32), Vec<(u32, Column)>> = BTreeMap::new();
    for (&column, &index) in &header.columns {
        if let Some(spread) = row.cells.get(&index).filter(|cell| !cell.is_blank()).and_then(|cell| cell.spread) {
            spreads.entry(spread).or_default().push((index, column));
        }
    }
    for mut columns in spreads.into_values() {
        columns.sort_unstable();
        let text = row.cells[&columns[0].0].words().to_owned();
        // What lies hidden below a merge and says something else is not this text.
        columns.retain(|(index, _)| row.cells[index].words() == text);
        if columns.len() < 2 {
            continue;
        }
        let known_column =
            known.meaning(&fold(&text)).and_then(|meaning| columns.iter().find(|(_, column)| *column == meaning));
        let &(kept, column) = known_column.unwrap_or(&columns[0]);
        let place = row.cells[&kept].place.clone();
        let labels: Vec<&str> = columns.iter().map(|(_, column)| column.label()).collect();
        for (index, _) in columns.iter().filter(|(index, _)| *index != kept) {
            let blank = SourceCell::text("", row.cells[index].place.clone());
            row.cells.insert(*index, blank);
        }
        findings.push(
            Finding::new(
                plan_codes::SPREAD,
                format!("Cella unita su {}: il testo vale per {}", labels.join(" e "), column.label()),
            )
            .at(place)
            .found(text)
            .expected("una cella per ogni colonna, se il testo vale per tutte"),
        );
    }
}
