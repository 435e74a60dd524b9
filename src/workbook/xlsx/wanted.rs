//! What is looked for in the sheets of an xlsx, beside their cells, and whether a sheet may hold any of it.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::super::formula::apart;
use super::package::number_of_other;

/// What is to be looked for in the sheets of a package.
#[derive(Debug)]
pub(super) struct Wanted<'p> {
    /// Cell formats that strike out.
    pub struck_formats: BTreeSet<usize>,
    /// Shared texts that are struck out, all or in part.
    pub struck_texts: BTreeSet<usize>,
    /// Names of the other workbooks.
    pub others: &'p [String],
    /// Names that lead there.
    pub names_of_others: &'p BTreeMap<String, usize>,
}

impl Wanted<'_> {
    /// Whether a sheet's part may hold something of it.
    pub fn may_be_in(&self, text: &str) -> bool {
        let marks =
            ["hidden=", "ht=\"0", "ht='0", "zeroHeight", "width=\"0", "width='0", "t=\"e\"", "t='e'", "showZeros="];
        let anywhere = !self.struck_formats.is_empty() || !self.struck_texts.is_empty() || !self.others.is_empty();
        anywhere || text.contains("strike") || marks.iter().any(|mark| has_attribute(text, mark))
    }

    /// The other workbook from which a formula takes its value.
    pub fn other_in(&self, formula: &str) -> Option<&str> {
        let formula = &*apart(formula).plain;
        let number = number_of_other(formula).or_else(|| {
            let words = formula.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '\\'));
            words
                .filter(|_| !self.names_of_others.is_empty())
                .find_map(|word| self.names_of_others.get(&word.to_lowercase()).copied())
        })?;
        self.others.get(number.checked_sub(1)?).map(String::as_str)
    }
}

/// Whether an attribute begins so somewhere: every sheet has a margin `right="0.7"`, which is no `ht="0`.
fn has_attribute(text: &str, beginning: &str) -> bool {
    let stands_apart = |at: usize| {
        let before = text.as_bytes()[..at].last();
        // A name may have a prefix, as any XML name.
        before.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b':')
    };
    memmem::find_iter(text.as_bytes(), beginning).any(stands_apart)
}
