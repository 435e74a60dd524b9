//! Texts that are longer than what has to hold them.

use std::borrow::Cow;

/// Most of what a cell of a spreadsheet holds, in UTF-16 units.
pub const LONGEST_CELL: usize = 32_767;

/// The text, or as much of it as fits in so many UTF-16 units with an ellipsis at its end.
pub fn within(text: &str, units: usize) -> Cow<'_, str> {
    // A unit takes a byte at least.
    if text.len() <= units || text.encode_utf16().count() <= units {
        return Cow::Borrowed(text);
    }
    let mut left = units.saturating_sub(1);
    let fits = |c: &char| left.checked_sub(c.len_utf16()).map(|rest| left = rest).is_some();
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    Cow::Owned(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        assert_eq!(within("Comune di Prova", 15), "Comune di Prova");
        assert_eq!(within("Comune di Prova", 11), "Comune di…");
        assert_eq!(within("🏛🏛🏛", 5), "🏛🏛…");
        let longest = "à".repeat(LONGEST_CELL);
        assert!(matches!(within(&longest, LONGEST_CELL), Cow::Borrowed(_)));
        let cut = within(&(longest + "b"), LONGEST_CELL).into_owned();
        assert!(cut.ends_with("à…") && cut.encode_utf16().count() == LONGEST_CELL);
    }
}
