//! The register of indicators: what was approved at planning time, one row an indicator.

mod check;
mod extend;
mod offices;
mod proposed;
mod register_reader;
mod register_row;
mod write;
mod year_rows;

pub use check::check_register;
pub use extend::extended;
pub use offices::{are_alike, one_writing};
pub use proposed::target_of;
pub(super) use proposed::{indicator_named, quantity_for};
pub use register_reader::{Register, read_register, read_whole_register};
pub use register_row::RegisterRow;
pub(super) use register_row::{name_of, row_cell, source_words};
pub use write::write;
pub use year_rows::{next_year_rows, starting_rows};
