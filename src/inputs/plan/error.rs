//! What makes a plan impossible to import.

use super::near_header::NearHeader;
use crate::workbook::WorkbookError;

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
    /// Headers but no row that could be imported.
    #[error(
        "{file}: la tabella del piano c’è, ma nessuna riga ha un codice di programma leggibile (per esempio 01.02)"
    )]
    NoObjectives {
        /// The file.
        file: String,
    },
}
