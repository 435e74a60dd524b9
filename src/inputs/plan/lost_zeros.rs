//! Numbers of a column of codes that have lost their last zero: `1.1` where another cell shows `1.01`.
//!
//! Guaranteed: a number is completed only where the column itself tells how: the other reading stands there in
//! full, and every number of one decimal is a programme of the catalogue with its zero. Else it stays ambiguous,
//! and blocks. Only numbers without a format are judged; one with a format shows its zeros or has none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::align::PlanRow;
use super::header::Column;
use super::plan_codes;
use super::source_cell::SourceCell;
use crate::domain::{Place, ProgrammeCode};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::workbook::{Shown, Value};

/// A column of a sheet.
type ColumnOf = (Option<Arc<str>>, u32);

/// The numbers of a column, by how many decimals they show.
#[derive(Debug, Default)]
struct Numbers {
    two_decimals: BTreeSet<Decimal>,
    one_decimal: BTreeSet<Decimal>,
}

/// Completes the numbers of the columns that tell how.
pub(super) fn restore(rows: &mut [PlanRow], catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    let mut columns: BTreeMap<ColumnOf, Numbers> = BTreeMap::new();
    for cell in rows.iter().filter_map(|row| row.cells.get(&Column::Programme)) {
        let Some((column, number)) = column_of(&cell.place).zip(plain_number(cell)) else { continue };
        let numbers = columns.entry(column).or_default();
        match number.scale() {
            2 => _ = numbers.two_decimals.insert(number),
            1 => _ = numbers.one_decimal.insert(number),
            _ => {}
        }
    }
    columns.retain(|_, numbers| numbers.one_decimal.iter().all(|number| is_known_with_zero(*number, catalogue)));
    for row in rows {
        let Some(cell) = row.cells.get_mut(&Column::Programme) else { continue };
        let Some((column, number)) = column_of(&cell.place).zip(plain_number(cell)) else { continue };
        let other = with_inner_zero(number);
        if number.scale() != 1 || !columns.get(&column).is_some_and(|own| own.two_decimals.contains(&other)) {
            continue;
        }
        let completed = format!("{number}0");
        let message = format!(
            "Il numero ha perso lo zero finale: nella stessa colonna {other} è scritto per intero, e ogni numero con un \
             solo decimale, con lo zero, è un programma della classificazione"
        );
        let finding = Finding::new(plan_codes::LOST_ZERO, message).at(cell.place.clone()).found(cell.words());
        findings.push(finding.expected(completed.clone()));
        cell.shown = Some(Shown { text: completed, per_cent: false });
    }
}

fn column_of(place: &Place) -> Option<ColumnOf> {
    Some((place.sheet.clone(), place.column()?))
}

/// The number of a cell whose format tells nothing of its zeros.
fn plain_number(cell: &SourceCell) -> Option<Decimal> {
    match (&cell.value, &cell.shown) {
        (Value::Number(number), None) if !cell.exported => Some(number.normalize()),
        _ => None,
    }
}

/// `1.1` → `1.01`
fn with_inner_zero(number: Decimal) -> Decimal {
    number.trunc() + number.fract() / Decimal::TEN
}

fn is_known_with_zero(number: Decimal, catalogue: &Catalogue) -> bool {
    let code: Option<ProgrammeCode> = format!("{number}0").parse().ok();
    code.is_some_and(|code| catalogue.programme(code).is_some())
}
