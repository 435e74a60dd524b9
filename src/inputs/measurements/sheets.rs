//! Measurement sheets: the register, locked, beside the yellow cells to fill in.

mod completeness;
mod fingerprint;
mod locked;
mod merge;
mod read;
mod row;
mod write;

pub use fingerprint::fingerprint;
pub use read::{read_changed_measurements, read_measurements};
pub use write::{Book, Scope, write};
