//! `schede`: the register and the measurement sheets of a year, without touching what is there.
//!
//! Guaranteed: no file is ever replaced; a second run adds what is missing and says so. The
//! register comes first, and there are no sheets until somebody has filled it in.

mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PipelineError;
use super::import::catalogue_of;
use super::opening::open;
use crate::domain::kind::Target;
use crate::domain::{Edition, Indicator, IndicatorCode, Measurement, Place, Plan, Status, Year};
use crate::finding::Finding;
use crate::inputs::entity::{self, Folder, InputFile, YearFiles};
use crate::inputs::measurements::{self, measurement_codes as codes, register, sheets};
use crate::inputs::plan;
use crate::package;
use crate::words::italian;
use crate::workbook::{Limits, Workbook};
use names::TakenNames;

/// How many indicators without a target are named.
const NAMED: usize = 10;

/// What `schede` is asked to do.
#[derive(Debug, Clone, Copy)]
pub struct SheetsJob<'a> {
    /// The entity's folder, where one was given.
    pub entity: Option<&'a Path>,
    /// Where to write, laid out as an entity's folder; the entity's folder itself where none was given.
    pub output: Option<&'a Path>,
    /// The year measured.
    pub year: Year,
    /// The creation date of the workbooks.
    pub reference_date: NaiveDate,
    /// How the sheets are divided.
    pub scope: sheets::Scope,
}

/// What became of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterDone {
    /// There was none: it was written and waits to be filled in.
    Started {
        /// Its rows.
        rows: usize,
        /// How many of them were carried over from the year before.
        carried: usize,
        /// How many of those found last year's value for their baseline.
        baselines: usize,
    },
    /// The entity's own was copied into the output folder.
    Copied,
    /// It was there and was left as it is.
    Kept,
    /// Something that is there cannot be read, and nothing was written.
    Unread,
}

/// What `schede` did.
#[derive(Debug, Clone)]
pub struct SheetsDone {
    /// The register's file.
    pub register_path: PathBuf,
    /// What became of it.
    pub register: RegisterDone,
    /// How many of its indicators can be read.
    pub indicators: usize,
    /// The sheets written: file and number of indicators.
    pub written: Vec<(PathBuf, usize)>,
    /// The sheets that were there, left as they are: number of files and of indicators in them.
    pub kept: (usize, usize),
    /// Whether sheets were held back because one that is there cannot be read.
    pub held_back: bool,
    /// Codes of objectives planned for the year that the register does not measure.
    pub unmeasured: Vec<String>,
    /// Findings about the register and about sheets that cannot be read.
    pub findings: Vec<Finding>,
}

/// Writes the register of `job.year`, or the sheets that its register still lacks.
///
/// # Errors
/// [`PipelineError`]: the plan cannot be read, no indicator has an office where sheets are
/// asked for by office, or the folder cannot be written. Files already written stay.
pub fn sheets(job: &SheetsJob<'_>) -> Result<SheetsDone, PipelineError> {
    let root = entity::locate(job.entity)?;
    let (folder, mut unread) = Folder::read(&root, job.year)?;
    unread.retain(entity::is_unread);
    let catalogue = catalogue_of(folder.catalogue.as_ref())?;
    let (plan, _) = plan::read(&folder.plan.bytes, &folder.plan.path, &catalogue, &Limits::default())?;
    let owner = &folder.config.entity;
    let run = Run {
        job,
        edition: Edition {
            entity: owner.name.clone(),
            year: job.year,
            reference_date: job.reference_date,
            status: Status::Draft,
            demonstration: owner.demonstration,
        },
        target: job.output.unwrap_or(&root).to_owned(),
        plan,
    };
    let there = YearFiles::read(&run.target, job.year);
    if there.register.is_none() {
        unread.extend(there.unreadable.iter().filter(|finding| !unread.contains(finding)).cloned().collect::<Vec<_>>());
        if !unread.is_empty() {
            return Ok(run.nothing(unread));
        }
    }
    match (&there.register, &folder.register) {
        (Some(file), _) => run.complete(file, &there, RegisterDone::Kept),
        (None, Some(file)) => {
            package::write_new(&run.target.join(&file.path), &file.bytes)?;
            run.complete(file, &there, RegisterDone::Copied)
        }
        (None, None) => run.start(&root),
    }
}

/// One run: what is asked, of which plan, and where it goes.
struct Run<'a> {
    job: &'a SheetsJob<'a>,
    edition: Edition,
    target: PathBuf,
    plan: Plan,
}

