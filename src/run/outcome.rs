//! What a command leaves behind, and how a run that stops is told.

use std::io;
use std::path::Path;

use chrono::NaiveDate;

use crate::cli::Scope;
use crate::clock;
use crate::domain::{IndicatorCode, Year};
use crate::finding::Finding;
use crate::finding::listing::{self, FullList};
use crate::inputs::edition::EditionRecord;
use crate::inputs::entity;
use crate::package::{self, PackageError};
use crate::pipeline::{PipelineError, RegisterError};
use crate::words::{harmless, italian};

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

    /// The same with nothing in it that could steer a terminal.
    #[must_use]
    pub(super) fn harmless(self) -> Self {
        Self { code: self.code, stdout: harmless(&self.stdout), stderr: harmless(&self.stderr) }
    }

    /// What is left behind when standard output does not take what was printed. A reader that closes the pipe early
    /// is no error of ours.
    #[must_use]
    pub fn unwritten(self, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return self;
        }
        let why = italian::system_error(error);
        let told =
            format!("{}errore: non si può scrivere sull’uscita standard ({why}): il testo non è intero\n", self.stderr);
        Self { code: if self.code == 0 { 1 } else { self.code }, stderr: told, ..self }
    }

    /// A run that stops, with its message.
    pub(super) fn failed(code: u8, message: &str) -> Self {
        Self { code, stdout: String::new(), stderr: format!("errore: {message}\n") }
    }
}

/// What the entity's folder says of a package's making, where it is the `ingressi` of one.
///
/// # Errors
/// What the user is told of an `edizione.json` that is none.
pub(super) fn recorded(scope: &Scope) -> Result<Option<EditionRecord>, Outcome> {
    // A folder that is none is told where it is read.
    let Ok(root) = entity::locate(scope.ente.as_deref()) else { return Ok(None) };
    entity::recorded_edition(&root).map_err(|error| Outcome::failed(1, &error.to_string()))
}

/// Refuses a default place for what is written where the entity's folder, or the current one, lies in a package; `option` names another.
///
/// # Errors
/// What the user is told.
pub(super) fn outside_packages(scope: &Scope, option: &str) -> Result<(), Outcome> {
    let root = entity::locate(scope.ente.as_deref()).unwrap_or_default();
    let in_package =
        [root.as_path(), Path::new(".")].into_iter().any(|folder| package::package_around(folder).is_some());
    if !in_package && recorded(scope)?.is_none() {
        return Ok(());
    }
    let message =
        format!("questa cartella è dentro un pacchetto, che non si modifica: indicarne un’altra con {option} CARTELLA");
    Err(Outcome::failed(2, &message))
}

/// Refuses a place for what is written that lies in a package; `option` names another.
///
/// # Errors
/// What the user is told, with both paths.
pub(super) fn not_in_a_package(target: &Path, option: &str) -> Result<(), Outcome> {
    let Some(package) = package::package_around(target) else { return Ok(()) };
    let (target, package) = (target.display(), package.display());
    let message =
        format!("{target}: è dentro il pacchetto {package}, che non si modifica: indicare con {option} un altro posto");
    Err(Outcome::failed(2, &message))
}

/// Where a file that gave way is kept, in a line.
pub(super) fn said_kept(kept: Option<&Path>) -> String {
    kept.map_or_else(String::new, |kept| format!("Il file che c’era è conservato: {}\n", kept.display()))
}

/// The reference date, whether it was given by hand, and the year: what follows from the arguments.
///
/// # Errors
/// What the user is told of a date that is none.
pub(super) fn when(scope: &Scope) -> Result<(NaiveDate, bool, Year), Outcome> {
    // A package that is made again speaks from its own day.
    if let Some(record) = recorded(scope)? {
        let year = scope.anno.unwrap_or(record.anno);
        return Ok((scope.data.unwrap_or(record.data_riferimento.0), true, Year(year)));
    }
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
        PipelineError::NotApprovable { findings, .. } => {
            let list = listing::text(findings, FullList::Check);
            Outcome::failed(3, format!("{error}\n\n{list}").trim_end())
        }
        PipelineError::Altered { .. } | PipelineError::Register(RegisterError::NotSigned { .. }) => {
            Outcome::failed(5, &error.to_string())
        }
        PipelineError::MissingActs { .. } => Outcome::failed(3, &error.to_string()),
        PipelineError::Late { .. } | PipelineError::Unexplained { .. } => Outcome::failed(4, &error.to_string()),
        PipelineError::Package(PackageError::Locked { .. }) => Outcome::failed(75, &error.to_string()),
        _ => Outcome::failed(1, &error.to_string()),
    }
}

/// The exit code of a command that shows findings: 3 where one of them keeps a final from being issued.
pub(super) fn code(findings: &[Finding]) -> u8 {
    if findings.iter().any(Finding::blocks) { 3 } else { 0 }
}

/// That a register which nobody had touched follows plan and last year again.
pub(super) fn said_renewed(year: Year, path: &Path, rows: usize, kept: &Path) -> String {
    format!(
        "Registro degli indicatori {year}: nessuno lo aveva toccato, aggiornato dal piano e dai dati del {} ({}, {}); \
         quello che c’era è in {}\n",
        year.previous(),
        path.display(),
        italian::count(rows, "riga", "righe"),
        kept.display()
    )
}

/// Which rows of the register before have none in a new one; nothing to say where all go on.
pub(super) fn said_ended(ended: &[IndicatorCode], year: Year) -> String {
    if ended.is_empty() {
        return String::new();
    }
    let codes = ended.iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join(", ");
    format!(
        "{} del {} non {} nel registro del {year}, perché il piano non ha più l’obiettivo o l’indicatore: {codes}. Chi \
         vuole ancora misurarli aggiunge la riga in fondo al registro, con il suo codice.\n",
        italian::count(ended.len(), "indicatore", "indicatori"),
        year.previous(),
        if ended.len() == 1 { "è" } else { "sono" }
    )
}
