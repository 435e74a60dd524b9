//! Values by their years and days: of a year before the plan's, of no year, of a day before the year's end.

use std::collections::BTreeSet;

use super::heading::Heading;
use super::table::{Role, Table};
use super::vocabulary::Meaning;
use crate::domain::Year;
use crate::tabular::dates::is_before_the_end;
use crate::words::fold;

/// A heading that means a target less surely than this may be any value of its year.
pub const SURE_TARGET: u32 = 90;

/// Settles the values of a table by their years; `year` is the plan's, where something says it.
pub fn settle(table: &mut Table, year: Option<Year>) {
    settle_past(table, year);
    table.roles.values_mut().for_each(settle_early);
    settle_yearless(table, year);
}

/// Whether a heading is of a result before the year's end: «Realizzato al 30/06», which is none of the year.
pub fn is_early_result(heading: &str) -> bool {
    Heading::of(heading).is(Meaning::Actual) && is_before_the_end(&fold(heading))
}

/// A value dated before the year's end is no result of the year.
fn settle_early(role: &mut Role) {
    if role.meaning == Meaning::Actual && is_before_the_end(&fold(&role.heading)) {
        role.meaning = Meaning::Notes;
    }
}

/// A value of a year before the plan's is where an indicator starts from: «Valore 2024», «Consuntivo 2024». The
/// latest counts; those before it are kept beside.
fn settle_past(table: &mut Table, year: Option<Year>) {
    let is_sure = |role: &&Role| role.meaning == Meaning::Target && role.strength >= SURE_TARGET;
    let targets = table.roles.values().filter(is_sure).filter_map(|role| role.year);
    let Some(first) = targets.min().or(year) else { return };
    let is_past = |role: &Role| {
        let is_value =
            role.meaning == Meaning::Actual || role.meaning == Meaning::Target && role.strength < SURE_TARGET;
        is_value && role.year.is_some_and(|year| year < first)
    };
    let latest = table.roles.values().filter(|role| is_past(role)).filter_map(|role| role.year).max();
    let mut has_base = table.has(Meaning::Base);
    for role in table.roles.values_mut().filter(|role| is_past(role)) {
        role.meaning = if role.year == latest && !has_base { Meaning::Base } else { Meaning::Notes };
        has_base |= role.meaning == Meaning::Base;
    }
}

/// A label's value of a year before the plan's, likewise.
pub fn settle_label(role: &mut Role, year: Option<Year>) {
    let is_value = role.meaning == Meaning::Actual || role.meaning == Meaning::Target && role.strength < SURE_TARGET;
    if is_value && role.year.is_some_and(|own| year.is_some_and(|year| own < year)) {
        role.meaning = Meaning::Base;
    }
    settle_early(role);
}

/// «Target» beside «Target 2025» of the same year says nothing for sure, and is kept beside it.
fn settle_yearless(table: &mut Table, year: Option<Year>) {
    for meaning in [Meaning::Target, Meaning::Actual] {
        let with_year = |role: &&Role| role.meaning == meaning && role.year.is_some() && role.year == year;
        // Of each of a row's indicators.
        let sets: BTreeSet<u8> = table.roles.values().filter(with_year).map(|role| role.set).collect();
        let yearless = |role: &&mut Role| role.meaning == meaning && role.year.is_none() && sets.contains(&role.set);
        table.roles.values_mut().filter(yearless).for_each(|role| role.meaning = Meaning::Notes);
    }
}
