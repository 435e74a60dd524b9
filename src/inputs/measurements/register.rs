//! The register of indicators: what was approved at planning time, one row an indicator.

mod check;
mod read;
mod row;
mod write;

pub use check::check_register;
pub(super) use read::kind_of;
pub use read::read_register;
pub use row::{RegisterRow, next_year_rows, starting_rows};
pub(super) use row::{row_content, source_words};
pub use write::write;
