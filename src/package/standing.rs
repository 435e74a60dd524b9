//! What stands in the folder of a year: the last package, and whether one is whole.

use std::path::Path;

use super::PackageError;
use super::checksums::{SUMS, checksum};
use super::foreign::below;
use super::stage;
use super::versions::last_final;
use crate::digest::hex_digest;
use crate::domain::Year;
use crate::dossier::RESERVED;

/// Name of the draft's folder.
pub(super) const DRAFT: &str = "bozza";

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

/// Whether a folder holds exactly the files that its own checksums name, unchanged.
pub(super) fn is_intact(folder: &Path) -> bool {
    let mut listed = 0;
    for part in ["", RESERVED] {
        let Ok(Some(sums)) = stage::read(&folder.join(part).join(SUMS)) else { return false };
        listed += 1;
        for line in String::from_utf8_lossy(&sums).lines() {
            let Some((digest, path)) = checksum(line) else { return false };
            listed += 1;
            let bytes = stage::read(&folder.join(part).join(path)).ok().flatten();
            if bytes.is_none_or(|bytes| hex_digest(&bytes) != digest) {
                return false;
            }
        }
    }
    below(folder).is_ok_and(|files| files.len() == listed)
}
