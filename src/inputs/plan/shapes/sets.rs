//! Several indicators in one row: «Indicatore 1 | Target 1 | Indicatore 2 | Target 2», or the same headings again.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Lines, Over};
use super::vocabulary::Meaning;
use crate::words::fold;

/// Which indicator of its row each column is of; nothing where a row has but one.
pub fn of(lines: &Lines) -> BTreeMap<u32, u8> {
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
    if texts.len() == 1 { by_repetition(lines) } else { BTreeMap::new() }
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
