use super::*;
use crate::disk::{DEATH, Flushed};
use crate::dossier::PackageFile;
use crate::package::{Journal, OTHER_FILES, checksums, last_final};

fn issue() -> Issue {
    let day: NaiveDate = "2025-06-20".parse().unwrap();
    Issue { moment: day.and_hms_opt(9, 0, 0).unwrap(), reference_date: day, reasons: Vec::new() }
}

fn package(folder: &YearFolder, content: &str) -> Result<Staging, PackageError> {
    let mut staging = folder.staging()?;
    staging.add(vec![PackageFile::new("a/b.txt", content.as_bytes().to_vec())])?;
    staging.add(checksums(staging.entries()))?;
    Ok(staging)
}

fn draft_of(folder: &YearFolder, content: &str) -> Result<Published, PackageError> {
    folder.publish_draft(package(folder, content)?)
}

fn final_of(folder: &YearFolder, content: &str, version: u32) -> Result<Published, PackageError> {
    folder.publish_final(package(folder, content)?, version, &issue())
}

#[test]
fn drafts_replace_each_other_and_finals_do_not() {
    for platform in [HERE, Platform::Portable] {
        let output = tempfile::tempdir().unwrap();
        let folder = YearFolder { platform, ..YearFolder::open(output.path(), Year(2024)).unwrap() };
        let draft = draft_of(&folder, "uno").unwrap();
        assert!(is_intact(draft.path()));
        fs::write(draft.path().join("a/b.txt"), "manomesso").unwrap();
        assert!(!is_intact(draft.path()));
        fs::write(draft.path().join("appunti.txt"), "nostri").unwrap();
        draft_of(&folder, "due").unwrap();
        assert_eq!(fs::read(draft.path().join("a/b.txt")).unwrap(), b"due");
        final_of(&folder, "tre", 1).unwrap();
        assert!(final_of(&folder, "quattro", 1).is_err());
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
        let draft = draft_of(&first, "uno").unwrap();
        drop(first);
        let killed = YearFolder { platform: Platform::KilledAfter(renames), ..open() };
        let done = draft_of(&killed, "due");
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
        final_of(&dying, "nuova", version).unwrap();
        return;
    }
    for version in [1, 2] {
        let mut calls = 0;
        loop {
            let output = tempfile::tempdir().unwrap();
            let year = output.path().join("2024");
            let open = || opened(output.path());
            if version == 2 {
                final_of(&open(), "prima", 1).unwrap();
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
            let published = final_of(&open(), "dopo", next).unwrap();
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
        let draft = draft_of(&first, "uno").unwrap();
        drop(first);
        let failing = YearFolder { platform: Platform::FailsToFlush(what), ..open() };
        for done in [draft_of(&failing, "due"), final_of(&failing, "due", 1)] {
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
    let draft = draft_of(&folder, "uno").unwrap().path().to_owned();
    for text in ["prima", "seconda"] {
        fs::create_dir_all(draft.join("mie")).unwrap();
        fs::write(draft.join("mie/nota.txt"), text).unwrap();
        let Published::Written { others, .. } = draft_of(&folder, text).unwrap() else { panic!() };
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
    drop(opened(output.path()));
    fs::create_dir_all(output.path().join("2023/.lock")).unwrap();
    assert!(matches!(YearFolder::open(output.path(), Year(2023)), Err(PackageError::NoLock { .. })));
}
