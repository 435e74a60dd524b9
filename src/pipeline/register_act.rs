//! `registra adozione`, `validazione`, `pubblicazione`, `protocollo`: an act about a published final, noted beside it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::noted::noted;
use super::{PipelineError, landing};
use crate::domain::{RegisteredAct, Year};
use crate::inputs::config::Config;
use crate::inputs::entity::{self, locate};
use crate::inputs::registered::{self, ActsFile, VersionFacts};
use crate::package::{self, Overwriting, PackageError, YearFolder, last_final, published};
use crate::trace::revision;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Registering<'a> {
    /// The entity's folder, where one was given: the page of the year says whom to ask.
    pub entity: Option<&'a Path>,
    /// Where the packages are.
    pub output: &'a Path,
    /// The year.
    pub year: Year,
    /// The act, about a version that is there.
    pub act: &'a RegisteredAct,
    /// The day of the run: no act is dated after it.
    pub today: NaiveDate,
    /// Whether an act of the same kind about the same version gives way.
    pub replace: bool,
}

/// What was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The file.
    pub path: PathBuf,
    /// Whether it said so already.
    pub already: bool,
    /// Where the file stands whose act gave way.
    pub kept: Option<PathBuf>,
}

/// The version that is meant where none is named: the last.
///
/// # Errors
/// [`PipelineError::NoFinal`] where there is none; [`PackageError::Read`].
pub fn last_version(output: &Path, year: Year) -> Result<u32, PipelineError> {
    last_final(output, year)?.ok_or_else(|| PipelineError::NoFinal { year, folder: output.join(year.to_string()) })
}

/// Notes an act in `atti.json`. No version is touched.
///
/// # Errors
/// [`PipelineError`]: the version is not there, the act contradicts it or another act, or one of its kind is noted.
pub fn register_act(asked: &Registering<'_>) -> Result<Registered, PipelineError> {
    let Registering { entity, output, year, act, today, replace } = *asked;
    let config = configuration(entity)?;
    // Nothing is made for a year without a final.
    last_version(output, year)?;
    let folder = YearFolder::open(output, year)?;
    let versions = versions(output, year)?;
    let path = output.join(year.to_string()).join(registered::FILE_NAME);
    let before = noted(&path, year)?;
    let (of_its_kind, mut after) = (before.acts.find(act.kind, act.version), before.clone());
    if of_its_kind == Some(act) {
        landing::renew(&folder, (output, year), config.as_ref())?;
        return Ok(Registered { path, already: true, kept: None });
    }
    if let Some(noted) = of_its_kind.filter(|_| !replace) {
        let (what, noted, version) = (act.kind.subject(), noted.act.written(), act.version);
        return Err(PipelineError::AlreadyRegistered { what, noted, version });
    }
    after.acts.put(act.clone());
    registered::check(act, &after.acts, &versions, (year, today))?;
    let bytes = ActsFile::of(year, &after).json();
    let kept = if of_its_kind.is_some() {
        package::write(&path, &bytes, Overwriting::KeepingOld)?
    } else {
        folder.write_beside(registered::FILE_NAME, &bytes).map(|_| None)?
    };
    landing::renew(&folder, (output, year), config.as_ref())?;
    Ok(Registered { path, already: false, kept })
}

/// What the entity says of itself; none where no folder was given and there is none here.
pub(super) fn configuration(entity: Option<&Path>) -> Result<Option<Config>, PipelineError> {
    match (locate(entity), entity) {
        (Ok(root), _) => Ok(entity::configuration(&root)),
        (Err(_), None) => Ok(None),
        (Err(error), Some(_)) => Err(error.into()),
    }
}

/// What every version of a year says of itself.
fn versions(output: &Path, year: Year) -> Result<Vec<VersionFacts>, PipelineError> {
    let last = last_final(output, year)?.unwrap_or_default();
    let mut versions = Vec::new();
    for version in 1..=last {
        let Some(final_of_year) = published(output, year, version)? else { continue };
        let path = output.join(year.to_string()).join(format!("v{version}"));
        let facts = revision::predecessor(&final_of_year).ok_or(PackageError::BrokenFinal { version, path })?;
        versions.push(VersionFacts { version, date: facts.date, adoption: facts.first.adoption });
    }
    Ok(versions)
}
