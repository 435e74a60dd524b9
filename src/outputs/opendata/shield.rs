//! What keeps a spreadsheet program from computing a text of a CSV file.
//!
//! Quotes around a field do not: programs take them off first (OWASP, *CSV Injection*). Guaranteed: a text
//! that a program could take for a formula has an apostrophe before it, which programs and people know as
//! the mark of a text; [`without`] gives every text back as it was, one of the entity that begins with an
//! apostrophe too. Deliberately absent: numbers and days, whose columns hold nothing else.

use std::borrow::Cow;

/// The sign before such a text.
pub(super) const SIGN: char = '\'';

/// What begins a text that a program could compute; a program may skip the last two.
pub(super) const STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text as a CSV file holds it.
pub(super) fn with(text: &str) -> Cow<'_, str> {
    if is_exposed(text) { Cow::Owned(format!("{SIGN}{text}")) } else { Cow::Borrowed(text) }
}

/// The text that a field of a CSV file stands for.
pub fn without(field: &str) -> &str {
    field.strip_prefix(SIGN).filter(|text| is_exposed(text)).unwrap_or(field)
}

/// Whether the text begins as a formula does, behind whatever signs: each text has one form of its own.
fn is_exposed(text: &str) -> bool {
    text.trim_start_matches(SIGN).starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_as_a_formula_gets_a_sign_and_every_text_comes_back() {
        for text in ["=1+41", "+39 02", "- meno", "@SOMMA(A1)", "\tx", "\rx", "'=1", "''-2"] {
            assert_eq!(with(text), format!("'{text}"));
            assert_eq!(without(&with(text)), text);
        }
        for text in ["", "x=1", "l’ente", "'virgolette'", " =1", "'", "01.10"] {
            assert_eq!((with(text).as_ref(), without(text)), (text, text));
        }
    }

    proptest::proptest! {
        #[test]
        fn signs_are_added_and_taken_off_without_loss(text in "['=+@x\t\r-]{0,6}") {
            let field = with(&text);
            proptest::prop_assert!(!field.starts_with(STARTS));
            proptest::prop_assert_eq!(without(&field), text.as_str());
        }
    }
}
