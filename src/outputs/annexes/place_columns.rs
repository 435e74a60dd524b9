//! The three columns that say where something was read: file, sheet, and cell or row.

use crate::domain::{Place, Position};
use crate::sheet::{Cell, Column};

/// The columns, by their widths; the last has its own header.
pub(super) fn place_columns<'c, R: 'c, K: 'c>(
    [file, sheet, spot]: [u16; 3],
    spot_header: &'static str,
    place: impl for<'r> Fn(&'r R) -> Option<&'r Place> + Copy + 'c,
) -> [Column<'c, R, K>; 3] {
    [
        Column::<R, K>::new("File", file, move |row| place(row).map_or(Cell::Blank, |place| Cell::text(&*place.file))),
        Column::<R, K>::new("Foglio", sheet, move |row| {
            Cell::optional(place(row).and_then(|place| place.sheet.as_deref()))
        }),
        Column::<R, K>::new(spot_header, spot, move |row| place(row).map_or(Cell::Blank, spot_cell)),
    ]
}

/// The cell or the row; of a whole file nothing.
pub(super) fn spot_cell(place: &Place) -> Cell<'static> {
    match &place.position {
        Position::Whole | Position::Table => Cell::Blank,
        position => Cell::text(position.to_string()),
    }
}
