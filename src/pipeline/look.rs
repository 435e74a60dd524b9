//! Flows that publish nothing: findings, state of the cycle, derivations.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PipelineError;
use super::cycle::{Cycle, readable};
use super::gather::{Gathered, gather};
use super::judged::Judged;
use super::noted::noted;
use super::numbered_file::Placed;
use super::required_acts;
use super::returns;
use crate::assessment::{Assessment, assess};
use crate::domain::{Edition, Lifecycle, Status, Year};
use crate::dossier::PackageFile;
use crate::finding::Finding;
use crate::inputs::entity::locate;
use crate::inputs::registered;
use crate::outputs::annexes::{Listed, findings_workbook};
use crate::package::last_final;
use crate::signals::Signal;
use crate::trace::progress::Progress;
use crate::trace::revision;

/// The findings of a year and how far its cycle is.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Findings of all stages but those of typesetting.
    pub findings: Vec<Finding>,
    /// What auditors should ask about, without what the entity has switched off.
    pub signals: Vec<Signal>,
    /// Deadline and completeness.
    pub progress: Progress,
    /// Acts without which there is no final, with what to do.
    pub missing_acts: Vec<String>,
    /// Whether the Giunta’s act of adoption is not known yet.
    pub awaits_adoption: bool,
    /// The *fogli delle correzioni*, where they were asked for.
    pub returns: Vec<Placed>,
    /// Findings and signals as a workbook, where it was asked for.
    pub list: Option<PackageFile>,
}

/// What is made beside the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The workbooks that return to the offices.
    pub returns: Returns<'a>,
    /// The findings themselves.
    pub list: FindingsList,
}

impl Wanted<'_> {
    /// Nothing.
    pub const NOTHING: Self = Self { returns: Returns::None, list: FindingsList::None };
}

/// Whether the findings are wanted as a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingsList {
    /// No.
    None,
    /// Yes.
    Workbook,
}

/// Where the *fogli delle correzioni* go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns<'a> {
    /// Nowhere: none are made.
    None,
    /// To `correzioni/<year>` in the entity's folder.
    Entity,
    /// To this folder.
    Folder(&'a Path),
}

/// A year that is looked at: everything that is known of it before anything is made.
pub(super) struct Looked<'a> {
    pub root: &'a Path,
    pub gathered: &'a Gathered,
    pub assessment: &'a Assessment<'a>,
    pub findings: &'a [Finding],
    pub signals: &'a [Signal],
    pub progress: &'a Progress,
    pub edition: &'a Edition,
}

/// Reads and assesses a year and hands it to `then`.
pub(super) fn looking<T>(
    entity: Option<&Path>,
    output: &Path,
    (year, reference_date): (Year, NaiveDate),
    then: impl FnOnce(&Looked<'_>) -> Result<T, PipelineError>,
) -> Result<T, PipelineError> {
    let gathered = gather(entity, year)?;
    let past = gathered.past(output, year);
    let gathered = gathered.noting(&past, year);
    let mut findings = past.and(&gathered.findings);
    let predecessor = readable(past.predecessor(), &mut findings)?;
    let cycle = Cycle::of(&gathered, (year, reference_date), None, predecessor.as_ref());
    let inputs = cycle.inputs(&gathered);
    let Judged { assessment, findings, mut signals, .. } = Judged::of(&inputs, &gathered, &cycle, &past, findings);
    signals.retain(Signal::is_on);
    let blocking = findings.iter().filter(|finding| finding.blocks()).count();
    let changes = Lifecycle(&gathered.supplements.changes);
    let progress = Progress {
        demonstration: gathered.folder.config.entity.demonstration,
        last_final: predecessor.as_ref().map(|before| before.version),
        acts: revision::known_acts(past.acts.get(&year), predecessor.as_ref()),
        // A file that cannot be read is told among the findings.
        signed: noted(&output.join(year.to_string()).join(registered::FILE_NAME), year)
            .map(|noted| noted.signed)
            .unwrap_or_default(),
        ..Progress::of(&assessment, changes, (&gathered.deadline, cycle.adoption), reference_date, blocking)
    };
    let edition = gathered.edition(year, reference_date, Status::Draft);
    then(&Looked {
        root: &locate(entity)?,
        gathered: &gathered,
        assessment: &assessment,
        findings: &findings,
        signals: &signals,
        progress: &progress,
        edition: &edition,
    })
}

/// Reads and assesses a year without producing anything but what is wanted.
///
/// # Errors
/// As [`super::generate`], but for anything that concerns outputs.
pub fn check(
    entity: Option<&Path>,
    output: &Path,
    (year, reference_date): (Year, NaiveDate),
    wanted: Wanted<'_>,
) -> Result<Checked, PipelineError> {
    looking(entity, output, (year, reference_date), |looked| {
        let Looked { root, assessment, findings, signals, edition, .. } = *looked;
        let folder = match wanted.returns {
            Returns::None => None,
            Returns::Entity => Some(root.join("correzioni").join(year.to_string())),
            Returns::Folder(folder) => Some(folder.to_owned()),
        };
        let write = |folder: PathBuf| returns::write(&folder, root, assessment, findings, edition);
        let returns = folder.map(write).transpose()?.unwrap_or_default();
        let list = match wanted.list {
            FindingsList::None => None,
            FindingsList::Workbook => Some(findings_workbook(assessment, Listed { findings, signals }, edition)?),
        };
        let config = &looked.gathered.folder.config;
        Ok(Checked {
            findings: findings.to_vec(),
            signals: signals.to_vec(),
            progress: looked.progress.clone(),
            missing_acts: required_acts::missing(config, year),
            awaits_adoption: required_acts::awaits_adoption(config, year),
            returns,
            list,
        })
    })
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
    let checked = check(entity, output, (year, reference_date), Wanted::NOTHING)?;
    // A final that cannot be read is there all the same.
    Ok(Progress { last_final: last_final(output, year)?, ..checked.progress })
}

/// Assesses a year and hands the figures to `look`, as in a final of the reference date or as in a draft.
///
/// # Errors
/// As [`check`].
pub fn with_assessment<T>(
    entity: Option<&Path>,
    output: &Path,
    (year, reference_date): (Year, NaiveDate),
    is_final: bool,
    look: impl FnOnce(&Assessment<'_>) -> T,
) -> Result<T, PipelineError> {
    let gathered = gather(entity, year)?;
    let past = gathered.past(output, year);
    let gathered = gathered.noting(&past, year);
    let predecessor = past.predecessor()?;
    let published_on = is_final.then_some(reference_date);
    let cycle = Cycle::of(&gathered, (year, reference_date), published_on, predecessor.as_ref());
    let inputs = cycle.inputs(&gathered);
    let (assessment, _) = assess(&inputs);
    Ok(look(&assessment))
}
