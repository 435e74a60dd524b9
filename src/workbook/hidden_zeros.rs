//! Sheets that are set not to show their zeros.

use super::{Cell, Shown, Value};

/// Takes the zeros out of what is seen, as the option of a sheet not to show them does.
pub(super) fn hide_zeros(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| matches!(cell.value, Value::Number(value) if value.is_zero())) {
        let plain =
            Shown { text: "0".to_owned(), italian: "0".to_owned(), per_cent: false, instead: None, doubtful: None };
        cell.shown.get_or_insert(plain).instead = Some(String::new());
    }
}
