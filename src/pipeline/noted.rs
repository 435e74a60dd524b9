//! The acts and signed copies noted beside the finals of a year, where something is to be added to them or shown of them.

use std::path::Path;

use super::PipelineError;
use super::register_error::RegisterError;
use crate::domain::Year;
use crate::inputs::registered::{ActsFile, Noted};
use crate::package;

/// What a file notes; nothing where there is none.
pub(super) fn noted(path: &Path, year: Year) -> Result<Noted, PipelineError> {
    match package::read(path)? {
        None => Ok(Noted::default()),
        Some(bytes) => {
            ActsFile::parse(&bytes, year).ok_or_else(|| RegisterError::BrokenActs { path: path.to_owned() }.into())
        }
    }
}
