//! What the words of one heading may mean, with how sure each meaning is.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::vocabulary::{Meaning, VOCABULARY};
use super::years::years_in;
use super::{figures, phrases};
use crate::domain::Year;
use crate::words::fold;

/// Longest text that can be a heading, in bytes and in words.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 11;
/// What each unexplained word takes from a meaning.
const UNEXPLAINED: u32 = 22;
/// Meanings less sure than this are none.
const LEAST: u32 = 30;

/// How a sign of per cent is read.
const PER_CENT: &str = "PERCENTUALE";
/// A sign of per cent alone is a heading among headings, and else a unit.
const ONLY_PER_CENT: u32 = 60;
/// What the day of a heading takes from it where the year is not over by then: «Risultato al 30.06».
const BEFORE_THE_END: u32 = 25;

/// Words that explain nothing and cost nothing.
#[rustfmt::skip]
const FILLERS: [&str; 43] = [
    "DI", "DEL", "DELLA", "DELLO", "DELL", "DEI", "DEGLI", "DELLE", "D", "AL", "ALL", "ALLA", "IL", "LO", "LA", "I", "GLI",
    "LE", "L", "E", "ED", "O", "PER", "IN", "DA", "DAL", "A", "CON", "SU", "NEL", "NELL", "ANNO", "ANNI", "DICEMBRE",
    "TRIENNIO", "RELATIVO", "MAX", "PUNTI", "S", "VO", "VI", "ESERCIZIO", PER_CENT,
];

/// A possible meaning of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub meaning: Meaning,
    /// In hundredths; a phrase that says more than one word may be worth a little over a hundred.
    pub strength: u32,
}

/// A heading taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Meanings, the surest first.
    pub readings: Vec<Reading>,
    /// The year that it names, if only one.
    pub year: Option<Year>,
}

impl Heading {
    /// Takes a text apart; a text too long for a heading means nothing.
    pub fn of(text: &str) -> Self {
        if text.trim() == "%" {
            // Under «2025», beside target and result.
            return Self { readings: vec![Reading { meaning: Meaning::Reached, strength: ONLY_PER_CENT }], year: None };
        }
        if text.len() > LONGEST || figures::says_nothing(text) {
            return Self::default();
        }
        // An article before an apostrophe is a word of its own.
        let folded = fold(&text.replace(['\'', '’', '`'], " ").replace('%', " percentuale "));
        let years = years_in(&folded);
        let year = if let [only] = years.as_slice() { Some(*only) } else { None };
        let words: Vec<&str> = folded.split(' ').filter(|word| !is_number(word)).collect();
        if words.len() > MOST_WORDS {
            return Self::default();
        }
        let mut readings = readings_of(&words);
        if year.is_some() && words.iter().all(|word| FILLERS.contains(word) || word.starts_with("ANNUALIT")) {
            let is_share = words.contains(&PER_CENT);
            readings.push(if is_share {
                Reading { meaning: Meaning::Reached, strength: ONLY_PER_CENT }
            } else {
                Reading { meaning: Meaning::Year, strength: 95 }
            });
        } else if years.is_empty() && matches!(words.as_slice(), [word] if is_month(word)) {
            readings.push(Reading { meaning: Meaning::Month, strength: 97 });
        }
        if year.is_some() {
            // «Baseline anno 2024» is a value.
            readings.retain(|reading| reading.meaning != Meaning::BaseYear);
        }
        if is_before_the_end(&folded) {
            for reading in readings.iter_mut().filter(|reading| reading.meaning.is_by_year()) {
                reading.strength = reading.strength.saturating_sub(BEFORE_THE_END);
            }
        }
        readings.sort_by_key(|reading| Reverse(reading.strength));
        Self { readings, year }
    }

    /// The surest meaning.
    pub fn best(&self) -> Option<Reading> {
        self.readings.first().copied()
    }

    /// How sure the surest meaning is; zero if there is none.
    pub fn strength(&self) -> u32 {
        self.best().map_or(0, |reading| reading.strength)
    }

    /// Whether the surest meaning is this one.
    pub fn is(&self, meaning: Meaning) -> bool {
        self.best().is_some_and(|reading| reading.meaning == meaning)
    }
}

fn readings_of(words: &[&str]) -> Vec<Reading> {
    let mut sure: BTreeMap<usize, u32> = BTreeMap::new();
    for told in words.iter().flat_map(|word| phrases::told_by(word)) {
        let Some(strength) = strength(told.phrase, told.sure, words).filter(|strength| *strength >= LEAST) else {
            continue;
        };
        let best = sure.entry(told.entry).or_default();
        *best = strength.max(*best);
    }
    sure.into_iter().map(|(entry, strength)| Reading { meaning: VOCABULARY[entry].meaning, strength }).collect()
}

/// How sure a phrase makes its meaning, if the words hold all of it.
fn strength(phrase: &str, sure: u32, words: &[&str]) -> Option<u32> {
    let mut explained = 0u32;
    for stem in phrase.split(' ') {
        let (stem, reach) = stem.strip_prefix('^').map_or((stem, words.len()), |first| (first, 1));
        let position = (0..reach).find(|&index| explained & (1 << index) == 0 && is_of(words[index], stem))?;
        explained |= 1 << position;
    }
    let left =
        words.iter().enumerate().filter(|(index, word)| explained & (1 << index) == 0 && !FILLERS.contains(word));
    sure.checked_sub(UNEXPLAINED * u32::try_from(left.count()).unwrap_or(u32::MAX / UNEXPLAINED))
}

