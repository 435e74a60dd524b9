//! Values that an office may not change, compared with the register.

use super::fingerprint;
use super::handed_out::SEALED;
use crate::domain::{Indicator, Quantity};
use crate::inputs::measurements::columns::{Column, Group};
use crate::inputs::measurements::measurement_codes as codes;
use crate::inputs::measurements::register::{RegisterRow, are_alike, name_of, row_cell};
use crate::kinds;
use crate::tabular::RowReader;
use crate::tabular::values;

/// Reports each locked cell that came back different, and a sheet made from another plan.
///
/// Columns that the sheet does not have, and cells that are empty there, are not compared: a small office may send
/// three columns only, add a row by hand, or hold a sheet from before the register said anything. A cell that repeats
/// what stood before a change during the year (`approved`) is a note.
///
/// What the register means to say and nobody can read (`is_known` tells) is not compared either: that has been told;
/// and so has what the fingerprint seals, where the row `is_as_handed_out`.
pub fn check_row(
    reader: &mut RowReader<'_, Column>,
    (indicator, approved): (&Indicator, &Indicator),
    is_known: impl Fn(Column) -> bool,
    is_as_handed_out: bool,
) {
    let knows_all = Column::of(&[Group::Register]).all(&is_known);
    let stale = !is_as_handed_out
        && knows_all
        && reader.text(Column::Fingerprint).is_some_and(|found| {
            let could_be =
                |row: &Indicator| found == fingerprint(row) || found == fingerprint(&as_handed_out(reader, row));
            !could_be(indicator) && !could_be(approved)
        });
    if stale {
        report_stale(reader, indicator);
    }
    for column in Column::of(&[Group::Register]) {
        let is_kept = matches!(column, Column::Indicator | Column::Title) || (stale && column == Column::PlanText);
        let is_told = is_as_handed_out && SEALED.contains(&column);
        if is_kept || is_told || !reader.is_filled(column) || !is_known(column) {
            continue;
        }
        if !agrees(reader, indicator, column) {
            if agrees(reader, approved, column) {
                let that = if column.is_feminine() { "quella" } else { "quello" };
                let message =
                    format!("{} dell’indicatore {} è {that} prima della variazione.", column.heading(), indicator.code);
                reader.report(column, codes::BEFORE_CHANGE, message, approved_text(indicator, column));
                continue;
            }
            let approved = approved_text(indicator, column);
            let expected = match approved.as_str() {
                "" => "cella vuota".to_owned(),
                // A blank cell contradicts nothing.
                _ => format!("{approved}; oppure la cella vuota: vale il registro"),
            };
            let other = if column.is_feminine() { "diversa" } else { "diverso" };
            let message = format!("{} dell’indicatore {} è {other} dal registro.", column.heading(), indicator.code);
            reader.report(column, codes::LOCKED_CHANGED, message, expected);
        }
    }
}

/// The row as a sheet from before its blank cells were decided repeats it.
fn as_handed_out(reader: &RowReader<'_, Column>, indicator: &Indicator) -> Indicator {
    let mut then = indicator.clone();
    let was_blank = |column| reader.has(column) && !reader.is_filled(column);
    if was_blank(Column::Unit) {
        then.unit.clear();
    }
    if was_blank(Column::Baseline) {
        then.baseline = None;
    }
    if was_blank(Column::Target) {
        then.target = None;
    }
    then
}

fn report_stale(reader: &mut RowReader<'_, Column>, indicator: &Indicator) {
    let message =
        format!("La scheda di {} viene da un piano o da un registro diverso da quello attuale.", indicator.code);
    let text = reader.text(Column::PlanText).unwrap_or_default();
    if text.split_whitespace().eq(indicator.plan_text.split_whitespace()) || !reader.has(Column::PlanText) {
        let advice = "un consuntivo che valga ancora: tipo, unità, base o target sono cambiati dopo la preparazione";
        // The fingerprint stands in a hidden column.
        reader.report(Column::Indicator, codes::STALE_SHEET, message, advice);
    } else {
        reader.report(Column::PlanText, codes::STALE_SHEET, message, indicator.plan_text.clone());
    }
}

/// Whether a locked cell says what the register says, however it is typed.
fn agrees(reader: &RowReader<'_, Column>, indicator: &Indicator, column: Column) -> bool {
    let cell = reader.cell(column);
    let same_quantity = |approved: Option<Quantity>| {
        let read = values::quantity(cell, indicator.kind.value, &indicator.unit);
        read.is_ok_and(|found| found.map(|typed| typed.value) == approved)
    };
    match column {
        Column::Baseline => same_quantity(indicator.baseline.as_ref().map(|baseline| baseline.value)),
        Column::Target => same_quantity(indicator.target.as_ref().map(|target| target.value)),
        Column::Weight => {
            let approved = indicator.weight.as_ref().map(|weight| weight.value);
            values::number(cell, "").is_ok_and(|found| found.map(|typed| typed.value) == approved)
        }
        Column::BaselineYear => {
            let approved = indicator.baseline_year.map(|year| year.0.into());
            values::number(cell, "").is_ok_and(|found| found.map(|typed| typed.value) == approved)
        }
        // TIPO and VERSO mean something together only; a blank VERSO is a minimum.
        Column::Kind | Column::Bound => {
            let word = |column| values::text(reader.cell(column)).ok().flatten();
            let kind = word(Column::Kind)
                .or_else(|| (!reader.has(Column::Kind)).then(|| indicator.kind.value.label().to_owned()));
            let bound = word(Column::Bound).or_else(|| {
                (!reader.has(Column::Bound)).then(|| indicator.kind.value.bound().unwrap_or("").to_owned())
            });
            let found = kinds::ALL.read(&kind.unwrap_or_default(), &bound.unwrap_or_default());
            // One finding for the pair: at VERSO only where TIPO alone would be right.
            let same_word = found.map(crate::domain::Kind::label) == Some(indicator.kind.value.label());
            found == Some(indicator.kind.value) || (column == Column::Kind) == same_word
        }
        Column::Office => {
            // Who measures is no promise: another writing of the same office contradicts nothing.
            let found = values::text(cell).ok().flatten().unwrap_or_default();
            indicator.office.as_deref().is_some_and(|office| found == office || are_alike(&found, office))
        }
        _ => {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let found = values::text(cell).ok().flatten().unwrap_or_default();
            // A sheet from before somebody wrote INDICATORE has the plan's words there.
            let says = |text: &str| words(&found) == words(text);
            says(&approved_text(indicator, column)) || (column == Column::Name && says(&name_of(&indicator.plan_text)))
        }
    }
}

/// What the register says, as it is shown to people.
fn approved_text(indicator: &Indicator, column: Column) -> String {
    row_cell(&RegisterRow::from(indicator), "", column).shown()
}
