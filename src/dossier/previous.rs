//! The final that this document follows.

/// What an earlier final said about its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// Its number: the `1` of `v1`.
    pub version: u32,
    /// Its `provenienza.json`.
    pub bytes: Vec<u8>,
}
