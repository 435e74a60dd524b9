//! `atti.json`: the acts that follow a year's finals, and their signed copies, noted beside them.
//!
//! Guaranteed: what is written reads back the same; acts that contradict a version or each other are refused with
//! both of them named. Deliberately absent: the folder of the packages, the clock.

mod acts_file;
mod order;
mod signed_record;

pub use acts_file::{ActsFile, Noted};
pub use order::{Disorder, VersionFacts, check};
pub use signed_record::is_plain_name;

/// Name of the file, in the year's folder of the packages.
pub const FILE_NAME: &str = "atti.json";
