//! The names and numbers of a composed document's sections.

use std::collections::BTreeMap;

/// What the sections of a document are called, by the `id` of the section or of its heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections {
    /// Numbers of those that have one: `4`, and `4.1` for a part of a chapter.
    pub numbers: BTreeMap<String, String>,
    /// Titles as they are printed, with their numbers.
    pub titles: BTreeMap<String, String>,
}

impl Sections {
    /// Titles of sections as they are printed, `1 Sintesi, 4 Risultati per missione`, without
    /// those that the document does not have; a dash for none.
    pub fn titles(&self, keys: &[&str]) -> String {
        let titles: Vec<&str> = keys.iter().filter_map(|key| self.titles.get(*key)).map(String::as_str).collect();
        if titles.is_empty() { "–".to_owned() } else { titles.join(", ") }
    }

    /// The number, where the section has one.
    pub fn number(&self, key: &str) -> Option<&str> {
        self.numbers.get(key).map(String::as_str)
    }
}
