//! A final that this document follows, or stands beside.

use crate::domain::Year;

/// What an earlier final said about its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// The year it measured.
    pub year: Year,
    /// Its number: the `1` of `v1`.
    pub version: u32,
    /// SHA-256 of its `provenienza.json` without what names the build that made it.
    pub sha256: String,
    /// Its `provenienza.json`, or as much of it as a package kept.
    pub bytes: Vec<u8>,
}
