//! How far the year's cycle is: deadline, what is filled in, what is missing and where.
//!
//! Guaranteed: what is missing is counted from the same states that the document prints.
//! Deliberately absent: files and the clock.

mod calendar;
mod completeness;
mod cycle;
mod law;
mod page;
mod view;
mod wording;

pub use calendar::DataOf;
pub use completeness::{Completeness, Missing, Owing, TO_CORRECT, by_office};
pub use cycle::Progress;
pub(crate) use view::{DeadlineView, GroupView, brief, groups};
pub use wording::of_others;
