//! What somebody says of a plan beside the plan itself.

use super::column_map::ColumnMap;
use super::header::Header;
use super::plan_codes;
use super::source::SourceSheet;
use crate::domain::{Place, Year};
use crate::finding::Finding;

/// What is said of a plan, where its own words are not enough.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'a> {
    /// The year of what names none.
    pub year: Option<Year>,
    /// What its columns hold, as somebody says of this plan.
    pub map: Option<&'a ColumnMap>,
    /// The same of an earlier plan: it counts where it is about this one, and no other is named.
    pub kept_map: Option<&'a ColumnMap>,
}

impl<'a> Told<'a> {
    /// The map that counts for these sheets; one that is kept and does not is told. Our own workbook needs none.
    pub(super) fn map_of(self, sheets: &[SourceSheet], findings: &mut Vec<Finding>) -> Option<&'a ColumnMap> {
        let is_ours = || sheets.iter().flat_map(|sheet| &sheet.rows).any(Header::is_ours);
        let Some(kept) = self.kept_map.filter(|_| self.map.is_none() && !is_ours()) else { return self.map };
        if kept.is_about(sheets) {
            return Some(kept);
        }
        let message = "La mappa conservata dall’ultimo piano non nomina nulla di questo: non è usata";
        let told = Finding::new(plan_codes::NOT_OF_THE_PLAN, message).at(Place::file(kept.file.as_str()));
        findings
            .push(told.expected("niente, se il piano è di altra forma; altrimenti una mappa corretta, con --mappa"));
        None
    }
}
