//! What systems do differently: folders that change places, and who may read a file.
//!
//! The only file that names a system. Guaranteed: every call has a way through the standard library alone,
//! which serves wherever the system offers no better, and which the tests take on every machine.
//! Deliberately absent: locks, flushes and renames, which the standard library does everywhere.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where packages are written")]

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// By which calls files are written and replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Platform {
    /// Those of Unix.
    #[cfg(unix)]
    Unix,
    /// Those of the standard library, as on any other system.
    #[cfg(any(test, not(unix)))]
    Portable,
}

/// What this program was compiled for.
#[cfg(unix)]
pub(super) const HERE: Platform = Platform::Unix;
/// What this program was compiled for.
#[cfg(not(unix))]
pub(super) const HERE: Platform = Platform::Portable;

impl Platform {
    /// A folder and the new one that replaces it change places.
    ///
    /// Where the system can, in one step that other programs see as all or nothing. Where it cannot, the old
    /// folder is moved aside first, to a name that begins like the new one's: for a moment there is none, but
    /// never half of one.
    ///
    /// # Errors
    /// What the system says; the old folder then still stands.
    pub fn exchange_folders(self, old: &Path, new: &Path) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Self::Unix => exchange(old, new).or_else(|_| exchange_by_renames(old, new)),
            #[cfg(any(test, not(unix)))]
            Self::Portable => exchange_by_renames(old, new),
        }
    }

    /// Lets everybody read a file that began as a private one.
    ///
    /// # Errors
    /// What the system says.
    pub fn let_all_read(self, file: &File) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Self::Unix => file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644)),
            // The rights are those of the folder.
            #[cfg(any(test, not(unix)))]
            Self::Portable => file.metadata().map(|_| ()),
        }
    }

    /// Lets everybody enter a folder that began as a private one.
    ///
    /// # Errors
    /// What the system says.
    pub fn let_all_enter(self, folder: &Path) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Self::Unix => fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o755)),
            #[cfg(any(test, not(unix)))]
            Self::Portable => fs::metadata(folder).map(|_| ()),
        }
    }
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

fn exchange_by_renames(old: &Path, new: &Path) -> io::Result<()> {
    let mut aside = new.as_os_str().to_owned();
    aside.push("_prima");
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        // Put the old folder back rather than leave none.
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_change_places_or_stand_as_they_were() {
        for platform in [HERE, Platform::Portable] {
            let year = tempfile::tempdir().unwrap();
            let [old, new] = ["bozza", "nuova"].map(|name| year.path().join(name));
            fs::create_dir(&old).unwrap();
            fs::write(old.join("a"), "vecchia").unwrap();
            assert!(platform.exchange_folders(&old, &new).is_err(), "{platform:?}: there is nothing new");
            assert_eq!(fs::read(old.join("a")).unwrap(), b"vecchia", "{platform:?}");
            fs::create_dir(&new).unwrap();
            fs::write(new.join("a"), "nuova").unwrap();
            platform.exchange_folders(&old, &new).unwrap();
            assert_eq!(fs::read(old.join("a")).unwrap(), b"nuova", "{platform:?}");
            assert_eq!(fs::read(new.join("a")).unwrap(), b"vecchia", "{platform:?}");
            assert_eq!(fs::read_dir(year.path()).unwrap().count(), 2, "{platform:?}: nothing is left aside");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_began_private_is_for_the_office_and_its_auditors() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for (platform, modes) in [(Platform::Portable, [0o700, 0o600]), (HERE, [0o755, 0o644])] {
            platform.let_all_enter(folder.path()).unwrap();
            platform.let_all_read(file.as_file()).unwrap();
            assert_eq!([mode(folder.path()), mode(file.path())], modes, "{platform:?}");
        }
    }
}
