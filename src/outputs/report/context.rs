//! Everything that the document is made from.

use crate::dossier::Dossier;
use crate::finding::Finding;
use crate::inputs::config::Config;
use crate::inputs::deadline::Deadline;
use crate::inputs::entity::InputFile;

/// Everything that the document is made from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Figures and what surrounds them.
    pub dossier: Dossier<'a>,
    /// The entity's configuration.
    pub config: &'a Config,
    /// When the report is due.
    pub deadline: &'a Deadline,
    /// Why a final is late, where it is.
    pub delay_reason: Option<&'a str>,
    /// Findings of all stages so far.
    pub findings: &'a [Finding],
    /// The inputs, by path.
    pub inputs: &'a [&'a InputFile],
    /// Fingerprint of the inputs.
    pub fingerprint: &'a str,
    /// The coat of arms, where the entity has given one.
    pub emblem: Option<&'a InputFile>,
}
