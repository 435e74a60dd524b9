//! Files that are named on the command line.

use std::path::Path;

use super::PipelineError;
use crate::disk;

/// A file that is named on the command line.
pub(super) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, PipelineError> {
    disk::read(path, limit).map_err(|source| PipelineError::File { path: path.to_owned(), source })
}

/// Places name the file, not the folders of this machine.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
