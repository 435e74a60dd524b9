//! A package gets its name: a draft replaces the last one, a final is a new version.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are published")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PackageError;
use super::checksums::SUMS;
use super::platform::{HERE, Platform};
use super::stage::{self, IN_PROGRESS, entries, flush_folder, stage};
use crate::digest::hex_digest;
use crate::domain::{Status, Year};
use crate::dossier::{PackageFile, Previous, RESERVED};
use crate::trace::provenance::{PROVENANCE_FILE, Recorded, without_build};

/// Name of the draft's folder.
const DRAFT: &str = "bozza";

/// The output folder of one year, locked against other runs while it lives.
#[derive(Debug)]
pub struct YearFolder {
    path: PathBuf,
    platform: Platform,
    _lock: File,
}

/// What publishing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Published {
    /// A package was written here.
    Written(PathBuf),
    /// The same package was already here; nothing was touched.
    Unchanged(PathBuf),
}

impl Published {
    /// The folder of the package.
    pub fn path(&self) -> &Path {
        match self {
            Self::Written(path) | Self::Unchanged(path) => path,
        }
    }
}

impl YearFolder {
    /// Creates and locks `output/<year>`, and removes what an interrupted run left there.
    ///
    /// # Errors
    /// [`PackageError::Locked`] while another run holds it; [`PackageError::Write`] where it cannot be made.
    pub fn open(output: &Path, year: Year) -> Result<Self, PackageError> {
        let path = output.join(year.to_string());
        fs::create_dir_all(&path).map_err(PackageError::at(&path))?;
        let lock_path = path.join(".lock");
        let lock = File::create(&lock_path).map_err(PackageError::at(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(PackageError::Locked { path: lock_path }),
            Err(fs::TryLockError::Error(source)) => return Err(PackageError::Write { path: lock_path, source }),
        }
        for leftover in entries(&path).iter().filter(|entry| is_leftover(entry)) {
            fs::remove_dir_all(leftover).map_err(PackageError::at(leftover))?;
        }
        Ok(Self { path, platform: HERE, _lock: lock })
    }

    /// The number the next final will have.
    pub fn next_version(&self) -> u32 {
        self.last_version().map_or(1, |last| last + 1)
    }

    /// The package of this status that is already there, whole, made from the same inputs and options by the
    /// same build of the program and, where a date was given by hand, for that date.
    pub fn unchanged(&self, status: Status, fingerprint: &str, given_date: Option<NaiveDate>) -> Option<PathBuf> {
        let folder = match status {
            Status::Draft => self.path.join(DRAFT),
            Status::Final { version } => self.path.join(format!("v{version}")),
        };
        let recorded = Recorded::parse(&stage::read(&folder.join(PROVENANCE_FILE))?)?;
        let same = recorded.fingerprint == fingerprint
            && recorded.is_of_this_build()
            && given_date.is_none_or(|date| recorded.date == date);
        (same && is_intact(&folder)).then_some(folder)
    }

    /// Replaces the draft, in one step that other programs see as all or nothing.
    ///
    /// # Errors
    /// [`PackageError::Write`]; the old draft then still stands.
    pub fn publish_draft(&self, files: &[PackageFile]) -> Result<Published, PackageError> {
        let draft = self.path.join(DRAFT);
        let staged = stage(files, &self.path, self.platform)?;
        if draft.exists() {
            self.platform.exchange_folders(&draft, staged.path()).map_err(PackageError::at(&draft))?;
            // The staging name now holds the old draft, and dropping it deletes it.
        } else {
            fs::rename(staged.path(), &draft).map_err(PackageError::at(&draft))?;
            let _ = staged.keep();
        }
        flush_folder(&self.path);
        Ok(Published::Written(draft))
    }

    /// Publishes a final under a new version number.
    ///
    /// # Errors
    /// [`PackageError::Write`]; no version appears then.
    pub fn publish_final(&self, files: &[PackageFile], version: u32) -> Result<Published, PackageError> {
        let target = self.path.join(format!("v{version}"));
        let staged = stage(files, &self.path, self.platform)?;
        fs::rename(staged.path(), &target).map_err(PackageError::at(&target))?;
        let _ = staged.keep();
        flush_folder(&self.path);
        Ok(Published::Written(target))
    }

    fn last_version(&self) -> Option<u32> {
        version_in(&self.path)
    }
}

/// The last final published for a year, without locking or making anything.
pub fn last_final(output: &Path, year: Year) -> Option<u32> {
    version_in(&output.join(year.to_string()))
}

/// A final with the figures that it published; `None` where there is no such final, or not what it says of itself.
pub fn published(output: &Path, year: Year, version: u32) -> Option<Previous> {
    let folder = output.join(year.to_string()).join(format!("v{version}"));
    let bytes = stage::read(&folder.join(PROVENANCE_FILE))?;
    Some(Previous { year, version, sha256: hex_digest(&without_build(&bytes)), bytes })
}

/// Two files of the last draft of a year, or of its last final; the name of its folder comes first. `None` where
/// there is no such package, or one of the files is not in it.
pub fn of_last(output: &Path, year: Year, definitive: bool, paths: [&str; 2]) -> Option<(String, [Vec<u8>; 2])> {
    let name = if definitive { format!("v{}", last_final(output, year)?) } else { DRAFT.to_owned() };
    let folder = output.join(year.to_string()).join(&name);
    let [first, second] = paths.map(|path| stage::read(&folder.join(path)));
    Some((name, [first?, second?]))
}

/// Whether a folder lies in a package, or is one: nothing is written there unless somebody asks for it by name.
pub fn is_inside_package(folder: &Path) -> bool {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    full.ancestors().any(|above| above.join(PROVENANCE_FILE).is_file())
}

fn version_in(folder: &Path) -> Option<u32> {
    entries(folder).iter().filter_map(|entry| entry.file_name()?.to_str()?.strip_prefix('v')?.parse::<u32>().ok()).max()
}

fn is_leftover(entry: &Path) -> bool {
    entry.is_dir() && entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with(IN_PROGRESS))
}

