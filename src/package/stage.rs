//! Writing files whole or not at all, flushed to the disk before they get their names.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are written")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::PackageError;
use crate::disk::{self, DEFAULT_LIMIT, HERE, Platform, real_path};

/// How the names of files and folders begin that are being written.
pub(super) const IN_PROGRESS: &str = ".in_lavorazione_";

/// Whether a file that is there gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwriting {
    /// It does not: the new one is not written.
    Refused,
    /// It does, and is kept beside the new one under another name.
    KeepingOld,
}

/// Makes a folder with those above it that lack, and flushes each that got a new entry.
pub(super) fn make_folders(folder: &Path) -> Result<(), PackageError> {
    let lacking: Vec<&Path> =
        folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    fs::create_dir_all(folder).map_err(PackageError::at(folder))?;
    lacking.into_iter().try_for_each(|made| flush_folder(parent(made), HERE))
}

/// Writes one file whole or not at all; where one of that name is there it is refused, or kept under the name
/// that is given back.
///
/// # Errors
/// [`PackageError::Exists`] where it is refused; [`PackageError::Write`].
pub fn write(path: &Path, bytes: &[u8], overwriting: Overwriting) -> Result<Option<PathBuf>, PackageError> {
    match overwriting {
        Overwriting::Refused => write_new(path, bytes).map(|()| None),
        Overwriting::KeepingOld => {
            let kept = keep(path)?;
            write_file(path, bytes)?;
            Ok(kept)
        }
    }
}

/// That nothing stands at a path yet.
///
/// # Errors
/// [`PackageError::Exists`] where something does, or [`PackageError::Read`] where the system does not tell.
pub fn is_free(path: &Path) -> Result<(), PackageError> {
    if is_there(path)? { Err(PackageError::Exists { path: path.to_owned() }) } else { Ok(()) }
}

/// Gives what stands at `path` a second name, the first that is free. The file itself is not touched, and there is
/// no moment at which it has none.
fn keep(path: &Path) -> Result<Option<PathBuf>, PackageError> {
    let unread = |source| PackageError::Read { path: path.to_owned(), source };
    if !is_there(path)? {
        return Ok(None);
    }
    for name in (1..).map(|number| disk::kept_name(path, number)) {
        // A file system without second names gets a copy, which must be a new file all the same.
        let copied = || {
            let bytes = disk::read(path, PACKAGE_FILE_LIMIT).map_err(unread)?;
            write_new(&name, &bytes)
        };
        let done = match fs::hard_link(path, &name) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copied(),
            done => done.map_err(PackageError::at(&name)),
        };
        match done {
            Ok(()) => return Ok(Some(name)),
            Err(PackageError::Exists { .. }) => {}
            Err(PackageError::Write { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {}
            Err(other) => return Err(other),
        }
    }
    unreachable!("the numbers do not end")
}

/// Takes a file out of the way under the name that is given back, of which nobody reads anything.
///
/// # Errors
/// [`PackageError::Read`], [`PackageError::Write`]: the file then still stands where it was.
pub fn set_aside(path: &Path) -> Result<PathBuf, PackageError> {
    let kept = keep(path)?.unwrap_or_else(|| path.to_owned());
    fs::remove_file(path).map_err(PackageError::at(path))?;
    flush_folder(parent(path), HERE)?;
    Ok(kept)
}

/// Writes one file beside a package's life: whole or not at all, by a rename.
///
/// # Errors
/// [`PackageError::Write`]; an older file of that name then still stands.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), PackageError> {
    write_file_on(path, bytes, HERE)
}

/// [`write_file`], by the calls of a system.
pub(super) fn write_file_on(path: &Path, bytes: &[u8], platform: Platform) -> Result<(), PackageError> {
    make_folders(parent(path))?;
    let file = beside(path, bytes, platform).map_err(PackageError::at(path))?;
    platform.calls();
    file.persist(path).map_err(|error| PackageError::Write { path: path.to_owned(), source: error.error })?;
    flush_folder(parent(path), platform)
}

