//! An office that is written in two ways: two sheets, two lines in every list.
//!
//! Deliberately absent: joining them. Two offices may have names that look alike, and only the entity knows.

use std::collections::BTreeMap;

use crate::domain::Indicator;
use crate::finding::Finding;
use crate::inputs::measurements::measurement_codes as codes;
use crate::words::italian;
use crate::words::{fold, likeness};

/// Words that say no more than that it is an office.
const GENERIC: [&str; 10] =
    ["UFFICIO", "UFF", "UFFICI", "SETTORE", "SETT", "SERVIZIO", "SERVIZI", "SERV", "AREA", "UNITA"];
/// Words that only join others.
const JOINING: [&str; 12] = ["DI", "DEL", "DELLO", "DELLA", "DEI", "DEGLI", "DELLE", "E", "ED", "AI", "AL", "ALLA"];

/// From here on two names may be one with a slip of the pen.
const ALIKE: f64 = 0.85;
/// Shorter names differ too easily.
const SHORTEST: usize = 6;

/// One finding for each writing that looks like a more frequent one.
pub(super) fn written_twice(indicators: &[Indicator]) -> Vec<Finding> {
    let mut writings: BTreeMap<&str, Vec<&Indicator>> = BTreeMap::new();
    for indicator in indicators {
        if let Some(office) = indicator.office.as_deref() {
            writings.entry(office).or_default().push(indicator);
        }
    }
    let mut ordered: Vec<(&str, Vec<&Indicator>)> = writings.into_iter().collect();
    ordered.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let told = |(index, (writing, rows)): (usize, &(&str, Vec<&Indicator>))| {
        let (other, others) = ordered[..index].iter().find(|(other, _)| are_alike(other, writing))?;
        let message = format!("L’ufficio «{writing}» è forse lo stesso di «{other}»: sono contati come due uffici.");
        let lines = italian::count(others.len(), "riga", "righe");
        let expected = format!("un solo modo di scriverlo, come «{other}» ({lines}); niente, se sono due uffici");
        let finding = Finding::new(codes::REGISTER_OFFICES, message).at(rows.first()?.place.clone());
        Some(finding.found(format!("«{writing}» ({})", italian::count(rows.len(), "riga", "righe"))).expected(expected))
    };
    ordered.iter().enumerate().filter_map(told).collect()
}

/// Whether two different writings may be of one office.
fn are_alike(left: &str, right: &str) -> bool {
    let (left, right) = (key(left), key(right));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    left == right
        || (left.len().min(right.len()) >= SHORTEST
            && digits(&left) == digits(&right)
            && likeness(&left, &right) >= ALIKE)
}

/// What tells an office from others.
fn key(office: &str) -> String {
    let folded = fold(office);
    let telling = |word: &&str| !GENERIC.contains(word) && !JOINING.contains(word);
    let words: Vec<&str> = folded.split(' ').filter(telling).collect();
    if words.is_empty() { folded } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn one_office_in_two_writings() {
        for (left, right) in [
            ("Ufficio tecnico", "TECNICO"),
            ("Uff. Tecnico", "Settore tecnico"),
            ("Ragioneria", "Ragionera"),
            ("Servizi alla persona", "Servizio Persona"),
        ] {
            assert!(are_alike(left, right), "{left}, {right}");
        }
        for (left, right) in [("Area 1", "Area 2"), ("Tributi", "Tecnico"), ("Settore tecnico 1", "Settore tecnico 2")]
        {
            assert!(!are_alike(left, right), "{left}, {right}");
        }
    }
}
