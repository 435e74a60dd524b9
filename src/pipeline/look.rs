//! Flows that publish nothing: findings, state of the cycle, derivations.

use std::path::Path;

use chrono::NaiveDate;

use super::{PipelineError, gather};
use crate::assessment::{Assessment, assess};
use crate::catalogue::Catalogue;
use crate::deadline;
use crate::domain::Year;
use crate::finding::Finding;
use crate::package::last_final;
use crate::progress::Progress;

/// The findings of a year and how far its cycle is.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Findings of all stages but those of typesetting.
    pub findings: Vec<Finding>,
    /// Deadline and completeness.
    pub progress: Progress,
}

/// Reads and assesses a year without producing anything.
///
/// # Errors
/// As [`super::generate`], but for anything that concerns outputs.
pub fn check(entity: Option<&Path>, year: Year, reference_date: NaiveDate) -> Result<Checked, PipelineError> {
    let gathered = gather(entity, year)?;
    let inputs = gathered.inputs(year, Catalogue::embedded(), None);
    let (assessment, found) = assess(&inputs);
    let mut findings = gathered.findings.clone();
    findings.extend(found);
    findings.extend(deadline::check(&gathered.deadline, reference_date));
    let blocking = findings.iter().filter(|finding| finding.blocks()).count();
    let progress = Progress::of(&assessment, &gathered.deadline, reference_date, blocking);
    Ok(Checked { findings, progress })
}

/// How far a year's cycle is, its published finals included.
///
/// # Errors
/// As [`check`].
pub fn progress(
    entity: Option<&Path>,
    output: &Path,
    year: Year,
    reference_date: NaiveDate,
) -> Result<Progress, PipelineError> {
    let checked = check(entity, year, reference_date)?;
    Ok(Progress { last_final: last_final(output, year), ..checked.progress })
}

/// Assesses a year and hands the figures to `look`; `published_on` as in a final of that day.
///
/// # Errors
/// As [`check`].
pub fn with_assessment<T>(
    entity: Option<&Path>,
    year: Year,
    published_on: Option<NaiveDate>,
    look: impl FnOnce(&Assessment<'_>) -> T,
) -> Result<T, PipelineError> {
    let gathered = gather(entity, year)?;
    let inputs = gathered.inputs(year, Catalogue::embedded(), published_on);
    let (assessment, _) = assess(&inputs);
    Ok(look(&assessment))
}
