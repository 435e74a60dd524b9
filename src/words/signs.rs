//! Signs that are for the eye: the words that stand beside them, or are said in their place.

/// What stands where there is no value.
const NO_VALUE: &str = "–";
/// What is said of it.
const NO_VALUE_SAID: &str = "nessun valore";

/// The sign that a text begins with, and the words that say what it means.
pub fn before_words(text: &str) -> Option<(&str, &str)> {
    let (sign, words) = text.split_once([' ', '\u{a0}'])?;
    let mut letters = sign.chars();
    let is_sign = letters.next().is_some_and(|letter| !letter.is_alphanumeric()) && letters.next().is_none();
    (is_sign && words.starts_with(char::is_alphanumeric)).then_some((sign, words))
}

/// What is said of a text that is the sign of no value.
pub fn no_value(text: &str) -> Option<&'static str> {
    (text.trim() == NO_VALUE).then_some(NO_VALUE_SAID)
}

/// Whether texts that stand one after the other are the sign of no value and nothing else.
pub fn are_no_value<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut texts = texts.filter(|text| !text.trim().is_empty());
    texts.next().and_then(no_value).is_some() && texts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_stands_before_its_words() {
        assert_eq!(before_words("◐ parzialmente raggiunto"), Some(("◐", "parzialmente raggiunto")));
        assert_eq!(before_words("–\u{a0}misurato, in corso"), Some(("–", "misurato, in corso")));
        assert_eq!(before_words("● 13"), Some(("●", "13")));
        for plain in ["raggiunto", "non raggiunto", "◐", "– –", "●raggiunto", "(in corso) no", "a b", ""] {
            assert_eq!(before_words(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_dash_alone_is_no_value() {
        assert!(are_no_value([" ", "–", "\n"].into_iter()));
        for words in [&["–", "10"][..], &["– 10"], &[], &["—"], &["-"]] {
            assert!(!are_no_value(words.iter().copied()), "{words:?}");
        }
    }
}
