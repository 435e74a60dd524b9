//! A package as somebody received it: every file of a folder or of a zip, in memory, and nothing else.

use std::io::{Cursor, Read as _};
use std::path::Path;

use tempfile::TempDir;
use zip::ZipArchive;

use super::PackageError;
use super::checksums::SUMS;
use super::stage::{self, is_there};
use crate::dossier::PackageFile;

/// Beyond these a package is hostile, not large.
const MOST_FILES: usize = 20_000;
const MOST_BYTES: u64 = 1 << 30;
const DEEPEST: usize = 16;
/// By this a folder is known as a bag.
pub const BAG_MARK: &str = "bagit.txt";

/// A package, with what came with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The files of the package by ascending path.
    pub files: Vec<PackageFile>,
    /// Where the package lies in its archive or bag, with a slash at the end; empty where it is all.
    pub root: String,
    /// What lies around it there, by ascending path.
    pub around: Vec<PackageFile>,
}

impl Contents {
    /// A file that came beside the package, by its name.
    pub fn beside(&self, name: &str) -> Option<&PackageFile> {
        self.around.iter().find(|file| file.path.rsplit('/').next() == Some(name))
    }
}

/// The files of a package; `None` where there is no list of checksums.
///
/// # Errors
/// [`PackageError::Read`] where something cannot be read; [`PackageError::TooMuch`]; [`PackageError::NoArchive`].
pub fn contents(package: &Path) -> Result<Option<Contents>, PackageError> {
    if !is_there(package)? {
        return Ok(None);
    }
    let is_folder = package.is_dir();
    let mut files = if is_folder { of_folder(package)? } else { of_archive(package)? };
    files.sort_by(|left, right| left.path.cmp(&right.path));
    // Most programs put the folder itself into the archive; a bag has it among its data.
    let may_be_deeper = !is_folder || files.iter().any(|file| file.path == BAG_MARK);
    let lists = files.iter().filter_map(|file| file.path.strip_suffix(SUMS).map(str::to_owned));
    let root = lists.filter(|root| may_be_deeper || root.is_empty()).min_by_key(String::len);
    let Some(root) = root else { return Ok(None) };
    let (inside, around): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.path.starts_with(&root));
    let below = |file: PackageFile| PackageFile::new(file.path[root.len()..].to_owned(), file.bytes);
    Ok(Some(Contents { files: inside.into_iter().map(below).collect(), around, root }))
}

/// A folder of one’s own, outside any package, that is gone when it is dropped.
///
/// # Errors
/// [`PackageError::Write`].
pub fn scratch() -> Result<TempDir, PackageError> {
    tempfile::tempdir().map_err(PackageError::at(&std::env::temp_dir()))
}

pub(super) fn of_folder(package: &Path) -> Result<Vec<PackageFile>, PackageError> {
    let mut files = Vec::new();
    let mut open = vec![(package.to_owned(), String::new(), 0)];
    let mut bytes = 0;
    while let Some((folder, below, depth)) = open.pop() {
        for path in stage::entries(&folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let below = format!("{below}{name}");
            let is_link = path.is_symlink();
            if path.is_dir() && !is_link {
                if depth >= DEEPEST {
                    return Err(PackageError::TooMuch { path: package.to_owned() });
                }
                open.push((path, format!("{below}/"), depth + 1));
                continue;
            }
            // A link is no file of a package, wherever it leads: it is there, without content.
            let content = if is_link { Vec::new() } else { stage::read(&path)?.unwrap_or_default() };
            bytes += content.len() as u64;
            if files.len() >= MOST_FILES || bytes > MOST_BYTES {
                return Err(PackageError::TooMuch { path: package.to_owned() });
            }
            files.push(PackageFile::new(below, content));
        }
    }
    Ok(files)
}

fn of_archive(package: &Path) -> Result<Vec<PackageFile>, PackageError> {
    let none = || PackageError::NoArchive { path: package.to_owned() };
    let too_much = || PackageError::TooMuch { path: package.to_owned() };
    let bytes = stage::read(package)?.unwrap_or_default();
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|_| none())?;
    if archive.len() > MOST_FILES {
        return Err(too_much());
    }
    let (mut files, mut left) = (Vec::new(), MOST_BYTES);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|_| none())?;
        if entry.is_dir() {
            continue;
        }
        let path = entry.name().map_err(|_| none())?.into_owned();
        let mut content = Vec::new();
        entry.by_ref().take(left + 1).read_to_end(&mut content).map_err(|_| none())?;
        left = left.checked_sub(content.len() as u64).ok_or_else(too_much)?;
        files.push(PackageFile::new(path, content));
    }
    Ok(files)
}
