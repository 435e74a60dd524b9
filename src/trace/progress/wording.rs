//! What state, check and letters say of a group in the same words.

use super::completeness::{Completeness, TO_CORRECT};

/// How many of the missing values others than the office have to give: the count is the same everywhere.
pub fn of_others(count: usize, all: usize) -> String {
    match count {
        0 => String::new(),
        1 if all == 1 => " (non tocca all’ufficio)".to_owned(),
        _ if count == all => " (non toccano all’ufficio)".to_owned(),
        1 => " (di cui 1 non tocca all’ufficio)".to_owned(),
        _ => format!(" (di cui {count} non toccano all’ufficio)"),
    }
}

/// What a group owes beside its values, after what is said of these.
pub fn to_correct(group: &Completeness) -> String {
    match group.to_correct {
        0 => String::new(),
        many => format!("; {TO_CORRECT}: {many}"),
    }
}

/// The group's name, or that it has none.
pub fn name(group: &Completeness) -> &str {
    group.name.as_deref().unwrap_or("ufficio non indicato")
}