/// Whether a word is one that a beginning stands for; a single letter and `WORD.` stand for themselves.
fn is_of(word: &str, stem: &str) -> bool {
    match stem.strip_suffix('.') {
        Some(whole) => word == whole,
        None if stem.len() == 1 => word == stem,
        None => word.starts_with(stem),
    }
}

/// «al 30.06.2025», «I semestre», «intermedio»: a state before the year's end.
fn is_before_the_end(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str| word.parse::<u8>().ok().filter(|_| word.len() <= 2);
    let is_early = |pair: &[&str]| {
        number(pair[0]).is_some_and(|day| (1..=31).contains(&day))
            && number(pair[1]).or_else(|| month_number(pair[1])).is_some_and(|month| (1..12).contains(&month))
    };
    let last = ["II SEMESTRE", "2 SEMESTRE", "SECONDO SEMESTRE", "IV TRIMESTRE", "4 TRIMESTRE", "QUARTO TRIMESTRE"];
    let is_part = |word: &&str| {
        ["SEMESTR", "TRIMESTR", "QUADRIMESTR", "INTERMEDI", "INFRANNUAL"].iter().any(|part| word.starts_with(part))
    };
    words.windows(2).any(is_early) || words.iter().any(is_part) && !last.iter().any(|last| folded.contains(last))
}

/// The number of a month that is named in full.
fn month_number(word: &str) -> Option<u8> {
    (1..).zip(MONTHS).find(|(_, month)| *month == word).map(|(number, _)| number)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "GENNAIO", "FEBBRAIO", "MARZO", "APRILE", "MAGGIO", "GIUGNO", "LUGLIO", "AGOSTO", "SETTEMBRE", "OTTOBRE", "NOVEMBRE",
    "DICEMBRE",
];

/// A month in full or by its first three or four letters.
fn is_month(word: &str) -> bool {
    word.len() >= 3 && MONTHS.iter().any(|month| *month == word || (word.len() <= 4 && month.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::Meaning as M;
    use super::*;

    #[test]
    fn headings_are_known_by_what_they_mean() {
        let cases: [(M, &[&str]); 21] = [
            (
                M::Target,
                &[
                    "Valore atteso 2025",
                    "Target al 31.12",
                    "Risultato atteso",
                    "TARGET",
                    "Valori attesi",
                    "Indicatore – valore atteso",
                ],
            ),
            (M::Weight, &["Peso %", "Pesatura", "PESO DELL’OBIETTIVO", "PESO (MAX 100)"]),
            (
                M::Office,
                &["Settore", "Area", "Servizio", "Dipartimento", "CdR", "C.d.R.", "Unità organizzativa", "UFFICI"],
            ),
            (
                M::Manager,
                &[
                    "Responsabile",
                    "Dirigente",
                    "EQ",
                    "E.Q.",
                    "Resp.",
                    "Responsabile del servizio",
                    "Incaricato di E.Q.",
                ],
            ),
            (M::Base, &["Baseline", "Baseline 2024", "Valore di partenza", "Consuntivo anno precedente"]),
            (M::Code, &["Cod. obiettivo", "N.", "Codice", "N. obiettivo"]),
            (M::Programme, &["Missione/Programma", "MISS./PROGR.", "Programma", "Programmi"]),
            (M::Mission, &["Missione", "MISS."]),
            (
                M::Title,
                &[
                    "Obiettivo di performance",
                    "OBIETTIVO",
                    "Titolo dell'obiettivo",
                    "Obiettivi gestionali",
                    "Obiettivo operativo",
                ],
            ),
            (M::Strategic, &["Obiettivo strategico", "OB. STRAT.", "Obiettivi strategici"]),
            (M::Direction, &["Linea strategica", "Valore pubblico", "Indirizzi strategici", "Linea di mandato"]),
            (M::Indicator, &["INDICATORE", "Indicatori di risultato", "Descrizione indicatore", "Indicatori"]),
            (M::Formula, &["Formula indicatore", "Modalità di calcolo", "Formula di calcolo"]),
            (M::Actual, &["Risultato al 31.12.2025", "Consuntivo 2025", "Valore raggiunto", "Risultato conseguito"]),
            (M::Reached, &["% di raggiungimento", "Grado di realizzazione", "% raggiungimento obiettivo"]),
            (M::Unit, &["Unità di misura", "U.M.", "UdM"]),
            (M::Due, &["Scadenza", "Entro il", "Tempi di realizzazione"]),
            (M::Source, &["Fonte", "Fonte dei dati"]),
            (M::IndicatorWeight, &["Peso indicatore", "Peso dell’indicatore"]),
            (M::Year, &["2025", "Anno 2025", "Annualità 2026"]),
            (M::Month, &["gen", "Marzo", "SETT", "dic"]),
        ];
        for (meaning, texts) in cases {
            for text in texts {
                assert_eq!(Heading::of(text).best().map(|reading| reading.meaning), Some(meaning), "{text}");
            }
        }
        assert_eq!(Heading::of("Target al 31/12/2025").year, Some(Year(2025)));
        assert_eq!(Heading::of("Triennio 2025-2027").year, None);
    }

    #[test]
    fn what_a_plan_says_is_no_heading() {
        for text in
            ["Sedute trasmesse sul totale delle sedute", "n.d.", "x", "12", "Riordino dell'archivio di deposito"]
        {
            assert!(Heading::of(text).strength() < 55, "{text}: {:?}", Heading::of(text));
        }
    }
}
