//! `importa`: one plan of any shape → canonical workbook or JSON.

#![expect(clippy::disallowed_methods, reason = "the plan to import is named on the command line and read here")]

use std::path::Path;

use chrono::NaiveDate;

use super::PipelineError;
use crate::catalogue::Catalogue;
use crate::domain::Plan;
use crate::finding::Finding;
use crate::workbook::Limits;
use crate::{package, plan};

/// A plan that was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// What was found and repaired.
    pub findings: Vec<Finding>,
    source: std::path::PathBuf,
}

/// Reads a plan from a file.
///
/// # Errors
/// The file cannot be read, or holds no plan.
pub fn import(path: &Path) -> Result<Imported, PipelineError> {
    let bytes = std::fs::read(path).map_err(|source| PipelineError::File { path: path.to_owned(), source })?;
    // Places name the file, not the folders of this machine.
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let (plan, findings) = plan::read(&bytes, &name, Catalogue::embedded(), &Limits::default())?;
    Ok(Imported { plan, findings, source: path.to_owned() })
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

    /// Writes the canonical workbook. Its creation date is the first day of the plan, so
    /// that the same plan gives the same bytes.
    ///
    /// # Errors
    /// The target is the source itself, or cannot be written.
    pub fn write_canonical(&self, target: &Path) -> Result<(), PipelineError> {
        let same = target.canonicalize().ok().is_some_and(|target| self.source.canonicalize().ok() == Some(target));
        if same {
            return Err(PipelineError::SameFile { path: target.to_owned() });
        }
        let year = self.plan.years.first().map_or(2000, |year| i32::from(year.0));
        let date = NaiveDate::from_ymd_opt(year, 1, 1).expect("1 January exists in every year");
        let bytes = plan::canonical_workbook(&self.plan, &self.findings, date)?;
        Ok(package::write_file(target, &bytes)?)
    }
}
