//! What a package keeps beside its inputs, so that it can be made again.

/// What went into a package beside what its outputs say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Making {
    /// The list of options and inputs whose hash is the fingerprint.
    pub fingerprint_list: String,
}
