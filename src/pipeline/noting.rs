//! Noting something beside a year's finals, in `atti.json`: read once, written whole, and the year's page with it.

use std::path::{Path, PathBuf};

use super::noted::noted;
use super::{PipelineError, landing};
use crate::domain::Year;
use crate::inputs::config::Config;
use crate::inputs::entity::{self, locate};
use crate::inputs::registered::{self, ActsFile, Noted};
use crate::package::{self, Overwriting, YearFolder, last_final};

/// The finals beside which something is noted.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The entity's folder, where one was given: the page of the year says whom to ask.
    pub entity: Option<&'a Path>,
    /// Where the packages are.
    pub output: &'a Path,
    /// The year.
    pub year: Year,
}

/// What was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The file.
    pub path: PathBuf,
    /// Whether it said so already.
    pub already: bool,
    /// Where the file stands that gave way.
    pub kept: Option<PathBuf>,
    /// Pages of others that stood where the landing page goes, under their new names.
    pub pages: Vec<PathBuf>,
}

/// The version that is meant where none is named: the last.
///
/// # Errors
/// [`PipelineError::NoFinal`] where there is none; [`crate::package::PackageError::Read`].
pub fn last_version(output: &Path, year: Year) -> Result<u32, PipelineError> {
    last_final(output, year)?.ok_or_else(|| PipelineError::NoFinal { year, folder: output.join(year.to_string()) })
}

/// A year's folder, locked, with what is noted in it.
pub(super) struct Notebook<'a> {
    beside: Beside<'a>,
    folder: YearFolder,
    config: Option<Config>,
    path: PathBuf,
    /// What is noted so far.
    pub noted: Noted,
}

impl<'a> Notebook<'a> {
    /// Opens it; nothing is made for a year without a final.
    pub fn open(beside: Beside<'a>) -> Result<Self, PipelineError> {
        let Beside { entity, output, year } = beside;
        let config = configuration(entity)?;
        last_version(output, year)?;
        let folder = YearFolder::open(output, year)?;
        let path = output.join(year.to_string()).join(registered::FILE_NAME);
        let noted = noted(&path, year)?;
        Ok(Self { beside, folder, config, path, noted })
    }

    /// Writes what is noted now, where that is something else; where an entry gives way the file of before is kept.
    pub fn write(self, after: &Noted, gives_way: bool) -> Result<Registered, PipelineError> {
        let Beside { output, year, .. } = self.beside;
        let mut done = Registered { path: self.path, already: *after == self.noted, kept: None, pages: Vec::new() };
        let bytes = ActsFile::of(year, after).json();
        match (done.already, gives_way) {
            (true, _) => {}
            (false, true) => done.kept = package::write(&done.path, &bytes, Overwriting::KeepingOld)?,
            (false, false) => _ = self.folder.write_beside(registered::FILE_NAME, &bytes)?,
        }
        done.pages = landing::renew(&self.folder, (output, year), self.config.as_ref())?;
        Ok(done)
    }
}

/// What the entity says of itself; none where no folder was given and there is none here.
fn configuration(entity: Option<&Path>) -> Result<Option<Config>, PipelineError> {
    match (locate(entity), entity) {
        (Ok(root), _) => Ok(entity::configuration(&root)),
        (Err(_), None) => Ok(None),
        (Err(error), Some(_)) => Err(error.into()),
    }
}
