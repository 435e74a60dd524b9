//! The cells of an indicator: a base, a target or a result as the office wrote it, a weight, a day, years.
//!
//! Guaranteed: what a cell shows in per cent is in hundredths of it («0,6» shown as «60%» is 60);
//! what a number's format says beside it («≥ 1.400», «12 km») is read as if it were typed, or told with the number;
//! «+10%» keeps its sign: it says by how much to change;
//! a number that shows another, or nothing, is no number but the words that say so;
//! «n.d.» is no value and never zero; a text that is no number stays the office's text.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::source_cell::{SourceCell, beside_what_is_seen};
use super::quantified::Quantified;
use crate::domain::Year;
use crate::tabular::change_figure::{level, number_of_change, says_a_change};
use crate::tabular::dates::{TypedDate, italian_date};
use crate::tabular::numbers::italian_number;
use crate::words::fold;
use crate::words::italian;
use crate::workbook::Value;

/// A figure in its one writing, and the unit that its cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub text: String,
    pub unit: Option<String>,
    /// Whether it is a number, and not the office's own words.
    pub is_number: bool,
}

/// The figure of a cell; none where the cell says that there is none.
pub fn figure(cell: &SourceCell) -> Option<Figure> {
    let plain = |text: String| Some(Figure { text, unit: None, is_number: false });
    match &cell.value {
        Value::Number(number) => of_number(cell, *number),
        Value::Date(date) => plain(italian::short_date(date.date())),
        Value::Bool(yes) => plain(if *yes { "sì" } else { "no" }.to_owned()),
        Value::Text(_) => of_text(cell.words()),
        Value::Error(_) | Value::Unreadable => None,
    }
}

/// The figure of a number, with what its format says beside it: a bound, a unit, a sign of change.
fn of_number(cell: &SourceCell, number: Decimal) -> Option<Figure> {
    let whole = |text: String| Some(Figure { text, unit: None, is_number: true });
    let words = |text: String| Some(Figure { text, unit: None, is_number: false });
    let Some(shown) = cell.shown.as_deref() else { return whole(number.normalize().to_string()) };
    let meant = if shown.per_cent { number.checked_mul(Decimal::ONE_HUNDRED)? } else { number };
    let said = if says_more(&shown.italian) { Quantified::of(&shown.italian) } else { None };
    let both = || words(beside_what_is_seen(number, &shown.italian));
    if let Some(said) = said.as_ref().filter(|said| said.bound.is_some()) {
        // A bound is read as if somebody had typed it.
        return if said.number == meant { whole(shown.italian.clone()) } else { both() };
    }
    if let Some((seen, both)) = cell.not_as_seen() {
        // A word in place of the number may say that there is none; else both are told.
        return if seen.contains(char::is_alphabetic) && says_nothing(seen) { None } else { words(both) };
    }
    if said.is_none() && has_words(&shown.italian) {
        return both();
    }
    if let Some(change) = shown_change(&shown.text, meant, shown.per_cent) {
        return whole(change);
    }
    let unit = if shown.per_cent { Some("%".to_owned()) } else { said.and_then(|said| said.unit) };
    let unit = unit.or_else(|| unit_in(&shown.text).filter(|unit| *unit != "%").map(str::to_owned));
    Some(Figure { text: meant.normalize().to_string(), unit, is_number: true })
}

/// Whether a shown number has more than digits and signs of money or per cent.
fn says_more(shown: &str) -> bool {
    shown.contains(|c: char| c.is_alphabetic() || matches!(c, '<' | '>' | '≤' | '≥' | '‰'))
}

/// Whether a text has words before its digits or behind them.
fn has_words(text: &str) -> bool {
    let outside = |part: Option<&str>| part.is_some_and(|part| part.contains(char::is_alphabetic));
    let (first, last) = (text.find(|c: char| c.is_ascii_digit()), text.rfind(|c: char| c.is_ascii_digit()));
    outside(first.map(|at| &text[..at])) || outside(last.map(|at| &text[at..]))
}

/// A number that its format shows as a change: «+10%», «-20%».
fn shown_change(shown: &str, meant: Decimal, is_per_cent: bool) -> Option<String> {
    let unit = if is_per_cent { "%" } else { "" };
    let plus = if shown.trim_start().starts_with('+') { "+" } else { "" };
    let figure = format!("{plus}{}{unit}", italian::long(meant));
    says_a_change(&figure).then_some(figure)
}

fn of_text(text: &str) -> Option<Figure> {
    if says_nothing(text) {
        return None;
    }
    let unit = unit_in(text);
    let number = italian_number(text, unit.unwrap_or_default());
    Some(match number {
        Some(_) if says_a_change(text) => Figure { text: text.to_owned(), unit: None, is_number: true },
        Some(number) => Figure { text: number.normalize().to_string(), unit: unit.map(str::to_owned), is_number: true },
        None => Figure { text: text.to_owned(), unit: None, is_number: false },
    })
}

