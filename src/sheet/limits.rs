//! How long the texts may be that a spreadsheet program keeps beside its cells.
//!
//! Longer ones would be left out, and rust_xlsxwriter would say so in English on standard error.

/// The author of notes, in UTF-16 units.
pub const NOTE_AUTHOR: usize = 52;
/// The header or the footer of a page with its control codes.
pub const FOOTER: usize = 255;
/// The words that stand for a picture or a table.
pub const ALTERNATIVE_TEXT: usize = 255;

/// The text, or as much of it as fits in so many UTF-16 units with an ellipsis at its end.
pub fn within(text: &str, units: usize) -> String {
    if text.encode_utf16().count() <= units {
        return text.to_owned();
    }
    let mut left = units - 1;
    let fits = |c: &char| left.checked_sub(c.len_utf16()).map(|rest| left = rest).is_some();
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

/// Text of a footer: an ampersand starts a control code there, and prints where it is doubled. `used` units are
/// those of the rest of the footer.
pub fn in_footer(text: &str, used: usize) -> String {
    let mut units = FOOTER - used;
    loop {
        let doubled = within(text, units).replace('&', "&&");
        let over = doubled.encode_utf16().count().saturating_sub(FOOTER - used);
        if over == 0 {
            return doubled;
        }
        units -= over.min(units - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        assert_eq!(within("Comune di Prova", 15), "Comune di Prova");
        assert_eq!(within("Comune di Prova", 11), "Comune di…");
        assert_eq!(within("🏛🏛🏛", 5), "🏛🏛…");
    }

    #[test]
    fn doubled_ampersands_count() {
        assert_eq!(in_footer("A & B", 0), "A && B");
        for text in ["&".repeat(400), "a&".repeat(200), "x".repeat(400)] {
            let footer = in_footer(&text, 55);
            assert!(footer.encode_utf16().count() <= 200 && footer.ends_with('…'), "{footer}");
            assert!(footer.matches('&').count().is_multiple_of(2));
        }
    }
}
