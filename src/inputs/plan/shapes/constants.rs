//! What a map says of every objective or indicator of a plan: it fills what the plan leaves unsaid, and is told.

use super::super::column_map::ColumnMap;
use super::super::plan_codes;
use super::super::source_cell::SourceCell;
use super::figures;
use super::found::Found;
use super::table::Role;
use super::vocabulary::Meaning;
use crate::domain::Sourced;
use crate::finding::Finding;

/// Gives the objectives what the map says of all; what titles could say as well holds since the sheet's first row.
pub fn fill(found: &mut [Found], map: &ColumnMap, findings: &mut Vec<Finding>) {
    let place = map.place_of_constants();
    for (meaning, text) in &map.constants {
        let cell = SourceCell::text(text, place.clone());
        for one in found.iter_mut() {
            fill_one(one, *meaning, &cell);
        }
        let message = format!("Dove il piano non lo dice, vale ciò che dice la mappa: {}", meaning.label());
        findings.push(Finding::new(plan_codes::MAPPED, message).at(place.clone()).found(cell.words()));
    }
}

fn fill_one(found: &mut Found, meaning: Meaning, cell: &SourceCell) {
    let words = || Sourced::new(cell.words().to_owned(), cell.place.clone());
    let indicators = found.indicators.iter_mut();
    match meaning {
        Meaning::Purpose | Meaning::Stakeholders => _ = found.cells.get_or_insert_with(meaning, || cell.clone()),
        Meaning::Weight if found.weights.is_empty() => {
            found.own_weight = Some(cell.clone());
            found.weights.push((0, cell.clone()));
        }
        Meaning::Unit => indicators.for_each(|one| _ = one.unit.get_or_insert_with(words)),
        Meaning::Source => indicators.for_each(|one| _ = one.source.get_or_insert_with(words)),
        Meaning::Due => {
            let day = figures::day(cell, None).map(|day| Sourced::new(day, cell.place.clone()));
            indicators.for_each(|one| one.due = one.due.take().or_else(|| day.clone()));
        }
        Meaning::Notes | Meaning::Dimension => {
            found.other(&Role::plain(meaning, meaning.label().to_owned()), cell);
        }
        // They hold in the context of each sheet.
        _ => {}
    }
}
