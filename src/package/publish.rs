//! A package gets its name: a draft replaces the last one, a final is a new version.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are published")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PackageError;
use super::checksums::{SUMS, checksum};
use super::foreign::{below, rescue};
use super::journal::{self, Issue, JOURNAL};
use super::stage::{self, IN_PROGRESS, entries, flush_folder, is_there, make_folders, stage};
use super::versions::{MOST, last_final};
use crate::digest::hex_digest;
use crate::disk::{HERE, Platform};
use crate::domain::{Status, Year};
use crate::dossier::{PackageFile, RESERVED};
use crate::trace::provenance::{PROVENANCE_FILE, Recorded};

/// Name of the draft's folder.
const DRAFT: &str = "bozza";
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
    pub fn publish_draft(&self, files: &[PackageFile]) -> Result<Published, PackageError> {
        let draft = self.path.join(DRAFT);
        let staged = stage(files, &self.path, self.platform)?;
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
    pub fn publish_final(&self, files: &[PackageFile], version: u32, issue: &Issue) -> Result<Published, PackageError> {
        if version > MOST {
            return Err(PackageError::TooManyVersions { path: self.path.clone(), most: MOST });
        }
        let target = self.path.join(format!("v{version}"));
        let staged = stage(files, &self.path, self.platform)?;
        let sums = files.iter().find(|file| file.path == SUMS).map_or(&[][..], |file| &file.bytes);
        let journal = self.path.join(JOURNAL);
        let lines = journal::with_line(stage::read(&journal)?, version, sums, issue);
        stage::write_file_on(&journal, &lines, self.platform)?;
        self.platform.rename(staged.path(), &target).map_err(PackageError::at(&target))?;
        let _ = staged.keep();
        flush_folder(&self.path, self.platform)?;
        Ok(Published::Written { path: target, others: Vec::new() })
    }
}

/// The name of a package's folder and two files of it.
pub type NamedFiles = (String, [Vec<u8>; 2]);

/// Two files of the last draft of a year, or of its last final; the name of its folder comes first. `None` where
/// there is no such package, or one of the files is not in it.
///
/// # Errors
/// [`PackageError::Read`] where one is there and cannot be read.
pub fn of_last(
    output: &Path,
    year: Year,
    definitive: bool,
    paths: [&str; 2],
) -> Result<Option<NamedFiles>, PackageError> {
    let last =
        if definitive { last_final(output, year)?.map(|last| format!("v{last}")) } else { Some(DRAFT.to_owned()) };
    let Some(name) = last else { return Ok(None) };
    let folder = output.join(year.to_string()).join(&name);
    let [first, second] = paths.map(|path| stage::read(&folder.join(path)));
    Ok(first?.zip(second?).map(|(first, second)| (name, [first, second])))
}

fn is_leftover(entry: &Path) -> bool {
    !entry.is_symlink() && entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with(IN_PROGRESS))
}

