//! How tall a row of cells must be.

use super::cell::Cell;
use super::text_height::{lines, row_points};

/// The height in points of a row: its tallest text decides, in the columns that have a width for it.
pub(super) fn row_height(cells: &[Cell<'_>], widths: &[Option<u16>]) -> Option<f64> {
    let heights = cells.iter().zip(widths).filter_map(|(cell, width)| {
        let width = (*width)?;
        Some(cell.wrapped_text().map_or(1, |text| lines(text, width)))
    });
    heights.max().map(row_points)
}
