//! Characters that no person sees: found, removed, or written out.
//!
//! Guaranteed: what joins stays where it is needed: between emoji, and in scripts whose letters change
//! with their neighbours (Unicode 16, 23.2). Deliberately absent: white space, which people do see.

use std::borrow::Cow;

/// The zero-width joiner and non-joiner.
const JOINERS: [char; 2] = ['\u{200d}', '\u{200c}'];

/// The text without controls, zero-width and direction marks and soft hyphens.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_seen = !is_invisible(character)
            || (JOINERS.contains(&character) && joins(out.chars().next_back(), characters.peek().copied()));
        if is_seen {
            out.push(character);
        }
    }
    if out.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The text with what no person sees written out, such as `\u{202e}`: quoted in a finding it
/// must neither vanish nor turn the words around it.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_invisible(character) { out.extend(character.escape_unicode()) } else { out.push(character) }
    }
    out
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
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a joiner between these characters is part of what is seen.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    (is_pictorial(before) && is_pictorial(after)) || (is_shaped(before) && is_shaped(after))
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
        assert_eq!(visible("a\u{202e}b"), "a\\u{202e}b");
    }

    #[test]
    fn dashes_of_codes_are_hyphens() {
        assert_eq!(plain_dashes("01.02–03 − 4‑5"), "01.02-03 - 4-5");
        assert!(matches!(plain_dashes("01.02-03"), Cow::Borrowed(_)));
    }
}