/// Whether a folder holds exactly the files that its own checksums name, unchanged.
fn is_intact(folder: &Path) -> bool {
    let mut listed = 0;
    for below in ["", RESERVED] {
        let Ok(Some(sums)) = stage::read(&folder.join(below).join(SUMS)) else { return false };
        listed += 1;
        for line in String::from_utf8_lossy(&sums).lines() {
            let Some((digest, path)) = checksum(line) else { return false };
            listed += 1;
            let bytes = stage::read(&folder.join(below).join(path)).ok().flatten();
            if bytes.is_none_or(|bytes| hex_digest(&bytes) != digest) {
                return false;
            }
        }
    }
    below(folder).is_ok_and(|files| files.len() == listed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{DEATH, Flushed};
    use crate::package::{Journal, OTHER_FILES, checksums};

    fn issue() -> Issue {
        let day: NaiveDate = "2025-06-20".parse().unwrap();
        Issue { moment: day.and_hms_opt(9, 0, 0).unwrap(), reference_date: day, reasons: Vec::new() }
    }

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
            fs::write(draft.path().join("appunti.txt"), "nostri").unwrap();
            folder.publish_draft(&package("due")).unwrap();
            assert_eq!(fs::read(draft.path().join("a/b.txt")).unwrap(), b"due");
            folder.publish_final(&package("tre"), 1, &issue()).unwrap();
            assert!(folder.publish_final(&package("quattro"), 1, &issue()).is_err());
            assert_eq!(fs::read(output.path().join("2024/v1/a/b.txt")).unwrap(), b"tre");
            let left: Vec<_> =
                entries(&output.path().join("2024")).unwrap().into_iter().filter(|path| path.is_dir()).collect();
            assert_eq!(left.len(), 3, "{platform:?}: {left:?}");
            for (path, text) in [("a/b.txt", "manomesso"), ("appunti.txt", "nostri")] {
                let kept = output.path().join("2024").join(OTHER_FILES).join(path);
                assert_eq!(fs::read_to_string(kept).unwrap(), text, "{platform:?}");
            }
        }
    }

    /// Opens a year's folder. A process that another test starts holds for a moment, before it becomes a program of
    /// its own, what this process has open: the lock, too.
    fn opened(output: &Path) -> YearFolder {
        for _ in 0..500 {
            match YearFolder::open(output, Year(2024)) {
                Err(PackageError::Locked { .. }) => std::thread::sleep(std::time::Duration::from_millis(10)),
                other => return other.unwrap(),
            }
        }
        panic!("{}: still locked", output.display())
    }

    #[test]
    fn a_run_that_is_killed_never_loses_the_last_draft() {
        for renames in 0..4 {
            let output = tempfile::tempdir().unwrap();
            let open = || opened(output.path());
            let first = open();
            let draft = first.publish_draft(&package("uno")).unwrap();
            drop(first);
            let killed = YearFolder { platform: Platform::KilledAfter(renames), ..open() };
            let done = killed.publish_draft(&package("due"));
            assert_eq!(done.is_ok(), renames >= 3, "{renames}");
            drop(killed);
            drop(open());
            assert!(is_intact(draft.path()), "{renames}: a whole draft stands under its name");
            let expected: &[u8] = if renames < 2 { b"uno" } else { b"due" };
            assert_eq!(fs::read(draft.path().join("a/b.txt")).unwrap(), expected, "{renames}");
            let names = entries(&output.path().join("2024")).unwrap().len();
            assert_eq!(names, 2, "{renames}: the draft and the lock");
        }
    }

    /// Where a process that is to die publishes, and how many writing calls it gets through.
    const DYING: [&str; 2] = ["RELAZIONE_PROVA_CARTELLA", "RELAZIONE_PROVA_CHIAMATE"];

    /// Publishes a final in a process of its own that dies, without another word, at a writing call; whether it came
    /// through.
    fn published_or_died(output: &Path, version: u32, calls: usize) -> bool {
        let test = "package::publish::tests::a_final_that_is_killed_at_any_write_is_whole_or_not_there";
        let mut child = std::process::Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", test]).env(DYING[0], output).env(DYING[1], calls.to_string());
        child.env("RELAZIONE_PROVA_VERSIONE", version.to_string()).output().unwrap().status.success()
    }

    #[test]
    fn a_final_that_is_killed_at_any_write_is_whole_or_not_there() {
        if let [Ok(output), Ok(calls)] = DYING.map(std::env::var) {
            let version = std::env::var("RELAZIONE_PROVA_VERSIONE").unwrap().parse().unwrap();
            let folder = YearFolder::open(Path::new(&output), Year(2024)).unwrap();
            DEATH.store(calls.parse().unwrap(), std::sync::atomic::Ordering::Relaxed);
            let dying = YearFolder { platform: Platform::Dies, ..folder };
            dying.publish_final(&package("nuova"), version, &issue()).unwrap();
            return;
        }
        for version in [1, 2] {
            let mut calls = 0;
            loop {
                let output = tempfile::tempdir().unwrap();
                let year = output.path().join("2024");
                let open = || opened(output.path());
                if version == 2 {
                    open().publish_final(&package("prima"), 1, &issue()).unwrap();
                }
                let came_through = published_or_died(output.path(), version, calls);
                let target = year.join(format!("v{version}"));
                let is_there = target.exists();
                assert!(!is_there || is_intact(&target), "{calls}: half a version");
                assert!(is_there || !came_through, "{calls}: done, and nothing there");
                assert!(version == 1 || is_intact(&year.join("v1")), "{calls}: the version before was touched");
                // The next run sweeps what is left and publishes.
                let next = last_final(output.path(), Year(2024)).unwrap().unwrap_or_default() + 1;
                assert_eq!(next, version + u32::from(is_there), "{calls}");
                let published = open().publish_final(&package("dopo"), next, &issue()).unwrap();
                assert!(is_intact(published.path()), "{calls}");
                let left = entries(&year).unwrap().into_iter().filter(|entry| is_leftover(entry)).count();
                assert_eq!(left, 0, "{calls}");
                let journal = Journal::parse(&fs::read(year.join(JOURNAL)).unwrap());
                assert!(journal.faults.is_empty(), "{calls}: {:?}", journal.faults);
                let sums = hex_digest(&fs::read(published.path().join(SUMS)).unwrap());
                assert_eq!(journal.of_version(next).map(|entry| &entry.sums), Some(&sums), "{calls}");
                if came_through {
                    break;
                }
                calls += 1;
            }
            assert!(calls > 20, "only {calls} writing calls were tried");
        }
    }

    #[test]
    fn what_the_disk_does_not_take_is_an_error_and_no_package() {
        for what in [Flushed::Files, Flushed::Folders] {
            let output = tempfile::tempdir().unwrap();
            let open = || opened(output.path());
            let first = open();
            let draft = first.publish_draft(&package("uno")).unwrap();
            drop(first);
            let failing = YearFolder { platform: Platform::FailsToFlush(what), ..open() };
            for done in [failing.publish_draft(&package("due")), failing.publish_final(&package("due"), 1, &issue())] {
                let error = done.expect_err("nothing is sure to be there");
                assert!(matches!(&error, PackageError::Write { .. }), "{what:?}: {error}");
                assert!(error.to_string().contains("non c’è più spazio"), "{error}");
            }
            drop(failing);
            drop(open());
            assert_eq!(fs::read(draft.path().join("a/b.txt")).unwrap(), b"uno", "{what:?}");
            let names = entries(&output.path().join("2024")).unwrap().len();
            assert_eq!(names, 2, "{what:?}: the draft and the lock");
        }
    }

    #[test]
    fn other_peoples_files_never_take_each_others_place() {
        let output = tempfile::tempdir().unwrap();
        let folder = YearFolder::open(output.path(), Year(2024)).unwrap();
        let draft = folder.publish_draft(&package("uno")).unwrap().path().to_owned();
        for text in ["prima", "seconda"] {
            fs::create_dir_all(draft.join("mie")).unwrap();
            fs::write(draft.join("mie/nota.txt"), text).unwrap();
            let Published::Written { others, .. } = folder.publish_draft(&package(text)).unwrap() else { panic!() };
            assert_eq!(others.len(), 1);
            assert_eq!(fs::read_to_string(&others[0]).unwrap(), text);
        }
        let kept = output.path().join("2024").join(OTHER_FILES).join("mie");
        assert_eq!(entries(&kept).unwrap().len(), 2);
    }

    #[test]
    fn a_second_run_is_told_to_wait_and_leftovers_are_swept() {
        let output = tempfile::tempdir().unwrap();
        let leftovers = ["x", "y"].map(|name| output.path().join(format!("2024/.in_lavorazione_{name}")));
        fs::create_dir_all(&leftovers[0]).unwrap();
        fs::write(&leftovers[1], "a metà").unwrap();
        let folder = YearFolder::open(output.path(), Year(2024)).unwrap();
        assert!(leftovers.iter().all(|leftover| !leftover.exists()));
        assert!(matches!(YearFolder::open(output.path(), Year(2024)), Err(PackageError::Locked { .. })));
        drop(folder);
        assert!(YearFolder::open(output.path(), Year(2024)).is_ok());
        fs::create_dir_all(output.path().join("2023/.lock")).unwrap();
        assert!(matches!(YearFolder::open(output.path(), Year(2023)), Err(PackageError::NoLock { .. })));
    }
}
