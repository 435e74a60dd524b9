//! What Annex D is made from.

use crate::finding::Finding;
use crate::inputs::config::Config;
use crate::inputs::deadline::Deadline;
use crate::outputs::annexes::material::Material;

/// Everything that the dossier is made from.
#[derive(Debug, Clone, Copy)]
pub struct Validation<'a> {
    /// Figures, what surrounds them, and the input files.
    pub material: Material<'a>,
    /// The entity's configuration: acts and bodies.
    pub config: &'a Config,
    /// When the report is due.
    pub deadline: &'a Deadline,
    /// Why a final is late, where it is.
    pub delay_reason: Option<&'a str>,
    /// Findings of all stages.
    pub findings: &'a [Finding],
    /// Fingerprint of the inputs; the seed of the sample.
    pub fingerprint: &'a str,
    /// Path and SHA-256 of the files that may be published, by path.
    pub outputs: &'a [(String, String)],
}
