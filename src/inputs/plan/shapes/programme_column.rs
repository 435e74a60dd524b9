//! Which column holds the programmes where no heading says it for sure, and which only counts the rows.

use std::collections::BTreeSet;

use super::super::mission_title;
use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::heading::LEAST_OF_COLUMN;
use super::sample::{self, cells, share};
use super::table::{Role, Table};
use super::vocabulary::Meaning;
use crate::inputs::catalogue::Catalogue;
use crate::tabular::programme_code;
use crate::words::fold;

/// Rows of a column of running numbers, at least.
const FEWEST_NUMBERS: usize = 2;

/// «Prog.» over 1, 2, 3 where nothing names a missione: the number of each row, and no programma.
pub fn settle_running_number(table: &mut Table, below: &[SourceRow]) {
    let sample = sample::of(below);
    let is_abbreviated = |role: &Role| fold(&role.heading).split(' ').any(|word| matches!(word, "PROG" | "PROGR"));
    let Some(column) = table.column(Meaning::Programme).filter(|_| !table.has(Meaning::Mission)) else { return };
    let counts = |(number, cell): (usize, &SourceCell)| cell.words().trim_end_matches('.') == number.to_string();
    let is_number = |cell: &&SourceCell| cell.words().starts_with(|c: char| c.is_ascii_digit());
    let numbers = || cells(sample, column).filter(is_number);
    let is_running = numbers().count() >= FEWEST_NUMBERS && (1..).zip(numbers()).all(counts);
    let names_mission = || sample.iter().any(|row| mission_title::of_row(row).is_some());
    let has_code = table.has(Meaning::Code);
    let Some(role) = table.roles.get_mut(&column).filter(|role| is_abbreviated(role)) else { return };
    if is_running && !names_mission() {
        role.meaning = if has_code { Meaning::Notes } else { Meaning::Code };
    }
}

/// «Mis. | Pr.»: what is too short to be a heading elsewhere is the programma's beside the missione.
fn settle_beside_mission(table: &mut Table, sample: &[SourceRow]) {
    const SHORT: [&str; 4] = ["PR", "P", "PRO", "PGM"];
    let Some(mission) = table.column(Meaning::Mission).filter(|_| !table.has(Meaning::Programme)) else { return };
    let is_number = |cell: &SourceCell| {
        let words = cell.words();
        words.len() <= 2 && words.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_it = |(column, heading): &(&u32, &String)| {
        **column == mission + 1
            && SHORT.contains(&fold(heading).as_str())
            && share(sample, **column, is_number) == Some(100)
    };
    if let Some((column, heading)) =
        table.unknown.iter().find(is_it).map(|(column, heading)| (*column, heading.clone()))
    {
        table.unknown.remove(&column);
        let strength = LEAST_OF_COLUMN;
        table.roles.insert(column, Role { strength, ..Role::plain(Meaning::Programme, heading) });
    }
}

/// Where no heading is that of the programmes, a column of nothing but codes such as 10.05 is.
pub fn settle(table: &mut Table, sample: &[SourceRow], catalogue: &Catalogue) {
    settle_beside_mission(table, sample);
    let says = [Meaning::Programme, Meaning::Mission];
    if says.iter().any(|meaning| table.has(*meaning)) {
        return;
    }
    let is_code = |cell: &SourceCell| {
        let words = cell.words();
        let code = programme_code::of_text(words).filter(|_| words.len() == 5);
        code.is_some_and(|code| catalogue.programme(code).is_some())
    };
    let notes = table.roles.iter().filter(|(_, role)| role.meaning == Meaning::Notes).map(|(column, _)| *column);
    let columns: BTreeSet<u32> = notes.chain(table.unknown.keys().copied()).collect();
    let is_of_codes = |column: &&u32| {
        !table.hidden.contains(column)
            && cells(sample, **column).count() > 1
            && share(sample, **column, is_code) == Some(100)
    };
    let Some(column) = columns.iter().find(is_of_codes).copied() else { return };
    let heading = table.unknown.remove(&column).or_else(|| Some(table.roles.get(&column)?.heading.clone()));
    let strength = LEAST_OF_COLUMN;
    table.roles.insert(column, Role { strength, ..Role::plain(Meaning::Programme, heading.unwrap_or_default()) });
}
