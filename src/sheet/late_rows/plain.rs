//! The cells that are written here in the same way as the library does.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::sheet::cell::{Cell, Computed};
use crate::sheet::cell_writing::{excel_date, nearest_double};
use crate::words::shorten::LONGEST_CELL;

/// What a plain cell holds.
pub(super) enum Plain<'c> {
    Nothing,
    Text(Cow<'c, str>),
    Number(f64),
    /// A formula with its result.
    Formula(String, Decimal),
}

impl<'c> Plain<'c> {
    /// The content of a cell; `None` for one that is better left to the library.
    pub fn of(cell: Cell<'c>) -> Option<Self> {
        match cell {
            Cell::Blank => Some(Self::Nothing),
            Cell::Text(text, _) if text.is_empty() => Some(Self::Nothing),
            Cell::Text(text, _) => is_plain(&text).then_some(Self::Text(text)),
            Cell::Number(value, _) => Some(Self::Number(nearest_double(value))),
            Cell::Date(day) => excel_date(day).map(|date| Self::Number(date.to_excel())),
            Cell::Formula { formula, result: Computed::Number(result), .. } => {
                is_one_rounding(&formula).then(|| Self::Formula(formula, result.normalize()))
            }
            Cell::Formula { .. } | Cell::Input { .. } | Cell::Link { .. } => None,
        }
    }
}

/// Whether nothing in a text is written in a way of its own: spaces at its ends, control characters and what looks like
/// one of them, formatted text, and what is longer than a cell.
fn is_plain(text: &str) -> bool {
    let is_odd = |letter: char| letter < ' ' && letter != '\n' || matches!(letter, '\u{fffe}' | '\u{ffff}');
    let spaces = [' ', '\t', '\n'];
    text.len() <= LONGEST_CELL
        && !text.starts_with(spaces)
        && !text.ends_with(spaces)
        && !text.starts_with("<r>")
        && !text.contains("_x")
        && !text.contains(is_odd)
}

/// Whether a formula is a call of ROUND and nothing else: names of newer functions are written in a way of their own.
fn is_one_rounding(formula: &str) -> bool {
    formula.starts_with("ROUND(") && !formula.contains(['&', '<', '>']) && formula.matches('(').count() == 1
}
