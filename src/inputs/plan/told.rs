//! What somebody says of a plan beside the plan itself.

use super::column_map::ColumnMap;
use super::source::SourceSheet;
use crate::domain::Year;

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
    /// The map that counts for these sheets.
    pub(super) fn map_of(self, sheets: &[SourceSheet]) -> Option<&'a ColumnMap> {
        self.map.or_else(|| self.kept_map.filter(|map| map.is_about(sheets)))
    }
}