/// Whether a text says that there is no value.
pub fn says_nothing(text: &str) -> bool {
    is_nothing(&fold(text))
}

/// [`says_nothing`] of a folded text.
pub fn is_nothing(folded: &str) -> bool {
    folded.is_empty()
        || matches!(
            folded,
            "N D"
                | "ND"
                | "N A"
                | "NA"
                | "N P"
                | "NP"
                | "NON DISPONIBILE"
                | "NON RILEVATO"
                | "NON APPLICABILE"
                | "NON PREVISTO"
        )
}

fn unit_in(text: &str) -> Option<&'static str> {
    ["%", "€"].into_iter().find(|unit| text.contains(unit))
}

/// A weight in per cent or points, as it was given.
pub fn weight(cell: &SourceCell) -> Option<Decimal> {
    // Words that a format adds to a number are of no weight.
    if let (Value::Number(number), None) = (&cell.value, cell.not_as_seen()) {
        let is_per_cent = cell.shown.as_ref().is_some_and(|shown| shown.per_cent);
        let weight = if is_per_cent { number.checked_mul(Decimal::ONE_HUNDRED)? } else { *number };
        return Some(weight.normalize()).filter(|weight| !weight.is_sign_negative());
    }
    let figure = figure(cell)?;
    let points = || italian_number(fold(&figure.text).trim_end_matches("PUNTI").trim(), "");
    let share = || italian_number(figure.text.split_once('/')?.0, "");
    let number = level(&figure.text).or_else(|| number_of_change(&figure.text)).or_else(share).or_else(points);
    number.filter(|number: &Decimal| !number.is_sign_negative())
}

/// A day, typed as one or in words; a day without its year is of `year`.
pub fn day(cell: &SourceCell, year: Option<Year>) -> Option<NaiveDate> {
    match &cell.value {
        Value::Date(date) => Some(date.date()),
        Value::Text(_) => {
            let words = cell.words().to_lowercase();
            let bare = ["entro il ", "entro ", "al ", "il "].iter().find_map(|start| words.strip_prefix(start));
            let text = bare.unwrap_or(&words).trim();
            let in_year = || italian_date(&format!("{} {}", text.trim_end_matches(['/', '.', '-']), year?));
            italian_date(text).or_else(in_year).map(TypedDate::date)
        }
        Value::Number(_) | Value::Bool(_) | Value::Error(_) | Value::Unreadable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;
    use crate::workbook::{Cell, Sheet, Shown};

    #[test]
    fn a_number_that_shows_another_is_told_with_both() {
        let shown = |value: &str, seen: &str| {
            let shown = Shown { instead: Some(seen.to_owned()), ..Shown::plain(value) };
            let value = Value::Number(value.parse().unwrap());
            let cell = Cell { row: 0, column: 0, value, shown: Some(shown) };
            let sheet = Sheet::new("F", Place::file("f"), true, vec![cell.clone()]);
            figure(&SourceCell::of(&sheet, &cell, 0))
        };
        let words = |text: &str| Some(Figure { text: text.to_owned(), unit: None, is_number: false });
        assert_eq!(shown("850", "8,50"), words("850 (la cella mostra «8,50»)"));
        assert_eq!(shown("0", ""), words("0 (la cella non lo mostra)"));
        assert_eq!(shown("0", "n.d."), None);
    }

    fn cell(text: &str) -> SourceCell {
        SourceCell::text(text, Place::file("f"))
    }

    #[test]
    fn figures_are_read_as_a_person_reads_them() {
        let cases = [
            ("60%", Some(("60", Some("%")))),
            ("-2,5", Some(("-2.5", None))),
            ("+10%", Some(("+10%", None))),
            ("-20 %", Some(("-20 %", None))),
            ("18.500 €", Some(("18500", Some("€")))),
            ("1.250", Some(("1250", None))),
            ("SI", Some(("SI", None))),
            ("entro il 30/06/2025", Some(("entro il 30/06/2025", None))),
            ("n.d.", None),
            ("-", None),
        ];
        for (text, expected) in cases {
            let found = figure(&cell(text));
            assert_eq!(found.as_ref().map(|figure| (figure.text.as_str(), figure.unit.as_deref())), expected, "{text}");
        }
        assert_eq!(weight(&cell("10%")), Some(Decimal::TEN));
        assert_eq!(weight(&cell("10 punti")), Some(Decimal::TEN));
        assert_eq!(weight(&cell("10/100")), Some(Decimal::TEN));
    }

    #[test]
    fn days_are_read_in_the_usual_forms() {
        let expected = NaiveDate::from_ymd_opt(2025, 6, 30);
        for text in ["30/06/2025", "entro il 30/06/2025", "30 giugno", "entro giugno 2025", "Entro il 30/6"] {
            assert_eq!(day(&cell(text), Some(Year(2025))), expected, "{text}");
        }
    }
}
