//! What was published before: read from the folder of the packages, or as a package recorded it.

use std::path::Path;

use crate::domain::Year;
use crate::dossier::Previous;
use crate::inputs::edition::{EditionRecord, RecordedFinal};
use crate::inputs::entity;
use crate::package::{last_final, published};

/// The finals that a document follows or stands beside.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    /// The last final of the same year.
    pub own: Option<Previous>,
    /// The last finals of the years before, ascending.
    pub earlier: Vec<Previous>,
}

impl Past {
    /// What stands in the folder of the packages.
    pub fn published(output: &Path, year: Year) -> Self {
        let last = |year| published(output, year, last_final(output, year)?);
        Self { own: last(year), earlier: entity::earlier_years(year).filter_map(last).collect() }
    }

    /// What a package recorded when it was made.
    pub fn recorded(record: &EditionRecord) -> Self {
        Self {
            own: record.versione_precedente.as_ref().map(previous),
            earlier: record.anni_precedenti.iter().map(previous).collect(),
        }
    }

    /// The past that the last final of the year had itself.
    pub fn of_the_last(&self, output: &Path) -> Option<Self> {
        let last = self.own.as_ref()?;
        let own = last.version.checked_sub(1).and_then(|before| published(output, last.year, before));
        Some(Self { own, earlier: self.earlier.clone() })
    }

    /// The finals by name, for the fingerprint.
    pub fn options(&self) -> impl Iterator<Item = (&'static str, String)> {
        let finals = self.earlier.iter().chain(&self.own);
        finals.map(|past| ("definitiva", format!("{} v{} {}", past.year, past.version, past.sha256)))
    }
}

fn previous(recorded: &RecordedFinal) -> Previous {
    Previous {
        year: Year(recorded.anno),
        version: recorded.versione,
        sha256: recorded.sha256.clone(),
        bytes: serde_json::to_vec(&recorded.provenienza).expect("what was JSON is JSON"),
    }
}
