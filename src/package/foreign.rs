//! What somebody put into the draft's folder, or changed there, before a new draft takes its place.
//!
//! Guaranteed: only files that are what the draft's own checksums say are ever deleted. Everything else is moved
//! beside it, under a free name, and told.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are written")]

use crate::disk::HERE;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::PackageError;
use super::checksums::{SUMS, checksum};
use super::stage::{entries, flush_folder, is_there, read};
use crate::digest::hex_digest;
use crate::disk;
use crate::dossier::RESERVED;

/// The folder beside the draft's where other people's files go.
pub const OTHER_FILES: &str = "bozza_altri_file";

/// Moves what is not the draft's own out of its folder; gives where it went.
pub(super) fn rescue(draft: &Path, year: &Path) -> Result<Vec<PathBuf>, PackageError> {
    let own = own_files(draft)?;
    let mut moved = Vec::new();
    for path in below(draft)? {
        if own.get(&path).is_some_and(|digest| is_still(&path, digest.as_deref())) {
            continue;
        }
        let relative = path.strip_prefix(draft).expect("it lies below");
        let target = free(&year.join(OTHER_FILES).join(relative))?;
        let parent = target.parent().expect("a joined path has a parent");
        fs::create_dir_all(parent).map_err(PackageError::at(parent))?;
        fs::rename(&path, &target).map_err(PackageError::at(&target))?;
        flush_folder(parent, HERE)?;
        moved.push(target);
    }
    Ok(moved)
}

/// The files that the checksums name, with their digests, and the lists themselves.
fn own_files(draft: &Path) -> Result<BTreeMap<PathBuf, Option<String>>, PackageError> {
    let mut own = BTreeMap::new();
    for folder in [draft.to_owned(), draft.join(RESERVED)] {
        let Some(sums) = read(&folder.join(SUMS))? else { continue };
        own.insert(folder.join(SUMS), None);
        let sums = String::from_utf8_lossy(&sums);
        let lines = sums.lines().filter_map(checksum);
        own.extend(lines.map(|(digest, path)| (folder.join(path), Some(digest.to_owned()))));
    }
    Ok(own)
}

fn is_still(path: &Path, digest: Option<&str>) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let same = |digest: &str| matches!(read(path), Ok(Some(bytes)) if hex_digest(&bytes) == digest);
    !is_link && digest.is_none_or(same)
}

/// Everything below a folder that is no folder; links are not followed.
pub(super) fn below(folder: &Path) -> Result<Vec<PathBuf>, PackageError> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir());
        if is_folder { found.extend(below(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// The path, or the same with the first number that is free.
fn free(path: &Path) -> Result<PathBuf, PackageError> {
    let numbered = (1..).map(|number| disk::kept_name(path, number));
    for candidate in std::iter::once(path.to_owned()).chain(numbered) {
        if !is_there(&candidate)? {
            return Ok(candidate);
        }
    }
    unreachable!("the numbers do not end")
}
