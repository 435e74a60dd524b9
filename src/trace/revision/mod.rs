//! What changed against the previous final: which figures, and why.
//!
//! Both sides are what `provenienza.json` says, so that an auditor who has the two
//! packages can make the same comparison. A figure changes because a cell holds another
//! value, because a rule or the configuration is another, or because a figure that it
//! rests on changed; the reasons name them. Titles, names, units and offices are compared as texts.
//! Deliberately absent: the offices' notes, which a package keeps in its inputs only.

mod earlier;
mod first_format;
mod printed;
mod reasons;
pub mod revision_codes;
mod since_previous;
#[cfg(test)]
mod tests;
mod texts;
mod unexplained;

use std::collections::{BTreeMap, BTreeSet};

use super::facts::names;
use super::provenance::{FigureView, Provenance};
use crate::assessment::{FigureId, Measure, Subject};
use crate::dossier::Previous;
pub use earlier::{known_acts, predecessor};
pub use printed::PublishedValue;
use reasons::{Reason, reasons};
pub use since_previous::{published_before, since_previous};
pub use texts::TextRevision;
pub use unexplained::unexplained;

/// The comparison of a run with the previous final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Number of the previous final.
    pub version: u32,
    /// Whether its figures could be read; if not, the lists are empty and say nothing.
    pub readable: bool,
    /// Input files that are new, changed or gone, by path.
    pub files: Vec<FileRevision>,
    /// Figures that are new, changed or gone, in the order of the provenance.
    pub figures: Vec<FigureRevision>,
    /// Titles, names, units, offices that are others.
    pub texts: Vec<TextRevision>,
}

/// An input file that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRevision {
    /// Its path.
    pub path: String,
    /// SHA-256 before; absent for a new file.
    pub before: Option<String>,
    /// SHA-256 now; absent for one that is gone.
    pub after: Option<String>,
}

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRevision {
    /// Its name.
    pub figure: String,
    /// What was published; absent for a new figure.
    pub before: Option<PublishedValue>,
    /// What it is now; absent for one that is gone.
    pub after: Option<PublishedValue>,
    /// Why, one sentence each, with the cells.
    pub reasons: Vec<String>,
    /// The same for the public, without the names of the offices' files.
    pub public_reasons: Vec<String>,
}

impl Revision {
    /// Compares the figures of a run with those of the previous final.
    pub fn of(previous: &Previous, now: &Provenance) -> Self {
        let version = previous.version;
        match Provenance::parse(&previous.bytes) {
            Some(before) => Self {
                version,
                readable: true,
                files: files(&before, now),
                figures: figures(&before, now),
                texts: texts::changed(&before, now),
            },
            None => Self { version, readable: false, files: Vec::new(), figures: Vec::new(), texts: Vec::new() },
        }
    }
}

fn files(before: &Provenance, now: &Provenance) -> Vec<FileRevision> {
    let by_path = |side: &Provenance| -> BTreeMap<String, String> {
        side.ingressi.iter().map(|input| (input.file.clone(), input.sha256.clone())).collect()
    };
    let (before, after) = (by_path(before), by_path(now));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let revision = |path: &String| FileRevision {
        path: path.clone(),
        before: before.get(path).cloned(),
        after: after.get(path).cloned(),
    };
    paths.into_iter().map(revision).filter(|revision| revision.before != revision.after).collect()
}

/// What every version says of itself or of the plan's changes, and what no document prints: their change explains
/// nothing.
fn is_of_the_edition(view: &FigureView) -> bool {
    const UNPRINTED: [Measure; 2] = [Measure::Highest, Measure::WithoutLateActs];
    let of_an_objective = view.cifra.starts_with("obiettivo ");
    let measure = view.cifra.rsplit(", ").next().unwrap_or_default();
    let is_own = |own: Measure| FigureId { subject: Subject::Entity, measure: own }.measure_name() == measure;
    let told_apart = names::is_change_of_plan(&view.cifra) || names::is_of_version(&view.cifra);
    // The days are counted from the day of the document, or from the act, which is told by itself.
    let of_the_day = [names::reference_date(), names::days_from_deadline()].contains(&view.cifra);
    of_the_day || told_apart || (of_an_objective && UNPRINTED.into_iter().any(is_own))
}

fn figures(before: &Provenance, now: &Provenance) -> Vec<FigureRevision> {
    let by_name =
        |side: &'_ Provenance| -> BTreeSet<String> { side.cifre.iter().map(|view| view.cifra.clone()).collect() };
    let old: BTreeMap<&str, &FigureView> = before.cifre.iter().map(|view| (view.cifra.as_str(), view)).collect();
    let (names_before, names_now) = (by_name(before), by_name(now));
    // A package of another version may not have told what this one tells.
    let told_alike = before.versione_programma == now.versione_programma;
    let worth = |view: &FigureView, others: &BTreeSet<String>| {
        view.is_result() || told_alike && !is_of_one_that_is_new(view, others)
    };
    let mut revisions = Vec::new();
    for view in now.cifre.iter().filter(|view| !is_of_the_edition(view)) {
        let revision = |before, reasons| revision(&view.cifra, before, Some(PublishedValue::of(view)), reasons);
        match old.get(view.cifra.as_str()) {
            None if worth(view, &names_before) => {
                revisions.push(revision(None, vec![Reason::plain("cifra nuova: prima non c’era")]));
            }
            Some(old) if PublishedValue::of(old) != PublishedValue::of(view) => {
                revisions.push(revision(Some(PublishedValue::of(old)), reasons(old, view, before, now)));
            }
            None | Some(_) => {}
        }
    }
    let gone = before.cifre.iter().filter(|view| !is_of_the_edition(view) && !names_now.contains(&view.cifra));
    let gone = gone.filter(|view| worth(view, &names_now));
    let reason = || vec![Reason::plain("cifra tolta: non c’è più")];
    revisions.extend(gone.map(|view| revision(&view.cifra, Some(PublishedValue::of(view)), None, reason())));
    revisions
}

/// Whether a figure belongs to an objective or indicator that the other side does not have: its result says so once.
fn is_of_one_that_is_new(view: &FigureView, others: &BTreeSet<String>) -> bool {
    let subject = view.cifra.split(", ").next().unwrap_or_default();
    let result = match subject.split_once(' ') {
        Some(("indicatore", _)) => format!("{subject}, G"),
        Some(("obiettivo", _)) => format!("{subject}, C"),
        _ => return false,
    };
    !others.contains(&result)
}

fn revision(
    figure: &str,
    before: Option<PublishedValue>,
    after: Option<PublishedValue>,
    reasons: Vec<Reason>,
) -> FigureRevision {
    FigureRevision {
        figure: figure.to_owned(),
        before,
        after,
        public_reasons: reasons.iter().map(|reason| reason.public.clone()).collect(),
        reasons: reasons.into_iter().map(|reason| reason.written).collect(),
    }
}
