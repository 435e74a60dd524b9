//! What a command leaves behind, and how a run that stops is told.

use chrono::NaiveDate;

use crate::cli::Scope;
use crate::clock;
use crate::domain::Year;
use crate::finding::Finding;
use crate::finding::listing::{self, FullList};
use crate::package::PackageError;
use crate::pipeline::PipelineError;
use crate::words::italian;

/// What a command leaves behind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The process's exit code.
    pub code: u8,
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
}

impl Outcome {
    /// What a user reads when the program itself is at fault: nothing was published.
    pub fn internal_error() -> Self {
        let version = env!("CARGO_PKG_VERSION");
        Self::failed(
            1,
            &format!(
                "errore interno del programma (versione {version}); nulla è stato pubblicato. Segnalarlo, se possibile con i file letti"
            ),
        )
    }

    /// A run that stops, with its message.
    pub(super) fn failed(code: u8, message: &str) -> Self {
        Self { code, stdout: String::new(), stderr: format!("errore: {message}\n") }
    }
}

/// The reference date, whether it was given by hand, and the year: what follows from the arguments.
///
/// # Errors
/// What the user is told of a date that is none.
pub(super) fn when(scope: &Scope) -> Result<(NaiveDate, bool, Year), Outcome> {
    let (date, by_hand) = clock::reference_date(scope.data).map_err(|message| Outcome::failed(2, &message))?;
    let year = scope.anno.map_or_else(|| clock::year_before(date), Year);
    Ok((date, by_hand, year))
}

/// What the user is told when a run on this year stops.
pub(super) fn failure(error: &PipelineError, year: Year) -> Outcome {
    match error {
        PipelineError::Blocked { findings } => {
            let blocking: Vec<Finding> = findings.iter().filter(|finding| finding.blocks()).cloned().collect();
            let mut message = format!(
                "la relazione definitiva del {year} non si può emettere: {}\n\n",
                italian::count(blocking.len(), "anomalia la impedisce", "anomalie la impediscono")
            );
            message.push_str(&listing::text(&blocking, FullList::Check));
            Outcome::failed(3, message.trim_end())
        }
        PipelineError::Late { .. } => Outcome::failed(4, &error.to_string()),
        PipelineError::Package(PackageError::Locked { .. }) => Outcome::failed(75, &error.to_string()),
        _ => Outcome::failed(1, &error.to_string()),
    }
}

/// The exit code of a command that shows findings: 3 where one of them keeps a final from being issued.
pub(super) fn code(findings: &[Finding]) -> u8 {
    if findings.iter().any(Finding::blocks) { 3 } else { 0 }
}
