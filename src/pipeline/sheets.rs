//! `schede`: the register and the measurement sheets of a year, without touching what is there.
//!
//! Guaranteed: nothing that somebody wrote or saved is ever replaced; a second run adds what is missing, in the sheets
//! that nobody has touched or in supplements, and says so. The register comes first, and there are no sheets until
//! somebody has filled it in. The changes of the year count: what they add has its rows, what they cancel has none.

mod books;
mod division;
mod done;
mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PipelineError;
use super::import::catalogue_of;
use super::last_year::{LastYear, NextRows};
use super::opening::open;
use super::own_registers::{Followed, OwnRegisters};
use super::year;
use crate::assessment::assessment_codes::{MISSING_REFERENCE, NO_INDICATOR};
use crate::assessment::{Planned, nothing_planned, report_itself};
use crate::domain::kind::Target;
use crate::domain::{Edition, Indicator, IndicatorCode, Place, Plan, Status, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::deadline;
use crate::inputs::entity::{self, Folder, InputFile, YearFiles};
use crate::inputs::measurements::{measurement_codes as codes, register, sheets};
use crate::inputs::plan;
use crate::package;
use crate::words::italian;
use crate::workbook::Limits;
use books::Books;
pub use books::BooksDone;
pub use division::Division;
pub use done::{RegisterDone, SheetsDone};

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
    /// How the sheets are divided; as the last time where it is not said.
    pub scope: Option<sheets::Scope>,
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
        folder: &folder,
        catalogue: &catalogue,
        division: Division { scope: sheets::Scope::Mission, as_before: false },
    };
    let there = YearFiles::read(&run.target, job.year);
    let of_the_entity = [job.year, job.year.previous()].into_iter().map(|year| YearFiles::read(&root, year));
    let sheets = std::iter::once(there.clone()).chain(of_the_entity);
    let run = Run { division: division::of(job.scope, &run.target, sheets)?, ..run };
    if there.register.is_none() {
        unread.extend(there.unreadable.iter().filter(|finding| !unread.contains(finding)).cloned().collect::<Vec<_>>());
        if !unread.is_empty() {
            return Ok(run.nothing(unread));
        }
    }
    if let Some(done) = run.renew(&root, &there)? {
        // The sheets follow the register as it is now.
        let there = YearFiles::read(&run.target, job.year);
        return match &there.register {
            Some(file) => run.complete(file, &there, done),
            None => Ok(run.nothing(there.unreadable)),
        };
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
    folder: &'a Folder,
    catalogue: &'a Catalogue,
    division: Division,
}

