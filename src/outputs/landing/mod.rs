//! The landing page of a year for *Amministrazione trasparente*, and the same as a fragment for sites of their own.
//!
//! Guaranteed: every public file of the last version with what it is, format, size and SHA-256; the acts, the deadline,
//! the versions before; nothing of `riservato/`; nothing is fetched and no script runs; the same files and acts give the
//! same bytes. Deliberately absent: the folder of the packages, the clock.

mod files;
mod page;

use chrono::NaiveDate;

use crate::domain::{RegisteredActs, SignedCopies, Year};
use crate::inputs::config::Config;
pub use page::{fragment, is_ours, page};

/// Name of the page, in the year's folder of the packages.
pub const PAGE: &str = "index.html";
/// Name of the fragment.
pub const FRAGMENT: &str = "frammento.html";

/// What the page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Landing<'a> {
    /// The entity: its name, licence, contact, accessibility statement.
    pub config: &'a Config,
    /// The year measured.
    pub year: Year,
    /// The day on which the report was due.
    pub deadline: NaiveDate,
    /// The finals, ascending; there is one at least.
    pub versions: &'a [PublicVersion],
    /// The acts that are known.
    pub acts: &'a RegisteredActs,
    /// The signed copies that are known.
    pub signed: &'a SignedCopies,
}

/// A final as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicVersion {
    /// The `1` of `v1`.
    pub version: u32,
    /// Its reference date.
    pub date: NaiveDate,
    /// Its public files, by path.
    pub files: Vec<PublicFile>,
}

/// A file that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFile {
    /// Its path within the version.
    pub path: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
}
