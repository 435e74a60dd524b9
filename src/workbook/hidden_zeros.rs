//! Sheets that are set not to show their zeros.

use super::{Cell, Shown, Value};

/// Takes the zeros out of what is seen, as the option of a sheet not to show them does.
pub(super) fn hide_zeros(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| matches!(cell.value, Value::Number(value) if value.is_zero())) {
        cell.shown.get_or_insert_with(|| Shown::plain("0")).instead = Some(String::new());
    }
}
