//! What systems do differently: how a file is opened, folders that change places, who may read what is made.
//!
//! The only file that names a system. Guaranteed: every call has a way through the standard library alone,
//! which serves wherever the system offers no better, and which the tests take on every machine.
//! Deliberately absent: locks and renames, which the standard library does everywhere.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where files are opened and folders replaced")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// By which calls files are opened, made and replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Platform {
    /// Those of Unix.
    #[cfg(unix)]
    Unix,
    /// Those of the standard library, as on any other system.
    #[cfg(any(test, not(unix)))]
    Portable,
    /// Those of the standard library, until the program is killed after so many renames.
    #[cfg(test)]
    KilledAfter(usize),
    /// Those of the standard library, on a disk that does not take what is flushed to it.
    #[cfg(test)]
    FailsToFlush(Flushed),
    /// Those of the standard library, in a process that dies at the call that [`DEATH`] counts down to.
    #[cfg(test)]
    Dies,
}

/// How many more writing calls a process that dies gets through; a write counts twice, since it may be cut in half.
#[cfg(test)]
pub(crate) static DEATH: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(usize::MAX);

/// What a disk fails to take.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flushed {
    /// The bytes of files.
    Files,
    /// The entries of folders.
    Folders,
}

/// What becomes of a link at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// Its target is opened.
    Followed,
    /// Nothing is opened.
    Refused,
}

/// What this program was compiled for.
#[cfg(unix)]
pub(crate) const HERE: Platform = Platform::Unix;
/// What this program was compiled for.
#[cfg(not(unix))]
pub(crate) const HERE: Platform = Platform::Portable;

impl Platform {
    /// Opens a file to read it, without waiting for whoever is at the other end of a pipe.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn open_to_read(self, path: &Path, links: Links) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true);
        self.without_waiting(&mut options, links);
        options.open(path)
    }

    /// Whether a path was not followed to its end because its links lead to each other.
    pub(super) fn is_circle_of_links(self, error: &io::Error) -> bool {
        match self {
            #[cfg(unix)]
            Self::Unix => error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()),
            #[cfg(any(test, not(unix)))]
            Self::Portable => false,
            #[cfg(test)]
            Self::FailsToFlush(_) | Self::KilledAfter(_) | Self::Dies => false,
        }
    }

    /// Whether others than its owner may read or change a file; where the system does not say, no.
    ///
    /// # Errors
    /// What the system says.
    pub fn is_read_by_others(self, path: &Path) -> io::Result<bool> {
        let found = fs::metadata(path)?.permissions();
        match self {
            #[cfg(unix)]
            Self::Unix => Ok(std::os::unix::fs::PermissionsExt::mode(&found) & 0o077 != 0),
            #[cfg(any(test, not(unix)))]
            Self::Portable => Ok(false),
            #[cfg(test)]
            Self::FailsToFlush(_) | Self::KilledAfter(_) | Self::Dies => Ok(false),
        }
    }

    /// Opens the file that is locked, or makes it, without emptying one that is there and without following a link.
    ///
    /// # Errors
    /// What the system says; a link, a pipe or a device is refused.
    pub fn open_lock(self, path: &Path) -> io::Result<File> {
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
            return Err(not_a_file());
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        self.without_waiting(&mut options, Links::Refused);
        let file = options.open(path)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(not_a_file()) }
    }

    fn without_waiting(self, options: &mut OpenOptions, links: Links) {
        match self {
            #[cfg(unix)]
            Self::Unix => {
                use rustix::fs::OFlags;
                use std::os::unix::fs::OpenOptionsExt as _;
                let no_link = if links == Links::Refused { OFlags::NOFOLLOW } else { OFlags::empty() };
                options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY | no_link).bits().cast_signed());
            }
            #[cfg(any(test, not(unix)))]
            Self::Portable => {}
            #[cfg(test)]
            Self::KilledAfter(_) | Self::FailsToFlush(_) | Self::Dies => {}
        }
    }

    /// Makes a folder with those above it that lack.
    ///
    /// # Errors
    /// What the system says.
    pub fn make_folder(self, folder: &Path) -> io::Result<()> {
        self.calls();
        fs::create_dir_all(folder)
    }

    /// Makes an empty file, or empties the one that is there.
    ///
    /// # Errors
    /// What the system says.
    pub fn make_file(self, path: &Path) -> io::Result<File> {
        self.calls();
        File::create(path)
    }

    /// Writes bytes into a file and flushes them.
    ///
    /// # Errors
    /// What the system says: the disk may be full, or gone.
    pub fn fill(self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let (first, rest) = bytes.split_at(bytes.len() / 2);
        self.calls();
        file.write_all(first)?;
        self.calls();
        file.write_all(rest)?;
        self.flush_file(file)
    }

    /// Gives a file or a folder its name.
    ///
    /// # Errors
    /// What the system says.
    pub fn rename(self, from: &Path, to: &Path) -> io::Result<()> {
        self.calls();
        fs::rename(from, to)
    }

    /// A call that writes is about to be made.
    pub fn calls(self) {
        match self {
            #[cfg(unix)]
            Self::Unix => {}
            #[cfg(any(test, not(unix)))]
            Self::Portable => {}
            #[cfg(test)]
            Self::Dies if DEATH.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) == 0 => std::process::abort(),
            #[cfg(test)]
            Self::Dies | Self::KilledAfter(_) | Self::FailsToFlush(_) => {}
        }
    }

    /// A folder and the new one that replaces it change places.
    ///
    /// Where the system can, in one step that other programs see as all or nothing. Where it cannot, the old
    /// folder is moved to `aside` first, where a program that was killed in between finds it.
    ///
    /// # Errors
    /// What the system says; the old folder then stands under its name or under `aside`.
    pub fn exchange_folders(self, old: &Path, new: &Path, aside: &Path) -> io::Result<()> {
        let by_renames = |from: &Path, to: &Path| self.rename(from, to);
        match self {
            #[cfg(unix)]
            Self::Unix => exchange(old, new).or_else(|_| exchange_by_renames([old, new, aside], by_renames)),
            #[cfg(any(test, not(unix)))]
            Self::Portable => exchange_by_renames([old, new, aside], by_renames),
            #[cfg(test)]
            Self::FailsToFlush(_) | Self::Dies => exchange_by_renames([old, new, aside], by_renames),
            #[cfg(test)]
            Self::KilledAfter(renames) => {
                let mut left = renames;
                exchange_by_renames([old, new, aside], |from, to| {
                    left = left.checked_sub(1).ok_or(io::ErrorKind::Interrupted)?;
                    fs::rename(from, to)
                })
            }
        }
    }

    /// Flushes the bytes of a file, so that they survive a crash.
    ///
    /// # Errors
    /// What the system says: the disk may be full, or gone.
    pub fn flush_file(self, file: &File) -> io::Result<()> {
        self.calls();
        match self {
            #[cfg(unix)]
            Self::Unix => file.sync_all(),
            #[cfg(any(test, not(unix)))]
            Self::Portable => file.sync_all(),
            #[cfg(test)]
            Self::FailsToFlush(Flushed::Files) => Err(io::ErrorKind::StorageFull.into()),
            #[cfg(test)]
            Self::FailsToFlush(Flushed::Folders) | Self::KilledAfter(_) | Self::Dies => file.sync_all(),
        }
    }

    /// Flushes the entries of a folder, so that what was renamed there survives a crash.
    ///
    /// # Errors
    /// What the system says, unless it has no such flush for folders: then the rename is all there is.
    pub fn flush_folder(self, folder: &Path) -> io::Result<()> {
        self.calls();
        match self {
            #[cfg(unix)]
            Self::Unix => File::open(folder)?.sync_all().or_else(|error| match error.kind() {
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported => Ok(()),
                _ => Err(error),
            }),
            #[cfg(any(test, not(unix)))]
            Self::Portable => Ok(()),
            #[cfg(test)]
            Self::FailsToFlush(Flushed::Folders) => Err(io::ErrorKind::StorageFull.into()),
            #[cfg(test)]
            Self::KilledAfter(_) | Self::FailsToFlush(Flushed::Files) | Self::Dies => Ok(()),
        }
    }

    /// How a new file comes into being that is written under another name first: with the rights that the
    /// user's own mask leaves, as any other file, and not private.
    pub fn new_file(self, builder: &mut tempfile::Builder<'_, '_>) {
        self.rights(builder, 0o666);
    }

    /// The same for a folder.
    pub fn new_folder(self, builder: &mut tempfile::Builder<'_, '_>) {
        self.rights(builder, 0o777);
    }

    fn rights(self, builder: &mut tempfile::Builder<'_, '_>, mode: u32) {
        match self {
            #[cfg(unix)]
            Self::Unix => {
                builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
            }
            // The rights are those of the folder.
            #[cfg(any(test, not(unix)))]
            Self::Portable => {}
            #[cfg(test)]
            Self::KilledAfter(_) | Self::FailsToFlush(_) | Self::Dies => {}
        }
    }
}

