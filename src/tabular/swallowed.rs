//! Quotes that close, but only within another row: the field then holds rows of the table.
//!
//! Guaranteed: line breaks and separators of a text that an office has quoted stay; a field is given away
//! only by lines that stand in it as the table's rows do. Separators of prose have a space or nothing behind them.

/// A quoted field that runs over several lines, and where it stands in its row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Enclosed<'t> {
    /// Fields before it.
    pub before: usize,
    /// Fields behind it.
    pub behind: usize,
    /// What stands between its quotes.
    pub inside: &'t str,
}

impl Enclosed<'_> {
    /// Whether the lines within split into as many fields as the rows of the table.
    pub fn holds_rows(self, width: usize, separator: char) -> bool {
        if width < 2 {
            return false;
        }
        let lines: Vec<&str> = self.inside.split("\r\n").flat_map(|line| line.split(['\r', '\n'])).collect();
        let [first, within @ .., last] = lines.as_slice() else { return false };
        let (count, tight) = (|line: &str| line.matches(separator).count(), |line: &str| is_tight(line, separator));
        if within.iter().any(|line| count(line) + 1 == width && tight(line)) {
            return true;
        }
        let first_is_whole = self.before + 1 + count(first) == width;
        let last_is_whole = count(last) + 1 + self.behind == width;
        let fields = self.before + 1 + self.behind;
        last_is_whole
            && (first_is_whole && (fields > width || tight(first) || tight(last)) || fields != width && tight(last))
    }
}

/// Whether a separator stands before something else than white space.
fn is_tight(line: &str, separator: char) -> bool {
    line.split(separator).skip(1).any(|field| field.starts_with(|c: char| !c.is_whitespace()))
        || line.contains(&String::from_iter([separator, separator]))
}

/// The most frequent of the counts of fields that a table's rows can have.
pub(super) fn most_frequent(counts: impl Iterator<Item = usize>) -> Option<usize> {
    let mut seen = std::collections::BTreeMap::<usize, usize>::new();
    counts.filter(|count| *count > 1).for_each(|count| *seen.entry(count).or_default() += 1);
    seen.into_iter().max_by_key(|(count, times)| (*times, *count)).map(|(count, _)| count)
}
