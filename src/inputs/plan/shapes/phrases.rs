//! The phrases of the vocabulary by the word that tells them: most texts of a plan hold none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::vocabulary::VOCABULARY;

/// A phrase that a word may belong to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// Its meaning, by its place in the vocabulary.
    pub entry: usize,
    pub phrase: &'static str,
    pub sure: u32,
}

/// Phrases by their longest beginning of a word, and by the word where it must be whole.
#[derive(Default)]
struct Phrases {
    beginnings: HashMap<&'static str, Vec<Told>>,
    whole: HashMap<&'static str, Vec<Told>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (entry, own) in VOCABULARY.iter().enumerate() {
        for &(phrase, sure) in own.phrases {
            let stems = phrase.split(' ').map(|stem| stem.trim_start_matches('^'));
            let telling = stems.max_by_key(|stem| stem.len()).unwrap_or_default();
            let told = Told { entry, phrase, sure };
            match telling.strip_suffix('.') {
                Some(whole) => phrases.whole.entry(whole).or_default().push(told),
                None if telling.len() == 1 => phrases.whole.entry(telling).or_default().push(told),
                None => phrases.beginnings.entry(telling).or_default().push(told),
            }
        }
    }
    phrases
});

/// The phrases whose telling word this may be.
pub(super) fn told_by<'w>(word: &'w str) -> impl Iterator<Item = Told> + use<'w> {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let begun = ends.filter_map(|end| PHRASES.beginnings.get(&word[..end]));
    begun.chain(PHRASES.whole.get(word)).flatten().copied()
}
