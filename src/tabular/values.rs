//! Cells → typed values: what a kind of indicator expects against what was typed.
//!
//! Guaranteed: a value is either read in its one meaning, with a remark where it was
//! typed in another form, or refused with the reason; an error cell or a formula
//! without result is never a zero and never a blank.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::dates::{TypedDate, italian_date};
use super::numbers::{is_per_cent, italian_number, several_figures};
use super::typed::{CellValue, Typed, ValueError, unexpected};
use crate::domain::kind::Values;
use crate::domain::{Kind, Quantity};
use crate::words::fold;
use crate::words::invisible::without_invisible;
use crate::words::italian;
use crate::words::unit::a_number_in;
use crate::workbook::{Cell, Value};

/// How many figures of a cell that has several are named.
const SHOWN_FIGURES: usize = 3;

/// Reads BASE, TARGET or CONSUNTIVO of an indicator of this kind and unit.
///
/// # Errors
/// [`ValueError`] where the cell holds something that is not such a value.
pub fn quantity(cell: Option<&Cell>, kind: Kind, unit: &str) -> CellValue<Quantity> {
    match kind.values() {
        Values::Answer => yes_or_no(cell),
        Values::Day => day_or_not_done(cell),
        Values::Number | Values::Score => {
            let unit = if kind.is_share() && unit.trim().is_empty() { "%" } else { unit };
            Ok(number(cell, unit)?.map(|number| number.map(Quantity::Number)))
        }
    }
}

/// Reads a number, typed as a number or as a text in Italian notation with or without its unit.
///
/// A number shown in per cent (0.85 shown as `85%`) is 85 where the unit is per cent,
/// and refused where it is another.
///
/// # Errors
/// [`ValueError`] where the cell holds anything else.
pub fn number(cell: Option<&Cell>, unit: &str) -> CellValue<Decimal> {
    let Some(cell) = filled(cell)? else { return Ok(None) };
    let expected = || a_number_in(unit);
    let shown_in_per_cent = cell.is_per_cent();
    if let (Value::Number(value), Some(seen)) = (&cell.value, cell.seen_instead()) {
        return Err(not_as_seen(&expected(), *value, seen));
    }
    if let (Value::Number(value), Some(seen)) = (&cell.value, cell.seen_with_more())
        && !shown_in_per_cent
        && italian_number(seen, unit).is_none_or(|typed| value.round_dp(typed.scale()) != typed)
    {
        return Err(not_as_seen(&expected(), *value, seen));
    }
    match &cell.value {
        Value::Number(fraction) if shown_in_per_cent && is_per_cent(unit) => {
            let value = fraction.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(|| unexpected(expected()))?.normalize();
            Ok(Some(Typed::plain(value)))
        }
        Value::Number(_) if shown_in_per_cent => {
            Err(unexpected(format!("{}; la cella è in formato percentuale", expected())))
        }
        Value::Number(value) => Ok(Some(Typed::plain(*value))),
        Value::Text(text) => {
            let text = &*without_invisible(text);
            let value = italian_number(text, unit).ok_or_else(|| match several_figures(text) {
                _ if is_scientific(text) => unexpected(format!(
                    "{} scritto per esteso: la notazione scientifica può aver perso delle cifre",
                    expected()
                )),
                Some(figures) => unexpected(format!(
                    "{}: la cella ne ha più di uno ({}), e quale conti non si può sapere; per due grandezze servono due \
                     indicatori",
                    expected().replacen("un numero", "un solo numero", 1),
                    figures.iter().take(SHOWN_FIGURES).copied().collect::<Vec<_>>().join("; ")
                )),
                None => unexpected(expected()),
            })?;
            let shown = italian::number(value);
            Ok(Some(match as_decimal_dot(text) {
                None => Typed::understood(value, "testo letto come numero", shown),
                Some(other) => {
                    let how = "testo letto come numero in cui il punto separa le migliaia";
                    Typed::understood(value, how, format!("{shown}; se erano decimali, scrivere {other}"))
                }
            }))
        }
        Value::Date(_) => {
            Err(unexpected(format!("{}; il programma di calcolo ha fatto del valore una data", expected())))
        }
        _ => Err(unexpected(expected())),
    }
}

/// Whether a text is a number in scientific notation, as an export writes it: `3,817387E+05`.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.trim().split_once(['E', 'e']) else { return false };
    let (mantissa, exponent) = (mantissa.trim_start_matches(['+', '-']), exponent.trim_start_matches(['+', '-']));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    mantissa.split([',', '.']).count() <= 2 && mantissa.split([',', '.']).all(are_digits) && are_digits(exponent)
}

/// How a number whose only dot groups thousands would be written if the dot stood for the comma.
fn as_decimal_dot(text: &str) -> Option<String> {
    let figure: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let (whole, thousands) = figure.trim_end_matches('.').split_once('.')?;
    let lone = !whole.is_empty() && thousands.len() == 3 && thousands.bytes().all(|byte| byte.is_ascii_digit());
    lone.then(|| format!("{whole},{thousands}"))
}

/// The last day of the month, where a text names a month without its day.
pub fn bare_month(cell: Option<&Cell>) -> Option<NaiveDate> {
    match &cell?.value {
        Value::Text(text) => match italian_date(&without_invisible(text))? {
            TypedDate::EndOfMonth(last) => Some(last),
            TypedDate::Day(_) => None,
        },
        _ => None,
    }
}

