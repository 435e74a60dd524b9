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

impl Job<'_> {
    /// What the entity decides about the package beside the inputs, each with its name.
    pub(super) fn options(&self) -> Vec<(&'static str, String)> {
        let status = if self.definitive { "definitiva" } else { "bozza" };
        let reason = self.delay_reason.map(|reason| ("motivo_ritardo", reason.to_owned()));
        [("anno", self.year.to_string()), ("stato", status.to_owned())].into_iter().chain(reason).collect()
    }
}
