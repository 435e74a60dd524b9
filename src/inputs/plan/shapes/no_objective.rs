//! What stands beside or behind the word «Obiettivo» and is no objective's title: a page, another sheet, a year, an
//! office.
//!
//! Guaranteed: words that could be a title are taken for one. Deliberately absent: what stands below a label.

use super::office_name::office_named;
use super::years::years_in;
use crate::words::fold;

/// Words that send the reader elsewhere.
const SENDS: [&str; 7] = ["V", "VD", "VED", "VEDI", "VEDASI", "CFR", "RINVIO"];
/// Places of a document or a file to which they send.
#[rustfmt::skip]
const PLACES: [&str; 19] = [
    "FOGLIO", "FOGLI", "PAG", "PAGG", "PAGINA", "PAGINE", "ALLEGATO", "ALLEGATI", "SCHEDA", "SCHEDE", "TABELLA", "TABELLE",
    "SEZIONE", "SOTTOSEZIONE", "CAPITOLO", "PARAGRAFO", "SUCCESSIVO", "SEGUENTE", "SOTTO",
];
/// Words between a sending word and its place, at most.
const MOST_WORDS_OF_REFERENCE: usize = 6;
/// Words of which a span of years is made, beside the years.
#[rustfmt::skip]
const OF_YEARS: [&str; 13] = [
    "ANNO", "ANNI", "ANNUALITA", "TRIENNIO", "BIENNIO", "PERIODO", "ESERCIZIO", "PER", "DEL", "DAL", "AL", "L", "IL",
];

/// Whether a value cannot be the title that its label would make of it.
pub fn is_no_title(label: &str, value: &str) -> bool {
    let folded = fold(value);
    if !folded.contains(|c: char| c.is_ascii_alphabetic()) {
        return !folded.is_empty();
    }
    is_reference(&folded) || is_of_years(&folded) || is_plural(label) && is_of_several(label, value)
}

/// «Obiettivi», which names one objective only in a card.
pub fn is_plural(label: &str) -> bool {
    fold(label).split(' ').next().is_some_and(|first| matches!(first, "OBIETTIVI" | "OBB"))
}

/// «pag. 2», «v. foglio successivo», «Foglio 3», «Allegato B».
pub fn is_reference(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &&str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || word.len() == 1
            || word.bytes().all(|byte| b"IVX".contains(&byte))
    };
    match words.as_slice() {
        ["P" | "PP" | "PAG" | "PAGG" | "PAGINA" | "PAGINE", number, ..] => {
            number.starts_with(|c: char| c.is_ascii_digit())
        }
        ["A" | "DA", "PAG" | "PAGINA", ..] | ["SI", "VEDA" | "RINVIA" | "RIMANDA", ..] => true,
        [place, at] if PLACES.contains(place) => is_number(at) || PLACES.contains(at),
        [first, rest @ ..] if SENDS.contains(first) && rest.len() <= MOST_WORDS_OF_REFERENCE => {
            rest.iter().any(|word| PLACES.contains(word))
        }
        _ => false,
    }
}

/// «anno 2026», «triennio 2026-2028».
fn is_of_years(folded: &str) -> bool {
    let is_year = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    !years_in(folded).is_empty() && folded.split(' ').all(|word| is_year(word) || OF_YEARS.contains(&word))
}

/// «Obiettivi 2026: Settore Tecnico», «Obiettivi | Elenco degli obiettivi»: what several objectives are of.
fn is_of_several(label: &str, value: &str) -> bool {
    let says_objectives = |word: &str| word.starts_with("OBIETTIV");
    office_named(value).is_some()
        || !years_in(&fold(label)).is_empty() && value.split_whitespace().count() == 1
        || fold(value).split(' ').any(says_objectives)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_sheets_years_and_offices_are_no_titles() {
        for (label, value) in [
            ("Obiettivi", "pag. 2"),
            ("Obiettivo", "v. foglio successivo"),
            ("Obiettivo", "Vedi allegato B"),
            ("Obiettivo", "si veda la scheda seguente"),
            ("Obiettivi", "12"),
            ("Obiettivi", "a pag. 4"),
            ("Obiettivi", "Foglio 2"),
            ("Obiettivi", "Elenco degli obiettivi"),
            ("Obiettivi 2026", "Settore Tecnico"),
            ("Obiettivi 2026", "tempi"),
            ("Obiettivi", "triennio 2026-2028"),
            ("Obiettivi di performance", "anno 2026"),
        ] {
            assert!(is_no_title(label, value), "{label}: {value}");
        }
        for (label, value) in [
            ("Obiettivo", "Foglio matricolare digitale"),
            ("Obiettivo", "Sezione primavera al nido"),
            ("Obiettivo", "Vedi la città: itinerari accessibili"),
            ("Obiettivo", "Settore Tecnico in rete"),
            ("Obiettivi", "Ridurre i tempi di pagamento"),
            ("Obiettivo", "PagoPA per tutti i servizi"),
            ("Obiettivo", "Celebrazioni dell’anno 2026"),
            ("Obiettivo", "V municipio aperto"),
        ] {
            assert!(!is_no_title(label, value), "{label}: {value}");
        }
    }
}
