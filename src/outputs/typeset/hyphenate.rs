//! Where an Italian word may be divided.
//!
//! Guaranteed: at least two letters before and three after a division; no division
//! inside a ligature, in words with digits, or next to an apostrophe.

use hypher::{Lang, MAX_INLINE_SIZE, hyphenate_bounded};

use super::glyph::WordGlyph;

const LEAST_BEFORE: usize = 2;
const LEAST_AFTER: usize = 3;

/// A part of a word that stays whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Syllable {
    /// First byte of the text.
    pub start: u32,
    /// First glyph.
    pub glyph: u32,
    /// Width in thousandths of the size.
    pub width: f32,
}

/// Cuts a shaped word at its hyphenation points.
pub(super) fn syllables(text: &str, glyphs: &[WordGlyph]) -> Box<[Syllable]> {
    let mut cuts = Vec::new();
    let mut glyph = 0;
    for start in std::iter::once(0).chain(points(text)) {
        while glyph < glyphs.len() && (glyphs[glyph].cluster as usize) < start {
            glyph += 1;
        }
        let whole = glyphs.get(glyph).is_some_and(|glyph| glyph.cluster as usize == start);
        if start == 0 || whole {
            cuts.push((start, glyph));
        }
    }
    let part = |index: usize| {
        let (start, first) = cuts[index];
        let end = cuts.get(index + 1).map_or(glyphs.len(), |&(_, next)| next);
        let width = glyphs[first..end].iter().map(|glyph| glyph.advance).sum();
        Syllable { start: small(start), glyph: small(first), width }
    };
    (0..cuts.len()).map(part).collect()
}

/// Byte offsets at which a word may be divided, ascending.
pub(super) fn points(text: &str) -> Vec<usize> {
    let mut points = Vec::new();
    if text.chars().any(|char| char.is_ascii_digit() || matches!(char, '@' | '/' | '_' | '\\')) {
        return points;
    }
    let mut start = 0;
    for part in text.split_inclusive(|char: char| !char.is_alphabetic()) {
        let letters = part.trim_end_matches(|char: char| !char.is_alphabetic());
        // hypher keeps its scratch space inline: longer words are left whole.
        if letters.len() <= MAX_INLINE_SIZE && letters.chars().count() >= LEAST_BEFORE + LEAST_AFTER {
            let mut end = start;
            for syllable in hyphenate_bounded(letters, Lang::Italian, LEAST_BEFORE, LEAST_AFTER) {
                end += syllable.len();
                if end < start + letters.len() {
                    points.push(end);
                }
            }
        }
        start += part.len();
    }
    points
}

fn small(index: usize) -> u32 {
    u32::try_from(index).expect("a word is far shorter than 4 GB")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str) -> String {
        let mut out = word.to_owned();
        for point in points(word).into_iter().rev() {
            out.insert(point, '|');
        }
        out
    }

    #[test]
    fn italian_words_are_divided_by_syllables() {
        assert_eq!(divided("amministrazione"), "am|mi|ni|stra|zione");
        assert_eq!(divided("raggiungimento,"), "rag|giun|gi|mento,");
        assert_eq!(divided("dell’efficienza"), "dell’ef|fi|cienza");
    }

    #[test]
    fn short_words_codes_and_addresses_stay_whole() {
        for whole in ["ente", "01.02-03", "protocollo@comune.it", "https://comune.it/performance", "A4formato", ""] {
            assert_eq!(divided(whole), whole);
        }
        let long = "a".repeat(400);
        assert_eq!(divided(&long), long);
    }
}
