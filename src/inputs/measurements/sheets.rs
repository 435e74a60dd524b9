//! Measurement sheets: the register, locked, beside the yellow cells to fill in.

mod completeness;
mod fingerprint;
mod handed_out;
mod locked;
mod measured_row;
mod merge;
mod repeats;
mod rows;
mod sheet_reader;
mod sheet_year;
mod total_row;
mod write;

pub use fingerprint::fingerprint;
pub use sheet_reader::{Against, read_against, read_changed_measurements, read_measurements};
pub use write::{Book, Filled, Scope, office_of, write};
