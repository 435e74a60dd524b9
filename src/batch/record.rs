//! What became of one entity.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Severity};

/// What became of one entity, in a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its folder, as the batch was given it.
    pub cartella: String,
    /// The name that it gives itself, where that can be read.
    pub ente: Option<String>,
    /// Whether its data are invented.
    pub dimostrativo: bool,
    /// What was done.
    pub stato: State,
    /// Why nothing was published.
    pub messaggio: Option<String>,
    /// Its objectives of the year.
    pub obiettivi: Option<usize>,
    /// *Indice cautelativo*, as exact as it is.
    pub indice_cautelativo: Option<Decimal>,
    /// *Indice sui misurati*.
    pub indice_misurati: Option<Decimal>,
    /// *Copertura*, in per cent.
    pub copertura: Option<Decimal>,
    /// What was found in its data.
    pub anomalie: Option<Counts>,
    /// What auditors should ask about.
    pub segnali: Option<usize>,
    /// How long it took.
    pub durata_ms: u64,
    /// What stands published.
    pub pacchetto: Option<PackageRecord>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Something stopped it.
    #[serde(rename = "non_riuscita")]
    Failed,
    /// It was not its turn yet when the batch ended, or its share has not run.
    #[serde(rename = "non_eseguita")]
    NotRun,
    /// Findings keep the final from being issued.
    #[serde(rename = "rifiutata")]
    Refused,
    /// A package was written.
    #[serde(rename = "prodotta")]
    Made,
    /// The same package was there already.
    #[serde(rename = "invariata")]
    Unchanged,
}

impl State {
    /// Those that need somebody come first.
    pub const ALL: [Self; 5] = [Self::Failed, Self::NotRun, Self::Refused, Self::Made, Self::Unchanged];

    /// The word for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Failed => "non riuscita",
            Self::NotRun => "non eseguita",
            Self::Refused => "definitiva rifiutata",
            Self::Made => "prodotta",
            Self::Unchanged => "invariata",
        }
    }
}

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Those that keep a final from being issued.
    pub impediscono: usize,
    /// Warnings.
    pub avvisi: usize,
    /// Notes.
    pub note: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let of = |severity| findings.iter().filter(|finding| finding.code.severity == severity).count();
        Self { impediscono: of(Severity::Blocking), avvisi: of(Severity::Warning), note: of(Severity::Note) }
    }
}

/// A published package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageRecord {
    /// Its folder.
    pub cartella: String,
    /// SHA-256 of its `SHA256SUMS`, which names every published file.
    pub sha256: String,
}

impl Record {
    /// The record of an entity of which nothing is known but this.
    pub fn of(folder: &str, state: State) -> Self {
        Self {
            cartella: folder.to_owned(),
            ente: None,
            dimostrativo: false,
            stato: state,
            messaggio: None,
            obiettivi: None,
            indice_cautelativo: None,
            indice_misurati: None,
            copertura: None,
            anomalie: None,
            segnali: None,
            durata_ms: 0,
            pacchetto: None,
        }
    }

    /// Whether something in its data keeps a final from being issued.
    pub fn is_blocked(&self) -> bool {
        self.stato == State::Refused || self.anomalie.is_some_and(|counts| counts.impediscono > 0)
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        self.ente.as_deref().unwrap_or(&self.cartella)
    }
}
