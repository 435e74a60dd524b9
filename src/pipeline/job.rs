//! What the main job is asked to do.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};

use super::past::Past;
use crate::domain::{Reasons, Status, Year};
use crate::inputs::edition::{EditionRecord, RecordedStatus};
use crate::package::Issue;

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
    /// Why a final is late, and why it takes the place of another.
    pub reasons: Reasons<'a>,
    /// What a package says of its making, where it is made again from its own inputs.
    pub recorded: Option<&'a EditionRecord>,
}

impl<'a> Job<'a> {
    /// The job that made a package, from the inputs that it keeps.
    pub fn again(inputs: &'a Path, output: &'a Path, record: &'a EditionRecord) -> Self {
        Self {
            entity: Some(inputs),
            output,
            year: Year(record.anno),
            reference_date: record.data_riferimento.0,
            given_by_hand: true,
            definitive: record.stato == RecordedStatus::Final,
            reasons: Reasons {
                delay: record.motivo_ritardo.as_deref(),
                correction: record.motivo_rettifica.as_deref(),
            },
            recorded: Some(record),
        }
    }
}

impl<'a> Job<'a> {
    /// The same job with the reason of a delay that an earlier final of the year gave, where the report is late.
    pub(super) fn after(&self, past: &'a Past, is_late: bool) -> Self {
        let delay = self.reasons.delay.or_else(|| past.delay().filter(|_| is_late));
        Self { reasons: Reasons { delay, ..self.reasons }, ..*self }
    }
}

impl Job<'_> {
    /// What was published before.
    pub(super) fn past(&self) -> Past {
        self.recorded.map_or_else(|| Past::published(self.output, self.year), Past::recorded)
    }

    /// Draft, or the next final; a package that is made again has the number that it had.
    pub(super) fn status(&self, past: &Past) -> Status {
        if !self.definitive {
            return Status::Draft;
        }
        let recorded = self.recorded.and_then(|recorded| recorded.versione);
        let next = || past.own.as_ref().map_or(1, |last| last.version + 1);
        Status::Final { version: recorded.unwrap_or_else(next) }
    }

    /// What the journal notes beside a final.
    pub(super) fn issue(&self, now: NaiveDateTime) -> Issue {
        let Reasons { delay, correction } = self.reasons;
        let reasons = delay.into_iter().chain(correction).map(str::to_owned).collect();
        Issue { moment: now, reference_date: self.reference_date, reasons }
    }

    /// What decides about the package beside the inputs, each with its name.
    pub(super) fn options(&self, past: &Past) -> Vec<(&'static str, String)> {
        let status = if self.definitive { "definitiva" } else { "bozza" };
        let Reasons { delay, correction } = self.reasons;
        let reasons = [("motivo_ritardo", delay), ("motivo_rettifica", correction)];
        let reasons = reasons.into_iter().filter_map(|(name, reason)| Some((name, reason?.to_owned())));
        [("anno", self.year.to_string()), ("stato", status.to_owned())]
            .into_iter()
            .chain(reasons)
            .chain(past.options())
            .collect()
    }
}
