//! The acts noted beside the finals of a year, where something is to be added to them or shown of them.

use std::path::Path;

use super::PipelineError;
use crate::domain::{RegisteredActs, Year};
use crate::inputs::registered::ActsFile;
use crate::package;

/// The acts of a file; none where there is none.
pub(super) fn acts(path: &Path, year: Year) -> Result<RegisteredActs, PipelineError> {
    match package::read(path)? {
        None => Ok(RegisteredActs::default()),
        Some(bytes) => ActsFile::parse(&bytes, year).ok_or_else(|| PipelineError::BrokenActs { path: path.to_owned() }),
    }
}