fn not_a_file() -> io::Error {
    io::Error::new(io::ErrorKind::AlreadyExists, "")
}

/// Two folders change places in one step that other programs see as all or nothing.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(left: &Path, right: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, left, CWD, right, RenameFlags::EXCHANGE)?)
}

/// The other systems of the family have no such call.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn exchange_by_renames(
    [old, new, aside]: [&Path; 3],
    mut rename: impl FnMut(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    rename(old, aside)?;
    if let Err(error) = rename(new, old) {
        // Put the old folder back rather than leave none; where that fails, the next run does it.
        let _ = rename(aside, old);
        return Err(error);
    }
    rename(aside, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_change_places_or_stand_as_they_were() {
        for platform in [HERE, Platform::Portable] {
            let year = tempfile::tempdir().unwrap();
            let [old, new, aside] = ["bozza", "nuova", "prima"].map(|name| year.path().join(name));
            fs::create_dir(&old).unwrap();
            fs::write(old.join("a"), "vecchia").unwrap();
            assert!(platform.exchange_folders(&old, &new, &aside).is_err(), "{platform:?}: there is nothing new");
            assert_eq!(fs::read(old.join("a")).unwrap(), b"vecchia", "{platform:?}");
            fs::create_dir(&new).unwrap();
            fs::write(new.join("a"), "nuova").unwrap();
            platform.exchange_folders(&old, &new, &aside).unwrap();
            assert_eq!(fs::read(old.join("a")).unwrap(), b"nuova", "{platform:?}");
            assert_eq!(fs::read(new.join("a")).unwrap(), b"vecchia", "{platform:?}");
            assert_eq!(fs::read_dir(year.path()).unwrap().count(), 2, "{platform:?}: nothing is left aside");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_file_is_neither_emptied_nor_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let [lock, link] = [".lock", "altro"].map(|name| folder.path().join(name));
        fs::write(&lock, "nota").unwrap();
        HERE.open_lock(&lock).unwrap();
        assert_eq!(fs::read(&lock).unwrap(), b"nota");
        std::os::unix::fs::symlink(&lock, &link).unwrap();
        assert!(HERE.open_lock(&link).is_err());
    }
}
