//! What every workbook is made from.

use super::sources::Sources;
use crate::dossier::Dossier;

/// What every workbook is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// Figures and what surrounds them.
    pub dossier: Dossier<'a>,
    /// The input files.
    pub sources: &'a Sources<'a>,
}
