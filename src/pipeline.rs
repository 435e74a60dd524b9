//! One call a stage: the whole flow on one page.

mod approve;
mod code_reuse;
pub mod codes;
mod column_map;
mod consequences;
mod cycle;
mod dispatch;
mod earlier_year;
mod error;
mod export;
mod gather;
mod history;
mod import;
mod import_into;
mod job;
mod judged;
mod landing;
mod last_year;
mod look;
mod mail_error;
mod named_file;
mod noted;
mod noting;
mod numbered_file;
mod opening;
mod own_files;
mod own_registers;
mod past;
mod plan_of_year;
mod plan_reading;
mod prepare;
mod previous_plan;
mod refusal;
mod register_act;
mod register_error;
mod register_signature;
mod required_acts;
mod returns;
mod rounds;
mod sample;
mod sheets;
mod show;
mod signed_bytes;
mod taken;
mod verify;
mod year;

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::assessment::Indices;
use crate::clock::Watch;
use crate::domain::{Status, Year};
use crate::dossier::Sections;
use crate::finding::Finding;
use crate::inputs::entity::{self, InputFile};
use crate::inputs::privacy;
use crate::outputs::report::Press;
use crate::package::{Fingerprint, Published, YearFolder};
pub use approve::{ApprovalDone, Approving, approve};
use cycle::{Cycle, readable};
pub use dispatch::{Delivered, Delivery, Dispatched, Dispatching, Occasion, deliver, dispatch};
pub use error::PipelineError;
pub use export::{Exported, Exporting, Recipient, export};
use gather::{Gathered, gather};
pub use import::{Import, Imported, import, propose_map};
pub use import_into::{PlacedImport, PlacedRegister, RegisterPlaced, Results, place};
pub use job::Job;
use judged::{Judged, Setting};
use landing::LandingOfFinal;
pub use look::{Checked, Comparison, FindingsList, Returns, Wanted, check, progress, with_assessment};
pub use noting::{Beside, Registered, last_version};
pub use numbered_file::Placed;
use past::Past;
pub use plan_of_year::PlansNamed;
pub use prepare::{Prepared, prepare, prepare_without_plan};
use refusal::refuse_final;
pub use register_act::{Registering, register_act};
pub use register_error::RegisterError;
pub use register_signature::{RegisteringSignature, register_signature};
pub use sample::sample;
pub use sheets::{BooksDone, Division, RegisterDone, SheetsDone, SheetsJob, sheets};
pub use show::{Stage, show};
pub use verify::{Check, CheckOutcome, Verification, Verifying, verify};

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
    /// The entity's name.
    pub entity: String,
    /// Whether its data are invented.
    pub demonstration: bool,
    /// Its objectives of the year.
    pub objectives: usize,
    /// Its indices.
    pub indices: Indices,
    /// Findings of all stages.
    pub findings: Vec<Finding>,
    /// Pages of others that stood where the landing page goes, under their new names.
    pub kept_pages: Vec<PathBuf>,
    /// How many signals for auditors there are, those that are switched off apart.
    pub signals: usize,
}

