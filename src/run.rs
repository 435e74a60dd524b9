//! Commands → what they print and the exit code; the outermost edge of the library.
//!
//! Exit codes: 0 done; 1 cannot go on; 2 usage; 3 blocking findings; 4 late without a
//! reason; 75 another run holds the lock.

mod controlla;
mod import;
mod new;
mod schede;
mod spiega;
mod stato;

use std::fmt::Write as _;

use crate::cli::{Command, Generate, Scope};
use crate::clock;
use crate::domain::Year;
use crate::finding::Finding;
use crate::finding::listing;
use crate::finding::listing::FullList;
use crate::package::{PackageError, Published};
use crate::pipeline::{self, Generated, Job, PipelineError};
use crate::words::italian;
use chrono::NaiveDate;

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

    fn failed(code: u8, message: &str) -> Self {
        Self { code, stdout: String::new(), stderr: format!("errore: {message}\n") }
    }
}

/// Runs one command.
pub fn run(command: Command) -> Outcome {
    match command {
        Command::Genera(arguments) => generate(&arguments),
        Command::Importa(arguments) => import::run(&arguments),
        Command::Nuovo(arguments) => new::run(&arguments),
        Command::Controlla(arguments) => controlla::run(&arguments),
        Command::Schede(arguments) => schede::run(&arguments),
        Command::Spiega(arguments) => spiega::run(&arguments),
        Command::Stato(arguments) => stato::run(&arguments),
    }
}

/// The reference date and the year that follow from the arguments.
fn when(scope: &Scope) -> Result<(NaiveDate, bool, Year), String> {
    let (date, by_hand) = clock::reference_date(scope.data)?;
    let year = scope.anno.map_or_else(|| clock::year_before(date), Year);
    Ok((date, by_hand, year))
}

fn generate(arguments: &Generate) -> Outcome {
    let (reference_date, given_by_hand, year) = match when(&arguments.scope) {
        Ok(when) => when,
        Err(message) => return Outcome::failed(2, &message),
    };
    let job = Job {
        entity: arguments.scope.ente.as_deref(),
        output: &arguments.output,
        year,
        reference_date,
        given_by_hand,
        definitive: arguments.definitiva,
        delay_reason: arguments.motivo_ritardo.as_deref(),
    };
    match pipeline::generate(&job) {
        Ok(_) if arguments.quiet => Outcome::default(),
        Ok(generated) => Outcome { stdout: summary(&generated), ..Outcome::default() },
        Err(error) => failure(&error, year),
    }
}

fn failure(error: &PipelineError, year: Year) -> Outcome {
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

/// What the office reads when the job is done.
fn summary(generated: &Generated) -> String {
    let mut text = String::new();
    let kind = if generated.definitive { "Relazione definitiva" } else { "Bozza della relazione" };
    let folder = generated.published.path().display();
    let _ = match &generated.published {
        Published::Written(_) => writeln!(text, "{kind} {}: {folder}", generated.year),
        Published::Unchanged(_) => writeln!(text, "{kind} {} invariata: {folder}", generated.year),
    };
    let _ = writeln!(text, "{}", generated.countdown);
    let _ = writeln!(text, "{}", generated.figures);
    if generated.findings.is_empty() {
        return text;
    }
    text.push('\n');
    text.push_str(&listing::brief(&generated.findings));
    text
}
