//! Which phrases of the vocabulary the words of a heading hold, and how sure each makes its meaning.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::vocabulary::{Meaning, VOCABULARY};

/// What each unexplained word takes from a meaning.
const UNEXPLAINED: u32 = 22;
/// How a sign of per cent is read.
pub const PER_CENT: &str = "PERCENTUALE";

/// Words that explain nothing and cost nothing.
#[rustfmt::skip]
const FILLERS: [&str; 51] = [
    "DI", "DEL", "DELLA", "DELLO", "DELL", "DEI", "DEGLI", "DELLE", "D", "AL", "ALL", "ALLA", "IL", "LO", "LA", "I", "GLI",
    "LE", "L", "E", "ED", "O", "PER", "IN", "DA", "DAL", "A", "CON", "SU", "NEL", "NELL", "ANNO", "ANNI", "DICEMBRE",
    "TRIENNIO", "RELATIVO", "MAX", "PUNTI", "S", "VO", "VI", "ESERCIZIO", PER_CENT,
    "RIFERIMENTO", "COMPETENTE", "PROPONENTE", "INTERESSATO", "COLLEGATO", "CORRELATO", "ATTRIBUITO", "ASSEGNATO",
];

/// Whether a word says nothing of what a column holds.
pub fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// The meanings that the words make likely, in the order of the vocabulary, each with how sure it is.
pub fn strengths(words: &[&str]) -> impl Iterator<Item = (Meaning, u32)> {
    let mut surest = [None; VOCABULARY.len()];
    for phrase in words.iter().flat_map(|word| told_by(word)) {
        surest[phrase.entry] = surest[phrase.entry].max(phrase.strength(words));
    }
    VOCABULARY.iter().zip(surest).filter_map(|(entry, strength)| Some((entry.meaning, strength?)))
}

/// Letters of an abbreviation that only one word can be meant by, at least.
const FEWEST_LETTERS: usize = 5;

/// The words of a heading with its abbreviations written out, «Raggiung.» and «Respons.»: those that end with a point and
/// begin words of the vocabulary, in each way that they can; nothing if it has none.
pub fn with_whole_words<'w>(text: &str, words: &[&'w str]) -> Vec<Vec<&'w str>> {
    // Every cell is asked, and hardly any has a point.
    let points = || text.split_whitespace().filter(|word| word.ends_with('.'));
    let abbreviated: Vec<String> =
        if text.contains('.') { points().map(crate::words::fold).collect() } else { Vec::new() };
    let is_short = |word: &str| word.len() >= FEWEST_LETTERS && abbreviated.iter().any(|short| short == word);
    if !words.iter().any(|word| is_short(word)) {
        return Vec::new();
    }
    let whole = |word: &'w str| -> Vec<&'w str> {
        if !is_short(word) {
            return vec![word];
        }
        let begins = |stem: &&Stem| !stem.is_whole && stem.text.starts_with(word);
        let stems: Vec<&str> = PHRASES.iter().map(|(stem, _)| stem).filter(begins).map(|stem| stem.text).collect();
        if stems.is_empty() { vec![word] } else { stems }
    };
    let ways: Vec<Vec<&str>> = words.iter().map(|word| whole(word)).collect();
    let most = ways.iter().map(Vec::len).max().unwrap_or_default();
    let way = |index: usize| ways.iter().map(|own| own[index.min(own.len() - 1)]).collect();
    (0..most).map(way).collect()
}

/// A word of a phrase: a beginning of words, or a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stem {
    text: &'static str,
    is_whole: bool,
    /// Whether it is the first word of the heading.
    is_first: bool,
}

impl Stem {
    /// `OBIETTIV`, `COD.`, `^UFFICI`; a single letter stands for itself.
    fn of(written: &'static str) -> Self {
        let bare = written.strip_prefix('^');
        let text = bare.unwrap_or(written);
        let whole = text.strip_suffix('.');
        Self { text: whole.unwrap_or(text), is_whole: whole.is_some() || text.len() == 1, is_first: bare.is_some() }
    }

