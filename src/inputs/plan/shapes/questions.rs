//! The questions of the PIAO-tipo as headings and labels: «Chi risponderà dell’obiettivo?», «A chi è rivolto?».
//!
//! Guaranteed: a word that only may begin a question («chi», «dove») is one where the text asks, or says nothing else.

use super::phrases::is_filler;
use super::vocabulary::Meaning as M;

/// How sure a question makes its meaning, and how sure it does without its mark: «Entro quando».
const ASKED: u32 = 96;
const BARE: u32 = 84;
/// Longest question, in bytes.
const LONGEST: usize = 200;

/// Beginnings of words: the first begins the question, the others stand anywhere behind it. Of several that fit the one
/// of most words counts.
#[rustfmt::skip]
const QUESTIONS: [(M, &str); 40] = [
    (M::Title, "COSA"), (M::Title, "CHE COSA"), (M::Title, "QUAL OBIETTIV"),
    (M::Manager, "CHI"), (M::Manager, "CHI RISPOND"),
    (M::Stakeholders, "A CHI"), (M::Stakeholders, "PER CHI"), (M::Stakeholders, "VERSO CHI"),
    (M::Notes, "CON CHI"), (M::Notes, "QUAL UNITA CONTRIBU"), (M::Notes, "QUAL UFFIC CONTRIBU"),
    (M::Notes, "QUAL STRUTTUR CONTRIBU"), (M::Notes, "CHI CONTRIBU"), (M::Notes, "CHI COLLABOR"), (M::Notes, "QUAL RISORSE"),
    (M::Notes, "CON QUAL RISORSE"),
    (M::Due, "ENTRO QUANDO"), (M::Due, "QUANDO"), (M::Due, "IN QUANTO TEMPO"),
    (M::Indicator, "COME MISUR"), (M::Indicator, "COSA MISUR"), (M::Indicator, "CHE COSA MISUR"),
    (M::Indicator, "CON QUAL INDICATOR"), (M::Indicator, "QUAL INDICATOR"), (M::Indicator, "COME VALUT"),
    (M::Indicator, "COME VERIFIC"),
    (M::Base, "DA DOVE"), (M::Base, "DA COSA PART"), (M::Base, "DOVE SIAMO"), (M::Base, "QUAL PARTENZA"),
    (M::Target, "QUAL TRAGUARD"), (M::Target, "QUAL TARGET"), (M::Target, "QUAL RISULTAT"), (M::Target, "DOVE ARRIV"),
    (M::Target, "A COSA ARRIV"), (M::Target, "QUAL VALOR ATTES"),
    (M::Source, "DOVE VERIFIC"), (M::Source, "DOVE TROV"), (M::Source, "DOVE DAT"),
    (M::Purpose, "PERCHE"),
];

/// Words of questions that begin no other word.
const WHOLE: [&str; 8] = ["CHI", "COSA", "DOVE", "QUANDO", "A", "DA", "IN", "CON"];

/// Whether a text begins as a question may: told before anything is made of it, as every cell of a plan is asked.
pub fn may_begin(text: &str) -> bool {
    const BEGINNINGS: [&str; 14] =
        ["COSA", "CHE", "QUAL", "CHI", "A", "PER", "VERSO", "CON", "ENTRO", "QUANDO", "IN", "COME", "DA", "DOVE"];
    let letters = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let first = letters.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let begins = |word: &str| first.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
    BEGINNINGS.iter().any(|word| begins(word) && (!WHOLE.contains(word) || first.len() == word.len()))
}

/// What a question asks for, and how surely; none of a text that is no question. `folded` is the text in folded words.
pub fn asked(text: &str, folded: &str) -> Option<(M, u32)> {
    let is_marked = text.trim_end().ends_with('?');
    let words: Vec<&str> = folded.split(' ').collect();
    if text.len() > LONGEST {
        return None;
    }
    let matching = QUESTIONS.iter().filter(|(_, stems)| explained(stems, &words, is_marked));
    let (meaning, _) = matching.max_by_key(|(_, stems)| stems.len())?;
    Some((*meaning, if is_marked { ASKED } else { BARE }))
}

/// Whether the words begin as a question does and hold the rest of it, and nothing more unless they ask.
fn explained(stems: &str, words: &[&str], is_marked: bool) -> bool {
    // «Chi» is a word of its own, «qual» begins «quali».
    let is_of = |stem: &str, word: &str| if WHOLE.contains(&stem) { word == stem } else { word.starts_with(stem) };
    let says_more = |words: &[&str]| words.iter().any(|word| !is_filler(word));
    let (mut at, mut is_exact) = (0, true);
    for stem in stems.split(' ') {
        let Some(skipped) = words[at..].iter().position(|word| is_of(stem, word)) else { return false };
        if at == 0 && skipped > 0 {
            return false;
        }
        is_exact &= !says_more(&words[at..at + skipped]);
        at += skipped + 1;
    }
    is_marked || is_exact && !says_more(&words[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_may_begin() {
        for (_, stems) in QUESTIONS {
            assert!(may_begin(stems) && may_begin(&format!("«{}", stems.to_lowercase())), "{stems}");
        }
        for text in ["Perché lo facciamo?", "1. Chi ne risponde?", "Cos’altro"] {
            assert_eq!(may_begin(text), text != "Cos’altro", "{text}");
        }
        for text in ["Chioschi riaperti", "Protocollo informatico", "Dirigente", "Archivio", "2026", ""] {
            assert!(!may_begin(text), "{text}");
        }
    }
}
