//! What the cells below a header and the year of the plan say of its columns, where words leave two readings.

use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::dated::{self, SURE_TARGET};
use super::figures;
use super::heading::{Heading, LEAST_OF_COLUMN};
use super::programme_column;
use super::remarks::{Remark, remark};
use super::sample::{self, reads, share};
use super::table::{Role, Table};
use super::vocabulary::Meaning;
use super::year_columns;
use crate::domain::Year;
use crate::inputs::catalogue::Catalogue;

/// Longest code of an objective.
const LONGEST_CODE: usize = 12;

/// Settles the columns of a table by the rows below it; `year` is the plan's, where something says it.
pub fn settle(table: &mut Table, below: &[SourceRow], year: Option<Year>, catalogue: &Catalogue) {
    let sample = sample::of(below);
    year_columns::settle(table, sample);
    settle_title(table, sample);
    settle_values_of_title(table, sample);
    settle_reasons(table);
    settle_named(table, sample);
    settle_rivals(table, sample);
    settle_office_code(table, sample);
    dated::settle(table, year);
    programme_column::settle(table, sample, catalogue);
}

/// «Indicatori | Descrizione | Target» beside rows whose first cell is blank or merged with it: a label of the whole
/// table, whose descriptions name the indicators.
pub fn settle_side_label(table: &mut Table, first: &SourceRow) {
    let says = |column: &u32| first.cells.get(column).is_some_and(|cell| !cell.is_blank() && !cell.is_from_above);
    let is_side = |(column, role): &(&u32, &Role)| {
        matches!(role.meaning, Meaning::Indicator | Meaning::Activity) && !says(column)
    };
    let Some((side, meaning)) = table.roles.iter().find(is_side).map(|(column, role)| (*column, role.meaning)) else {
        return;
    };
    // «Indicatori | Indicatore»: the same word twice, of which the second is the column's.
    let again = table.unknown.iter().find(|(column, name)| says(column) && reads(name, meaning).is_some());
    if let Some((column, name)) = again.map(|(column, name)| (*column, name.clone())) {
        table.unknown.remove(&column);
        table.roles.remove(&side);
        table.roles.insert(column, Role { strength: LEAST_OF_COLUMN, ..Role::plain(meaning, name) });
        return;
    }
    let describes = |(column, role): &(&u32, &mut Role)| {
        **column != side
            && says(column)
            && matches!(role.meaning, Meaning::Purpose | Meaning::Title | Meaning::Activity | Meaning::Notes)
    };
    if let Some((_, role)) = table.roles.iter_mut().find(describes) {
        role.meaning = meaning;
        table.roles.remove(&side);
    }
}

/// A column of codes is not that of the titles, where another may be.
fn settle_title(table: &mut Table, sample: &[SourceRow]) {
    let Some(column) = table.column(Meaning::Title) else { return };
    if share(sample, column, is_code).is_none_or(|codes| codes < 80) {
        return;
    }
    let may_be_title = |(other, role): &(&u32, &Role)| {
        **other != column && matches!(role.meaning, Meaning::Purpose | Meaning::Activity)
    };
    let says_title = |(other, role): &(&u32, &Role)| {
        may_be_title(&(*other, *role)) && reads(&role.heading, Meaning::Title).is_some()
    };
    // «Obiettivo | Descrizione» over codes and texts.
    let is_of_texts = |(other, role): &(&u32, &Role)| {
        may_be_title(&(*other, *role)) && share(sample, **other, is_code).is_some_and(|codes| codes < 20)
    };
    let other = table.roles.iter().find(says_title).or_else(|| table.roles.iter().find(is_of_texts));
    let Some(other) = other.map(|(other, _)| *other) else { return };
    if let Some(role) = table.roles.get_mut(&other) {
        role.meaning = Meaning::Title;
    }
    let has_code = table.has(Meaning::Code);
    if let Some(role) = table.roles.get_mut(&column) {
        role.meaning = if has_code { Meaning::Notes } else { Meaning::Code };
    }
}

/// «Obiettivo 2026 | Obiettivo 2027» over numbers, beside the column of the titles: what is to be reached in each year.
fn settle_values_of_title(table: &mut Table, sample: &[SourceRow]) {
    if !table.has(Meaning::Title) {
        return;
    }
    let is_of_numbers = |column: u32| {
        share(sample, column, |cell| figures::figure(cell).is_some_and(|figure| figure.is_number)) == Some(100)
    };
    let of_year = |heading: &str| Heading::of(heading).year.filter(|_| reads(heading, Meaning::Title).is_some());
    let own = table.roles.iter().find(|(_, role)| matches!(role.meaning, Meaning::Title | Meaning::Code));
    let is_taken =
        |year: Year| table.roles.values().any(|role| role.meaning == Meaning::Target && role.year == Some(year));
    // The surest title of all may be such a column itself.
    let as_code =
        own.filter(|(_, role)| role.meaning == Meaning::Code).map(|(column, role)| (*column, role.heading.clone()));
    let unread = table.unknown.iter().map(|(column, heading)| (*column, heading.clone()));
    let values: Vec<(u32, String, Year)> = unread
        .chain(as_code)
        .filter(|(column, _)| !table.hidden.contains(column) && is_of_numbers(*column))
        .filter_map(|(column, heading)| of_year(&heading).map(|year| (column, heading, year)))
        .filter(|(_, _, year)| !is_taken(*year))
        .collect();
    for (column, heading, year) in values {
        table.unknown.remove(&column);
        let plain = Role::plain(Meaning::Target, heading);
        table.roles.insert(column, Role { year: Some(year), strength: SURE_TARGET, ..plain });
    }
}

