//! The plan from which an import goes on, put beside it where the entity had none before: whoever imports the new one again
//! need not name the old one, and no code of it is given to anything else.

use std::path::{Path, PathBuf};

use super::import::{canonical_bytes, canonical_name};
use super::named_file::{file_name, read_file};
use super::{Imported, PipelineError};
use crate::inputs::entity::{self, Records};
use crate::inputs::plan;
use crate::package;
use crate::workbook::Limits;

/// Writes the previous plan's canonical workbook into the entity's folder, if the folder has no plan before the new one;
/// its path, if so.
///
/// # Errors
/// The plan cannot be read again, or the workbook cannot be written.
pub(super) fn keep(imported: &Imported, root: &Path) -> Result<Option<PathBuf>, PipelineError> {
    let Some(path) = &imported.previous else { return Ok(None) };
    let begins = imported.plan.years.first();
    let (limits, names) = (Limits::default(), &imported.names);
    let is_before = |bytes: &[u8], name: &str| {
        plan::read(bytes, name, names, &limits).is_ok_and(|(plan, _)| plan.years.first() < begins)
    };
    if Records::read(root, &[]).plans.iter().any(|file| is_before(&file.bytes, &file.path)) {
        return Ok(None);
    }
    let bytes = read_file(path, entity::file_limit(root))?;
    let (previous, findings) =
        plan::read(&bytes, &file_name(path), names, &limits).map_err(PipelineError::PreviousPlan)?;
    let target = root.join("piano").join(canonical_name(&previous));
    if previous.years.is_empty() || previous.years.first() >= begins || target.exists() {
        return Ok(None);
    }
    package::write_new(&target, &canonical_bytes(&previous, &findings, names)?)?;
    Ok(Some(target))
}
