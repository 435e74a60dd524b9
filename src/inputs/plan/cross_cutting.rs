//! How plans say that an objective is of no single programma: «trasversale», «intersettoriale», «tutti i programmi».
//!
//! Guaranteed: only texts that say nothing else. An office's own plan may call so what spans its *settori*; that is a
//! proposal, which the canonical workbook shows. What an office writes there is its answer.

use crate::domain::GroupCode;
use crate::words::fold;

/// Beginnings of words that say it by themselves.
const TELLING: [&str; 4] = ["TRASVERSAL", "INTERSETTOR", "INTERDIPARTIMENT", "PLURIPROGRAMM"];
/// Words that say it of what they count.
const COUNTING: [&str; 12] = [
    "TUTTI",
    "TUTTE",
    "PIU",
    "VARI",
    "VARIE",
    "DIVERSI",
    "DIVERSE",
    "MOLTEPLICI",
    "PLURIMI",
    "PLURIME",
    "TUTTO",
    "INTERO",
];
/// Beginnings of what is counted.
const COUNTED: [&str; 8] = ["PROGRAMM", "MISSION", "SETTOR", "SERVIZ", "AREE", "UFFICI", "ENTE", "DIPARTIMENT"];
/// Words between them.
const BETWEEN: [&str; 22] = [
    "A", "AI", "AGLI", "ALLE", "AL", "ALL", "I", "GLI", "LE", "LO", "L", "DI", "DEI", "DELLE", "DEGLI", "DELL", "E",
    "ED", "TRA", "FRA", "PER", "TR",
];
/// What may be called so.
const CALLED: [&str; 4] = ["OBIETTIV", "PROGETT", "AZION", "ATTIVIT"];

/// Whether a text says that an objective spans several programmi, and nothing else.
pub(super) fn is_said(text: &str) -> bool {
    let folded = fold(&text.replace(['\'', '’'], " "));
    if folded.parse() == Ok(GroupCode::CrossCutting) {
        return true;
    }
    let begins = |word: &str, starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    let words = || folded.split(' ').filter(|word| !word.is_empty());
    let is_telling = words().any(|word| begins(word, &TELLING));
    let is_counted = words().any(|word| COUNTING.contains(&word));
    let is_known = |word: &str| {
        begins(word, &TELLING)
            || begins(word, &COUNTED)
            || begins(word, &CALLED)
            || COUNTING.contains(&word)
            || BETWEEN.contains(&word)
    };
    (is_telling || is_counted) && words().all(is_known)
}

/// Whether a line is the title of the cross-cutting group.
pub(super) fn is_title(text: &str) -> bool {
    let folded = fold(text.trim_matches(|c: char| c == '*' || c == '#' || c.is_whitespace()));
    folded == fold(GroupCode::CROSS_CUTTING_TITLE) || folded == "OBIETTIVI INTERSETTORIALI"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_nothing_else_is_cross_cutting() {
        for said in [
            "trasversale",
            "Trasversali",
            "TR",
            "Obiettivo trasversale",
            "intersettoriale",
            "Tutti i programmi",
            "tutte le missioni",
            "Tutti",
            "trasversale a più missioni",
            "Trasversale a tutti i settori dell’ente",
            "più programmi",
            "tutte le missioni e tutti i programmi",
            "Tutto l’ente",
        ] {
            assert!(is_said(said), "{said}");
        }
        for other in [
            "",
            "n.d.",
            "01.02",
            "01.02 - 01.11",
            "Segreteria generale",
            "Tutti i cittadini",
            "Obiettivi",
            "Servizi generali",
            "Programma trasversale 01.02",
            "Mobilità e trasporti trasversali",
            "da definire",
        ] {
            assert!(!is_said(other), "{other}");
        }
    }
}
