//! Several indicators in one row: «Indicatore 1 | Target 1 | Indicatore 2 | Target 2», or the same headings again.

use std::collections::{BTreeMap, BTreeSet};

use super::heading::Heading;
use super::lines::{Lines, Over};
use super::phrases::is_filler;
use super::vocabulary::Meaning;
use crate::words::fold;

/// Which indicator of its row each column is of; nothing where a row has but one.
pub fn of(lines: &Lines) -> BTreeMap<u32, u8> {
    let groups = by_group(lines);
    if !groups.is_empty() {
        return groups;
    }
    let is_indicator = |over: &Over| over.heading.is(Meaning::Indicator);
    let indicators: Vec<&Over> = lines.headings.values().filter(|over| !over.is_hidden && is_indicator(over)).collect();
    if indicators.len() < 2 {
        return BTreeMap::new();
    }
    let numbers: BTreeSet<u8> = indicators.iter().map(|over| number(&over.text()).unwrap_or(1)).collect();
    if numbers.len() == indicators.len() {
        let numbered = lines.headings.iter();
        return numbered.map(|(column, over)| (*column, number(&over.text()).unwrap_or(1))).collect();
    }
    let texts: BTreeSet<String> = indicators.iter().map(|over| fold(&over.text())).collect();
    if texts.len() == 1 {
        return by_repetition(lines);
    }
    let kinds = by_kind(lines);
    if kinds.is_empty() { by_place(lines) } else { kinds }
}

/// «Indicatore di efficacia | Target efficacia | Indicatore di efficienza | Target efficienza»: the word by which
/// indicators differ, in what is theirs.
fn by_kind(lines: &Lines) -> BTreeMap<u32, u8> {
    let words = |over: &Over| -> BTreeSet<String> { fold(&over.text()).split(' ').map(str::to_owned).collect() };
    let seen = || lines.headings.iter().filter(|(_, over)| !over.is_hidden);
    let indicators: Vec<(u32, BTreeSet<String>)> = seen()
        .filter(|(_, over)| over.heading.is(Meaning::Indicator))
        .map(|(column, over)| (*column, words(over)))
        .collect();
    let is_shared = |word: &String| indicators.iter().filter(|(_, own)| own.contains(word)).count() > 1;
    let kinds: Vec<BTreeSet<String>> = indicators
        .iter()
        .map(|(_, own)| own.iter().filter(|word| !is_shared(word) && !is_filler(word)).cloned().collect())
        .collect();
    let set_of = |over: &Over| {
        let own = words(over);
        let mut sets = (1..).zip(&kinds).filter(|(_, kind)| !kind.is_disjoint(&own)).map(|(set, _)| set);
        sets.next().filter(|_| sets.next().is_none())
    };
    let sets: BTreeMap<u32, u8> = seen().filter_map(|(column, over)| Some((*column, set_of(over)?))).collect();
    let has_target = |set: u8| {
        let own = sets.iter().filter(|(_, own)| **own == set).filter_map(|(column, _)| lines.headings.get(column));
        own.into_iter().any(|over| over.heading.is(Meaning::Target))
    };
    let is_whole = (1..).take(kinds.len()).all(has_target);
    if is_whole { sets } else { BTreeMap::new() }
}

/// Indicators of other names, each with a target before the next one: what stands behind each is its own.
fn by_place(lines: &Lines) -> BTreeMap<u32, u8> {
    let mut set = 0;
    let mut targets = BTreeSet::new();
    let mut sets = BTreeMap::new();
    for (column, over) in lines.headings.iter().filter(|(_, over)| !over.is_hidden) {
        set += u8::from(over.heading.is(Meaning::Indicator));
        if over.heading.is(Meaning::Target) {
            targets.insert(set);
        }
        sets.insert(*column, set.max(1));
    }
    // A target before the first indicator is of none of them.
    let is_whole = set > 1 && targets.len() == usize::from(set) && !targets.contains(&0);
    if is_whole { sets } else { BTreeMap::new() }
}

/// «Indicatore di efficacia» and «Indicatore di efficienza», each over Descrizione, Base, Target: a set for each group.
fn by_group(lines: &Lines) -> BTreeMap<u32, u8> {
    let grouped = || {
        lines.headings.iter().filter(|(_, over)| !over.is_hidden).filter_map(|(column, over)| {
            let (group, own) = over.group()?;
            Heading::of(group).is(Meaning::Indicator).then(|| (*column, group, fold(own)))
        })
    };
    let mut headings: Vec<(&str, BTreeSet<String>)> = Vec::new();
    for (_, group, own) in grouped() {
        match headings.iter_mut().find(|(known, _)| *known == group) {
            Some((_, known)) => _ = known.insert(own),
            None => headings.push((group, [own].into())),
        }
    }
    // Headings that each group has again are of its own indicator.
    let [(_, first), others @ ..] = headings.as_slice() else { return BTreeMap::new() };
    let repeats = !others.is_empty() && others.iter().all(|(_, own)| own.intersection(first).next().is_some());
    if !repeats {
        return BTreeMap::new();
    }
    let set_of = |group: &str| (1..).zip(&headings).find(|(_, (known, _))| *known == group).map(|(set, _)| set);
    grouped().filter_map(|(column, group, _)| Some((column, set_of(group)?))).collect()
}

/// The second column of the same heading is of the second indicator.
fn by_repetition(lines: &Lines) -> BTreeMap<u32, u8> {
    let mut times: BTreeMap<String, u8> = BTreeMap::new();
    let mut sets = BTreeMap::new();
    for (column, over) in lines.headings.iter().filter(|(_, over)| !over.is_hidden) {
        let time = times.entry(fold(&over.text())).or_default();
        *time = time.saturating_add(1);
        sets.insert(*column, *time);
    }
    sets
}

/// The one number of a single digit in a heading.
fn number(text: &str) -> Option<u8> {
    let folded = fold(text);
    let mut numbers = folded.split(' ').filter(|word| word.len() <= 2).filter_map(|word| word.parse::<u8>().ok());
    let first = numbers.next().filter(|number| (1..=9).contains(number))?;
    numbers.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_an_indicator_is_no_day() {
        assert_eq!(number("Indicatore n. 2"), Some(2));
        assert_eq!(number("Target 3 (2025)"), Some(3));
        for none in ["Target al 31.12.2025", "Target", "Indicatore 12"] {
            assert_eq!(number(none), None, "{none}");
        }
    }
}
