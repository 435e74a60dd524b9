//! Columns headed by nothing but a year: marks of the years of an objective, or targets.

use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::super::year_mark;
use super::figures;
use super::table::Table;
use super::vocabulary::Meaning;

/// A year alone is less sure a target than a column that says so.
const ONLY_A_YEAR: u32 = 85;

/// Where most years hold values, not marks, they are targets; texts are values only beside an indicator.
pub fn settle(table: &mut Table, below: &[SourceRow]) {
    if !table.has(Meaning::Year) {
        return;
    }
    let has_indicator = table.has(Meaning::Indicator) || table.has(Meaning::Formula);
    let columns: Vec<u32> = table
        .roles
        .iter()
        .filter(|(_, role)| role.meaning == Meaning::Year && role.year.is_some())
        .map(|(column, _)| *column)
        .collect();
    let (mut marks, mut values) = (0usize, 0usize);
    // A title merged over the whole table shows under each year, and is neither.
    let is_of_years = |cell: &&SourceCell| cell.spread.is_none_or(|(first, _)| columns.contains(&first));
    for row in below {
        let cells = columns.iter().filter_map(|column| row.cells.get(column));
        for cell in cells.filter(|cell| !cell.is_blank()).filter(is_of_years) {
            match kind_of(cell, has_indicator) {
                Kind::Mark => marks += 1,
                Kind::Value => values += 1,
                Kind::Neither => {}
            }
        }
    }
    if values > marks {
        for role in table.roles.values_mut().filter(|role| role.meaning == Meaning::Year && role.year.is_some()) {
            role.meaning = Meaning::Target;
            role.strength = role.strength.min(ONLY_A_YEAR);
        }
    }
}

enum Kind {
    Mark,
    Value,
    Neither,
}

fn kind_of(cell: &SourceCell, has_indicator: bool) -> Kind {
    match year_mark::read(cell) {
        Some(true) => Kind::Mark,
        None if figures::figure(cell).is_some_and(|figure| has_indicator || figure.is_number) => Kind::Value,
        Some(false) | None => Kind::Neither,
    }
}
