//! The landing page of a year, beside its versions, written again whenever a final or an act is new.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PipelineError;
use super::job::Job;
use super::noted::noted;
use crate::disk::{self, DEFAULT_LIMIT};
use crate::domain::Year;
use crate::dossier::{PackageFile, Previous, RESERVED};
use crate::inputs::config::{self, Config};
use crate::inputs::deadline;
use crate::inputs::registered;
use crate::outputs::landing::{self, FRAGMENT, Landing, PAGE, PublicFile, PublicVersion};
use crate::package::{self, Overwriting, YearFolder, last_final, published};
use crate::trace::facts::names;
use crate::trace::provenance::Provenance;
use crate::trace::revision;
use crate::words::decoding::decode;

/// Writes `index.html` and `frammento.html` beside the versions of a year; nothing where there is no final yet. The
/// configuration is the entity's, else the one that the last version keeps. Gives the pages of others that stood
/// there, where they are now.
///
/// # Errors
/// [`PipelineError`] where a version cannot be read, or the pages cannot be written.
pub(super) fn renew(
    folder: &YearFolder,
    (output, year): (&Path, Year),
    entity: Option<&Config>,
) -> Result<Vec<PathBuf>, PipelineError> {
    let here = output.join(year.to_string());
    let pages = compose(&here, (output, year), entity)?;
    let written = pages.into_iter().map(|(name, bytes)| write(folder, &here.join(name), name, &bytes));
    Ok(written.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The landing page as far as the run of a final is concerned; a draft leaves it alone.
pub(super) struct LandingOfFinal<'a> {
    of: Option<(&'a Path, Year)>,
    config: &'a Config,
}

impl<'a> LandingOfFinal<'a> {
    pub fn of(job: &Job<'a>, config: &'a Config) -> Self {
        Self { of: job.definitive.then_some((job.output, job.year)), config }
    }

    /// That everything the pages are made from, and what stands in their place, can be read.
    ///
    /// # Errors
    /// As [`renew`], before anything is published.
    pub fn check(&self) -> Result<(), PipelineError> {
        let Some((output, year)) = self.of else { return Ok(()) };
        let here = output.join(year.to_string());
        compose(&here, (output, year), Some(self.config))?;
        for name in [PAGE, FRAGMENT] {
            package::read(&here.join(name))?;
        }
        Ok(())
    }

    /// [`renew`] for this final.
    pub fn renew(&self, folder: &YearFolder) -> Result<Vec<PathBuf>, PipelineError> {
        self.of.map_or_else(|| Ok(Vec::new()), |of| renew(folder, of, Some(self.config)))
    }
}

/// The pages; none where there is no final yet.
fn compose(
    here: &Path,
    (output, year): (&Path, Year),
    entity: Option<&Config>,
) -> Result<Vec<(&'static str, Vec<u8>)>, PipelineError> {
    let (mut versions, mut last) = (Vec::new(), None);
    for version in 1..=last_final(output, year)?.unwrap_or_default() {
        let Some(own) = published(output, year, version)? else { continue };
        let Some(facts) = revision::predecessor(&own) else { continue };
        let contents = package::contents(&here.join(format!("v{version}")))?.unwrap_or_default();
        let files = contents.files.iter().filter(|file| !file.is_reserved()).map(public).collect();
        versions.push(PublicVersion { version, date: facts.date, files });
        last = Some((own, facts));
    }
    let Some((own, facts)) = last else { return Ok(Vec::new()) };
    let kept = || kept_configuration(&here.join(format!("v{}", own.version)));
    let Some(config) = entity.cloned().or_else(kept) else { return Ok(Vec::new()) };
    let noted = noted(&here.join(registered::FILE_NAME), year)?;
    let landing = Landing {
        config: &config,
        year,
        deadline: deadline(&own, year),
        versions: &versions,
        acts: &revision::known_acts(Some(&noted.acts), Some(&facts)),
        signed: &noted.signed,
    };
    Ok(vec![(PAGE, landing::page(&landing)), (FRAGMENT, landing::fragment(&landing))])
}

/// A page that somebody else put there is kept beside ours: where, is given.
fn write(folder: &YearFolder, path: &Path, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, PipelineError> {
    match package::read(path)? {
        Some(before) if before == bytes => Ok(None),
        Some(before) if !landing::is_ours(&before) => Ok(package::write(path, bytes, Overwriting::KeepingOld)?),
        _ => Ok(folder.write_beside(name, bytes).map(|_| None)?),
    }
}

fn public(file: &PackageFile) -> PublicFile {
    PublicFile { path: file.path.clone(), bytes: file.bytes.len(), sha256: file.sha256().to_owned() }
}

/// What the version was made with.
fn kept_configuration(version: &Path) -> Option<Config> {
    let path = version.join(format!("{RESERVED}ingressi/{}", config::FILE_NAME));
    let bytes = disk::read(&path, DEFAULT_LIMIT).ok()?;
    Config::parse(&decode(&bytes).text).ok()
}

/// The day on which the report was due, as the version says; of versions that do not say it, the law's.
fn deadline(own: &Previous, year: Year) -> NaiveDate {
    let said = Provenance::parse(&own.bytes).and_then(|provenance| {
        let figure = provenance.cifre.into_iter().find(|figure| figure.cifra == names::deadline())?;
        figure.valore?.parse().ok()
    });
    said.unwrap_or_else(|| deadline::of_the_law(year))
}
