//! The same objective on the sheets of several years: one, with the values of each.
//!
//! Guaranteed: objectives are one only where title, code, programme, office and the names of all indicators are the
//! same and the years are others; what cannot be said twice stays beside it. Deliberately absent: any likeness.

use std::collections::{BTreeMap, BTreeSet};

use super::super::plan_codes;
use super::build::held;
use super::found::Found;
use super::table::Role;
use super::vocabulary::Meaning;
use super::walk::Walked;
use crate::domain::{MissionCode, PlanIndicator, ProgrammeCode, Sourced, Year};
use crate::finding::Finding;
use crate::words::fold;

/// What must be the same: the folded texts of the objective, where titles put it, and its indicators.
type Same = (Vec<String>, Option<MissionCode>, Option<ProgrammeCode>, BTreeSet<String>);

/// Makes one of the objectives that several sheets have, each for its year.
pub fn join(all: &mut Walked, findings: &mut Vec<Finding>) {
    let years: BTreeSet<Year> = all.found.iter().filter_map(|one| one.year).collect();
    if years.len() < 2 {
        return;
    }
    let mut by_words: BTreeMap<Same, Vec<usize>> = BTreeMap::new();
    for (index, one) in all.found.iter().enumerate().filter(|(_, one)| !one.is_marked_by_year) {
        by_words.entry(same(one)).or_default().push(index);
    }
    let mut joined = BTreeSet::new();
    for group in by_words.into_values() {
        if !are_of_years(all, &group) {
            continue;
        }
        let mut own: Vec<Found> = group.iter().map(|index| all.found[*index].clone()).collect();
        own.sort_by_key(|one| one.year);
        let mut own = own.into_iter();
        let Some(mut first) = own.next() else { continue };
        for one in own {
            findings.push(told(&first, &one));
            take(&mut first, one);
        }
        let mut places = group.into_iter();
        if let Some(place) = places.next() {
            all.found[place] = first;
        }
        joined.extend(places);
    }
    let mut index = 0;
    all.found.retain(|_| {
        index += 1;
        !joined.contains(&(index - 1))
    });
}

fn same(one: &Found) -> Same {
    let office = held(one, Meaning::Office).map(|office| office.value).unwrap_or_default();
    let texts = [one.text(Meaning::Title), one.text(Meaning::Code), one.text(Meaning::Programme), &office].map(fold);
    let names = one.indicators.iter().map(|indicator| fold(&indicator.name)).collect();
    (texts.to_vec(), one.context.mission, one.context.programme, names)
}

/// Whether objectives stand on a sheet and in years of their own each, and weigh the same.
fn are_of_years(all: &Walked, group: &[usize]) -> bool {
    let own = || group.iter().map(|index| &all.found[*index]);
    let sheets: BTreeSet<Option<&str>> = own().map(|one| one.place.sheet.as_deref()).collect();
    let named: Vec<Year> = own().flat_map(years).collect();
    let distinct: BTreeSet<Year> = named.iter().copied().collect();
    let weights: BTreeSet<Vec<&str>> =
        own().map(|one| one.weights.iter().map(|(_, cell)| cell.words()).collect()).collect();
    let has_each_name_once = |one: &Found| {
        let names: BTreeSet<String> = one.indicators.iter().map(|indicator| fold(&indicator.name)).collect();
        names.len() == one.indicators.len()
    };
    group.len() > 1
        && sheets.len() == group.len()
        && own().all(|one| one.year.is_some())
        && distinct.len() == named.len()
        && weights.len() == 1
        && own().all(has_each_name_once)
}

/// The years of an objective: those marked or named, else those of its targets, else its sheet's.
fn years(one: &Found) -> BTreeSet<Year> {
    if !one.years.is_empty() {
        return one.years.clone();
    }
    let of_targets: BTreeSet<Year> =
        one.indicators.iter().flat_map(|indicator| indicator.targets.keys().copied()).collect();
    if of_targets.is_empty() { one.year.into_iter().collect() } else { of_targets }
}

