//! Writing a package beside its destination, flushed to the disk before it gets its name.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are written")]

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::{NamedTempFile, TempDir};

use super::PackageError;
use super::platform::{HERE, Platform};
use crate::dossier::PackageFile;

/// How the names of files and folders begin that are being written.
pub(super) const IN_PROGRESS: &str = ".in_lavorazione_";

/// Writes every file of a package below a new folder in `parent` and flushes them.
/// The folder deletes itself unless it is kept.
pub(super) fn stage(files: &[PackageFile], parent: &Path, platform: Platform) -> Result<TempDir, PackageError> {
    fs::create_dir_all(parent).map_err(PackageError::at(parent))?;
    let folder = tempfile::Builder::new().prefix(IN_PROGRESS).tempdir_in(parent).map_err(PackageError::at(parent))?;
    // Temporary folders are private; a package is for the office and its auditors.
    platform.let_all_enter(folder.path()).map_err(PackageError::at(folder.path()))?;
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|file| (folder.path().join(&file.path), file.bytes.as_slice())).collect();
    for (full, _) in &files {
        let parent = full.parent().expect("a joined path has a parent");
        fs::create_dir_all(parent).map_err(PackageError::at(parent))?;
    }
    // The disk takes several flushes at a time faster than one after another.
    files.par_iter().try_for_each(|(full, bytes)| write_flushed(full, bytes).map_err(PackageError::at(full)))?;
    flush_folder(folder.path());
    Ok(folder)
}

/// Writes one file beside a package's life: whole or not at all, by a rename.
///
/// # Errors
/// [`PackageError::Write`]; an older file of that name then still stands.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), PackageError> {
    let file = beside(path, bytes).map_err(PackageError::at(path))?;
    file.persist(path).map_err(|error| PackageError::Write { path: path.to_owned(), source: error.error })?;
    Ok(())
}

/// Writes one file whole or not at all, in folders that are made where they lack, and only
/// where no file of that name is there.
///
/// # Errors
/// [`PackageError::Exists`] where there is one, which is left as it is; [`PackageError::Write`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), PackageError> {
    let parent = parent(path);
    fs::create_dir_all(parent).map_err(PackageError::at(parent))?;
    let file = beside(path, bytes).map_err(PackageError::at(path))?;
    // The system refuses the name if it is taken, even by a file that came a moment ago.
    file.persist_noclobber(path).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => PackageError::Exists { path: path.to_owned() },
        _ => PackageError::Write { path: path.to_owned(), source: error.error },
    })?;
    flush_folder(parent);
    Ok(())
}

/// A flushed file that everybody may read, under a name of its own in the folder where it belongs.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(IN_PROGRESS).tempfile_in(parent(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    HERE.let_all_read(file.as_file())?;
    Ok(file)
}

/// The folder of a file; that of a bare name is the current one.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write_flushed(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Flushes a folder's entries, so that a rename survives a crash. Some file systems
/// cannot, and then the rename itself is all there is.
pub(super) fn flush_folder(folder: &Path) {
    if let Ok(handle) = File::open(folder) {
        let _ = handle.sync_all();
    }
}

/// Names of the entries of a folder; none if it does not exist.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The bytes of a file, if it is there.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("misurazioni/2024/a.xlsx");
        write_new(&path, b"prima").unwrap();
        assert!(matches!(write_new(&path, b"dopo"), Err(PackageError::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"prima");
        assert_eq!(entries(path.parent().unwrap()), [path], "nothing is left beside it");
    }
}
