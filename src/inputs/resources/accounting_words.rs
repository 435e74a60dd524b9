//! Headings of accounting programs: many writings of few words.
//!
//! Guaranteed: what tells *competenza* from *residui* stays; two columns of the table never come to the same words
//! (held by a test).

/// Words that only join others, or that every such heading may have.
const JOINING: [&str; 17] = [
    "DI", "A", "IN", "SU", "SUI", "SUL", "SULLA", "DEL", "DELLA", "DEI", "E", "AL", "C", "TO", "CONTO", "IMPORTO",
    "GESTIONE",
];

/// Beginnings of words, and the word for all that begin so.
const STEMS: [(&str, &str); 10] = [
    ("PAGAMENT", "PAGATO"),
    ("PAGAT", "PAGATO"),
    ("IMPEGN", "IMPEGNATO"),
    ("STANZIA", "STANZIATO"),
    ("COMPETENZ", "COMPETENZA"),
    ("RESIDU", "RESIDUI"),
    ("DEFINITIV", "DEFINITIVO"),
    ("PREVISION", "PREVISIONE"),
    ("MACROAGG", "MACROAGGREGATO"),
    ("PROGRAMM", "PROGRAMMA"),
];

/// Short words, and what they stand for.
const SHORT: [(&str, &str); 19] = [
    ("CP", "COMPETENZA"),
    ("COMP", "COMPETENZA"),
    ("COMPET", "COMPETENZA"),
    ("CCOMPETENZA", "COMPETENZA"),
    ("RS", "RESIDUI"),
    ("RES", "RESIDUI"),
    ("CRESIDUI", "RESIDUI"),
    ("PAG", "PAGATO"),
    ("PAGAM", "PAGATO"),
    ("IMP", "IMPEGNATO"),
    ("STANZ", "STANZIATO"),
    ("COD", "CODICE"),
    ("MISS", "MISSIONE"),
    ("PROG", "PROGRAMMA"),
    ("PROGR", "PROGRAMMA"),
    ("TIT", "TITOLO"),
    ("MACRO", "MACROAGGREGATO"),
    ("MACROAG", "MACROAGGREGATO"),
    ("MACR", "MACROAGGREGATO"),
];

/// A folded heading in the words that all writings of it share: «PAGAMENTI IN C COMPETENZA» and «PAGATO CONTO COMP» are
/// one. A letter at either end only numbers the column.
pub(super) fn common_words(folded: &str) -> String {
    let is_letter = |word: &&str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    // «F P V» is made of letters.
    if words.iter().all(is_letter) {
        return folded.to_owned();
    }
    let words = match words.as_slice() {
        [first, rest @ ..] if is_letter(first) => rest,
        words => words,
    };
    let words = match words {
        [rest @ .., last] if is_letter(last) => rest,
        words => words,
    };
    words.iter().filter(|word| !JOINING.contains(word)).map(|word| common_word(word)).collect::<Vec<_>>().join(" ")
}

fn common_word(word: &str) -> &str {
    let short = SHORT.iter().find(|(short, _)| *short == word);
    let stem = || STEMS.iter().find(|(stem, _)| word.starts_with(stem));
    short.or_else(stem).map_or(word, |(_, whole)| whole)
}
