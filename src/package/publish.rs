//! A package gets its name: a draft replaces the last one, a final is a new version.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are published")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PackageError;
use super::checksums::SUMS;
use super::foreign::rescue;
use super::journal::{self, Issue, JOURNAL};
use super::stage::{self, IN_PROGRESS, entries, flush_folder, is_there, make_folders};
use super::staging::Staging;
use super::standing::{DRAFT, is_intact};
use super::versions::MOST;
use crate::digest::hex_digest;
use crate::disk::{HERE, Platform};
use crate::domain::{Status, Year};
use crate::trace::provenance::{PROVENANCE_FILE, Recorded};

/// Where the last draft stands while a new one takes its name, on systems where two folders cannot change places.
const ASIDE: &str = ".bozza_precedente";

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
    /// A package was written.
    Written {
        /// Its folder.
        path: PathBuf,
        /// Files of others that stood in the draft's folder, where they are now.
        others: Vec<PathBuf>,
    },
    /// The same package was already here; nothing was touched.
    Unchanged(PathBuf),
}

impl Published {
    /// The folder of the package.
    pub fn path(&self) -> &Path {
        match self {
            Self::Written { path, .. } | Self::Unchanged(path) => path,
        }
    }

    /// SHA-256 of its list of what is published, which names the whole.
    pub fn digest(&self) -> Option<String> {
        Some(hex_digest(&stage::read(&self.path().join(SUMS)).ok()??))
    }
}

impl YearFolder {
    /// Creates and locks `output/<year>`, puts back a draft that an interrupted run had moved aside, and removes
    /// what such a run left half-made.
    ///
    /// # Errors
    /// [`PackageError::Locked`] while another run holds it; [`PackageError::Write`] where it cannot be made.
    pub fn open(output: &Path, year: Year) -> Result<Self, PackageError> {
        let path = output.join(year.to_string());
        make_folders(&path)?;
        let lock_path = path.join(".lock");
        let lock = HERE.open_lock(&lock_path).map_err(|source| match fs::symlink_metadata(&lock_path) {
            Ok(found) if !found.is_file() => PackageError::NoLock { path: lock_path.clone() },
            _ => PackageError::Write { path: lock_path.clone(), source },
        })?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(PackageError::Locked { path: lock_path }),
            Err(fs::TryLockError::Error(source)) => return Err(PackageError::Write { path: lock_path, source }),
        }
        let folder = Self { path, platform: HERE, _lock: lock };
        folder.recover()?;
        for leftover in entries(&folder.path)?.iter().filter(|entry| is_leftover(entry)) {
            let removed = if leftover.is_dir() { fs::remove_dir_all(leftover) } else { fs::remove_file(leftover) };
            removed.map_err(PackageError::at(leftover))?;
        }
        Ok(folder)
    }

    /// A run that was killed between two renames left the last draft aside: it gets its name again, unless the new
    /// one has it already.
    fn recover(&self) -> Result<(), PackageError> {
        let [draft, aside] = [DRAFT, ASIDE].map(|name| self.path.join(name));
        if !is_there(&aside)? {
            return Ok(());
        }
        if is_there(&draft)? {
            rescue(&aside, &self.path)?;
            fs::remove_dir_all(&aside).map_err(PackageError::at(&aside))?;
        } else {
            fs::rename(&aside, &draft).map_err(PackageError::at(&draft))?;
        }
        flush_folder(&self.path, self.platform)
    }

    /// Where the files of the next package are written first.
    ///
    /// # Errors
    /// [`PackageError::Write`].
    pub fn staging(&self) -> Result<Staging, PackageError> {
        Staging::within(&self.path, self.platform)
    }

    /// The package of this status that is already there, whole, made from the same inputs and options by the
    /// same build of the program and, where a date was given by hand, for that date.
    pub fn unchanged(&self, status: Status, fingerprint: &str, given_date: Option<NaiveDate>) -> Option<PathBuf> {
        let folder = match status {
            Status::Draft => self.path.join(DRAFT),
            Status::Final { version } => self.path.join(format!("v{version}")),
        };
        let recorded = Recorded::parse(&stage::read(&folder.join(PROVENANCE_FILE)).ok()??)?;
        let same = recorded.fingerprint == fingerprint
            && recorded.is_of_this_build()
            && given_date.is_none_or(|date| recorded.date == date);
        (same && is_intact(&folder)).then_some(folder)
    }

    /// Replaces the draft, in one step that other programs see as all or nothing. Files of others that stand in
    /// its folder are moved beside it.
    ///
    /// # Errors
    /// [`PackageError::Write`]; the old draft then still stands.
    pub fn publish_draft(&self, staging: Staging) -> Result<Published, PackageError> {
        let draft = self.path.join(DRAFT);
        if draft.is_symlink() {
            return Err(PackageError::DraftIsLink { path: draft });
        }
        let staged = staging.finished()?;
        let mut others = Vec::new();
        if is_there(&draft)? {
            others = rescue(&draft, &self.path)?;
            let exchanged = self.platform.exchange_folders(&draft, staged.path(), &self.path.join(ASIDE));
            exchanged.map_err(PackageError::at(&draft))?;
            flush_folder(&self.path, self.platform)?;
            // The staging name now holds the old draft, and dropping it deletes it: but for what came meanwhile.
            others.extend(rescue(staged.path(), &self.path)?);
        } else {
            fs::rename(staged.path(), &draft).map_err(PackageError::at(&draft))?;
            let _ = staged.keep();
        }
        flush_folder(&self.path, self.platform)?;
        Ok(Published::Written { path: draft, others })
    }

    /// Writes a file beside the versions: what is said of them later, and never in them.
    ///
    /// # Errors
    /// [`PackageError::Write`]; an older file of that name then still stands.
    pub fn write_beside(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, PackageError> {
        let path = self.path.join(name);
        stage::write_file(&path, bytes).map(|()| path)
    }

    /// Publishes a final under a new version number. Its line in the journal comes first: one that was interrupted
    /// leaves a line without a version, never a version without a line.
    ///
    /// # Errors
    /// [`PackageError::Write`]; no version appears then.
    pub fn publish_final(&self, staging: Staging, version: u32, issue: &Issue) -> Result<Published, PackageError> {
        if version > MOST {
            return Err(PackageError::TooManyVersions { path: self.path.clone(), most: MOST });
        }
        let target = self.path.join(format!("v{version}"));
        let staged = staging.finished()?;
        let sums = stage::read(&staged.path().join(SUMS))?.unwrap_or_default();
        let journal = self.path.join(JOURNAL);
        let lines = journal::with_line(stage::read(&journal)?, version, &sums, issue);
        stage::write_file_on(&journal, &lines, self.platform)?;
        self.platform.rename(staged.path(), &target).map_err(PackageError::at(&target))?;
        let _ = staged.keep();
        flush_folder(&self.path, self.platform)?;
        Ok(Published::Written { path: target, others: Vec::new() })
    }
}

fn is_leftover(entry: &Path) -> bool {
    !entry.is_symlink() && entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with(IN_PROGRESS))
}

#[cfg(test)]
mod tests;