impl Run<'_> {
    /// Writes a register to fill in, from last year's where there is one.
    fn start(&self, root: &Path) -> Result<SheetsDone, PipelineError> {
        let year = self.job.year;
        let last = YearFiles::read(root, year.previous());
        if !last.unreadable.is_empty() {
            // A register is never written twice: one without last year's rows would stay so.
            return Ok(self.nothing(last.unreadable));
        }
        let mut passed_over = Vec::new();
        let (indicators, measured, _) = read_year(&last, &mut passed_over);
        let rows = register::next_year_rows(&self.plan, year, &indicators, &measured);
        let known: BTreeSet<&IndicatorCode> = indicators.iter().map(|indicator| &indicator.code).collect();
        let carried = rows.iter().filter(|row| known.contains(&row.code)).count();
        let baselines = rows.iter().filter(|row| row.baseline.is_some()).count();
        let path = self.target.join(format!("indicatori/{year}.xlsx"));
        package::write_new(&path, &register::write(&self.edition, &self.plan, &rows)?)?;
        Ok(SheetsDone {
            register_path: path,
            register: RegisterDone::Started { rows: rows.len(), carried, baselines },
            indicators: 0,
            written: Vec::new(),
            kept: (0, 0),
            held_back: false,
            unmeasured: Vec::new(),
            findings: Vec::new(),
        })
    }

    /// Writes nothing, because of what cannot be read.
    fn nothing(&self, findings: Vec<Finding>) -> SheetsDone {
        SheetsDone {
            register_path: self.target.join(format!("indicatori/{}.xlsx", self.job.year)),
            register: RegisterDone::Unread,
            indicators: 0,
            written: Vec::new(),
            kept: (0, 0),
            held_back: true,
            unmeasured: Vec::new(),
            findings,
        }
    }

    /// Writes the sheets of the indicators that are in none.
    fn complete(&self, file: &InputFile, there: &YearFiles, done: RegisterDone) -> Result<SheetsDone, PipelineError> {
        let mut findings = there.unreadable.clone();
        let with_register = YearFiles { register: Some(file.clone()), ..there.clone() };
        let (indicators, measured, broken) = read_year(&with_register, &mut findings);
        findings.extend(measurements::check_register(&self.plan, &indicators));
        findings.extend(without_targets(&indicators, file));
        let held_back = broken || !there.unreadable.is_empty();
        let written = if held_back { Vec::new() } else { self.write_missing(&indicators, &measured, there)? };
        let covered: BTreeSet<_> = indicators.iter().map(|indicator| &indicator.objective).collect();
        let planned = self.plan.objectives().map(|(_, objective)| objective);
        let unmeasured = planned.filter(|o| o.is_planned_for(self.job.year) && !covered.contains(&o.code));
        Ok(SheetsDone {
            register_path: self.target.join(&file.path),
            register: done,
            indicators: indicators.len(),
            written,
            kept: (there.sheets.len(), measured.len()),
            held_back,
            unmeasured: unmeasured.map(|objective| objective.code.to_string()).collect(),
            findings,
        })
    }

    fn write_missing(
        &self,
        indicators: &[Indicator],
        measured: &[Measurement],
        there: &YearFiles,
    ) -> Result<Vec<(PathBuf, usize)>, PipelineError> {
        let by_office = self.job.scope == sheets::Scope::Office;
        if by_office && !indicators.is_empty() && indicators.iter().all(|indicator| indicator.office.is_none()) {
            return Err(PipelineError::NoOffices);
        }
        let present: BTreeSet<&IndicatorCode> = measured.iter().map(|row| &row.indicator).collect();
        let missing: Vec<Indicator> =
            indicators.iter().filter(|indicator| !present.contains(&indicator.code)).cloned().collect();
        let folder = format!("misurazioni/{}", self.job.year);
        let mut taken = TakenNames::of(&there.sheets);
        let mut written = Vec::new();
        for book in sheets::write(&self.edition, &self.plan, &missing, &[], self.job.scope)? {
            let path = self.target.join(&folder).join(taken.free(&book.name));
            package::write_new(&path, &book.bytes)?;
            written.push((path, book.indicators));
        }
        Ok(written)
    }
}

/// Indicators and measurements of a year, and whether a workbook of it cannot be read.
///
/// Only what concerns the register and unreadable files is reported: the rest is for `controlla`.
fn read_year(files: &YearFiles, findings: &mut Vec<Finding>) -> (Vec<Indicator>, Vec<Measurement>, bool) {
    let limits = Limits::default();
    let register = files.register.as_ref().and_then(|file| open(file, &limits, findings));
    let (indicators, found) = register.as_ref().map(measurements::read_register).unwrap_or_default();
    findings.extend(found);
    let books: Vec<Workbook> = files.sheets.iter().filter_map(|file| open(file, &limits, findings)).collect();
    let (measured, _) = measurements::read_measurements(&books, &indicators);
    (indicators, measured, books.len() < files.sheets.len())
}

/// Whether the kind needs a target that nobody has written; a target that cannot be read is another finding.
fn lacks_target(indicator: &Indicator) -> bool {
    indicator.target.is_none() && indicator.kind.value.target() == Target::Needed
}

/// One finding for all of them: a register just carried over has no target at all.
fn without_targets(indicators: &[Indicator], register: &InputFile) -> Option<Finding> {
    let lacking: Vec<&str> = indicators.iter().filter(|row| lacks_target(row)).map(|row| row.code.as_str()).collect();
    if lacking.is_empty() {
        return None;
    }
    let others = if lacking.len() > NAMED { " e altri" } else { "" };
    let named = lacking.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let message = format!(
        "{} nel registro: {named}{others}.",
        italian::count(lacking.len(), "indicatore non ha ancora un target", "indicatori non hanno ancora un target")
    );
    let finding = Finding::new(codes::REGISTER_TARGET, message).at(Place::file(register.path.as_str()));
    Some(finding.expected(
        "tutti i target, prima di distribuire le schede: quelle scritte ora li hanno vuoti. Completato il registro, cancellarle e rilanciare schede",
    ))
}
