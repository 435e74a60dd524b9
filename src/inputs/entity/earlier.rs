//! The years before the one measured, for the trend.

use super::EntityError;
use super::file::{InputFile, is_unread, unreadable};
use super::inputs::{TABLES, read_plan, read_register, read_sheets};
use super::one_of_year::read_one;
use crate::disk::Root;
use crate::domain::Year;
use crate::finding::Finding;
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
/// odd about them was a finding of that year's own report; what is there and cannot be read is one of this.
pub(super) fn read(root: &Root, config: &Config, year: Year, findings: &mut Vec<Finding>) -> Option<EarlierYear> {
    let mut found = Vec::new();
    let files = files(root, config, year, &mut found);
    let unread: Vec<Finding> =
        found.into_iter().filter(|finding| is_unread(finding) && !findings.contains(finding)).collect();
    findings.extend(unread);
    files
}

fn files(root: &Root, config: &Config, year: Year, findings: &mut Vec<Finding>) -> Option<EarlierYear> {
    let register = read_register(root, year, findings);
    let sheets = read_sheets(root, year, findings);
    let changes = read_one(root, "variazioni", year, TABLES, findings);
    let register = register?;
    let plan = match read_plan(root, config, year, findings) {
        Ok(plan) => plan,
        Err(EntityError::Unreadable { source, .. }) => {
            let path = config.plans.files.get(&year).map_or("piano", String::as_str);
            findings.push(unreadable(path, &source));
            return None;
        }
        Err(_) => return None,
    };
    (!sheets.is_empty()).then_some(EarlierYear { year, plan, register, sheets, changes })
}

impl EarlierYear {
    /// All its files.
    pub(super) fn files(&self) -> impl Iterator<Item = &InputFile> {
        [&self.plan, &self.register].into_iter().chain(&self.sheets).chain(&self.changes)
    }
}
