//! `registra adozione`, `validazione`, `pubblicazione`, `protocollo`: an act about a published final, noted beside it.

use std::path::Path;

use chrono::NaiveDate;

use super::PipelineError;
use super::noting::{Beside, Notebook, Registered};
use super::register_error::RegisterError;
use crate::domain::{RegisteredAct, Year};
use crate::inputs::registered::{self, VersionFacts};
use crate::package::{PackageError, last_final, published};
use crate::trace::revision;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Registering<'a> {
    /// Where it is noted.
    pub beside: Beside<'a>,
    /// The act, about a version that is there.
    pub act: &'a RegisteredAct,
    /// The day of the run: no act is dated after it.
    pub today: NaiveDate,
    /// Whether an act of the same kind about the same version gives way.
    pub replace: bool,
}

/// Notes an act in `atti.json`. No version is touched.
///
/// # Errors
/// [`PipelineError`]: the version is not there, the act contradicts it or another act, or one of its kind is noted.
pub fn register_act(asked: &Registering<'_>) -> Result<Registered, PipelineError> {
    let Registering { beside, act, today, replace } = *asked;
    let notebook = Notebook::open(beside)?;
    let of_its_kind = notebook.noted.acts.find(act.kind, act.version);
    if let Some(noted) = of_its_kind.filter(|noted| *noted != act && !replace) {
        let (what, noted, version) = (act.kind.subject(), noted.act.written(), act.version);
        return Err(RegisterError::AlreadyRegistered { what, noted, version }.into());
    }
    let (gives_way, mut after) = (of_its_kind.is_some(), notebook.noted.clone());
    after.acts.put(act.clone());
    if after != notebook.noted {
        let versions = versions(beside.output, beside.year)?;
        registered::check(act, &after.acts, &versions, (beside.year, today)).map_err(RegisterError::Disorder)?;
    }
    notebook.write(&after, gives_way)
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
