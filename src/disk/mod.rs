//! The disk as far as reading goes: one place that opens a file, lists a folder, and says why it could not.
//!
//! Guaranteed: only what is not there counts as absent; everything else is a [`Fault`] with its reason. A file is
//! opened once, never waits for another program, and is no larger than the limit before a byte of it is read.
//! Below a [`Root`] nothing is read that a link leads to outside it. Deliberately absent: findings, and what the
//! files mean.

mod fault;
mod kept;
mod listing;
mod platform;
mod reading;
mod root;

pub use fault::{Fault, MEBIBYTE};
pub use kept::{is_kept_copy, kept_name};
pub use listing::{Entry, Kind, list};
#[cfg(test)]
pub(crate) use platform::{DEATH, Flushed};
pub(crate) use platform::{HERE, Platform};
pub use reading::{DEFAULT_LIMIT, is_there, read};
pub use root::{Root, leads_below, real_path};
