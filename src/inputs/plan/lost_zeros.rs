//! Codes of a column that have lost their last zero: `1.1` where another cell shows `1.01`, or names the programme.
//!
//! Guaranteed: a code is completed only where the sheet itself tells how: the programme's name stands beside it, or
//! its column shows the other reading in full, and every code of one decimal there is a programme of the catalogue
//! with its zero. Else it stays ambiguous, and blocks. A number with a format shows its zeros or has none.

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
use crate::tabular::{ProgrammeRefusal, programme_code};
use crate::words::fold;
use crate::workbook::{Shown, Value};

/// A column of a sheet.
type ColumnOf = (Option<Arc<str>>, u32);

/// The codes of a column, by how many decimals they show.
#[derive(Debug, Default)]
struct Codes {
    two_decimals: BTreeSet<Decimal>,
    one_decimal: BTreeSet<Decimal>,
}

impl Codes {
    /// Whether the column tells that `1.1` is 01.10.
    fn complete(&self, number: Decimal, catalogue: &Catalogue) -> bool {
        self.two_decimals.contains(&with_inner_zero(number))
            && self.one_decimal.iter().all(|number| is_known_with_zero(*number, catalogue))
    }
}

/// Completes the codes that the sheet tells how to complete.
pub(super) fn restore(rows: &mut [PlanRow], catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    let mut columns: BTreeMap<ColumnOf, Codes> = BTreeMap::new();
    for cell in rows.iter().filter_map(|row| row.cells.get(&Column::Programme)) {
        let Some((column, number)) = column_of(&cell.place).zip(shown_number(cell)) else { continue };
        let codes = columns.entry(column).or_default();
        match number.scale() {
            2 => _ = codes.two_decimals.insert(number),
            1 => _ = codes.one_decimal.insert(number),
            _ => {}
        }
    }
    for row in rows {
        let named = row.cells.get(&Column::Programme).and_then(|cell| named_reading(cell, row, catalogue));
        let Some(cell) = row.cells.get_mut(&Column::Programme) else { continue };
        let codes = column_of(&cell.place).and_then(|column| columns.get(&column));
        // A text of one digit beside one of two is no more told than a number.
        let is_twin = |number| codes.is_some_and(|own| own.two_decimals.contains(&with_inner_zero(number)));
        cell.exported |= matches!(cell.value, Value::Text(_)) && shown_number(cell).is_some_and(is_twin);
        if let Some((code, name)) = named {
            let message = format!("Il codice ha perso uno zero: è quello del programma «{name}», scritto accanto");
            complete(cell, &code.to_string(), message, findings);
        } else if let Some(number) = plain_number(cell).filter(|number| number.scale() == 1)
            && codes.is_some_and(|own| own.complete(number, catalogue))
        {
            let other = with_inner_zero(number);
            let message = format!(
                "Il numero ha perso lo zero finale: nella stessa colonna {other} è scritto per intero, e ogni codice con \
                 un solo decimale, con lo zero, è un programma della classificazione"
            );
            complete(cell, &format!("{number}0"), message, findings);
        }
    }
}

/// Gives a cell the code that it stands for.
fn complete(cell: &mut SourceCell, code: &str, message: String, findings: &mut Vec<Finding>) {
    let finding = Finding::new(plan_codes::LOST_ZERO, message).at(cell.place.clone()).found(cell.words());
    findings.push(finding.expected(code));
    cell.exported = false;
    if matches!(cell.value, Value::Text(_)) {
        code.clone_into(&mut cell.cleaned.text);
    } else {
        cell.shown = Some(Box::new(Shown::plain(code)));
    }
}

/// The one reading of an ambiguous code whose official name stands behind the code or in another cell of the row.
fn named_reading<'c>(cell: &SourceCell, row: &PlanRow, catalogue: &'c Catalogue) -> Option<(ProgrammeCode, &'c str)> {
    let Err(ProgrammeRefusal::Ambiguous(_)) = cell.programme_code() else { return None };
    let lost = programme_code::lost_zero(cell.words())?;
    let texts = || std::iter::once(lost.name).chain(row.cells.values().map(SourceCell::words));
    let is_named = |name: &str| texts().any(|text| !text.is_empty() && fold(text) == fold(name));
    let mut named = lost.readings.into_iter().filter_map(|code| Some((code, catalogue.programme(code)?)));
    let (first, second) = (named.next(), named.next());
    let [first, second] = [first, second].map(|reading| reading.filter(|(_, name)| is_named(name)));
    first.xor(second)
}

fn column_of(place: &Place) -> Option<ColumnOf> {
    Some((place.sheet.clone(), place.column()?))
}

/// The number that a cell shows, whatever it holds; a name may follow it.
fn shown_number(cell: &SourceCell) -> Option<Decimal> {
    plain_number(cell).or_else(|| {
        let words = cell.words();
        let end = words.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(words.len());
        let number: Decimal = words[..end].trim_end_matches(['.', ',']).replace(',', ".").parse().ok()?;
        (!words.starts_with('0') && number.scale() > 0).then_some(number)
    })
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
    (number.trunc() + number.fract() / Decimal::TEN).normalize()
}

fn is_known_with_zero(number: Decimal, catalogue: &Catalogue) -> bool {
    let code: Option<ProgrammeCode> = format!("{number}0").parse().ok();
    code.is_some_and(|code| catalogue.programme(code).is_some())
}
