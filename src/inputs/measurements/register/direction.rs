//! Which way an indicator is to go, by its values over the years or else by its words.
//!
//! Guaranteed: values count more than words. Deliberately absent: certainty, since every kind that comes of it is to be
//! confirmed by somebody.

use rust_decimal::Decimal;

use crate::words::fold;

/// Words of what is better the less there is of it, by their beginnings, folded.
const BETTER_LESS: [&str; 14] = [
    "RITARD",
    "DEBIT",
    "ARRETRAT",
    "RIDUZION",
    "RIDURRE",
    "COSTO",
    "SPESA",
    "CONSUM",
    "RECLAM",
    "ERROR",
    "CONTENZIOS",
    "LISTA",
    "INFORTUN",
    "ASSENZ",
];
/// Words of time, which is better the shorter it is.
const TIMES: [&str; 4] = ["TEMPO", "TEMPI", DAYS, "ATTESA"];
const DAYS: &str = "GIORNI";
/// What a time is the limit of, «entro 15 giorni» and «nei tempi», with words that may stand between.
const WITHIN: [&str; 6] = ["ENTRO", "IN", "NEI", "NEL", "NEGLI", "NELL"];
const MOST_WORDS_BETWEEN: usize = 3;
/// What is better on more days: «giorni di apertura».
const BETTER_MORE: [&str; 12] = [
    "APERTUR",
    "FORMAZION",
    "SERVIZI",
    "PRESENZ",
    "ATTIVIT",
    "LEZION",
    "EVENT",
    "PRESIDI",
    "FUNZIONAMENT",
    "CORS",
    "VISIT",
    "DISPONIBIL",
];
/// Words between a time and what lasts.
const BETWEEN: [&str; 8] = ["DI", "DEL", "DELLA", "DELLO", "DEI", "DELLE", "ANNUI", "SETTIMANALI"];

/// Whether values fall from the first to the last, in the order of their years; none where they do neither.
pub fn falls(values: impl Iterator<Item = Decimal>) -> Option<bool> {
    let values: Vec<Decimal> = values.collect();
    let (first, last) = (values.first()?, values.last()?);
    (first != last).then_some(last < first)
}

/// Whether the name of an indicator says what is better the less there is of it; a share of things is no time.
pub fn is_better_less(name: &str, is_share: bool) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let begins = |stems: &[&str], word: &str| stems.iter().any(|stem| word.starts_with(stem));
    let is_time_to_shorten = |at: usize| {
        let from = at.saturating_sub(MOST_WORDS_BETWEEN);
        let is_limit = words[from..at].iter().any(|word| WITHIN.contains(word));
        let lasts = words[at + 1..].iter().find(|word| !BETWEEN.contains(word));
        let is_open = words[at] == DAYS && lasts.is_some_and(|word| begins(&BETTER_MORE, word));
        !is_share && !is_limit && !is_open
    };
    (0..words.len()).any(|at| begins(&BETTER_LESS, words[at]) || begins(&TIMES, words[at]) && is_time_to_shorten(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_within_a_time_is_better_the_more() {
        for name in [
            "Segnalazioni risolte entro 15 giorni",
            "Istanze istruite in 20 giorni",
            "Interventi conclusi nei tempi",
            "Domande evase entro 30 giorni / domande pervenute",
            "Giorni di apertura dell’ufficio turistico",
            "Giorni annui di apertura",
        ] {
            assert!(!is_better_less(name, false), "{name}");
        }
        assert!(!is_better_less("Rispetto dei tempi di pagamento", true));
    }

    #[test]
    fn time_money_and_complaints_are_better_the_less() {
        for name in [
            "Giorni di attesa",
            "Tempo medio di rilascio",
            "Giorni medi di evasione",
            "Tempi di formazione delle graduatorie",
            "Reclami ricevuti",
            "Consumo di carta",
        ] {
            assert!(is_better_less(name, false), "{name}");
        }
    }

    #[test]
    fn values_over_the_years_say_the_direction() {
        let of = |values: &[i64]| falls(values.iter().copied().map(Decimal::from));
        assert_eq!((of(&[80, 85, 90]), of(&[9, 5]), of(&[4, 4]), of(&[3])), (Some(false), Some(true), None, None));
    }
}
