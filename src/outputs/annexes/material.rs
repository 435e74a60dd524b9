//! What every workbook is made from.

use super::sources::Sources;
use crate::dossier::Dossier;
use crate::outputs::typeset::Sections;

/// What every workbook is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// Figures and what surrounds them.
    pub dossier: Dossier<'a>,
    /// The input files.
    pub sources: &'a Sources<'a>,
    /// What the sections of the report are called.
    pub sections: &'a Sections,
}
