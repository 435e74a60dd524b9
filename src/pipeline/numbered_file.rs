//! Files that are numbered by day and never replaced.

use std::path::{Path, PathBuf};

use crate::digest::hex_digest;
use crate::package::{self, PackageError};

/// Where a file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The file.
    pub path: PathBuf,
    /// Whether it was there already, with the same content.
    pub was_there: bool,
}

/// Writes a file under the first name that is free, unless one of them already says the same.
pub(super) fn place(folder: &Path, (stem, extension): (&str, &str), bytes: &[u8]) -> Result<Placed, PackageError> {
    let names = (1u32..).map(|number| if number == 1 { stem.to_owned() } else { format!("{stem}_{number}") });
    for name in names {
        let path = folder.join(format!("{name}.{extension}"));
        match package::read(&path)? {
            None => {
                package::write_new(&path, bytes)?;
                return Ok(Placed { path, was_there: false });
            }
            Some(there) if hex_digest(&there) == hex_digest(bytes) => return Ok(Placed { path, was_there: true }),
            Some(_) => {}
        }
    }
    unreachable!("the numbers do not end")
}
