//! One call a stage: the whole flow on one page.

mod error;
mod import;
mod sheets;
mod sinks;

use std::path::Path;

use chrono::NaiveDate;

use crate::assessment::{Assessment, Inputs, assess};
use crate::catalogue::Catalogue;
use crate::deadline::{self, Deadline};
use crate::domain::{Edition, Indicator, Measurement, Place, Plan, Status, Year};
use crate::entity::{self, Folder, InputFile};
use crate::finding::Finding;
use crate::package::{Published, YearFolder, fingerprint};
use crate::workbook::{self, Limits, Workbook};
use crate::{italian, measurements, plan};
pub use error::PipelineError;
pub use import::{Imported, import};
pub use sheets::{RegisterDone, SheetsDone, SheetsJob, sheets};

/// What the main job is asked to do.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The entity's folder, where one was given.
    pub entity: Option<&'a Path>,
    /// Where packages are published.
    pub output: &'a Path,
    /// The year measured.
    pub year: Year,
    /// The day the document speaks from.
    pub reference_date: NaiveDate,
    /// Whether that day was given by hand; otherwise it does not make a package outdated.
    pub given_by_hand: bool,
    /// Whether the final is asked for.
    pub definitive: bool,
    /// Why a final is late.
    pub delay_reason: Option<&'a str>,
}

/// What the main job did.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The year measured.
    pub year: Year,
    /// Whether it is a final.
    pub definitive: bool,
    /// The package, written or found unchanged.
    pub published: Published,
    /// One sentence on the deadline.
    pub countdown: String,
    /// The three indices of the entity in one line.
    pub figures: String,
    /// Findings of all stages.
    pub findings: Vec<Finding>,
}

/// Inputs read and typed, before any judgement.
struct Gathered {
    folder: Folder,
    plan: Plan,
    indicators: Vec<Indicator>,
    measurements: Vec<Measurement>,
    deadline: Deadline,
    findings: Vec<Finding>,
}

/// The main job: plan + measurements → assessment → report and annexes → package.
///
/// # Errors
/// [`PipelineError`]; nothing is then left under a published name.
pub fn generate(job: &Job<'_>) -> Result<Generated, PipelineError> {
    let gathered = gather(job.entity, job.year)?;
    let folder = YearFolder::open(job.output, job.year)?;
    let status = if job.definitive { Status::Final { version: folder.next_version() } } else { Status::Draft };
    let edition = gathered.edition(job.year, job.reference_date, status);
    let catalogue = Catalogue::embedded();
    let files = gathered.folder.files();
    let options = if job.definitive { ["definitiva", job.delay_reason.unwrap_or("")] } else { ["bozza", ""] };
    let print = fingerprint(&files, &options, env!("CARGO_PKG_VERSION"));
    let unchanged = folder.unchanged(status, &print, job.given_by_hand.then_some(job.reference_date));

    let published_on = job.definitive.then_some(job.reference_date);
    let inputs = gathered.inputs(job.year, catalogue, published_on);
    let (assessment, found) = assess(&inputs);
    let mut findings = gathered.findings.clone();
    findings.extend(found);
    findings.extend(deadline::check(&gathered.deadline, job.reference_date));
    if unchanged.is_none() {
        refuse_final(job, &gathered.deadline, &findings)?;
    }
    let generated = |published, findings| Generated {
        year: job.year,
        definitive: job.definitive,
        published,
        countdown: gathered.deadline.countdown(job.reference_date),
        figures: figures(&assessment),
        findings,
    };
    if let Some(path) = unchanged {
        return Ok(generated(Published::Unchanged(path), findings));
    }
    let made = sinks::Sinks {
        edition: &edition,
        folder: &gathered.folder,
        files: &files,
        deadline: &gathered.deadline,
        delay_reason: job.delay_reason,
        fingerprint: &print,
        assessment: &assessment,
    };
    let (bundle, findings) = made.package(findings)?;
    let published = match status {
        Status::Draft => folder.publish_draft(&bundle)?,
        Status::Final { version } => folder.publish_final(&bundle, version)?,
    };
    Ok(generated(published, findings))
}

