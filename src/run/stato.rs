//! `stato`: deadline, days left, completeness.

use super::outcome::{Outcome, failure, when};
use super::output;
use crate::cli::{ListFormat, Status};
use crate::pipeline;

/// Runs `stato`.
pub(super) fn run(arguments: &Status) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    let progress = pipeline::progress(arguments.scope.ente.as_deref(), &output, year, reference_date)
        .map_err(|error| failure(&error, year))?;
    let stdout = match arguments.formato {
        ListFormat::Testo => progress.text(),
        ListFormat::Json => progress.json(),
    };
    Ok(Outcome { code: if progress.is_overdue() { 4 } else { 0 }, stdout, stderr: String::new() })
}
