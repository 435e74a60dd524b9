//! What the program wrote in a folder where others write too, known by a list of checksums beside it.
//!
//! Guaranteed: a file counts as the program's own only while it is byte for byte what was written; whoever saves it
//! makes it theirs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::digest::hex_digest;
use crate::package::{self, PackageError};
use crate::workbook::{self, Limits};

/// The list of a year's measurement sheets.
pub(super) const SHEETS: &str = ".schede.sha256";

/// Whether a workbook that is there shows what a new one would, whatever its day.
pub(super) fn says_the_same((there, path): (&[u8], &str), new: &[u8]) -> bool {
    let shown = |bytes: &[u8]| -> Option<Vec<(String, Vec<workbook::Cell>)>> {
        let book = workbook::read(bytes, path, &Limits::default()).ok()?;
        Some(book.sheets.into_iter().map(|sheet| (sheet.name.to_string(), sheet.cells)).collect())
    };
    shown(new).is_some_and(|new| shown(there) == Some(new))
}

/// The list of a folder, in the form of `sha256sum`.
pub(super) struct OwnFiles {
    path: PathBuf,
    digests: BTreeMap<String, String>,
}

impl OwnFiles {
    /// Reads the list that lies in `folder` under a hidden name; lines that say nothing are none.
    pub fn read(folder: &Path, name: &str) -> Result<Self, PackageError> {
        let path = folder.join(name);
        let bytes = package::read(&path)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter_map(package::checksum);
        let digests = lines.map(|(digest, name)| (name.to_owned(), digest.to_owned())).collect();
        Ok(Self { path, digests })
    }

    /// Whether the file of this name still is what was written, by its SHA-256.
    pub fn is_own(&self, name: &str, digest: &str) -> bool {
        self.digests.get(name).is_some_and(|own| own == digest)
    }

    /// Notes what was just written.
    pub fn note(&mut self, name: &str, bytes: &[u8]) {
        self.digests.insert(name.to_owned(), hex_digest(bytes));
    }

    /// Forgets a file that is no longer there.
    pub fn forget(&mut self, name: &str) {
        self.digests.remove(name);
    }

    /// Writes the list, unless there is nothing to say.
    pub fn save(&self) -> Result<(), PackageError> {
        if self.digests.is_empty() {
            return Ok(());
        }
        let list: Vec<String> = self.digests.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
        package::write_file(&self.path, list.concat().as_bytes())
    }
}
