//! The register of indicators: what was approved at planning time, one row an indicator.

mod against_plan;
mod check;
mod direction;
mod extend;
mod last_base;
mod offices;
mod proposed;
mod register_reader;
mod register_row;
mod write;
mod year_rows;

pub use against_plan::{Difference, against_plan, told};
pub use check::check_register;
pub use extend::extended;
pub use last_base::other_bases;
pub use offices::{are_alike, one_writing};
pub use proposed::target_of;
pub(super) use proposed::{indicator_named, quantity_for};
pub use register_reader::{Register, read_register, read_whole_register};
pub use register_row::RegisterRow;
pub(super) use register_row::{name_of, row_cell, source_words};
pub use write::write;
pub use year_rows::{Before, next_year_rows, starting_rows};
