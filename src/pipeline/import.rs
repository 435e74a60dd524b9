//! `importa`: one plan of any shape → canonical workbook or JSON, with last year's codes if a previous plan is given.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PipelineError;
use super::column_map::{self, UsedMap};
use super::named_file::{file_name, read_file};
use super::plan_reading::{PlanReading, told};
use crate::disk::{self, DEFAULT_LIMIT};
use crate::domain::{Plan, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::config;
use crate::inputs::deadline;
use crate::inputs::entity;
use crate::inputs::entity::InputFile;
use crate::inputs::plan;
use crate::package::{self, Overwriting};
use crate::tabular;
use crate::words::decoding::decode;
use crate::workbook::Limits;

/// What `importa` is asked to do.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// The plan.
    pub plan: &'a Path,
    /// Where the canonical workbook goes.
    pub target: &'a Path,
    /// The plan of the year before, whose codes are carried over.
    pub previous: Option<&'a Path>,
    /// A table of missioni and programmi that replaces the official one.
    pub catalogue: Option<&'a Path>,
    /// The entity's folder, whose own table counts where none is named.
    pub entity: Option<&'a Path>,
    /// The year of a plan that does not say it.
    pub year: Option<Year>,
    /// What its columns hold, where their words are not enough.
    pub map: Option<&'a Path>,
}

/// A plan that was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// What was found and repaired.
    pub findings: Vec<Finding>,
    /// The table of missioni and programmi used, where it was not the embedded one.
    pub catalogue: Option<PathBuf>,
    /// That table, or the embedded one.
    pub(super) names: Catalogue,
    /// The office's own file.
    pub(super) bytes: Vec<u8>,
    /// The map of its columns, if there is one.
    pub map: Option<UsedMap>,
    /// Whether a previous plan was given, whose codes go on.
    pub follows: bool,
    /// The previous plan, whether it was given or the entity's plan of the year goes on from it.
    pub previous: Option<PathBuf>,
    /// The files read, which the canonical workbook must not replace.
    pub(super) sources: Vec<PathBuf>,
    /// The year that was said of it.
    year: Option<Year>,
}

/// Reads a plan from a file.
///
/// # Errors
/// A file cannot be read or holds no plan, or the catalogue is wrong.
pub fn import(job: &Import<'_>) -> Result<Imported, PipelineError> {
    let entity = entity_of(job)?;
    let largest = entity.as_deref().map_or(DEFAULT_LIMIT, entity::file_limit);
    let bytes = read_file(job.plan, largest)?;
    let own_catalogue = catalogue_file(job)?;
    let own_table = own_catalogue.as_deref().map(|path| read_file(path, largest)).transpose()?;
    let catalogue = match own_catalogue.as_deref().zip(own_table.as_deref()) {
        Some((path, bytes)) => Catalogue::read(bytes, &path.display().to_string())?,
        None => Catalogue::embedded().clone(),
    };
    let name = file_name(job.plan);
    let map = column_map::of(job.map, entity.as_deref(), largest)?;
    let told = told(job.year, map.as_ref());
    let mut sources = vec![job.plan.to_owned()];
    let reading = PlanReading {
        plan: job.plan,
        target: job.target,
        previous: job.previous,
        entity: entity.as_deref(),
        bytes: &bytes,
        name: &name,
        told,
        catalogue: &catalogue,
    };
    let (plan, mut findings, previous) = reading.read()?;
    sources.extend(previous.clone());
    findings.extend(deadline::unsaid(&plan));
    findings.extend(map.iter().flat_map(|map| map.odd.iter().cloned()));
    if let Some((path, table)) = own_catalogue.as_deref().zip(own_table.as_deref()) {
        findings.extend(western_table(table, &path.display().to_string()));
    }
    Ok(Imported {
        plan,
        findings,
        catalogue: own_catalogue,
        names: catalogue,
        bytes,
        follows: job.previous.is_some(),
        previous,
        map,
        sources,
        year: job.year,
    })
}

/// Writes the map of a plan's columns as far as they are recognised, where no file of that name is there.
///
/// # Errors
/// The plan cannot be read, or the file cannot be written.
pub fn propose_map(job: &Import<'_>, target: &Path) -> Result<(), PipelineError> {
    let bytes = read_file(job.plan, DEFAULT_LIMIT)?;
    let text = plan::propose_map(&bytes, &file_name(job.plan), Catalogue::embedded(), &Limits::default())?;
    Ok(package::write_new(target, text.as_bytes())?)
}

/// The entity's own catalogue, or the embedded one.
///
/// # Errors
/// [`PipelineError::Catalogue`] with the line that is wrong.
pub(super) fn catalogue_of(own: Option<&InputFile>) -> Result<Catalogue, PipelineError> {
    Ok(match own {
        Some(file) => Catalogue::read(&file.bytes, &file.path)?,
        None => Catalogue::embedded().clone(),
    })
}

