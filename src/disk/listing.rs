//! The entries of a folder, each with what it is.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::fault::Fault;

/// What an entry is, links followed.
#[derive(Debug)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// What is no file: a pipe, a socket, a device, a link to nothing, or what the system will not tell.
    Unreadable(Fault),
}

/// One entry of a folder.
#[derive(Debug)]
pub struct Entry {
    /// Its whole path.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
}

impl Entry {
    /// Its name; nothing where it is not UTF-8 or holds control characters.
    pub fn name(&self) -> Option<&str> {
        self.path.file_name().and_then(OsStr::to_str).filter(|name| !name.chars().any(char::is_control))
    }

    /// Its name as far as it can be shown.
    pub fn shown_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The entries of a folder, by name.
///
/// # Errors
/// [`Fault::Absent`] where there is no such folder; any other fault where it cannot be listed whole.
pub fn list(folder: &Path) -> Result<Vec<Entry>, Fault> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(Fault::of)? {
        let path = entry.map_err(Fault::of)?.path();
        let kind = kind(&path);
        entries.push(Entry { path, kind });
    }
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(entries)
}

fn kind(path: &Path) -> Kind {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Kind::File,
        Ok(found) if found.is_dir() => Kind::Folder,
        Ok(_) => Kind::Unreadable(Fault::Special),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Kind::Unreadable(Fault::Dangling),
        Err(error) => Kind::Unreadable(Fault::of(error)),
    }
}
