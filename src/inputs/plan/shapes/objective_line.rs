//! «Obiettivo n. 1: Regolamento»: lines and labels that number an objective, and the blanks of a template.

use super::heading::Heading;
use super::label_text::at_colon;
use super::vocabulary::Meaning;
use crate::words::fold;

/// Words between «Obiettivo» and its number.
const KINDS_OF_OBJECTIVE: [&str; 15] = [
    "OPERATIVO",
    "GESTIONALE",
    "ESECUTIVO",
    "SPECIFICO",
    "ANNUALE",
    "INDIVIDUALE",
    "ORGANIZZATIVO",
    "DI",
    "PERFORMANCE",
    "PEG",
    "PDO",
    "SVILUPPO",
    "N",
    "NR",
    "NUM",
];

/// «Obiettivo n. 1: Regolamento», «OBIETTIVO OPERATIVO 1.2 – Piste ciclabili»: the number and the title.
pub fn objective_line(text: &str) -> Option<(String, String)> {
    let dash = || text.split_once(" – ").or_else(|| text.split_once(" - "));
    let (label, title) = at_colon(text).or_else(dash)?;
    let code = numbered_objective(label)?;
    let title = title.trim();
    let is_title = title.contains(char::is_alphabetic) && !Heading::of(title).is(Meaning::Year);
    is_title.then(|| (code, title.to_owned()))
}

/// «Obiettivo n. 1», «Obiettivo operativo 1.2»: the number.
pub fn numbered_objective(label: &str) -> Option<String> {
    let folded = fold(label);
    let rest = folded.strip_prefix("SCHEDA ").unwrap_or(&folded).strip_prefix("OBIETTIVO ")?;
    let words: Vec<&str> = rest.split(' ').skip_while(|word| KINDS_OF_OBJECTIVE.contains(word)).collect();
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let is_number = (1..=3).contains(&words.len())
        && words.iter().any(|word| has_digit(word))
        && words.iter().all(|word| has_digit(word) || word.len() <= 2);
    // As it is written, with its points.
    let from = label.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    is_number.then(|| label[from..].trim_matches(['.', ' ']).to_owned())
}

/// «(descrivere l’obiettivo)», «[titolo]», «……»: what a blank template says in place of a title.
pub fn is_placeholder(text: &str) -> bool {
    const ASKS: [&str; 9] =
        ["DESCRIVERE", "INDICARE", "INSERIRE", "SPECIFICARE", "SCRIVERE", "COMPILARE", "TITOLO", "OBIETTIVO", "ES"];
    let text = text.trim();
    let is_within = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
    let asks = || {
        let folded = fold(text.trim_start_matches('<'));
        folded.starts_with("DA ") || folded.split(' ').next().is_some_and(|first| ASKS.contains(&first))
    };
    is_within && asks() || !text.is_empty() && text.chars().all(|c| matches!(c, '…' | '.' | '_' | ' '))
}