/// A note on an entity's own catalogue that is no UTF-8.
pub(super) fn western_table(bytes: &[u8], file: &str) -> Option<Finding> {
    decode(bytes).as_western().map(|western| tabular::western_note(&western, file))
}

/// The table to use: the one named, else that of the entity's folder, else that of the
/// folder into which the canonical workbook goes.
fn catalogue_file(job: &Import<'_>) -> Result<Option<PathBuf>, PipelineError> {
    if let Some(named) = job.catalogue {
        return Ok(Some(named.to_owned()));
    }
    let folder = match job.entity {
        Some(given) => Some(entity::locate(Some(given))?),
        None => entity_around(job.target),
    };
    let Some(path) = folder.map(|folder| folder.join(crate::inputs::catalogue::FILE_NAME)) else { return Ok(None) };
    match disk::is_there(&path) {
        Ok(is_there) => Ok(is_there.then_some(path)),
        Err(source) => Err(PipelineError::File { path, source }),
    }
}

/// The entity whose codes are carried over: the one named, else the one in which the canonical workbook, the previous
/// plan or the new one lies.
fn entity_of(job: &Import<'_>) -> Result<Option<PathBuf>, PipelineError> {
    if let Some(given) = job.entity {
        return Ok(Some(entity::locate(Some(given))?));
    }
    let paths = [Some(job.target), job.previous, Some(job.plan)];
    Ok(paths.into_iter().flatten().find_map(entity_around))
}

/// The entity's folder in which, or in a folder of which, a file lies.
pub(super) fn entity_around(file: &Path) -> Option<PathBuf> {
    let folders = file.ancestors().skip(1).take(2).map(own_folder);
    // What the system will not tell is told where the folder is read.
    folders.into_iter().find(|folder| disk::is_there(&folder.join(config::FILE_NAME)).unwrap_or(true))
}

/// The parent of a bare file name is the current folder.
fn own_folder(parent: &Path) -> PathBuf {
    if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() }
}

/// The name of a plan's canonical workbook in an entity's folder: that of its first and last year.
pub(super) fn canonical_name(plan: &Plan) -> String {
    match plan.years.as_slice() {
        [] => "piano.xlsx".to_owned(),
        [only] => format!("piano_{only}.xlsx"),
        [first, .., last] => format!("piano_{first}-{last}.xlsx"),
    }
}

/// The canonical workbook of a plan. Its creation date is the first day of the plan, so that the same plan gives the
/// same bytes.
pub(super) fn canonical_bytes(plan: &Plan, findings: &[Finding], names: &Catalogue) -> Result<Vec<u8>, PipelineError> {
    let year = plan.years.first().map_or(2000, |year| i32::from(year.0));
    let date = NaiveDate::from_ymd_opt(year, 1, 1).expect("1 January exists in every year");
    Ok(plan::canonical_workbook(plan, findings, names, date)?)
}

impl Imported {
    /// How many objectives were read.
    pub fn objectives(&self) -> usize {
        self.plan.objectives().count()
    }

    /// The plan as JSON.
    pub fn json(&self) -> String {
        plan::to_json(&self.plan, &self.findings)
    }

    /// The name of the office's own file.
    pub(super) fn source_name(&self) -> String {
        self.sources.first().map(|source| file_name(source)).unwrap_or_default()
    }

    /// The name of the canonical workbook in an entity's folder: that of the plan's first and last year.
    pub(super) fn canonical_name(&self) -> String {
        canonical_name(&self.plan)
    }

    /// The plan's own file.
    pub(super) fn plan_path(&self) -> PathBuf {
        self.sources.first().cloned().unwrap_or_default()
    }

    /// Whether a file is the plan that was read.
    pub(super) fn is_plan(&self, file: &Path) -> bool {
        let own = self.plan_path().canonicalize();
        own.is_ok_and(|own| file.canonicalize().is_ok_and(|file| file == own))
    }

    /// The same plan again, as one that goes on from another.
    pub(super) fn read_after(&self, before: plan::Before<'_>) -> Result<(Plan, Vec<Finding>), PipelineError> {
        let told = told(self.year, self.map.as_ref());
        Ok(plan::read_after(before, &self.bytes, &self.source_name(), told, &self.names, &Limits::default())?)
    }

    /// Whether a file is one of those that were read.
    pub(super) fn is_source(&self, file: &Path) -> bool {
        let same =
            |existing: &Path| self.sources.iter().any(|source| source.canonicalize().is_ok_and(|own| own == existing));
        file.canonicalize().is_ok_and(|existing| same(&existing))
    }

    /// Writes the canonical workbook, even over the one that was read.
    pub(super) fn write_over(&self, target: &Path, overwriting: Overwriting) -> Result<Option<PathBuf>, PipelineError> {
        let bytes = canonical_bytes(&self.plan, &self.findings, &self.names)?;
        Ok(package::write(target, &bytes, overwriting)?)
    }
}
