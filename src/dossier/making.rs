//! What a package keeps beside its inputs, so that it can be made again.

use super::Previous;
use crate::domain::ActsByYear;
use crate::finding::Finding;

/// What went into a package beside what its outputs say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Making {
    /// The list of options and inputs whose hash is the fingerprint.
    pub fingerprint_list: String,
    /// The last finals of the years before, ascending.
    pub earlier: Vec<Previous>,
    /// The last final of the same year, where it does not say what it is.
    pub unread: Option<u32>,
    /// The acts noted beside the finals before this document.
    pub acts: ActsByYear,
    /// What was found while the entity's folder was read, files that are not kept among it.
    pub of_the_folder: Vec<Finding>,
    /// What was found in the file of individual performance, where it is not kept because of what it holds.
    pub of_withheld: Option<Vec<Finding>>,
}
