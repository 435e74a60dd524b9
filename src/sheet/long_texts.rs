//! Texts that are longer than a cell can hold.

use std::borrow::Cow;

use crate::words::shorten::{LONGEST_CELL, within};

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
            Self::Cut => within(text, LONGEST_CELL),
            Self::Refused => Cow::Borrowed(text),
        }
    }
}