/// The findings alone.
///
/// # Errors
/// As [`generate`], but for anything that concerns outputs.
pub fn check(entity: Option<&Path>, year: Year, reference_date: NaiveDate) -> Result<Vec<Finding>, PipelineError> {
    let gathered = gather(entity, year)?;
    let inputs = gathered.inputs(year, Catalogue::embedded(), None);
    let (_, found) = assess(&inputs);
    let mut findings = gathered.findings.clone();
    findings.extend(found);
    findings.extend(deadline::check(&gathered.deadline, reference_date));
    Ok(findings)
}

/// Reads the entity's folder and types everything in it.
fn gather(entity: Option<&Path>, year: Year) -> Result<Gathered, PipelineError> {
    let root = entity::locate(entity)?;
    let (folder, mut findings) = Folder::read(&root, year)?;
    let limits = Limits::default();
    let (plan, found) = plan::read(&folder.plan.bytes, &folder.plan.path, Catalogue::embedded(), &limits)?;
    findings.extend(found);
    let register = folder.register.as_ref().and_then(|file| open(file, &limits, &mut findings));
    let (indicators, found) = register.as_ref().map(measurements::read_register).unwrap_or_default();
    findings.extend(found);
    findings.extend(measurements::check_register(&plan, &indicators));
    let sheets: Vec<Workbook> = folder.sheets.iter().filter_map(|file| open(file, &limits, &mut findings)).collect();
    let (measurements, found) = measurements::read_measurements(&sheets, &indicators);
    findings.extend(found);
    let (deadline, found) = deadline::find(&plan, year, folder.config.deadline);
    findings.extend(found);
    Ok(Gathered { folder, plan, indicators, measurements, deadline, findings })
}

/// Opens a workbook; one that cannot be read is a blocking finding, and the draft goes on without it.
fn open(file: &InputFile, limits: &Limits, findings: &mut Vec<Finding>) -> Option<Workbook> {
    workbook::read(&file.bytes, &file.path, limits)
        .map_err(|error| {
            findings.push(
                Finding::new(entity::findings::BROKEN_WORKBOOK, error.to_string())
                    .at(Place::file(file.path.as_str()))
                    .expected("il foglio di calcolo compilato, apribile con Excel o LibreOffice"),
            );
        })
        .ok()
}

impl Gathered {
    fn edition(&self, year: Year, reference_date: NaiveDate, status: Status) -> Edition {
        let entity = &self.folder.config.entity;
        Edition { entity: entity.name.clone(), year, reference_date, status, demonstration: entity.demonstration }
    }

    fn inputs<'a>(&'a self, year: Year, catalogue: &'a Catalogue, published_on: Option<NaiveDate>) -> Inputs<'a> {
        Inputs {
            plan: &self.plan,
            year,
            indicators: &self.indicators,
            measurements: &self.measurements,
            rules: &self.folder.config.rules,
            catalogue,
            report_objective: self.deadline.objective.as_ref(),
            published_on,
        }
    }
}

/// A final is refused while something blocks it, and when it is late without a reason.
fn refuse_final(job: &Job<'_>, deadline: &Deadline, findings: &[Finding]) -> Result<(), PipelineError> {
    if !job.definitive {
        return Ok(());
    }
    if findings.iter().any(Finding::blocks) {
        return Err(PipelineError::Blocked { findings: findings.to_vec() });
    }
    let late = deadline.days_left(job.reference_date) < 0;
    if late && job.delay_reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(PipelineError::Late { countdown: deadline.countdown(job.reference_date) });
    }
    Ok(())
}

/// `Indice cautelativo 83,50 %, sui misurati 83,50 %, copertura 100,00 %.`
fn figures(assessment: &Assessment<'_>) -> String {
    let said = |value: Option<rust_decimal::Decimal>| value.map_or_else(|| "n.d.".to_owned(), italian::per_cent);
    let entity = &assessment.entity;
    format!(
        "Indice cautelativo {}, sui misurati {}, copertura {}.",
        said(entity.prudent.value),
        said(entity.measured.value),
        said(entity.coverage.value)
    )
}