/// The main job: plan + measurements → assessment → report and annexes → package.
///
/// `now` is for the journal of finals alone, `watch` for the diary of the run.
///
/// # Errors
/// [`PipelineError`]; nothing is then left under a published name.
pub fn generate(job: &Job<'_>, now: NaiveDateTime, watch: &Watch) -> Result<Generated, PipelineError> {
    let gathered = gather(job.entity, job.year)?;
    let (folder, past) = (YearFolder::open(job.output, job.year)?, job.past());
    let status = job.status(&past);
    let gathered = gathered.noting(&past, job.year);
    let edition = gathered.edition(job.year, job.reference_date, status);
    let files = gathered.folder.files();

    gathered.tell(watch, files.len());
    let mut findings = past.and(&gathered.findings);
    let predecessor = match status {
        Status::Draft => readable(past.predecessor(), &mut findings)?,
        Status::Final { .. } => past.predecessor()?,
    };
    let published_on = job.definitive.then_some(job.reference_date);
    let cycle = Cycle::of(&gathered, (job.year, job.reference_date), published_on, predecessor.as_ref());
    let job = &job.after(&past, cycle.lateness(&gathered).is_some());
    findings.extend(privacy::check_reasons(job.reasons));
    let unchanged = unchanged(job, &folder, &past, &files);
    let Fingerprint { print, list } = Fingerprint::of(&job.options(&past), &files);
    let inputs = cycle.inputs(&gathered);
    let judged = Judged::of(&inputs, &gathered, &cycle, &past, findings);
    judged.tell(watch);
    let landing = LandingOfFinal::of(job, &gathered.folder.config);
    if unchanged.is_none() {
        refuse_final(job, cycle.lateness(&gathered), predecessor.as_ref(), &judged.findings)?;
        required_acts::refuse(job, &gathered.folder.config)?;
        // What cannot be read then would be told when the version is out already.
        landing.check()?;
    }
    let generated = |published, findings, kept_pages| Generated {
        year: job.year,
        definitive: job.definitive,
        published,
        countdown: cycle.adoption.today(&gathered.deadline, job.reference_date),
        entity: gathered.folder.config.entity.name.clone(),
        demonstration: gathered.folder.config.entity.demonstration,
        objectives: gathered.objectives(),
        indices: Indices::of(&judged.assessment.entity),
        findings,
        kept_pages,
        signals: judged.signals.iter().filter(|signal| signal.is_on()).count(),
    };
    if let Some(path) = unchanged {
        return Ok(generated(Published::Unchanged(path), judged.findings.clone(), landing.renew(&folder)?));
    }
    let press = Press::of(&gathered.folder)?;
    let (making, sections) = (gathered.making(&past, list), Sections::default());
    let dossier = judged.dossier(&Setting {
        job,
        gathered: &gathered,
        cycle: &cycle,
        past: &past,
        predecessor: predecessor.as_ref(),
        edition: &edition,
        inputs: &files,
        fingerprint: &print,
        has_emblem: press.has_emblem(),
        making: &making,
        sections: &sections,
    });
    let mut staging = folder.staging()?;
    let findings = rounds::package(&press, &dossier, &mut staging)?;
    let (made, bytes) = (staging.entries().len(), staging.entries().iter().map(|file| file.bytes).sum());
    watch.stage("composizione", &[("file", made), ("byte", bytes)]);
    refuse_changed(job, &gathered)?;
    let published = match status {
        Status::Draft => folder.publish_draft(staging)?,
        Status::Final { version } => folder.publish_final(staging, version, &job.issue(now))?,
    };
    let kept_pages = landing.renew(&folder)?;
    watch.stage("pubblicazione", &[("scritti", made)]);
    Ok(generated(published, findings, kept_pages))
}

/// A package of inputs that were never together on the disk would be of no one moment.
fn refuse_changed(job: &Job<'_>, gathered: &Gathered) -> Result<(), PipelineError> {
    let files = entity::changed_since(&gathered.folder, &entity::locate(job.entity)?);
    if files.is_empty() { Ok(()) } else { Err(PipelineError::InputsChanged { files }) }
}

/// The package that is already there and would come out the same; of finals, the last one.
fn unchanged(job: &Job<'_>, folder: &YearFolder, past: &Past, files: &[&InputFile]) -> Option<PathBuf> {
    let (status, had) = match (job.status(past), job.recorded) {
        (Status::Final { version }, None) => (Status::Final { version: version - 1 }, past.of_the_last(job.output)?),
        (status, _) => (status, past.clone()),
    };
    let print = Fingerprint::of(&job.options(&had), files).print;
    folder.unchanged(status, &print, job.given_by_hand.then_some(job.reference_date))
}
