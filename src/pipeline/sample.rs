//! An auditor's own sample from a finished package: its inputs are assessed again, and nothing of it is touched.

use super::show::with_dossier;
use super::{Job, PipelineError};
use crate::dossier::PackageFile;
use crate::outputs::annexes;

/// The workbook of a sample drawn with a seed; `job` is that of the package's own inputs.
///
/// # Errors
/// As [`super::generate`], but for anything that concerns publishing.
pub fn sample(job: &Job<'_>, seed: &str) -> Result<PackageFile, PipelineError> {
    Ok(with_dossier(job, |_, dossier| annexes::sample_workbook(dossier, seed))??)
}
