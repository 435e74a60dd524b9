//! One file read whole, once, within a limit.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::fault::{Fault, MEBIBYTE};
use super::platform::{HERE, Links};

/// The most bytes of a file that are read where nobody says otherwise.
pub const DEFAULT_LIMIT: u64 = 64 * MEBIBYTE;

/// Reads a file that somebody named; links are followed.
///
/// # Errors
/// Why it cannot be read.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    read_at(path, limit, Links::Followed)
}

/// Whether something of that name is there, a link to nothing included.
///
/// # Errors
/// What the system says where it will not tell.
pub fn is_there(path: &Path) -> Result<bool, Fault> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Fault::of(error)),
    }
}

/// What is no regular file is not even opened; what became one in between does not make the program wait.
pub(super) fn read_at(path: &Path, limit: u64, links: Links) -> Result<Vec<u8>, Fault> {
    let found = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if fs::symlink_metadata(path).is_ok() => Fault::Dangling,
        _ => Fault::of(error),
    })?;
    regular(&found)?;
    let file = HERE.open_to_read(path, links).map_err(Fault::of)?;
    let found = file.metadata().map_err(Fault::of)?;
    regular(&found)?;
    if found.len() > limit {
        return Err(Fault::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    // A file may grow while it is read.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Fault::of)?;
    if bytes.len() as u64 > limit { Err(Fault::TooLarge { limit }) } else { Ok(bytes) }
}

fn regular(found: &fs::Metadata) -> Result<(), Fault> {
    match found {
        found if found.is_dir() => Err(Fault::Folder),
        found if !found.is_file() => Err(Fault::Special),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests make files to be read")]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_there_is_absent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert!(read(&path, 9).unwrap_err().is_absence());
        assert!(matches!(read(folder.path(), 9), Err(Fault::Folder)));
        fs::write(&path, "123456789").unwrap();
        assert_eq!(read(&path, 9).unwrap(), b"123456789");
        assert!(matches!(read(&path, 8), Err(Fault::TooLarge { limit: 8 })));
        assert!(matches!(read(&path.join("b"), 9), Err(Fault::System(_))), "a file is no folder");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_opened_and_a_link_to_nothing_is_not_absent() {
        assert!(matches!(read(Path::new("/dev/zero"), 9), Err(Fault::Special)));
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("l");
        std::os::unix::fs::symlink("nulla", &link).unwrap();
        assert!(matches!(read(&link, 9), Err(Fault::Dangling)));
        assert!(is_there(&link).unwrap());
    }
}
