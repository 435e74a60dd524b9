//! The document's stages as text, for who works on templates and layout: the view, the XHTML,
//! the pages. A saved view takes the place of the data. Nothing is written or published.

use std::path::Path;

use serde_json::Value;

use super::PipelineError;
use super::cycle::Cycle;
use super::gather::gather;
use super::job::Job;
use super::judged::{Judged, Setting};
use super::named_file::read_file;
use crate::disk::DEFAULT_LIMIT;
use crate::dossier::{Dossier, Sections};
use crate::inputs::entity::{Folder, locate};
use crate::outputs::report::{self, Press, ReportError};
use crate::outputs::typeset::Source;
use crate::package::Fingerprint;

/// Where the document is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The strings that templates receive, as JSON.
    View,
    /// The composed XHTML.
    Xhtml,
    /// The text of the laid-out pages.
    Pages,
}

/// The document at a stage, from the entity's data or from a view saved earlier.
///
/// # Errors
/// As [`super::generate`], but for anything that concerns annexes and publishing.
pub fn show(job: &Job<'_>, stage: Stage, saved: Option<&Path>) -> Result<String, PipelineError> {
    let view = match saved {
        Some(path) => String::from_utf8_lossy(&read_file(path, DEFAULT_LIMIT)?).into_owned(),
        None => made_view(job)?,
    };
    if stage == Stage::View {
        return Ok(view);
    }
    let broken = |error: serde_json::Error| PipelineError::View { line: error.line() };
    let view: Value = serde_json::from_str(&view).map_err(broken)?;
    let (folder, _) = Folder::read(&locate(job.entity)?, job.year)?;
    let press = Press::of(&folder)?;
    let xhtml = press.compose(&view)?.xhtml;
    if stage == Stage::Xhtml {
        return Ok(xhtml);
    }
    let (layout, _) = press.pages(&Source::parse(&xhtml).map_err(ReportError::from)?)?;
    Ok(layout.text())
}

/// The view of the document that [`super::generate`] would publish now.
fn made_view(job: &Job<'_>) -> Result<String, PipelineError> {
    let json = |dossier: &Dossier<'_>| serde_json::to_string_pretty(&report::document(dossier));
    Ok(with_dossier(job, |_, dossier| json(dossier))?.expect("a view is made of texts, flags and lists") + "\n")
}

/// The dossier of which [`super::generate`] would make a package now.
pub(super) fn with_dossier<T>(job: &Job<'_>, look: impl FnOnce(&Press, &Dossier<'_>) -> T) -> Result<T, PipelineError> {
    let gathered = gather(job.entity, job.year)?;
    let past = job.past();
    let gathered = gathered.noting(&past, job.year);
    let status = job.status(&past);
    let predecessor = past.predecessor()?;
    let edition = gathered.edition(job.year, job.reference_date, status);
    let published_on = job.definitive.then_some(job.reference_date);
    let cycle = Cycle::of(&gathered, (job.year, job.reference_date), published_on, predecessor.as_ref());
    let job = &job.after(&past, cycle.lateness(&gathered).is_some());
    let inputs = cycle.inputs(&gathered);
    let judged = Judged::of(&inputs, &gathered, &cycle, &past, past.and(&gathered.findings));
    let files = gathered.folder.files();
    let Fingerprint { print, list } = Fingerprint::of(&job.options(&past), &files);
    let (making, sections) = (gathered.making(&past, list), Sections::default());
    let press = Press::of(&gathered.folder)?;
    let dossier = judged.dossier(&Setting {
        job,
        gathered: &gathered,
        cycle: &cycle,
        past: &past,
        predecessor: predecessor.as_ref(),
        edition: &edition,
        inputs: &files,
        fingerprint: &print,
        has_emblem: press.has_emblem(),
        making: &making,
        sections: &sections,
    });
    Ok(look(&press, &dossier))
}
