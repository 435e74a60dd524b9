//! What the rows that need no alignment tell about those that do.

use std::collections::BTreeSet;

use super::header::{Column, Header};
use super::segment::TableRow;
use super::source::SourceRow;
use super::source_cell::SourceCell;
use crate::domain::Few;
use crate::tabular::programme_code;
use crate::words::fold;

/// Longest text that is taken for a programme code when a row is aligned.
const LONGEST_CODE: usize = 12;

/// Texts that stand as *indirizzi* and as *obiettivi strategici* in rows that need no alignment.
pub(super) struct Known {
    directions: BTreeSet<String>,
    strategics: BTreeSet<String>,
}

impl Known {
    /// The texts of the rows whose programme code stands under its header.
    pub fn of(rows: &[TableRow]) -> Self {
        let texts = |column: Column| {
            let in_place =
                |row: &&TableRow| code_position(&row.row, &row.header) == row.header.column(Column::Programme);
            rows.iter()
                .filter(in_place)
                .filter_map(|row| row.row.cells.get(&row.header.column(column)?))
                .filter(|cell| cell.spread.is_none())
                .map(|cell| fold(cell.words()))
                .filter(|text| !text.is_empty())
                .collect()
        };
        Self { directions: texts(Column::Direction), strategics: texts(Column::Strategic) }
    }

    /// Whether a folded text is known to stand as an *indirizzo*.
    pub fn is_direction(&self, folded: &str) -> bool {
        self.directions.contains(folded)
    }

    /// The column that a folded text is known to stand in, if it is only one of the two.
    pub fn meaning(&self, folded: &str) -> Option<Column> {
        match (self.directions.contains(folded), self.strategics.contains(folded)) {
            (true, false) => Some(Column::Direction),
            (false, true) => Some(Column::Strategic),
            _ => None,
        }
    }
}

/// Column of the cell that holds the programme code: of several, the nearest to the header's.
pub(super) fn code_position(row: &SourceRow, header: &Header) -> Option<u32> {
    let expected = header.column(Column::Programme)?;
    row.cells
        .iter()
        .filter(|(_, cell)| cell.words().len() <= LONGEST_CODE && programme_code::of_text(cell.words()).is_some())
        .map(|(&column, _)| column)
        .min_by_key(|column| column.abs_diff(expected))
}

/// The cells of a row before its code or all of it, each with the name of its column.
pub(super) fn describe(cells: &Few<u32, SourceCell>, header: &Header) -> String {
    let named = header.columns.iter().filter_map(|(column, index)| {
        let cell = cells.get(index)?;
        (!cell.is_blank()).then(|| format!("{}: {}", column.label(), cell.words()))
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() { "celle prima del codice vuote".to_owned() } else { named.join("; ") }
}
