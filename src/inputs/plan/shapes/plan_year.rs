//! The year of a plan that has no columns for years: what its titles, its sheet or its file's name say.

use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::labels;
use super::table::Table;
use super::title;
use super::years::years_in;
use crate::domain::Year;
use crate::words::fold;

/// Rows above a table in which its title may stand.
const MOST_TITLE_ROWS: usize = 12;

/// Texts that a row of a title has at most.
const MOST_TEXTS_OF_TITLE: usize = 3;

/// The year that a sheet tells, and in which words.
pub fn of_sheet(sheet: &SourceSheet) -> Option<(Year, String)> {
    let titles: Vec<&str> = alone(sheet).collect();
    let said = |text: &str, read: fn(&str) -> Option<Year>| read(text).map(|year| (year, text.to_owned()));
    let in_titles = |read| titles.iter().find_map(|text| said(text, read));
    // «Comune di Prova | | SCHEDA OBIETTIVO PEG 2025»: a title with something beside it.
    let beside = || beside_others(sheet);
    in_titles(after_the_word)
        .or_else(|| in_titles(only_year))
        .or_else(|| beside().find_map(|text| said(text, only_year)))
        .or_else(|| said(&sheet.name, only_year))
        .or_else(|| in_titles(first_of_span))
        .or_else(|| said(&sheet.name, first_of_span))
}

/// The titles of a sheet, those that something stands beside at the end.
pub fn titles(sheet: &SourceSheet) -> impl Iterator<Item = &str> {
    alone(sheet).chain(beside_others(sheet))
}

fn alone(sheet: &SourceSheet) -> impl Iterator<Item = &str> {
    sheet.rows.iter().take(MOST_TITLE_ROWS).filter_map(title::only_text).map(SourceCell::words)
}

fn beside_others(sheet: &SourceSheet) -> impl Iterator<Item = &str> {
    sheet.rows.iter().take(MOST_TITLE_ROWS).flat_map(texts_of_title)
}

/// Words of titles of plans.
const OF_PLANS: [&str; 10] =
    ["PEG", "PDO", "PIAO", "DUP", "PIANO", "SCHEDA", "SCHEDE", "PERFORMANCE", "ANNO", "OBIETTIVI"];

/// Texts of a row of few cells that name a plan, and are no label with its value.
fn texts_of_title(row: &SourceRow) -> Vec<&str> {
    let filled = row.beginning();
    let texts: Vec<&str> = filled.map(|(_, cell)| cell.words()).collect();
    if texts.len() > MOST_TEXTS_OF_TITLE
        || !labels::labels(row).is_empty()
        || Table::of(std::slice::from_ref(row)).is_some()
    {
        return Vec::new();
    }
    let names_plan = |text: &&str| fold(text).split(' ').any(|word| OF_PLANS.contains(&word));
    texts.into_iter().filter(names_plan).collect()
}

/// The year that a file's name tells.
pub fn of_file(name: &str) -> Option<(Year, String)> {
    let stem = name.rsplit('/').next().unwrap_or(name);
    only_year(stem).or_else(|| first_of_span(stem)).map(|year| (year, stem.to_owned()))
}

/// «… per l’anno 2025».
fn after_the_word(text: &str) -> Option<Year> {
    let folded = fold(text);
    let (_, after) = folded.split_once("ANNO ").or_else(|| folded.split_once("ESERCIZIO "))?;
    years_in(after.split(' ').next()?).first().copied()
}

/// The only year of a text, that of an act's date left out.
fn only_year(text: &str) -> Option<Year> {
    match plan_years(text).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The first of «2025-2027».
fn first_of_span(text: &str) -> Option<Year> {
    match plan_years(text).as_slice() {
        [first, last] | [first, _, last] if last.0 - first.0 <= 4 => Some(*first),
        _ => None,
    }
}

fn plan_years(text: &str) -> Vec<Year> {
    let folded = fold(text).replace('_', " ");
    let words: Vec<&str> = folded.split(' ').collect();
    let is_short =
        |word: Option<&&str>| word.is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()));
    let is_of_a_day = |index: usize| index >= 2 && is_short(words.get(index - 1)) && is_short(words.get(index - 2));
    let kept = words.iter().enumerate().filter(|(index, _)| !is_of_a_day(*index)).map(|(_, word)| *word);
    years_in(&kept.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_title_is_the_plans_and_not_an_acts() {
        assert_eq!(after_the_word("Piano 2025-2027 – Obiettivi gestionali per l’anno 2025"), Some(Year(2025)));
        assert_eq!(only_year("Obiettivi di settore 2025"), Some(Year(2025)));
        assert_eq!(only_year("Allegato A alla deliberazione n. 31 del 13/03/2025"), None);
        assert_eq!(first_of_span("PIAO 2025-2027"), Some(Year(2025)));
        assert_eq!(of_file("piano/PEG_2025.xlsx").map(|(year, _)| year), Some(Year(2025)));
    }
}
