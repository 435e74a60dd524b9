//! A finished file, wherever it was made.

use std::sync::OnceLock;

use crate::digest::hex_digest;

/// Folder of what auditors receive and nobody publishes.
pub const RESERVED: &str = "riservato/";

/// One file of a package, or of a folder that is written beside it.
#[derive(Debug, Clone)]
pub struct PackageFile {
    /// Path within the package or folder, ASCII, with `/` separators.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their digest, once somebody has asked for it: lists of files name it again and again.
    digest: OnceLock<String>,
}

impl PackageFile {
    /// A file with its path.
    pub fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes, digest: OnceLock::new() }
    }

    /// A file whose digest is known already, as that of an input is.
    pub fn with_digest(path: impl Into<String>, bytes: Vec<u8>, sha256: &str) -> Self {
        Self { path: path.into(), bytes, digest: OnceLock::from(sha256.to_owned()) }
    }

    /// The path without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it is of a kind, which its name alone says.
    pub fn is_a(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, own)| own == ending)
    }

    /// Whether only auditors receive it.
    pub fn is_reserved(&self) -> bool {
        is_reserved(&self.path)
    }

    /// What is known of it without its bytes.
    pub fn entry(&self) -> FileEntry {
        FileEntry { path: self.path.clone(), bytes: self.bytes.len(), sha256: self.sha256().to_owned() }
    }

    /// SHA-256 of its bytes as they were when it was first asked for, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        self.digest.get_or_init(|| hex_digest(&self.bytes))
    }
}

/// A finished file whose bytes are on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Path within the package, ASCII, with `/` separators.
    pub path: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl FileEntry {
    /// Whether only auditors receive it.
    pub fn is_reserved(&self) -> bool {
        is_reserved(&self.path)
    }
}

fn is_reserved(path: &str) -> bool {
    path.starts_with(RESERVED)
}

impl PartialEq for PackageFile {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.bytes) == (&other.path, &other.bytes)
    }
}

impl Eq for PackageFile {}
