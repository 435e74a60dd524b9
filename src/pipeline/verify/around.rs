//! What lies around a package, and what its folder is called.

use std::path::Path;

use crate::package::{self, Contents, PackageError};

/// A file beside the package: in its archive, or next to its folder.
pub(super) fn beside(package: &Path, contents: &Contents, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
    if contents.root.is_empty() && package.is_dir() {
        package::beside_package(package, name)
    } else {
        Ok(contents.beside(name).map(|file| file.bytes.clone()))
    }
}

/// The version that a package is of, by the name of its folder.
pub(super) fn version(package: &Path, contents: &Contents) -> Option<u32> {
    let given = package.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let within = contents.root.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty());
    let name = within.map_or(given, str::to_owned);
    name.strip_prefix('v')?.parse().ok()
}
