//! Italian words and numbers, and text as people compare and encode it.
//!
//! Guaranteed: pure functions of text, numbers and days. Deliberately absent: the
//! vocabulary of the report, which is [`crate::domain`]'s.

pub mod abbreviations;
pub mod decoding;
pub mod file_name;
mod fold;
pub mod invisible;
pub mod italian;
pub mod link;
pub mod mailbox;
pub mod markup;
mod nearest;
mod plan_name;
pub mod role;
pub mod shorten;
pub mod signs;
mod terminal;
pub mod ties;
pub mod typographic;
pub mod unit;

pub use fold::{fold, fold_beginning};
pub use nearest::{likeness, nearest};
pub use plan_name::PlanName;
pub use terminal::harmless;
