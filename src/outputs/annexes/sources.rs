//! The hashes of the input files, which provenance prints beside every place.

use std::collections::BTreeMap;

use crate::inputs::entity::InputFile;

/// Input files by path, each with the SHA-256 of its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Sources<'a> {
    /// The files of a run.
    pub fn of(files: &[&'a InputFile]) -> Self {
        Self(files.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect())
    }

    /// The hash of one file; `None` for what is no input file.
    pub fn sha256(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).copied()
    }

    /// Path and hash of every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().map(|(path, sha256)| (*path, *sha256))
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&'static str, &'static str); N]> for Sources<'static> {
    fn from(files: [(&'static str, &'static str); N]) -> Self {
        Self(BTreeMap::from(files))
    }
}
