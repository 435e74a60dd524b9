//! What the words of one heading may mean, with how sure each meaning is.

use std::cmp::Reverse;

use super::super::year_heading::of_text;
use super::figures;
use super::phrases;
use super::questions;
use super::vocabulary::Meaning;
use super::years::years_in;
use crate::domain::Year;
use crate::tabular::dates::{is_before_the_end, month_of};
use crate::words::fold;

/// Longest text that can be a heading, in bytes and in words.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 11;
/// Words of a question without its mark, at most: «Da dove partiamo».
const MOST_WORDS_OF_QUESTION: usize = 4;
/// Meanings less sure than this are none.
const LEAST: u32 = 30;
/// A reading less sure than this gives a column no meaning.
pub const LEAST_OF_COLUMN: u32 = 50;
/// Two headings this sure, side by side, are no label with its value.
pub const SURE_LABEL: u32 = 88;
/// A label beside a value may be a little less sure: its value stands there.
pub const SURE_BESIDE_A_VALUE: u32 = 78;

/// A sign of per cent alone is a heading among headings, and else a unit.
const ONLY_PER_CENT: u32 = 60;
/// A sign of number alone numbers what stands beside it.
const ONLY_NUMBER: u32 = 80;
/// What the day of a heading takes from it where the year is not over by then: «Risultato al 30.06».
const BEFORE_THE_END: u32 = 25;

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
        let only = |meaning, strength| Self { readings: vec![Reading { meaning, strength }], year: None };
        match text.trim() {
            // Under «2025», beside target and result.
            "%" => return only(Meaning::Reached, ONLY_PER_CENT),
            "#" => return only(Meaning::Code, ONLY_NUMBER),
            _ => {}
        }
        if let Some(asked) = asked(text) {
            return Self { readings: vec![asked], year: None };
        }
        if text.len() > LONGEST {
            return Self::default();
        }
        let folded = folded_words(text);
        if figures::is_nothing(&folded) {
            return Self::default();
        }
        let years = years_in(&folded);
        let year = if let [only] = years.as_slice() { Some(*only) } else { None };
        let words: Vec<&str> = folded.split(' ').filter(|word| !is_number(word)).collect();
        if words.len() > MOST_WORDS {
            return Self::default();
        }
        let mut readings = readings_of(&words);
        for whole in phrases::with_whole_words(text, &words) {
            add(&mut readings, readings_of(&whole));
        }
        if let Some(bare) = without_brackets(text) {
            // «Indicatore (che cosa si misura)»: what is in brackets explains.
            let folded = folded_words(&bare);
            add(&mut readings, readings_of(&folded.split(' ').filter(|word| !is_number(word)).collect::<Vec<_>>()));
        }
        if year.is_some() && words.iter().all(|word| phrases::is_filler(word) || word.starts_with("ANNUALIT")) {
            let is_share = words.contains(&phrases::PER_CENT);
            readings.push(if is_share {
                Reading { meaning: Meaning::Reached, strength: ONLY_PER_CENT }
            } else {
                Reading { meaning: Meaning::Year, strength: 95 }
            });
        }
        if readings.is_empty() && year.is_some() && of_text(text) == year {
            // «2024 (x)», «2024 sì/no».
            readings.push(Reading { meaning: Meaning::Year, strength: 95 });
        }
        if matches!(words.as_slice(), [word] if month_of(word).is_some()) || is_part_of_year(&words) {
            // «Dicembre 2025» is a month among months, and else the year.
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

/// What the words may mean, in the order of the vocabulary.
fn readings_of(words: &[&str]) -> Vec<Reading> {
    let readings = phrases::strengths(words).map(|(meaning, strength)| Reading { meaning, strength });
    readings.filter(|reading| reading.strength >= LEAST).collect()
}

/// Adds readings to others; of two of one meaning the surer counts.
pub fn add(readings: &mut Vec<Reading>, more: Vec<Reading>) {
    for reading in more {
        match readings.iter_mut().find(|own| own.meaning == reading.meaning) {
            Some(own) => own.strength = own.strength.max(reading.strength),
            None => readings.push(reading),
        }
    }
}

/// What a question asks for, alone or before what explains it in brackets.
fn asked(text: &str) -> Option<Reading> {
    let bare = text.split_once('(').map_or(text, |(before, _)| before).trim();
    // Every cell is asked.
    let may_ask = questions::may_begin(bare)
        && (bare.ends_with('?') || bare.len() < LONGEST && bare.split(' ').count() <= MOST_WORDS_OF_QUESTION);
    let (meaning, strength) = may_ask.then(|| questions::asked(bare, &folded_words(bare)))??;
    Some(Reading { meaning, strength })
}

/// An article before an apostrophe is a word of its own.
fn folded_words(text: &str) -> String {
    fold(&text.replace(['\'', '’', '`'], " ").replace('%', " percentuale "))
}

/// A text without what stands in its brackets, if that means nothing by itself, as «(descrizione)» does, or asks.
fn without_brackets(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let says_nothing = readings_of(&fold(inside).split(' ').collect::<Vec<_>>()).is_empty();
    let bare = format!("{before} {after}");
    ((says_nothing || asked(inside).is_some()) && bare.contains(char::is_alphabetic)).then_some(bare)
}

/// «I trim.», «2° semestre», «Gen-Mar»: nothing but a part of a year.
fn is_part_of_year(words: &[&str]) -> bool {
    const PARTS: [&str; 7] = ["TRIM", "SEM", "TRIMESTRE", "SEMESTRE", "QUADRIMESTRE", "BIMESTRE", "QUADRIM"];
    #[rustfmt::skip]
    const ORDINALS: [&str; 16] = [
        "I", "II", "III", "IV", "V", "VI", "1O", "2O", "3O", "4O", "PRIMO", "SECONDO", "TERZO", "QUARTO", "QUINTO", "SESTO",
    ];
    let is_known = |word: &&str| PARTS.contains(word) || ORDINALS.contains(word);
    let are_months = || words.len() == 2 && words.iter().all(|word| word.len() >= 3 && month_of(word).is_some());
    words.iter().any(|word| PARTS.contains(word)) && words.iter().all(is_known) || are_months()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
