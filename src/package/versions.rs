//! What stands in an output folder: versions, and the package around a path.

use std::path::{Path, PathBuf};

use super::PackageError;
use super::checksums::SUMS;
use super::stage;
use crate::digest::hex_digest;
use crate::disk::real_path;
use crate::domain::Year;
use crate::dossier::Previous;
use crate::inputs::edition::{self, EditionRecord};
use crate::trace::provenance::{PROVENANCE_FILE, without_build};

/// The highest number of a version; a larger one is somebody's folder with a similar name.
pub(super) const MOST: u32 = 9_999;

/// The last final published for a year, without locking or making anything.
///
/// # Errors
/// [`PackageError::Read`] where the folder is there and cannot be listed.
pub fn last_final(output: &Path, year: Year) -> Result<Option<u32>, PackageError> {
    last_version(&output.join(year.to_string()))
}

/// The highest version in a year's folder.
pub(super) fn last_version(folder: &Path) -> Result<Option<u32>, PackageError> {
    let entries = stage::entries(folder)?;
    Ok(entries.iter().filter_map(|entry| version_of(entry.file_name()?.to_str()?)).max())
}

/// `v1`, `v2` … up to [`MOST`]: neither `v01` nor `v+1`.
fn version_of(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('v').filter(|digits| digits.starts_with(|first| matches!(first, '1'..='9')))?;
    digits.parse().ok().filter(|number| *number <= MOST)
}

/// A final with the figures that it published; `None` where there is no such final, or not what it says of itself.
///
/// # Errors
/// [`PackageError::Read`] where what it says of itself is there and cannot be read.
pub fn published(output: &Path, year: Year, version: u32) -> Result<Option<Previous>, PackageError> {
    let folder = output.join(year.to_string()).join(format!("v{version}"));
    let bytes = stage::read(&folder.join(PROVENANCE_FILE))?;
    Ok(bytes.map(|bytes| Previous { year, version, sha256: hex_digest(&without_build(&bytes)), bytes }))
}

/// What a final says of its making, beside the inputs that it keeps; nothing where it does not say it.
pub fn made(output: &Path, year: Year, version: u32) -> Option<EditionRecord> {
    let file = output.join(year.to_string()).join(format!("v{version}/riservato/ingressi")).join(edition::FILE_NAME);
    EditionRecord::parse(&stage::read(&file).ok()??).ok()
}

/// The package in which a path lies, or would: nothing is ever written there.
pub fn package_around(path: &Path) -> Option<PathBuf> {
    let has = |folder: &Path, file: &str| folder.join(file).is_file();
    let is_package = |folder: &&Path| {
        has(folder, PROVENANCE_FILE)
            || (has(folder, SUMS) && (has(folder, "fatti.json") || has(folder, "provenienza.json")))
    };
    real_path(path).ancestors().find(is_package).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_v_and_a_number_below_the_bound() {
        for (name, version) in [("v1", Some(1)), ("v12", Some(12)), ("v9999", Some(9999))] {
            assert_eq!(version_of(name), version);
        }
        for name in ["v0", "v01", "v+1", "v", "v1a", "V1", "v10000", "v4294967295", "v99999999999999999999", "1"] {
            assert_eq!(version_of(name), None, "{name}");
        }
    }
}