/// Writes one file whole or not at all, in folders that are made where they lack, and only
/// where no file of that name is there.
///
/// # Errors
/// [`PackageError::Exists`] where there is one, which is left as it is; [`PackageError::Write`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), PackageError> {
    let parent = parent(path);
    make_folders(parent)?;
    let file = beside(path, bytes, HERE).map_err(PackageError::at(path))?;
    // The system refuses the name if it is taken, even by a file that came a moment ago.
    file.persist_noclobber(path).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => PackageError::Exists { path: path.to_owned() },
        _ => PackageError::Write { path: path.to_owned(), source: error.error },
    })?;
    flush_folder(parent, HERE)
}

/// A flushed file with the rights that any file of this user has, under a name of its own in the folder where it
/// belongs.
fn beside(path: &Path, bytes: &[u8], platform: Platform) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    platform.new_file(&mut builder);
    platform.calls();
    let mut file = builder.prefix(IN_PROGRESS).tempfile_in(parent(path))?;
    platform.fill(file.as_file_mut(), bytes)?;
    Ok(file)
}

/// The folder of a file; that of a bare name is the current one.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Flushes a folder's entries, so that a rename survives a crash.
pub(super) fn flush_folder(folder: &Path, platform: Platform) -> Result<(), PackageError> {
    platform.flush_folder(folder).map_err(PackageError::at(folder))
}

/// Whether something of that name is there, a link to nothing included.
pub(super) fn is_there(path: &Path) -> Result<bool, PackageError> {
    disk::is_there(path).map_err(|source| PackageError::Read { path: path.to_owned(), source })
}

/// Paths of the entries of a folder; none if it does not exist.
///
/// # Errors
/// [`PackageError::Read`] where it is there and cannot be listed.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>, PackageError> {
    match disk::list(folder) {
        Ok(entries) => Ok(entries.into_iter().map(|entry| entry.path).collect()),
        Err(fault) if fault.is_absence() => Ok(Vec::new()),
        Err(source) => Err(PackageError::Read { path: folder.to_owned(), source }),
    }
}

/// The bytes of a file that the program wrote, `None` where it is not there.
///
/// # Errors
/// [`PackageError::Read`] where it is there and cannot be read.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, PackageError> {
    match disk::read(path, PACKAGE_FILE_LIMIT) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(fault) if fault.is_absence() => Ok(None),
        Err(source) => Err(PackageError::Read { path: path.to_owned(), source }),
    }
}

/// The bytes of a file beside a package's folder, `None` where there is none.
///
/// # Errors
/// [`PackageError::Read`] where it is there and cannot be read.
pub fn beside_package(package: &Path, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
    read(&real_path(package).with_file_name(name))
}

/// What the program wrote itself may be larger than what it reads.
const PACKAGE_FILE_LIMIT: u64 = 16 * DEFAULT_LIMIT;

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn a_file_that_gives_way_is_kept_under_the_next_free_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("piano.xlsx");
        let written = |text: &str| write(&path, text.as_bytes(), Overwriting::KeepingOld).unwrap();
        assert_eq!(written("uno"), None);
        let kept = [written("due"), written("tre")].map(Option::unwrap);
        assert_eq!(kept.clone().map(|path| fs::read(path).unwrap()), [b"uno", b"due"]);
        assert_eq!(kept[1], folder.path().join("piano.precedente-2.xlsx"));
        assert_eq!(fs::read(&path).unwrap(), b"tre");
        assert!(matches!(write(&path, b"", Overwriting::Refused), Err(PackageError::Exists { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn the_rights_are_those_of_any_file_of_the_user() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let file = place.path().join("f");
        File::create(&file).unwrap();
        let [new, old] = ["nuovo", "vecchio"].map(|name| place.path().join(name));
        write_new(&new, b"").unwrap();
        write_file(&old, b"").unwrap();
        for made in [new, old] {
            assert_eq!(mode(&made), mode(&file));
        }
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("misurazioni/2024/a.xlsx");
        write_new(&path, b"prima").unwrap();
        assert!(matches!(write_new(&path, b"dopo"), Err(PackageError::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"prima");
        assert_eq!(entries(path.parent().unwrap()).unwrap(), [path], "nothing is left beside it");
    }
}
