//! How what a cell holds is written, where a text is asked for or a message quotes it.

use rust_decimal::Decimal;

use super::columns::{Column, Notation};
use super::numbers::italian_number;
use crate::words::italian;
use crate::workbook::{Cell, Value};

/// Both what a number is and what its cell shows of it, where that is less: 6,4 shown as 6.
pub(super) fn rounded(cell: &Cell) -> Option<String> {
    let (Value::Number(number), Some(shown), false) = (&cell.value, &cell.shown, cell.is_per_cent()) else {
        return None;
    };
    let is_rounded = |seen: &Decimal| seen != number && number.round_dp(seen.scale()).normalize() == seen.normalize();
    let seen = italian_number(&shown.italian, "").filter(|seen| shown.instead.is_none() && is_rounded(seen))?;
    Some(format!("{} (la cella mostra «{}»)", italian::number(*number), italian::number(seen)))
}

/// A number that is a year: nothing groups its digits.
pub(super) fn of_a_year(cell: &Cell) -> Option<String> {
    match &cell.value {
        Value::Number(number) => Some(number.normalize().to_string()),
        _ => None,
    }
}

/// What a cell says in the table's notation of numbers: in Italian, the decimal comma whatever
/// the format and shares with their sign.
pub(super) fn as_written<C: Column>(cell: &Cell) -> String {
    let per_cent = cell.is_per_cent();
    match (&cell.value, C::CONVENTIONS.numbers) {
        (Value::Number(number), Notation::Italian) if per_cent => {
            let share = number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*number);
            format!("{}\u{a0}%", italian::number(share))
        }
        (Value::Number(number), Notation::Italian) => italian::number(*number),
        (_, Notation::Italian) => cell.display().trim().to_owned(),
        (_, Notation::Shown) => cell.display(),
    }
}
