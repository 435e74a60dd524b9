//! Characters that no person sees: found, removed, or written out.
//!
//! Guaranteed: what joins stays where it is needed: between emoji, and in scripts whose letters change
//! with their neighbours (Unicode 16, 23.2); marks stay with the emoji, ideograph or flag that they shape. Deliberately absent: white space, which people do see.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The zero-width joiner and non-joiner.
const JOINERS: [char; 2] = ['\u{200d}', '\u{200c}'];

/// The text without controls, zero-width and direction marks, soft hyphens and blank letters.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (character, seen) in seen(text) {
        match seen {
            Seen::Yes => out.push(character),
            Seen::AsSpace => out.push(' '),
            Seen::No => {}
        }
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// What a person sees of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Yes,
    No,
    /// A blank letter that parts two words.
    AsSpace,
}

/// Each character with what is seen of it where it stands.
fn seen(text: &str) -> impl Iterator<Item = (char, Seen)> {
    let mut before = None;
    text.char_indices().map(move |(at, character)| {
        let after = text[at + character.len_utf8()..].chars().next();
        let seen = if !is_invisible(character) || belongs(before, character, after) {
            Seen::Yes
        } else if is_blank_letter(character) && [before, after].iter().all(|c| c.is_some_and(char::is_alphabetic)) {
            Seen::AsSpace
        } else {
            Seen::No
        };
        if seen == Seen::Yes {
            before = Some(character);
        }
        (character, seen)
    })
}

/// Whether what is not seen by itself is part of what is seen.
fn belongs(before: Option<char>, character: char, after: Option<char>) -> bool {
    let Some(last) = before else { return false };
    match character {
        _ if JOINERS.contains(&character) => joins(last, character, after),
        // A mark chooses the form of the emoji or the key before it, or of an ideograph.
        '\u{fe00}'..='\u{fe0f}' => is_pictorial(last) || after == Some('\u{20e3}') || is_ideograph(last),
        '\u{e0100}'..='\u{e01ef}' => is_ideograph(last),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => is_shaped(last),
        // Tags spell the name of a flag.
        '\u{e0020}'..='\u{e007f}' => last == '\u{1f3f4}' || matches!(last, '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// The text with what no person sees written out, as in `01.02[U+200B]`: quoted in a finding it
/// must neither vanish nor turn the words around it.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (character, seen) in seen(text) {
        if seen == Seen::Yes {
            out.push(character);
        } else {
            let _ = write!(out, "[U+{:04X}]", u32::from(character));
        }
    }
    Cow::Owned(out)
}

/// Dashes that look like the hyphen of a code, as the hyphen.
pub fn plain_dashes(text: &str) -> Cow<'_, str> {
    let is_dash = |character| {
        matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{2043}')
    };
    if text.contains(is_dash) { Cow::Owned(text.replace(is_dash, "-")) } else { Cow::Borrowed(text) }
}

/// Whether no person sees the character.
pub fn is_invisible(character: char) -> bool {
    // Nearly every character of a plan is printable ASCII.
    if matches!(character, ' '..='~') {
        return false;
    }
    (character.is_control() && !character.is_whitespace())
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || is_blank_letter(character)
}

/// Letters and signs that are drawn as nothing, as wide as a letter.
const fn is_blank_letter(character: char) -> bool {
    matches!(character, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// Whether a joiner between these characters is part of what is seen; one may end a word.
fn joins(before: char, joiner: char, after: Option<char>) -> bool {
    match after {
        Some(after) if is_pictorial(before) => is_pictorial(after),
        Some(after) if after.is_alphanumeric() => is_shaped(before) && is_shaped(after),
        _ => is_shaped(before) && joiner == '\u{200d}',
    }
}

const fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Emoji, their skin tones and the mark that asks for their coloured form.
const fn is_pictorial(character: char) -> bool {
    matches!(character, '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters of scripts in which a joiner changes the shape of its neighbours.
const fn is_shaped(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_joined_signs_stay_whole() {
        assert_eq!(without_invisible("01.02\u{200b}-03\u{feff}\u{ad}"), "01.02-03");
        assert_eq!(without_invisible("in\u{202e}verso\u{7}"), "inverso");
        for same in ["👨\u{200d}👩\u{200d}👧 famiglie", "❤\u{fe0f}\u{200d}🔥", "می\u{200c}خواهم", "क्\u{200d}ष", "città"]
        {
            assert!(matches!(without_invisible(same), Cow::Borrowed(_)), "{same}");
        }
        assert_eq!(without_invisible("a\u{200d}b 👨\u{200d}"), "ab 👨");
        assert_eq!(visible("a\u{202e}b 👨\u{200d}👩"), "a[U+202E]b 👨\u{200d}👩");
    }

    #[test]
    fn marks_and_blank_letters_go_from_codes_and_stay_where_they_draw_something() {
        for hidden in ['\u{fe0f}', '\u{34f}', '\u{2800}', '\u{3164}', '\u{115f}', '\u{ffa0}', '\u{180b}', '\u{e0100}'] {
            assert_eq!(without_invisible(&format!("01.{hidden}02{hidden}-03")), "01.02-03", "{hidden:?}");
        }
        assert_eq!(without_invisible("due\u{2800}parole"), "due parole");
        let england = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        for same in [england, "1\u{fe0f}\u{20e3}", "☎\u{fe0e}", "ه\u{200d}", "ه\u{200d} ه", "葛\u{e0100}"] {
            assert!(matches!(without_invisible(same), Cow::Borrowed(_)), "{same}");
        }
        assert_eq!(without_invisible("01.02\u{e0067}"), "01.02");
    }

    #[test]
    fn dashes_of_codes_are_hyphens() {
        assert_eq!(plain_dashes("01.02–03 − 4‑5"), "01.02-03 - 4-5");
        assert!(matches!(plain_dashes("01.02-03"), Cow::Borrowed(_)));
    }
}
