//! The files of a package in memory, with their checksums.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::digest::hex_digest;

/// Folder of what auditors receive and nobody publishes.
pub const RESERVED: &str = "riservato/";

/// Name of a list of checksums.
pub(super) const SUMS: &str = "SHA256SUMS";

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFile {
    /// Path within the package, ASCII, with `/` separators.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A complete package, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    files: BTreeMap<String, Vec<u8>>,
}

impl Bundle {
    /// Adds a file; a second file of the same path would be a programming error.
    pub fn add(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        let path = path.into();
        let before = self.files.insert(path.clone(), bytes);
        assert!(before.is_none(), "two files of the package are called {path}");
    }

    /// Adds the two lists of checksums: one for what is published, one for what is reserved.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        let (reserved, public): (Vec<_>, Vec<_>) = self.files.iter().partition(|(path, _)| path.starts_with(RESERVED));
        let (public, reserved) = (checksums(&public, ""), checksums(&reserved, RESERVED));
        self.add(SUMS, public);
        self.add(format!("{RESERVED}{SUMS}"), reserved);
        self
    }

    /// Path and SHA-256 of every file that may be published, by path.
    pub fn published_hashes(&self) -> Vec<(String, String)> {
        let public = self.files.iter().filter(|(path, _)| !path.starts_with(RESERVED));
        public.map(|(path, bytes)| (path.clone(), hex_digest(bytes))).collect()
    }

    /// The files by ascending path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

/// Lines in the form of `sha256sum`, with paths relative to `below`.
fn checksums(files: &[(&String, &Vec<u8>)], below: &str) -> Vec<u8> {
    let mut lines = String::new();
    for (path, bytes) in files {
        let path = path.strip_prefix(below).unwrap_or(path);
        writeln!(lines, "{}  {path}", hex_digest(bytes)).expect("writing to a string does not fail");
    }
    lines.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_verifies_without_what_is_reserved() {
        let mut bundle = Bundle::default();
        bundle.add("dati/a.csv", b"a".to_vec());
        bundle.add("riservato/b.json", b"b".to_vec());
        let sealed = bundle.sealed();
        let files: BTreeMap<&str, &[u8]> = sealed.files().collect();
        let text = |path: &str| String::from_utf8(files[path].to_vec()).unwrap();
        let digest_of_a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        assert_eq!(text("SHA256SUMS"), format!("{digest_of_a}  dati/a.csv\n"));
        assert!(text("riservato/SHA256SUMS").ends_with("  b.json\n"));
        assert_eq!(text("riservato/SHA256SUMS").lines().count(), 1);
    }
}
