//! «Settore Tecnico»: names of offices, known by their first word.

use crate::words::fold;

/// Words with which the name of an office begins.
const OFFICE_WORDS: [&str; 8] =
    ["SETTORE", "AREA", "SERVIZIO", "DIPARTIMENTO", "UFFICIO", "DIREZIONE", "RIPARTIZIONE", "UNITA"];
/// Those of them with which nothing else begins.
const SURE_OFFICE_WORDS: [&str; 4] = ["SETTORE", "DIPARTIMENTO", "DIREZIONE", "RIPARTIZIONE"];
/// Longest name of an office, in words.
const LONGEST_OFFICE: usize = 9;

/// «Settore Tecnico»: the name of an office, if a text is one.
pub fn office_named(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_office = words.len() > 1 && words.len() <= LONGEST_OFFICE && OFFICE_WORDS.contains(words.first()?);
    is_office.then(|| text.trim().to_owned())
}

/// Whether a text begins as nothing but the name of an office does.
pub fn begins_surely(text: &str) -> bool {
    let folded = fold(text);
    SURE_OFFICE_WORDS.contains(&folded.split(' ').next().unwrap_or_default())
}
