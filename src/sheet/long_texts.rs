//! Texts that are longer than a cell can hold.

use std::borrow::Cow;

/// Most characters that a cell holds, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// What becomes of a text that no cell can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongTexts {
    /// It is cut, with a sign: its source has it whole.
    Cut,
    /// The workbook cannot be written: it would be read back without its end.
    Refused,
}

impl LongTexts {
    /// The text as it goes into a cell.
    pub fn fitted(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Cut => whole(text),
            Self::Refused => Cow::Borrowed(text),
        }
    }
}

/// As much of the text as a cell can hold.
fn whole(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let kept = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units >= LONGEST_TEXT
    });
    let end = kept.map_or(text.len(), |(index, _)| index);
    Cow::Owned(format!("{}…", &text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_cell_can_hold_is_cut() {
        let longest = "à".repeat(LONGEST_TEXT);
        assert_eq!(whole(&longest), longest);
        let cut = whole(&(longest + "b")).into_owned();
        assert_eq!(cut.encode_utf16().count(), LONGEST_TEXT);
        assert!(cut.ends_with("à…"));
        let longer = "à".repeat(LONGEST_TEXT + 1);
        assert_eq!(LongTexts::Refused.fitted(&longer), longer);
    }
}
