//! `C6`, `A1:B2`, `K:K`, `3:5` → rows and columns from zero.

use super::super::Merge;
use crate::domain::column_of_letters;

/// Rows and columns of the largest sheet.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// The row and column of a cell; none for anything else.
pub(super) fn position(text: &str) -> Option<(u32, u32)> {
    match corner(text)? {
        (Some(row), Some(column)) => Some((row, column)),
        _ => None,
    }
}

/// A range; whole rows and columns run to the sheet's end.
pub(super) fn range(text: &str) -> Option<Merge> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (corner(first)?, corner(last)?);
    let (first_row, last_row) = (first.0.unwrap_or(0), last.0.unwrap_or(MOST_ROWS - 1));
    let (first_column, last_column) = (first.1.unwrap_or(0), last.1.unwrap_or(MOST_COLUMNS - 1));
    // Some programs write the corners in another order.
    Some(Merge {
        first_row: first_row.min(last_row),
        first_column: first_column.min(last_column),
        last_row: first_row.max(last_row),
        last_column: first_column.max(last_column),
    })
}

/// Row and column, of which one may be left out.
fn corner(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let text = text.replace('$', "");
    let split = text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
    let (letters, digits) = text.split_at(split);
    if letters.is_empty() && digits.is_empty() {
        return None;
    }
    let column = if letters.is_empty() { None } else { Some(column_of_letters(letters)?) };
    let row = if digits.is_empty() { None } else { Some(digits.parse::<u32>().ok()?.checked_sub(1)?) };
    let within = row.is_none_or(|row| row < MOST_ROWS) && column.is_none_or(|column| column < MOST_COLUMNS);
    within.then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_ranges_are_read_and_nothing_else() {
        assert_eq!(position("C6"), Some((5, 2)));
        assert_eq!(position("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "C", "6", "C0", "XFE1", "A1048577", "ABCD1", "1A", "A1B"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
        let bounds = |text| range(text).map(|m| (m.first_row, m.first_column, m.last_row, m.last_column));
        assert_eq!(bounds("A1:B2"), Some((0, 0, 1, 1)));
        assert_eq!(bounds("$K:$K"), Some((0, 10, 1_048_575, 10)));
        assert_eq!(bounds("3:5"), Some((2, 0, 4, 16_383)));
        assert_eq!(bounds("B5:A1"), Some((0, 0, 4, 1)));
        assert_eq!(bounds("A5:B1"), Some((0, 0, 4, 1)));
    }
}
