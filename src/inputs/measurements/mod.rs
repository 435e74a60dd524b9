//! Register and measurement sheets: blank ones out, filled ones in.
//!
//! The **register** holds a year's indicators as approved; the **sheets** repeat it,
//! locked, beside the yellow cells in which offices and the Nucleo di valutazione
//! write. Guaranteed: rows are joined by the indicator's code and never by title or
//! position; whatever cannot be read as a value stays visible as
//! [`Measurement::unreadable`](crate::domain::Measurement::unreadable) with a
//! blocking finding, and is neither a zero nor a blank. Deliberately absent: files,
//! scoring, and the judgement of what is missing, which is the assessment's.

mod columns;
mod instructions;
pub mod measurement_codes;
mod plan_remarks;
pub mod plan_results;
pub mod register;
pub mod sheets;
mod suggestions;
mod table;

pub(super) use columns::Column;
pub use register::{check_register, read_register, read_whole_register};
pub use sheets::{Against, read_against, read_changed_measurements, read_measurements};
