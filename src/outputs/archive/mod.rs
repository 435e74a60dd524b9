//! A published final for an archive: a bag (RFC 8493) and the metadata that `AgID` asks for.
//!
//! Guaranteed: the same version, acts and configuration give the same bytes; what the entity has not said is left out of
//! the metadata and listed. Deliberately absent: names of persons but of who signed, the archive’s own receipts.

mod agid;
mod archived;
mod bag;
mod elements;

pub use agid::records;
pub use archived::{Archived, Missing, Signed};
pub use bag::bag;
