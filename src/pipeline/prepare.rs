//! `prepara`: the workbooks and texts that an entity may add to the minimum, ready to be filled in.
//!
//! Guaranteed: nothing that is there is touched, whatever its format. Deliberately absent: register and sheets, which
//! `schede` writes.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::last_year::LastYear;
use super::opening::open;
use super::own_registers::{Followed, OwnRegisters};
use super::{PipelineError, import};
use crate::domain::{Edition, Status, Year};
use crate::inputs::entity::{self, Folder, InputFile, YearFiles};
use crate::inputs::narrative::AskedFor;
use crate::inputs::{changes, context, measurements, narrative, plan, resources};
use crate::package;
use crate::workbook::Limits;

/// What became of the workbooks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Those written.
    pub written: Vec<PathBuf>,
    /// What was there already, by its path in the entity's folder.
    pub kept: Vec<String>,
    /// The register, if nobody had touched it and it was brought up to date: file, rows, and what it was.
    pub register: Option<(PathBuf, usize, PathBuf)>,
}

/// Writes the workbooks of a year that are not there.
///
/// # Errors
/// [`PipelineError`]: configuration or plan cannot be read, or the folder cannot be written.
pub fn prepare(entity: Option<&Path>, year: Year, reference_date: NaiveDate) -> Result<Prepared, PipelineError> {
    let root = entity::locate(entity)?;
    let (folder, _) = Folder::read(&root, year)?;
    let catalogue = import::catalogue_of(folder.catalogue.as_ref())?;
    let limits = Limits::default();
    let (plan, _) = plan::read(&folder.plan.bytes, &folder.plan.path, &catalogue, &limits)?;
    let owner = &folder.config.entity;
    let edition = Edition {
        entity: owner.name.clone(),
        year,
        reference_date,
        status: Status::Draft,
        demonstration: owner.demonstration,
    };
    let last = LastYear::of(&root, year.previous(), &catalogue);
    let mut registers = OwnRegisters::read(&root)?;
    let followed = registers.follow((&edition, &plan), &last, &YearFiles::read(&root, year))?;
    let mut prepared = Prepared::default();
    if let Followed::Written(next, kept) = followed {
        prepared.register = Some((registers.path(year), next.rows.len(), kept));
    }
    let register = YearFiles::read(&root, year).register;
    let register = register.as_ref().and_then(|file| open(file, &limits, &mut Vec::new()));
    let register = register.map(|book| measurements::read_register(&book).0).unwrap_or_default();
    let there = &folder.optional;
    for (name, file, bytes) in [
        ("risorse", &there.resources, resources::blank(&edition, &plan, &catalogue)?),
        ("variazioni", &there.changes, changes::blank(&edition, &plan, &register)?),
        ("individuale", &there.individual, context::blank_individual(&edition)?),
        ("contesto", &there.context, context::blank_context(&edition)?),
    ] {
        place(&mut prepared, &root.join(format!("{name}/{year}.xlsx")), file.as_ref(), &bytes)?;
    }
    let texts = narrative::sections().into_iter().chain(narrative::missions(&plan, year));
    place_texts(&mut prepared, (&root, year), &there.narratives, texts)?;
    Ok(prepared)
}

/// Writes what needs no plan into the folder of a new entity: the workbooks of context and individual performance, and
/// the templates of the texts that any year asks for.
///
/// # Errors
/// [`PipelineError`]: the configuration cannot be read, or the folder cannot be written.
pub fn prepare_without_plan(root: &Path, year: Year, reference_date: NaiveDate) -> Result<Prepared, PipelineError> {
    let owner = entity::configuration(root).map(|config| config.entity);
    let edition = Edition {
        entity: owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        year,
        reference_date,
        status: Status::Draft,
        demonstration: owner.is_some_and(|owner| owner.demonstration),
    };
    let mut prepared = Prepared::default();
    for (name, bytes) in
        [("individuale", context::blank_individual(&edition)?), ("contesto", context::blank_context(&edition)?)]
    {
        place(&mut prepared, &root.join(format!("{name}/{year}.xlsx")), None, &bytes)?;
    }
    place_texts(&mut prepared, (root, year), &[], narrative::sections())?;
    Ok(prepared)
}

/// Writes the templates of texts that nobody has written, in whatever format.
fn place_texts(
    prepared: &mut Prepared,
    (root, year): (&Path, Year),
    there: &[InputFile],
    texts: impl IntoIterator<Item = AskedFor>,
) -> Result<(), PipelineError> {
    let topic = |file: &&InputFile| file.path.rsplit('/').next().and_then(narrative::topic_of);
    for text in texts {
        let own = there.iter().find(|file| topic(file) == Some(text.topic));
        let path = root.join(format!("testi/{year}/{}", text.template_name()));
        place(prepared, &path, own, &text.template())?;
    }
    Ok(())
}

/// Writes a workbook where neither it nor another file of the year stands.
fn place(prepared: &mut Prepared, path: &Path, there: Option<&InputFile>, bytes: &[u8]) -> Result<(), PipelineError> {
    if let Some(file) = there {
        prepared.kept.push(file.path.clone());
        return Ok(());
    }
    package::write_new(path, bytes)?;
    prepared.written.push(path.to_owned());
    Ok(())
}