/// «Motivazioni» beside results says why they are so, and nothing of the objective's purpose; elsewhere it may say why
/// an objective is one.
fn settle_reasons(table: &mut Table) {
    if !table.has(Meaning::Actual) && !table.has(Meaning::Reached) {
        return;
    }
    let is_reason = |role: &Role| role.meaning == Meaning::Purpose && remark(&role.heading) == Some(Remark::Cause);
    for role in table.roles.values_mut().filter(|role| is_reason(role)) {
        role.meaning = Meaning::Notes;
    }
}

/// «Indicatori e target» in one column of words names indicators.
fn settle_named(table: &mut Table, sample: &[SourceRow]) {
    if table.has(Meaning::Indicator) || table.has(Meaning::Formula) {
        return;
    }
    let names = |(column, role): &(&u32, &Role)| {
        role.meaning == Meaning::Target
            && reads(&role.heading, Meaning::Indicator).is_some()
            && share(sample, **column, is_figure).is_some_and(|figures| figures * 2 < 100)
    };
    let Some(column) = table.roles.iter().find(names).map(|(column, _)| *column) else { return };
    table.roles.entry(column).and_modify(|role| (role.meaning, role.year) = (Meaning::Indicator, None));
}

/// «OB-01», «3», «A.1».
fn is_code(cell: &SourceCell) -> bool {
    let words = cell.words();
    words.len() <= LONGEST_CODE && words.contains(|c: char| c.is_ascii_digit()) && words.split(' ').count() <= 2
}

/// Of two columns for the same figure the one that holds figures counts: «Risultati attesi» in words beside «Target».
fn settle_rivals(table: &mut Table, sample: &[SourceRow]) {
    let of_figures = |role: &Role| matches!(role.meaning, Meaning::Target | Meaning::Base | Meaning::Actual);
    let columns: Vec<u32> =
        table.roles.iter().filter(|(_, role)| of_figures(role)).map(|(column, _)| *column).collect();
    for column in columns {
        let Some(role) = table.roles.get(&column).cloned() else { continue };
        let own = share(sample, column, is_figure).unwrap_or_default();
        if own * 2 >= 100 {
            continue;
        }
        let is_rival = |(rival, heading): &(&u32, &String)| {
            let is_same_year = Heading::of(heading).year.is_none_or(|year| role.year.is_none_or(|own| own == year));
            let is_early = role.meaning == Meaning::Actual && dated::is_early_result(heading);
            !table.hidden.contains(rival)
                && !is_early
                && is_same_year
                && reads(heading, role.meaning).is_some()
                && share(sample, **rival, is_figure).is_some_and(|rival| rival > own)
        };
        let Some((rival, heading)) = table.unknown.iter().find(is_rival) else { continue };
        let (rival, heading) = (*rival, heading.clone());
        let strength = reads(&heading, role.meaning).unwrap_or_default();
        let year = Heading::of(&heading).year.or(role.year);
        table.unknown.remove(&rival);
        table.roles.insert(rival, Role { year, heading, strength, ..role.clone() });
        let meaning = if role.meaning == Meaning::Target && !table.has(Meaning::Purpose) {
            Meaning::Purpose
        } else {
            Meaning::Notes
        };
        table.roles.insert(column, Role { meaning, year: None, ..role });
    }
}

/// «CDC | Desc. CDC» over codes and names: the office is what it is called.
fn settle_office_code(table: &mut Table, sample: &[SourceRow]) {
    let codes = |column: u32| share(sample, column, is_code).unwrap_or_default();
    let Some(column) = table.column(Meaning::Office).filter(|column| codes(*column) >= 80) else { return };
    let names = |(own, heading): &(&u32, &String)| {
        let is_named = share(sample, **own, is_code).is_some_and(|codes| codes < 20);
        !table.hidden.contains(own) && reads(heading, Meaning::Office).is_some() && is_named
    };
    let Some((own, heading)) = table.unknown.iter().find(names).map(|(own, heading)| (*own, heading.clone())) else {
        return;
    };
    table.unknown.remove(&own);
    let strength = reads(&heading, Meaning::Office).unwrap_or_default();
    table.roles.insert(own, Role { strength, ..Role::plain(Meaning::Office, heading) });
    if let Some(role) = table.roles.get_mut(&column) {
        role.meaning = Meaning::Notes;
    }
}

/// A number, a day, or a word or two.
fn is_figure(cell: &SourceCell) -> bool {
    cell.is_a_value()
        || figures::figure(cell).is_none_or(|figure| figure.is_number)
        || figures::day(cell, Some(Year(2000))).is_some()
        || cell.words().split(' ').count() <= 2
}
