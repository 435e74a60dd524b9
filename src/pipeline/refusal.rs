//! Why a final is not issued although it could be made.

use super::{Job, PipelineError};
use crate::domain::Predecessor;
use crate::finding::Finding;

/// A final is refused while something blocks it, when it takes the place of another without a
/// reason, and when the report is late without a reason.
pub(super) fn refuse_final(
    job: &Job<'_>,
    lateness: Option<String>,
    predecessor: Option<&Predecessor>,
    findings: &[Finding],
) -> Result<(), PipelineError> {
    if !job.definitive {
        return Ok(());
    }
    if findings.iter().any(Finding::blocks) {
        return Err(PipelineError::Blocked { findings: findings.to_vec() });
    }
    if let Some(before) = predecessor
        && is_blank(job.reasons.correction)
    {
        return Err(PipelineError::Unexplained { version: before.version, date: before.date });
    }
    match lateness {
        Some(lateness) if is_blank(job.reasons.delay) => Err(PipelineError::Late { lateness }),
        _ => Ok(()),
    }
}

fn is_blank(reason: Option<&str>) -> bool {
    reason.is_none_or(|reason| reason.trim().is_empty())
}
