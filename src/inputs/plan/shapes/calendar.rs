//! Headings that are a year's months, however a Gantt chart writes them: «G F M A …», 1 … 12, the first day of each.
//! They are read as the names of the months, so that no later stage takes a day for a year or «N» for a number.

use chrono::Datelike;
use rust_decimal::prelude::ToPrimitive;

use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN};
use crate::tabular::dates::{TypedDate, italian_date};
use crate::words::italian::MONTHS;
use crate::workbook::Value;

/// The first letters of the months.
const LETTERS: [&str; 12] = ["G", "F", "M", "A", "M", "G", "L", "A", "S", "O", "N", "D"];
/// Letters are months only where so many stand in their order; numbers as well.
const FEWEST_LETTERS: usize = 6;
/// Days are, where so many of months that follow each other stand side by side.
const FEWEST_DAYS: usize = 3;

/// One cell read as a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Letter,
    Number(u32),
    Day(i32, u32),
}

/// Writes the names of the months over those of every header.
pub fn name_months(sheet: &mut SourceSheet) {
    for index in 0..sheet.rows.len() {
        let named = months_in(&sheet.rows[index], index.checked_sub(1).and_then(|above| sheet.rows.get(above)));
        for (column, name) in named {
            let cell = sheet.rows[index].cells.get_mut(&column);
            if let Some(cell) = cell {
                let named = SourceCell::text(&name, cell.place.clone());
                (cell.cleaned, cell.value, cell.shown) = (named.cleaned, Value::Text(String::new()), None);
            }
        }
    }
}

/// The columns of a row that are months, if it is a header's.
fn months_in(row: &SourceRow, above: Option<&SourceRow>) -> Vec<(u32, String)> {
    let filled: Vec<(u32, &SourceCell)> =
        row.beginning().filter(|(_, cell)| !cell.is_from_above).map(|(column, cell)| (*column, cell)).collect();
    if filled.len() < FEWEST_DAYS {
        return Vec::new();
    }
    let written: Vec<Option<Written>> = filled.iter().map(|(_, cell)| written(cell)).collect();
    let Some((from, months)) =
        (0..written.len()).find_map(|from| Some((from, run(&written[from..], &filled[from..])?)))
    else {
        return Vec::new();
    };
    let is_within = |index: usize| (from..from + months.len()).contains(&index);
    let others = || filled.iter().enumerate().filter(|(index, _)| !is_within(*index)).map(|(_, (_, cell))| *cell);
    let is_heading = |cell: &SourceCell| Heading::of(cell.words()).strength() >= LEAST_OF_COLUMN;
    let heads = |row: &SourceRow| {
        row.beginning().any(|(_, cell)| is_heading(cell)) && !row.beginning().any(|(_, cell)| cell.is_a_value())
    };
    // A lower line of a header may be nothing but months.
    let is_header = others().all(|cell| !cell.is_a_value())
        && (others().any(is_heading) || others().next().is_none() && above.is_some_and(heads));
    if !is_header {
        return Vec::new();
    }
    filled[from..].iter().zip(months).map(|((column, _), name)| (*column, name)).collect()
}

/// How a cell may write a month.
fn written(cell: &SourceCell) -> Option<Written> {
    let day = |date: chrono::NaiveDate| Written::Day(date.year(), date.month());
    match &cell.value {
        Value::Number(number) => {
            number.to_u32().filter(|month| number.is_integer() && (1..=12).contains(month)).map(Written::Number)
        }
        Value::Date(date) => Some(day(date.date())),
        Value::Text(_) => {
            let words = cell.words().trim_end_matches('.');
            let number = || words.parse().ok().filter(|month| words.len() <= 2 && (1..=12).contains(month));
            if words.len() == 1 && LETTERS.contains(&words.to_uppercase().as_str()) {
                return Some(Written::Letter);
            }
            number().map(Written::Number).or_else(|| {
                let is_a_day = words.len() <= 10 && words.starts_with(|c: char| c.is_ascii_digit());
                is_a_day.then(|| italian_date(words))?.map(TypedDate::date).map(day)
            })
        }
        Value::Bool(_) | Value::Error(_) | Value::Unreadable => None,
    }
}

/// The names of the months with which these cells begin, one after the other.
fn run(written: &[Option<Written>], cells: &[(u32, &SourceCell)]) -> Option<Vec<String>> {
    let name = |month: u32| MONTHS.get(month.checked_sub(1)? as usize).map(|name| (*name).to_owned());
    match (*written.first()?)? {
        Written::Letter => {
            let letters: Vec<String> = cells
                .iter()
                .zip(written)
                .take_while(|(_, written)| **written == Some(Written::Letter))
                .map(|((_, cell), _)| cell.words().trim_end_matches('.').to_uppercase())
                .collect();
            let begins = |start: usize| {
                letters.len() >= FEWEST_LETTERS
                    && LETTERS[start..].starts_with(&letters.iter().map(String::as_str).collect::<Vec<_>>())
            };
            let start = (0..LETTERS.len()).find(|start| begins(*start))?;
            Some(MONTHS[start..start + letters.len()].iter().map(|name| (*name).to_owned()).collect())
        }
        Written::Number(first) => {
            let numbers = (first..=12).zip(written).take_while(|(month, own)| **own == Some(Written::Number(*month)));
            let names: Vec<String> = numbers.filter_map(|(month, _)| name(month)).collect();
            (first == 1 && names.len() >= FEWEST_LETTERS).then_some(names)
        }
        Written::Day(year, first) => {
            let follows = |(offset, own): &(u32, &Option<Written>)| {
                let month = first - 1 + offset;
                **own == Some(Written::Day(year + i32::try_from(month / 12).unwrap_or_default(), month % 12 + 1))
            };
            let days = (0u32..).zip(written).take_while(follows);
            let months = days.map(|(offset, _)| {
                (year + i32::try_from((first - 1 + offset) / 12).unwrap_or_default(), (first - 1 + offset) % 12 + 1)
            });
            let names: Vec<String> =
                months.filter_map(|(year, month)| Some(format!("{} {year}", name(month)?))).collect();
            (names.len() >= FEWEST_DAYS).then_some(names)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    fn named(texts: &[&str]) -> Vec<String> {
        let place = Place::file("f");
        let cells = (0u32..).zip(texts).map(|(column, text)| (column, SourceCell::text(text, place.clone())));
        let row = SourceRow { cells: cells.collect(), place };
        months_in(&row, None).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn months_are_known_by_their_order_in_a_header() {
        let letters = ["Obiettivo", "G", "F", "M", "A", "M", "G", "L", "A", "S", "O", "N", "D", "Target"];
        assert_eq!(named(&letters), MONTHS);
        assert_eq!(named(&["Obiettivo", "L", "A", "S", "O", "N", "D"])[0], "luglio");
        let numbers = ["Obiettivo", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        assert_eq!(named(&numbers), MONTHS);
        assert_eq!(named(&["Obiettivo", "30/11/2025", "31/12/2025", "31/01/2026"])[2], "gennaio 2026");
        // Values of a row, and a code beside a few letters, are none.
        let row = ["Sedute svolte", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        assert!(named(&row).is_empty());
        assert!(named(&["N.", "Obiettivo", "M", "D"]).is_empty());
    }
}
