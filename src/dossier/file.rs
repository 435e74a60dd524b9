//! A finished file, wherever it was made.

use crate::digest::hex_digest;

/// Folder of what auditors receive and nobody publishes.
pub const RESERVED: &str = "riservato/";

/// One file of a package, or of a folder that is written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFile {
    /// Path within the package or folder, ASCII, with `/` separators.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl PackageFile {
    /// A file with its path.
    pub fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes }
    }

    /// The path without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether only auditors receive it.
    pub fn is_reserved(&self) -> bool {
        self.path.starts_with(RESERVED)
    }

    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub fn sha256(&self) -> String {
        hex_digest(&self.bytes)
    }
}
