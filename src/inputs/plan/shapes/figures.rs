//! The cells of an indicator: a base, a target or a result as the office wrote it, a weight, a day, years.
//!
//! Guaranteed: what a cell shows in per cent is in hundredths of it («0,6» shown as «60%» is 60);
//! «+10%» keeps its sign: it says by how much to change;
//! a number that shows another, or nothing, is no number but the words that say so;
//! «n.d.» is no value and never zero; a text that is no number stays the office's text.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::source_cell::SourceCell;
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
    pub unit: Option<&'static str>,
    /// Whether it is a number, and not the office's own words.
    pub is_number: bool,
}

/// The figure of a cell; none where the cell says that there is none.
pub fn figure(cell: &SourceCell) -> Option<Figure> {
    let plain = |text: String| Some(Figure { text, unit: None, is_number: false });
    match &cell.value {
        Value::Number(number) => {
            let shown = cell.shown.as_ref();
            if let Some((seen, both)) = cell.not_as_seen() {
                // A word in place of the number may say that there is none; else both are told.
                let is_word = seen.contains(char::is_alphabetic);
                return if is_word && says_nothing(seen) { None } else { plain(both) };
            }
            let is_per_cent = shown.is_some_and(|shown| shown.per_cent);
            if let Some(change) = shown.and_then(|shown| shown_change(&shown.text, *number, is_per_cent)) {
                return Some(Figure { text: change, unit: None, is_number: true });
            }
            if is_per_cent {
                let hundredths = number.checked_mul(Decimal::ONE_HUNDRED)?;
                return Some(Figure { text: hundredths.normalize().to_string(), unit: Some("%"), is_number: true });
            }
            let unit = shown.and_then(|shown| unit_in(&shown.text)).filter(|unit| *unit != "%");
            Some(Figure { text: number.normalize().to_string(), unit, is_number: true })
        }
        Value::Date(date) => plain(italian::short_date(date.date())),
        Value::Bool(yes) => plain(if *yes { "sì" } else { "no" }.to_owned()),
        Value::Text(_) => of_text(cell.words()),
        Value::Error(_) | Value::Unreadable => None,
    }
}

/// A number that its format shows as a change: «+10%», «-20%».
fn shown_change(shown: &str, number: Decimal, is_per_cent: bool) -> Option<String> {
    let (number, unit) = if is_per_cent { (number.checked_mul(Decimal::ONE_HUNDRED)?, "%") } else { (number, "") };
    let plus = if shown.trim_start().starts_with('+') { "+" } else { "" };
    let figure = format!("{plus}{}{unit}", italian::long(number));
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
        Some(number) => Figure { text: number.normalize().to_string(), unit, is_number: true },
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
            assert_eq!(found.as_ref().map(|figure| (figure.text.as_str(), figure.unit)), expected, "{text}");
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