fn told(first: &Found, one: &Found) -> Finding {
    let message =
        "Stesso titolo, codice e indicatori nei fogli di più anni: un obiettivo solo, con i valori di ciascuno";
    let finding = Finding::new(plan_codes::SAME_TITLE, message).at(one.place.clone()).found(one.text(Meaning::Title));
    finding.expected(format!(
        "un altro titolo o un codice proprio, se è un altro obiettivo; il primo è in {}",
        first.place
    ))
}

/// Gives an objective what a later year says of it.
fn take(first: &mut Found, mut one: Found) {
    first.years = years(first).into_iter().chain(years(&one)).collect();
    for (meaning, cell) in std::mem::take(&mut one.cells) {
        match first.cells.get(&meaning) {
            None => _ = first.cells.insert(meaning, cell),
            Some(own) if fold(own.words()) == fold(cell.words()) => {}
            Some(_) => first.other(&Role::plain(meaning, meaning.label().to_owned()), &cell),
        }
    }
    for (heading, text) in one.others {
        if first.known_others.insert((heading.clone(), text.value.clone())) {
            first.others.push((heading, text));
        }
    }
    for month in one.months {
        if !first.months.contains(&month) {
            first.months.push(month);
        }
    }
    for indicator in one.indicators {
        let is_same = |own: &&mut PlanIndicator| fold(&own.name) == fold(&indicator.name);
        let Some(own) = first.indicators.iter_mut().find(is_same) else { continue };
        let year = one.year.map(|year| format!(" {year}")).unwrap_or_default();
        let mut others = Others { of: format!("{year} – {}", indicator.name), texts: Vec::new() };
        give(own, indicator, &mut others);
        first.others.append(&mut others.texts);
    }
}

/// What an indicator cannot say twice, kept beside its objective.
struct Others {
    /// Year and indicator.
    of: String,
    texts: Vec<(String, Sourced<String>)>,
}

impl Others {
    fn keep(&mut self, meaning: Meaning, text: Sourced<String>) {
        self.texts.push((format!("{}{}", meaning.label(), self.of), text));
    }

    /// Takes a value that is not there yet; another one is kept beside it.
    fn one<T: PartialEq + ToString>(
        &mut self,
        meaning: Meaning,
        own: &mut Option<Sourced<T>>,
        new: Option<Sourced<T>>,
    ) {
        match (own.as_ref(), new) {
            (Some(known), Some(new)) if known.value != new.value => {
                self.keep(meaning, Sourced::new(new.value.to_string(), new.place));
            }
            (None, Some(new)) => *own = Some(new),
            _ => {}
        }
    }
}

/// Gives an indicator the values of a later year.
fn give(own: &mut PlanIndicator, new: PlanIndicator, others: &mut Others) {
    let place = new.place;
    own.targets.extend(new.targets);
    for (year, value) in new.actuals {
        let mut known = own.actuals.remove(&year);
        others.one(Meaning::Actual, &mut known, Some(value));
        own.actuals.extend(known.map(|known| (year, known)));
    }
    match (&own.formula, new.formula) {
        (Some(known), Some(formula)) if *known != formula => {
            others.keep(Meaning::Formula, Sourced::new(formula, place));
        }
        (None, formula) => own.formula = formula,
        _ => {}
    }
    // A value without its own year starts from that of the first.
    if own.base.is_none() {
        own.base_year = own.base_year.or(new.base_year);
    }
    others.one(Meaning::Base, &mut own.base, new.base);
    others.one(Meaning::Unit, &mut own.unit, new.unit);
    others.one(Meaning::Source, &mut own.source, new.source);
    others.one(Meaning::IndicatorWeight, &mut own.weight, new.weight);
    others.one(Meaning::Due, &mut own.due, new.due);
}
