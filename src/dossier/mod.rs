//! What every output is made from, and what an output gives.
//!
//! Guaranteed: nothing in a dossier belongs to a format, so that every output takes the same
//! one. Deliberately absent: how anything is set, and where files go.

mod file;
mod making;
mod previous;
mod public_name;
mod sections;
mod tally;

use crate::assessment::{Assessment, Trend};
use crate::domain::{Edition, FirstFinal, Lifecycle, Perimeter, Predecessor, Reasons, Supplements};
use crate::finding::Finding;
use crate::inputs::acts::Adoption;
use crate::inputs::approval::Approval;
use crate::inputs::config::Config;
use crate::inputs::deadline::Deadline;
use crate::inputs::entity::InputFile;
use crate::signals::Signal;
pub use file::{FileEntry, PackageFile, RESERVED};
pub use making::Making;
pub use previous::Previous;
pub use sections::Sections;
pub use tally::Tally;

/// One year's material, complete, before it is set in any format.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    /// The year's figures.
    pub assessment: &'a Assessment<'a>,
    /// Resources, changes, texts, context.
    pub supplements: &'a Supplements,
    /// This year beside the ones before.
    pub trend: &'a Trend,
    /// Which document this is.
    pub edition: &'a Edition,
    /// The entity's configuration: rules, acts and bodies.
    pub config: &'a Config,
    /// Plan and register as they were approved, where that was noted.
    pub approved: Option<&'a Approval>,
    /// When the report is due.
    pub deadline: &'a Deadline,
    /// The final that this document follows, where there is one.
    pub predecessor: Option<&'a Predecessor>,
    /// The first final of the year, this one included; `None` in the drafts before it.
    pub first_final: Option<&'a FirstFinal>,
    /// When the report was adopted, as far as an act says so.
    pub adoption: Adoption<'a>,
    /// Why a final is late, and why it takes the place of another.
    pub reasons: Reasons<'a>,
    /// Findings of all stages so far.
    pub findings: &'a [Finding],
    /// What auditors should ask about.
    pub signals: &'a [Signal],
    /// The input files, by path.
    pub inputs: &'a [&'a InputFile],
    /// Fingerprint of the inputs; the seed of the auditors' sample.
    pub fingerprint: &'a str,
    /// Whether there is a coat of arms to print.
    pub has_emblem: bool,
    /// What the sections of the composed document are called; none before it is composed.
    pub sections: &'a Sections,
    /// How many figures were read back; none before the proof.
    pub tally: Tally,
    /// The latest final, for what changed since.
    pub previous: Option<&'a Previous>,
    /// What is kept so that the package can be made again.
    pub making: &'a Making,
}

impl<'a> Dossier<'a> {
    /// An input file by its path; `None` for what is none.
    pub fn input(&self, path: &str) -> Option<&'a InputFile> {
        let index = self.inputs.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(self.inputs[index])
    }

    /// How many objectives the plan had before the year's changes, and has after them.
    pub fn perimeter(&self) -> Perimeter {
        Lifecycle(&self.supplements.changes).perimeter(self.assessment.entity.counts.planned)
    }
}
