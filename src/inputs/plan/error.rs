//! What makes a plan impossible to import.

use super::near_header::NearHeader;
use crate::finding::Finding;
use crate::workbook::{Workbook, WorkbookError};

/// A file that is not a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The file cannot be opened as a spreadsheet.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// No header of a plan anywhere.
    #[error(
        "{file}: nessuna tabella di piano: serve una riga d’intestazione che dica dove stanno gli obiettivi (per esempio OBIETTIVI OPERATIVI), oppure schede con l’etichetta OBIETTIVO{}; se il piano c’è e ha altre parole, --proponi-mappa mappa.toml scrive una mappa da correggere e --mappa mappa.toml la usa",
        .closest.as_ref().map(|row| format!("; {row}")).unwrap_or_default()
    )]
    NoTable {
        /// The file.
        file: String,
        /// The row that comes nearest to a header.
        closest: Option<Box<NearHeader>>,
    },
    /// Whatever it holds, nobody sees it.
    #[error(
        "{file}: il piano non si legge perché tutti i suoi fogli sono nascosti ({sheets}): mostrare quello che contiene gli obiettivi"
    )]
    OnlyHidden {
        /// The file.
        file: String,
        /// Names of its sheets.
        sheets: String,
    },
    /// Headers but no row that could be imported.
    #[error(
        "{file}: la tabella del piano c’è, ma nessuna riga ha un codice di programma leggibile (per esempio 01.02){}",
        .first.as_deref().map(first_refused).unwrap_or_default()
    )]
    NoObjectives {
        /// The file.
        file: String,
        /// The first row that was refused.
        first: Option<Box<Finding>>,
    },
    /// Nothing of a plan above a quote that stays open.
    #[error(
        "{}: {}; {}",
        .0.place.as_ref().map(ToString::to_string).unwrap_or_default(),
        .0.message,
        .0.expected.as_deref().unwrap_or_default()
    )]
    CutShort(Box<Finding>),
}

impl PlanError {
    /// A workbook of hidden sheets only is one that nobody meant.
    pub(super) fn refuse_hidden(workbook: &Workbook) -> Result<(), Self> {
        let Some(first) = workbook.sheets.first() else { return Ok(()) };
        if workbook.sheets.iter().any(|sheet| sheet.visible) {
            return Ok(());
        }
        let names: Vec<String> = workbook.sheets.iter().map(|sheet| format!("«{}»", sheet.name)).collect();
        Err(Self::OnlyHidden { file: first.place.file.to_string(), sheets: names.join(", ") })
    }
}

/// `; la prima è C3, «1-1»: 01.01 oppure 01.10: …`
fn first_refused(finding: &Finding) -> String {
    let place = finding.place.as_ref().map(|place| place.position.to_string()).unwrap_or_default();
    let [found, expected] = [&finding.found, &finding.expected].map(|text| text.as_deref().unwrap_or_default());
    format!("; la prima è in {place}, «{found}»: {expected}")
}