impl Run<'_> {
    /// Writes a register to fill in, from last year's where there is one.
    fn start(&self, root: &Path) -> Result<SheetsDone, PipelineError> {
        let year = self.job.year;
        if !self.plan.objectives().any(|(_, objective)| objective.is_planned_for(year)) {
            let finding = nothing_planned(&self.plan, year);
            return Ok(SheetsDone { register: RegisterDone::NothingPlanned, ..self.nothing(vec![finding]) });
        }
        let last = YearFiles::read(root, year.previous());
        if !last.unreadable.is_empty() {
            // Whoever fills it in would do so without last year's rows.
            return Ok(self.nothing(last.unreadable));
        }
        let last = LastYear::of(root, year.previous(), self.catalogue);
        let NextRows { rows, carried, baselines, from_actuals, targets, ended } = last.go_on(&self.plan, year);
        let mut registers = OwnRegisters::read(&self.target)?;
        registers.write(year, &register::write(&self.edition, &self.plan, &rows)?)?;
        let path = registers.path(year);
        division::remember(self.division, &self.target)?;
        let of_a_manager = |row: &register::RegisterRow| row.office.is_some() && row.office == row.manager;
        Ok(SheetsDone {
            register_path: path,
            register: RegisterDone::Started { rows: rows.len(), carried, baselines, from_actuals, targets, ended },
            held_back: false,
            offices_are_managers: rows.iter().any(of_a_manager),
            ..self.nothing(Vec::new())
        })
    }

    /// Brings a register up to date that the program wrote and nobody has touched.
    fn renew(&self, root: &Path, there: &YearFiles) -> Result<Option<RegisterDone>, PipelineError> {
        let last = LastYear::of(root, self.job.year.previous(), self.catalogue);
        let followed = OwnRegisters::read(&self.target)?.follow((&self.edition, &self.plan), &last, there)?;
        Ok(match followed {
            Followed::OfOthers | Followed::Same => None,
            Followed::Written(next, kept) => Some(RegisterDone::Renewed { rows: next.rows.len(), kept }),
        })
    }

    /// Writes nothing, because of what cannot be read.
    fn nothing(&self, findings: Vec<Finding>) -> SheetsDone {
        SheetsDone {
            register_path: self.target.join(format!("indicatori/{}.xlsx", self.job.year)),
            register: RegisterDone::Unread,
            indicators: 0,
            division: self.division,
            offices_are_managers: false,
            books: BooksDone::default(),
            kept: (0, 0),
            held_back: true,
            unmeasured: Vec::new(),
            findings,
        }
    }

    /// Writes the sheets of the indicators that are in none.
    fn complete(&self, file: &InputFile, there: &YearFiles, done: RegisterDone) -> Result<SheetsDone, PipelineError> {
        let mut findings = there.unreadable.clone();
        let mut read = self.as_changed(file);
        findings.append(&mut read.findings);
        findings.extend(without_targets(&read.indicators, file));
        findings.extend(self.faults(&read));
        let folder = self.target.join(format!("misurazioni/{}", self.job.year));
        let books = Books::open(folder, there, &read)?;
        let mut of_opening = Vec::new();
        for file in &there.sheets {
            open(file, &Limits::default(), &mut of_opening);
        }
        findings.extend(of_opening.into_iter().filter(Finding::blocks));
        let held_back = books.present.len() < there.sheets.len() || !there.unreadable.is_empty();
        let measured: BTreeSet<&IndicatorCode> = books.present.iter().flat_map(|book| &book.codes).collect();
        let kept = (there.sheets.len(), measured.len());
        let books =
            if held_back { BooksDone::default() } else { self.write_missing(&read.plan, &read.indicators, books)? };
        // A row that is there and cannot be read has been told: it is to be corrected, not to be added.
        let unread = read.unread.iter().filter_map(|row| row.objective.as_ref());
        let covered: BTreeSet<_> = read.indicators.iter().map(|indicator| &indicator.objective).chain(unread).collect();
        let planned = read.plan.objectives().map(|(_, objective)| objective);
        let unmeasured = planned.filter(|o| o.is_planned_for(self.job.year) && !covered.contains(&o.code));
        Ok(SheetsDone {
            register_path: self.target.join(&file.path),
            register: done,
            indicators: read.indicators.len(),
            books,
            kept,
            held_back,
            unmeasured: unmeasured.map(|objective| objective.code.to_string()).collect(),
            ..self.nothing(findings)
        })
    }

    /// Plan and register as they stand after the changes of the year.
    fn as_changed(&self, register: &InputFile) -> year::YearRead {
        let files = year::YearFiles {
            year: self.job.year,
            register: Some(register),
            sheets: &[],
            changes: self.folder.optional.changes.as_ref(),
            approved: None,
            plan_approval: year::plan_approval(&self.folder.config, self.job.year),
            catalogue: self.catalogue,
        };
        year::read(&files, self.plan.clone(), &Limits::default())
    }

    /// What of plan and register stops any final; a missing target and an objective without rows are told elsewhere.
    fn faults(&self, read: &year::YearRead) -> Vec<Finding> {
        let planned = Planned {
            year: self.job.year,
            plan: &read.plan,
            indicators: &read.indicators,
            unread: &read.unread,
            rules: &self.folder.config.rules,
            catalogue: self.catalogue,
        };
        let lacking: Vec<&Place> =
            read.indicators.iter().filter(|row| lacks_target(row)).map(Indicator::target_cell).collect();
        let is_told = |finding: &Finding| {
            let place = finding.place.as_ref();
            finding.code.id == NO_INDICATOR.id
                || (finding.code.id == MISSING_REFERENCE.id && place.is_some_and(|place| lacking.contains(&place)))
        };
        planned.faults().into_iter().filter(|finding| !is_told(finding)).collect()
    }

    fn write_missing(
        &self,
        plan: &Plan,
        indicators: &[Indicator],
        books: Books<'_>,
    ) -> Result<BooksDone, PipelineError> {
        let by_office = self.division.scope == sheets::Scope::Office;
        let has_office = |indicator: &Indicator| sheets::office_of(plan, indicator).is_some();
        if by_office && !indicators.is_empty() && !indicators.iter().any(has_office) {
            return Err(PipelineError::NoOffices);
        }
        division::remember(self.division, &self.target)?;
        let (deadline, _) = deadline::find(plan, self.job.year, self.folder.config.deadline);
        let report_itself = deadline.objective.as_ref().and_then(|own| report_itself(indicators, own));
        books.complete((&self.edition, plan, indicators), report_itself, self.division.scope)
    }
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
        "tutti i target, prima di distribuire le schede: quelle scritte ora li hanno vuoti. Completato il registro, rilanciare schede: quelle che nessuno ha compilato sono aggiornate",
    ))
}
