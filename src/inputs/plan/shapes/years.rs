//! Years that a text names.

use std::collections::BTreeSet;

use crate::domain::Year;
use crate::words::fold;

/// Longest span of years that a text may name, such as «2025-2027».
const LONGEST_SPAN: u16 = 10;

/// The years that a folded text names, each once, ascending.
pub fn years_in(folded: &str) -> Vec<Year> {
    let digits = folded.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let numbers = digits.filter_map(|digits| digits.parse().ok()).filter(|year| (2000..2100).contains(year));
    let mut years: Vec<Year> = numbers.map(Year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The years of «2025-2027», «2025, 2026», «dal 2025 al 2027», «2025».
pub fn years(text: &str) -> BTreeSet<Year> {
    let folded = fold(text);
    let named = years_in(&folded);
    let is_span = text.contains(['-', '–', '/']) || folded.contains(" AL ");
    match named.as_slice() {
        [first, last] if is_span && last.0 - first.0 < LONGEST_SPAN => (first.0..=last.0).map(Year).collect(),
        years => years.iter().copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_lists_of_years_are_read() {
        assert_eq!(years("2025-2027"), (2025..=2027).map(Year).collect());
        assert_eq!(years("dal 2025 al 2027"), (2025..=2027).map(Year).collect());
        assert_eq!(years("2025, 2027"), [Year(2025), Year(2027)].into());
    }
}