/// Reads a day, typed as a date or as a text.
///
/// # Errors
/// [`ValueError`] where the cell holds anything else.
pub fn day(cell: Option<&Cell>) -> CellValue<NaiveDate> {
    let Some(cell) = filled(cell)? else { return Ok(None) };
    let expected = || unexpected("una data (giorno/mese/anno)".to_owned());
    match &cell.value {
        Value::Date(date) => Ok(Some(Typed::plain(date.date()))),
        Value::Text(text) => {
            let typed = italian_date(&without_invisible(text)).ok_or_else(expected)?;
            let meaning = match typed {
                TypedDate::Day(_) => "testo letto come data",
                TypedDate::EndOfMonth(_) => "il solo mese vale come il suo ultimo giorno",
            };
            let date = typed.date();
            Ok(Some(Typed::understood(date, meaning, italian::short_date(date))))
        }
        // 29112024 with the format `00"/"00"/"0000` is the day that it shows.
        Value::Number(_) => match cell.shown_text().and_then(italian_date) {
            Some(TypedDate::Day(date)) => Ok(Some(Typed::understood(
                date,
                "numero letto come la data che il suo formato mostra",
                italian::short_date(date),
            ))),
            _ => Err(expected()),
        },
        _ => Err(expected()),
    }
}

fn day_or_not_done(cell: Option<&Cell>) -> CellValue<Quantity> {
    let folded = cell.map(|cell| fold(&cell.display())).unwrap_or_default();
    match folded.as_str() {
        "NON ESEGUITO" => Ok(Some(Typed::plain(Quantity::NotDone))),
        "NON ESEGUITA" | "NON FATTO" | "NON FATTA" | "NON REALIZZATO" | "NON REALIZZATA" | "NON EFFETTUATO"
        | "NON EFFETTUATA" => {
            Ok(Some(Typed::understood(Quantity::NotDone, "letto come «non eseguito»", "non eseguito")))
        }
        _ => match day(cell) {
            Ok(date) => Ok(date.map(|date| date.map(Quantity::Date))),
            Err(ValueError::Unexpected(expected)) => Err(unexpected(format!("{expected}, oppure «non eseguito»"))),
            Err(other) => Err(other),
        },
    }
}

fn yes_or_no(cell: Option<&Cell>) -> CellValue<Quantity> {
    let Some(cell) = filled(cell)? else { return Ok(None) };
    let answer = |yes| Ok(Some(Typed::plain(Quantity::YesNo(yes))));
    let understood = |yes: bool| {
        let (how, word) = if yes { ("letto come «sì»", "sì") } else { ("letto come «no»", "no") };
        Ok(Some(Typed::understood(Quantity::YesNo(yes), how, word)))
    };
    // A format may write the answer: `"sì";;"no"`.
    if let (Value::Number(value), Some(seen)) = (&cell.value, cell.seen_instead()) {
        return match fold(seen).as_str() {
            "SI" => understood(true),
            "NO" => understood(false),
            _ => Err(not_as_seen("«sì» oppure «no»", *value, seen)),
        };
    }
    match &cell.value {
        Value::Bool(yes) => answer(*yes),
        Value::Number(one) if *one == Decimal::ONE => understood(true),
        Value::Number(zero) if zero.is_zero() => understood(false),
        Value::Text(text) => match fold(text).as_str() {
            "SI" => answer(true),
            "NO" => answer(false),
            "S" | "YES" | "VERO" | "TRUE" | "1" | "X" => understood(true),
            "N" | "FALSO" | "FALSE" | "0" => understood(false),
            _ => Err(unexpected("«sì» oppure «no»".to_owned())),
        },
        _ => Err(unexpected("«sì» oppure «no»".to_owned())),
    }
}

/// Reads a cell's text: cleaned of outer spaces; numbers and dates as they are shown.
///
/// # Errors
/// [`ValueError`] for error cells and formulas without result.
pub fn text(cell: Option<&Cell>) -> Result<Option<String>, ValueError> {
    let words = |cell: &Cell| match cell.seen_instead() {
        Some(seen) if seen.contains(char::is_alphabetic) => seen.to_owned(),
        _ => cell.display(),
    };
    Ok(filled(cell)?.map(|cell| without_invisible(&words(cell)).trim().to_owned()))
}

/// The cell, if it holds more than white space.
fn filled(cell: Option<&Cell>) -> Result<Option<&Cell>, ValueError> {
    let Some(cell) = cell else { return Ok(None) };
    match &cell.value {
        Value::Text(text) if without_invisible(text).trim().is_empty() => Ok(None),
        Value::Error(_) => Err(ValueError::ErrorCell),
        Value::Unreadable => Err(ValueError::Uncalculated),
        _ => Ok(Some(cell)),
    }
}

/// A number that shows something else: nobody knows which of the two is meant.
fn not_as_seen(expected: &str, value: Decimal, seen: &str) -> ValueError {
    let shows = if seen.is_empty() { "non mostra nulla".to_owned() } else { format!("mostra «{seen}»") };
    unexpected(format!(
        "{expected}; la cella contiene {} ma, per il suo formato, {shows}: scrivere ciò che vale e togliere il formato",
        italian::number(value)
    ))
}

#[cfg(test)]
mod tests;
