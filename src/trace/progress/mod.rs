//! How far the year's cycle is: deadline, what is filled in, what is missing and where.
//!
//! Guaranteed: what is missing is counted from the same states that the document prints.
//! Deliberately absent: files and the clock.

mod calendar;
mod completeness;
mod cycle;
mod json;
mod law;
mod page;
mod text;
mod wording;

pub use calendar::DataOf;
pub use completeness::{Completeness, Missing, Owing, TO_CORRECT, by_office};
pub use cycle::Progress;
pub(crate) use json::{DeadlineView, GroupView, groups};
pub(crate) use text::brief;
pub use wording::of_others;
