//! Plan and register as they were approved: `approvazioni/ANNO.json`, written by `registra approvazione`.
//!
//! Guaranteed: they are compared by what they say, so that a file that is only saved again changes nothing, and
//! whatever was promised changes only by a *variazione* with its act. Deliberately absent: the judgement whether
//! the act was valid.

pub mod approval_codes;
mod approval_file;
mod check;
mod compare;
mod record;

pub use approval_file::{Approval, ApprovedFile};
pub use check::{Standing, check, is_changed};
pub use compare::{Difference, as_read, compare};
pub use record::{IndicatorRecord, ObjectiveRecord, plain, records};
