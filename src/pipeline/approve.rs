//! `registra approvazione`: plan and register of a year, frozen as an act approved them.

use std::path::{Path, PathBuf};

use super::PipelineError;
use super::import::catalogue_of;
use super::opening::open;
use super::year::as_approved;
use crate::assessment::Planned;
use crate::domain::{Act, Change, Year};
use crate::finding::Finding;
use crate::inputs::approval::{Approval, records};
use crate::inputs::changes;
use crate::inputs::entity::{Folder, folder_codes, is_unread, locate};
use crate::inputs::measurements::{self, register::Register};
use crate::inputs::plan;
use crate::inputs::privacy;
use crate::package::{self, Overwriting, PackageError};
use crate::workbook::Limits;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Approving<'a> {
    /// The entity's folder, where one was given.
    pub entity: Option<&'a Path>,
    /// The year.
    pub year: Year,
    /// The act that approved plan and register.
    pub act: &'a Act,
    /// Whether a file that is there gives way.
    pub replace: bool,
}

/// What was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalDone {
    /// The file.
    pub path: PathBuf,
    /// How many objectives it holds.
    pub objectives: usize,
    /// How many indicators.
    pub indicators: usize,
    /// Where the one whose place it took is kept.
    pub kept: Option<PathBuf>,
}

/// Writes `approvazioni/ANNO.json`.
///
/// # Errors
/// [`PipelineError`]: something in plan or register cannot be read, or would stop any final, and so is not frozen; the
/// configuration names another act; there is such a file already and it is not to give way.
pub fn approve(job: &Approving<'_>) -> Result<ApprovalDone, PipelineError> {
    let root = locate(job.entity)?;
    let (folder, found) = Folder::read(&root, job.year)?;
    let year = job.year;
    let path = root.join(format!("approvazioni/{year}.json"));
    if folder.approval.is_some() && !job.replace {
        return Err(PipelineError::AlreadyApproved { path, year });
    }
    // The act of an approval that gives way is none of the configuration's.
    let own = folder.approved.as_ref().map(Approval::act);
    let written =
        folder.config.acts.get(&year).and_then(|acts| acts.plan.clone()).filter(|act| own.as_ref() != Some(act));
    if let Some(written) = written.filter(|written| written != job.act) {
        return Err(PipelineError::OtherApproval { year, written: written.written() });
    }
    let limits = Limits::default();
    let catalogue = catalogue_of(folder.catalogue.as_ref())?;
    let (plan, flaws) = plan::read(&folder.plan.bytes, &folder.plan.path, &catalogue, &limits)?;
    let mut findings: Vec<Finding> =
        found.into_iter().filter(|finding| finding.code == folder_codes::NO_REGISTER || is_unread(finding)).collect();
    findings.extend(flaws);
    let register = folder.register.as_ref().and_then(|file| Some((file, open(file, &limits, &mut findings)?)));
    let read = register.as_ref().map(|(_, book)| measurements::read_whole_register(book));
    let (Register { mut indicators, unread, .. }, flaws) = read.unwrap_or_default();
    findings.extend(flaws);
    let since = changes_since(&folder, year, &limits);
    indicators.retain(|row| !since.iter().any(|change| change.brings(row)));
    findings.extend(measurements::check_register(&plan, &indicators));
    if register.is_some() {
        let rules = &folder.config.rules;
        let planned =
            Planned { year, plan: &plan, indicators: &indicators, unread: &unread, rules, catalogue: &catalogue };
        findings.extend(planned.faults());
    }
    findings.extend(privacy::check_plan(&plan));
    findings.extend(privacy::check_register(&indicators));
    findings.retain(Finding::blocks);
    let Some((register, _)) = register.filter(|_| findings.is_empty()) else {
        return Err(PipelineError::NotApprovable { findings, year });
    };
    let files = [&folder.plan, register].map(as_approved);
    let approval = Approval::new(year, job.act, files, records(&plan, &indicators));
    let overwriting = if job.replace { Overwriting::KeepingOld } else { Overwriting::Refused };
    let kept = package::write(&path, &approval.json(), overwriting).map_err(|error| match error {
        PackageError::Exists { path } => PipelineError::AlreadyApproved { path, year },
        other => other.into(),
    })?;
    Ok(ApprovalDone { path, objectives: plan.objectives().count(), indicators: indicators.len(), kept })
}

/// The changes of the year that have an act: for what they bring in the register has rows already, which were not there
/// when it was approved.
fn changes_since(folder: &Folder, year: Year, limits: &Limits) -> Vec<Change> {
    let read =
        folder.optional.changes.as_ref().and_then(|file| changes::read(&file.bytes, &file.path, year, limits).ok());
    let changes = read.into_iter().flat_map(|(requests, _)| requests).map(|request| request.change);
    changes.filter(|change| change.act.is_some()).collect()
}
