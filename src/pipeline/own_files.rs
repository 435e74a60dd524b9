//! What the program wrote in a folder where others write too, known by a list of checksums beside it.
//!
//! Guaranteed: a file counts as the program's own only while it is byte for byte what was written, as unchanged while every
//! cell shows what was written: a spreadsheet program that merely saves it again changes nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::digest::hex_digest;
use crate::inputs::entity::InputFile;
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

/// Under what the digest of a workbook's cells is listed.
fn of_cells(name: &str) -> String {
    format!("{name} (celle)")
}

/// The digest of what the cells of a workbook show; none of what is no workbook.
fn shown(bytes: &[u8], name: &str) -> Option<String> {
    let book = workbook::read(bytes, name, &Limits::default()).ok()?;
    let mut text = String::new();
    for sheet in &book.sheets {
        let _ = writeln!(text, "{}", sheet.name);
        let filled = sheet.cells.iter().filter(|cell| !cell.display().is_empty());
        for cell in filled {
            let _ = writeln!(text, "{} {} {:?}", cell.row, cell.column, cell.display());
        }
    }
    Some(hex_digest(text.as_bytes()))
}

/// The list of a folder, in the form of `sha256sum`; beside each workbook the digest of its cells.
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

    /// Whether a file shows in every cell what was written under its name, whoever saved it since.
    pub fn is_unchanged(&self, name: &str, file: &InputFile) -> bool {
        let of_cells = of_cells(name);
        self.is_own(name, &file.sha256)
            || self.digests.contains_key(&of_cells)
                && shown(&file.bytes, &file.path).is_some_and(|shown| self.is_own(&of_cells, &shown))
    }

    /// Notes what was just written.
    pub fn note(&mut self, name: &str, bytes: &[u8]) {
        self.digests.insert(name.to_owned(), hex_digest(bytes));
        if let Some(shown) = shown(bytes, name) {
            self.digests.insert(of_cells(name), shown);
        }
    }

    /// Forgets a file that is no longer there.
    pub fn forget(&mut self, name: &str) {
        self.digests.remove(name);
        self.digests.remove(&of_cells(name));
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
