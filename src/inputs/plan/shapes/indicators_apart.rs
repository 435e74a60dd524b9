//! Indicators in a table of their own, which name their objective by its code or its title: they go to it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::plan_codes;
use super::found::Found;
use super::vocabulary::Meaning;
use super::walk::Walked;
use crate::finding::Finding;
use crate::words::fold;

/// Gives every objective the indicators that another table has of it; those of no objective are told.
pub fn join(all: &mut Walked, findings: &mut Vec<Finding>) {
    let mut apart = std::mem::take(&mut all.of_others);
    apart.extend(repeated(all));
    if apart.is_empty() {
        return;
    }
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for (index, one) in all.found.iter().enumerate() {
        for name in names(one) {
            owners.entry(name).or_insert(index);
        }
    }
    let nested = owners_of_nested(all, &apart);
    for (place, one) in apart.into_iter().enumerate() {
        let named = || names(&one).into_iter().find_map(|name| owners.get(&name).copied());
        let owner = nested.get(&place).copied().or_else(named);
        match owner.and_then(|owner| all.found.get_mut(owner)) {
            Some(owner) => give(owner, one),
            None => findings.push(
                Finding::new(plan_codes::IGNORED_ROW, "Indicatore di un obiettivo che il piano non ha: non importato")
                    .at(one.place.clone())
                    .found(called(&one))
                    .expected("il codice di un obiettivo del piano"),
            ),
        }
    }
}

/// The table in whose cell a table of a document stands: «tabella 2.1» in «tabella 2».
pub fn outer(name: &str) -> Option<&str> {
    name.strip_prefix("tabella ")?;
    name.rsplit_once('.').map(|(outer, _)| outer)
}

/// By their number: the objectives whose rows hold the nested tables. They stand in the same order; where there are
/// more or fewer than objectives without indicators, only one objective can be meant.
fn owners_of_nested(all: &Walked, apart: &[Found]) -> BTreeMap<usize, usize> {
    let mut by_outer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, one) in apart.iter().enumerate().filter(|(_, one)| names(one).is_empty()) {
        if let Some(outer) = one.place.sheet.as_deref().and_then(outer) {
            by_outer.entry(outer).or_default().push(number);
        }
    }
    let mut owners = BTreeMap::new();
    for (outer, nested) in by_outer {
        let is_owner = |one: &Found| one.indicators.is_empty() && one.place.sheet.as_deref() == Some(outer);
        let waiting: Vec<usize> = (0..all.found.len()).filter(|index| is_owner(&all.found[*index])).collect();
        if waiting.len() == nested.len() {
            owners.extend(nested.into_iter().zip(waiting));
        } else if let [only] = waiting.as_slice() {
            owners.extend(nested.into_iter().map(|number| (number, *only)));
        }
    }
    owners
}

/// Objectives of tables with indicators that all stand, without any, in a table that has none.
fn repeated(all: &mut Walked) -> Vec<Found> {
    let says_indicators = |number: &usize| {
        all.tables.get(number).is_some_and(|table| table.has(Meaning::Indicator) || table.has(Meaning::Formula))
    };
    // A table that says no more than titles is an index of them.
    let describes = |number: &usize| {
        use Meaning::{Mission, Programme, Purpose, Weight};
        let table = all.tables.get(number);
        table.is_some_and(|table| [Mission, Programme, Purpose, Weight].into_iter().any(|meaning| table.has(meaning)))
    };
    let bare = all.found.iter().filter(|one| describes(&one.table) && !says_indicators(&one.table));
    let known: BTreeSet<String> = bare.flat_map(names).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let is_known = |one: &Found| names(one).iter().any(|name| known.contains(name));
    let repeats = |number: &usize| {
        let mut own = all.found.iter().filter(|one| one.table == *number).peekable();
        says_indicators(number) && own.peek().is_some() && own.all(is_known)
    };
    let tables: BTreeSet<usize> = all.tables.keys().filter(|number| repeats(number)).copied().collect();
    let (apart, found) = std::mem::take(&mut all.found).into_iter().partition(|one| tables.contains(&one.table));
    all.found = found;
    apart
}

/// What an objective can be called by: its code and its title.
fn names(one: &Found) -> Vec<String> {
    let texts = [one.text(Meaning::Code), one.text(Meaning::Title)].map(fold);
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// What an office knows it by, where nothing names its objective.
fn called(one: &Found) -> String {
    let indicator = one.indicators.first().map_or("", |indicator| indicator.name.as_str());
    let texts = [one.text(Meaning::Code), one.text(Meaning::Title), indicator];
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or("(senza nome)").to_owned()
}

fn give(owner: &mut Found, one: Found) {
    for (meaning, cell) in one.cells {
        owner.cells.get_or_insert_with(meaning, || cell);
    }
    let before = owner.indicators.len();
    owner.indicators.extend(one.indicators);
    // A weight beside an indicator is the indicator's.
    for (index, cell) in one.weights {
        if let Some(indicator) = owner.indicators.get_mut(before + index)
            && let Some(weight) = super::figures::weight(&cell)
        {
            indicator.weight.get_or_insert(crate::domain::Sourced::new(weight, cell.place.clone()));
        }
    }
    owner.years.extend(one.years);
    owner.others.extend(one.others);
    owner.year = owner.year.or(one.year);
}
