//! `stato`: deadline, days left, completeness.

use super::{Outcome, failure, when};
use crate::cli::{ListFormat, Status};
use crate::pipeline;

/// Runs `stato`.
pub(super) fn run(arguments: &Status) -> Outcome {
    let (reference_date, _, year) = match when(&arguments.scope) {
        Ok(when) => when,
        Err(message) => return Outcome::failed(2, &message),
    };
    match pipeline::progress(arguments.scope.ente.as_deref(), &arguments.output, year, reference_date) {
        Ok(progress) => Outcome {
            code: if progress.is_overdue() { 4 } else { 0 },
            stdout: match arguments.formato {
                ListFormat::Testo => progress.text(),
                ListFormat::Json => progress.json(),
            },
            stderr: String::new(),
        },
        Err(error) => failure(&error, year),
    }
}
