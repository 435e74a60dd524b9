//! What the main job is asked to do.

use std::path::Path;

use chrono::NaiveDate;

use crate::domain::Year;

/// What the main job is asked to do.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The entity's folder, where one was given.
    pub entity: Option<&'a Path>,
    /// Where packages are published.
    pub output: &'a Path,
    /// The year measured.
    pub year: Year,
    /// The day the document speaks from.
    pub reference_date: NaiveDate,
    /// Whether that day was given by hand; otherwise it does not make a package outdated.
    pub given_by_hand: bool,
    /// Whether the final is asked for.
    pub definitive: bool,
    /// Why a final is late.
    pub delay_reason: Option<&'a str>,
}

impl<'a> Job<'a> {
    /// What changes the package beside the inputs.
    pub(super) fn options(&self) -> [&'a str; 2] {
        if self.definitive { ["definitiva", self.delay_reason.unwrap_or("")] } else { ["bozza", ""] }
    }
}
