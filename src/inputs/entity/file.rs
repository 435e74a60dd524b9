//! Files read from the disk, each with its hash.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where input files are read")]

use std::fs;
use std::io;
use std::path::Path;

use super::{EntityError, folder_codes as codes};
use crate::digest::hex_digest;
use crate::domain::Place;
use crate::finding::Finding;
use crate::words::italian;

/// Extensions of spreadsheets.
pub(super) const WORKBOOKS: &[&str] = &["xlsx", "ods", "xls"];

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Path relative to the entity's folder, with `/` separators.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// Reads a file below `root`.
pub(super) fn read(root: &Path, path: &str) -> Result<InputFile, EntityError> {
    let full = root.join(path);
    read_bytes(&full, path).map_err(|source| EntityError::Unreadable { path: full, source })
}

fn read_bytes(full: &Path, path: &str) -> io::Result<InputFile> {
    let bytes = fs::read(full)?;
    let sha256 = hex_digest(&bytes);
    Ok(InputFile { path: path.to_owned(), bytes, sha256 })
}

/// Reads a file below `root`; one that cannot be read is a finding.
pub(super) fn read_or_report(root: &Path, path: &str, findings: &mut Vec<Finding>) -> Option<InputFile> {
    let full = root.join(path);
    read_bytes(&full, path)
        .map_err(|source| {
            // The folder is none of the finding's business: the same files elsewhere give the same package.
            let message = format!("{path}: il file non si può leggere ({}).", italian::system_error(&source));
            findings.push(
                Finding::new(codes::UNREADABLE, message)
                    .at(Place::file(path))
                    .expected("un file leggibile: controllare i permessi, o che non sia rimasto aperto"),
            );
        })
        .ok()
}

/// Names of the files in a folder, sorted; none if it cannot be listed. Hidden files and
/// the lock files of Excel (`~$…`) and LibreOffice (`.~lock…`) are left out.
pub(super) fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with("~$") && !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// Whether a name ends in one of some extensions, in any case.
pub(super) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}
