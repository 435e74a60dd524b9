//! What somebody says of a plan beside the plan itself.

use super::column_map::ColumnMap;
use crate::domain::Year;

/// What is said of a plan, where its own words are not enough.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'a> {
    /// The year of what names none.
    pub year: Option<Year>,
    /// What its columns hold.
    pub map: Option<&'a ColumnMap>,
}
