//! The years before the one measured, for the trend.

use std::path::Path;

use super::file::InputFile;
use super::inputs::{read_one, read_plan, read_register, read_sheets};
use crate::domain::Year;
use crate::inputs::config::Config;

/// What an earlier year's figures are made from.
#[derive(Debug, Clone)]
pub struct EarlierYear {
    /// The year.
    pub year: Year,
    /// Its plan, which may be the same file as another year's.
    pub plan: InputFile,
    /// Its register.
    pub register: InputFile,
    /// Its measurement sheets, by name.
    pub sheets: Vec<InputFile>,
    /// Its changes.
    pub changes: Option<InputFile>,
}

/// Reads the files of an earlier year; none unless plan, register and sheets are there. What is
/// odd about them was a finding of that year's own report.
pub(super) fn read(root: &Path, config: &Config, year: Year) -> Option<EarlierYear> {
    let unseen = &mut Vec::new();
    let register = read_register(root, year, unseen)?;
    let sheets = read_sheets(root, year, unseen);
    let plan = read_plan(root, config, year).ok()?;
    let changes = read_one(root, "variazioni", year, &["xlsx", "ods", "xls", "csv"], unseen);
    (!sheets.is_empty()).then_some(EarlierYear { year, plan, register, sheets, changes })
}

impl EarlierYear {
    /// All its files.
    pub(super) fn files(&self) -> impl Iterator<Item = &InputFile> {
        [&self.plan, &self.register].into_iter().chain(&self.sheets).chain(&self.changes)
    }
}
