//! The register of indicators: what was approved at planning time, one row an indicator.

mod check;
mod offices;
mod register_reader;
mod register_row;
mod write;

pub use check::check_register;
pub use register_reader::read_register;
pub use register_row::{RegisterRow, next_year_rows, starting_rows};
pub(super) use register_row::{name_of, row_cell, source_words};
pub use write::write;