/// Whether a folder holds exactly the files that its own checksums name, unchanged.
fn is_intact(folder: &Path) -> bool {
    fn count(folder: &Path) -> usize {
        entries(folder).iter().map(|entry| if entry.is_dir() { count(entry) } else { 1 }).sum()
    }
    let mut listed = 0;
    for below in ["", RESERVED] {
        let Some(sums) = stage::read(&folder.join(below).join(SUMS)) else { return false };
        listed += 1;
        for line in String::from_utf8_lossy(&sums).lines() {
            let Some((digest, path)) = line.split_once("  ") else { return false };
            listed += 1;
            if stage::read(&folder.join(below).join(path)).is_none_or(|bytes| hex_digest(&bytes) != digest) {
                return false;
            }
        }
    }
    listed == count(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::checksums;

    fn package(content: &str) -> Vec<PackageFile> {
        let mut files = vec![PackageFile::new("a/b.txt", content.as_bytes().to_vec())];
        files.extend(checksums(&files));
        files
    }

    #[test]
    fn drafts_replace_each_other_and_finals_do_not() {
        for platform in [HERE, Platform::Portable] {
            let output = tempfile::tempdir().unwrap();
            let folder = YearFolder { platform, ..YearFolder::open(output.path(), Year(2024)).unwrap() };
            let draft = folder.publish_draft(&package("uno")).unwrap();
            assert!(is_intact(draft.path()));
            fs::write(draft.path().join("a/b.txt"), "manomesso").unwrap();
            assert!(!is_intact(draft.path()));
            folder.publish_draft(&package("due")).unwrap();
            assert_eq!(fs::read(draft.path().join("a/b.txt")).unwrap(), b"due");
            assert_eq!(folder.next_version(), 1);
            folder.publish_final(&package("tre"), 1).unwrap();
            assert_eq!(folder.next_version(), 2);
            assert!(folder.publish_final(&package("quattro"), 1).is_err());
            assert_eq!(fs::read(output.path().join("2024/v1/a/b.txt")).unwrap(), b"tre");
            let left: Vec<_> = entries(&output.path().join("2024")).into_iter().filter(|path| path.is_dir()).collect();
            assert_eq!(left.len(), 2, "{platform:?}: {left:?}");
        }
    }

    #[test]
    fn a_second_run_is_told_to_wait_and_leftovers_are_swept() {
        let output = tempfile::tempdir().unwrap();
        let leftover = output.path().join("2024/.in_lavorazione_x");
        fs::create_dir_all(&leftover).unwrap();
        let folder = YearFolder::open(output.path(), Year(2024)).unwrap();
        assert!(!leftover.exists());
        assert!(matches!(YearFolder::open(output.path(), Year(2024)), Err(PackageError::Locked { .. })));
        drop(folder);
        assert!(YearFolder::open(output.path(), Year(2024)).is_ok());
    }
}
