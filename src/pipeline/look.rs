//! Flows that publish nothing: findings, state of the cycle, derivations.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PipelineError;
use super::cycle::{Cycle, readable};
use super::gather::{Gathered, gather};
use super::job::Job;
use super::judged::{Judged, Setting};
use super::numbered_file::Placed;
use super::past::Past;
use super::required_acts;
use super::returns;
use crate::assessment::{Assessment, assess};
use crate::domain::{Act, Edition, EntityContext, Lifecycle, Predecessor, Reasons, Status, Year};
use crate::dossier::{PackageFile, Sections};
use crate::finding::Finding;
use crate::inputs::entity::locate;
use crate::inputs::narrative;
use crate::outputs::annexes::{self, Listed, findings_workbook};
use crate::outputs::report::Press;
use crate::package::last_final;
use crate::signals::Signal;
use crate::trace::facts::Facts;
use crate::trace::progress::Progress;
use crate::trace::provenance::Provenance;
use crate::trace::revision::{self, Revision};

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
    /// By how much the report is late, which asks for a reason; `None` where it is not.
    pub lateness: Option<String>,
    /// Whether the Giunta’s act of adoption is not known yet.
    pub awaits_adoption: bool,
    /// The *fogli delle correzioni*, where they were asked for.
    pub returns: Vec<Placed>,
    /// What the document says is «non disponibile», with what to do.
    pub unavailable: Vec<String>,
    /// The texts that nobody has written and of which the document says nothing.
    pub unwritten: Vec<String>,
    /// What would change against the last final, where there is one.
    pub revision: Option<Revision>,
    /// The act that approved the plan.
    pub plan_act: Option<Act>,
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
    /// What would change against the last final.
    pub revision: Comparison,
}

/// Whether the last final is compared with what is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// No.
    None,
    /// Yes, figure by figure.
    Figures,
}

impl Wanted<'_> {
    /// Nothing.
    pub const NOTHING: Self = Self { returns: Returns::None, list: FindingsList::None, revision: Comparison::None };
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
    judged: &'a Judged<'a>,
    cycle: &'a Cycle<'a>,
    past: &'a Past,
    predecessor: Option<&'a Predecessor>,
}

impl Looked<'_> {
    /// What a final of today would change against the last one; `None` where there is none.
    fn revision(&self, output: &Path, (year, reference_date): (Year, NaiveDate)) -> Option<Revision> {
        let previous = self.past.own.as_ref()?;
        let job = Job {
            entity: Some(self.root),
            output,
            year,
            reference_date,
            given_by_hand: true,
            definitive: true,
            reasons: Reasons::default(),
            recorded: None,
        };
        let files = self.gathered.folder.files();
        let (making, sections) = (self.gathered.making(self.past, String::new()), Sections::default());
        let dossier = self.judged.dossier(&Setting {
            job: &job,
            gathered: self.gathered,
            cycle: self.cycle,
            past: self.past,
            predecessor: self.predecessor,
            edition: self.edition,
            inputs: &files,
            fingerprint: "",
            has_emblem: false,
            making: &making,
            sections: &sections,
        });
        Some(Revision::of(previous, &Provenance::of(&dossier).with(&Facts::of(&dossier))))
    }
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
    findings.extend(Press::check(&gathered.folder));
    let predecessor = readable(past.predecessor(), &mut findings)?;
    let cycle = Cycle::of(&gathered, (year, reference_date), None, predecessor.as_ref());
    let inputs = cycle.inputs(&gathered);
    let judged = Judged::of(&inputs, &gathered, &cycle, &past, findings);
    let Judged { assessment, findings, .. } = &judged;
    let signals: Vec<Signal> = judged.signals.iter().filter(|signal| signal.is_on()).cloned().collect();
    let blocking = findings.iter().filter(|finding| finding.blocks()).count();
    let changes = Lifecycle(&gathered.supplements.changes);
    let mut progress = Progress {
        demonstration: gathered.folder.config.entity.demonstration,
        last_final: predecessor.as_ref().map(|before| before.version),
        acts: revision::known_acts(past.acts.get(&year), predecessor.as_ref()),
        // A file that cannot be read is told among the findings.
        signed: past.signed.clone(),
        accounts_act: gathered.supplements.context.as_ref().and_then(|own| Some(own.accounts_act.clone()?.value)),
        ..Progress::of(assessment, changes, (&gathered.deadline, cycle.adoption), reference_date, blocking)
    };
    let mut owed = annexes::owed(assessment, findings);
    for office in &mut progress.offices {
        office.to_correct = owed.remove(&office.name).unwrap_or_default();
    }
    let edition = gathered.edition(year, reference_date, Status::Draft);
    then(&Looked {
        root: &locate(entity)?,
        gathered: &gathered,
        assessment,
        findings,
        signals: &signals,
        progress: &progress,
        edition: &edition,
        judged: &judged,
        cycle: &cycle,
        past: &past,
        predecessor: predecessor.as_ref(),
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
            lateness: looked.cycle.lateness(looked.gathered),
            missing_acts: required_acts::missing(config, year),
            awaits_adoption: required_acts::awaits_adoption(config, year),
            returns,
            unavailable: unavailable(looked.gathered, year),
            unwritten: unwritten(looked.gathered, year),
            revision: match wanted.revision {
                Comparison::None => None,
                Comparison::Figures => looked.revision(output, (year, reference_date)),
            },
            plan_act: config.acts.get(&year).and_then(|acts| acts.plan.clone()),
            list,
        })
    })
}

/// What the document says is «non disponibile», and where to write it: the document itself names no file.
fn unavailable(gathered: &Gathered, year: Year) -> Vec<String> {
    let added = &gathered.supplements;
    let files = [
        (added.resources.is_none(), "le risorse per programma", format!("risorse/{year}.xlsx")),
        (
            !added.context.as_ref().is_some_and(EntityContext::has_figures),
            "popolazione, personale e rendiconto",
            format!("contesto/{year}.xlsx"),
        ),
        (added.score_bands.is_empty(), "la performance individuale", format!("individuale/{year}.xlsx")),
    ];
    let absent = files.into_iter().filter(|(is_absent, ..)| *is_absent);
    let mut said: Vec<String> = absent.map(|(_, what, file)| format!("{what}: compilare {file}")).collect();
    said.extend(narrative::absent(&added.narratives, &gathered.plan, year).map(|text| in_its_file(&text, year)));
    said
}

/// The texts without which the document is whole, and where to write them.
fn unwritten(gathered: &Gathered, year: Year) -> Vec<String> {
    let texts = narrative::unwritten(&gathered.supplements.narratives, &gathered.plan, year);
    texts.map(|text| in_its_file(&text, year)).collect()
}

fn in_its_file(text: &narrative::AskedFor, year: Year) -> String {
    format!("il testo «{}»: testi/{year}/{}", text.title, text.template_name())
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