    fn is_of(self, word: &str) -> bool {
        if self.is_whole { word == self.text } else { word.starts_with(self.text) }
    }
}

/// A phrase of the vocabulary.
struct Phrase {
    /// The number of its entry.
    entry: usize,
    stems: Vec<Stem>,
    sure: u32,
}

impl Phrase {
    fn is_of_a_person_or_office(&self) -> bool {
        matches!(VOCABULARY[self.entry].meaning, Meaning::Manager | Meaning::Office)
    }

    /// How sure it makes its meaning, if the words hold all of it.
    fn strength(&self, words: &[&str]) -> Option<u32> {
        let mut explained = 0u32;
        for stem in &self.stems {
            let reach = if stem.is_first { 1 } else { words.len() };
            let position = (0..reach).find(|&index| explained & (1 << index) == 0 && stem.is_of(words[index]))?;
            explained |= 1 << position;
        }
        if self.is_of_a_person_or_office() && is_of_another(words, explained) {
            return None;
        }
        let left = words.iter().enumerate().filter(|(index, word)| explained & (1 << index) == 0 && !is_filler(word));
        self.sure.checked_sub(UNEXPLAINED * u32::try_from(left.count()).unwrap_or(u32::MAX / UNEXPLAINED))
    }
}

/// Nouns that name what stands behind them; any other one is said of it: «Note del responsabile», «Firma del dirigente».
#[rustfmt::skip]
const NAMING: [&str; 9] = [
    "NOM", "COGNOM", "DENOMINAZION", "INDIVIDUAZION", "INDICAZION", "IDENTIFICAZION", "INCARICAT", "TITOLAR", "CAPO",
];
const BETWEEN: [&str; 7] = ["DI", "DEL", "DELLA", "DELLO", "DELL", "DEI", "DEGLI"];

/// Whether the explained words stand behind another noun and «del».
fn is_of_another(words: &[&str], explained: u32) -> bool {
    let is_own = |index: usize| explained & (1 << index) != 0;
    let Some(first) = (0..words.len()).find(|index| is_own(*index)) else { return false };
    let before = words[..first].split_last().filter(|(between, _)| BETWEEN.contains(between));
    let noun = before.and_then(|(_, nouns)| nouns.last());
    noun.is_some_and(|noun| !NAMING.iter().any(|naming| noun.starts_with(naming)))
}

/// Every phrase under its most telling word, that which the fewest others have: what has no such word says none of them.
static PHRASES: LazyLock<Vec<(Stem, Vec<Phrase>)>> = LazyLock::new(|| {
    let all = || VOCABULARY.iter().enumerate().flat_map(|(entry, own)| own.phrases.iter().map(move |own| (entry, own)));
    let mut frequency: BTreeMap<Stem, usize> = BTreeMap::new();
    for stem in all().flat_map(|(_, (phrase, _))| phrase.split(' ').map(Stem::of)) {
        *frequency.entry(stem).or_default() += 1;
    }
    let mut phrases: BTreeMap<Stem, Vec<Phrase>> = BTreeMap::new();
    for (entry, (phrase, sure)) in all() {
        let stems: Vec<Stem> = phrase.split(' ').map(Stem::of).collect();
        let telling = stems.iter().copied().min_by_key(|stem| frequency[stem]);
        phrases.entry(telling.expect("a phrase has a word")).or_default().push(Phrase { entry, stems, sure: *sure });
    }
    phrases.into_iter().collect()
});

/// The phrases whose most telling word this is.
fn told_by(word: &str) -> impl Iterator<Item = &'static Phrase> {
    // All beginnings of a word stand between its first letter and itself.
    let from = PHRASES.partition_point(|(stem, _)| stem.text.as_bytes().first() < word.as_bytes().first());
    let near = PHRASES[from..].iter().take_while(move |(stem, _)| stem.text <= word);
    near.filter(move |(stem, _)| stem.is_of(word)).flat_map(|(_, phrases)| phrases)
}
