//! What the version before said of the figures that changed, as figures of this one: the document prints them too.

use super::{FigureRevision, Revision};
use crate::dossier::Dossier;
use crate::trace::facts::{Fact, FactInput, FactValue, Facts, Inputs, names};
use crate::trace::provenance::Provenance;

/// What changed against the final that a document follows; `None` where it follows none.
pub fn since_previous(dossier: &Dossier<'_>, facts: &Facts<'_>) -> Option<Revision> {
    let previous = dossier.previous.filter(|_| dossier.predecessor.is_some())?;
    Some(Revision::of(previous, &Provenance::of(dossier).with(facts)))
}

/// The values that the version before had published of what changed since, in the revision's order.
pub fn published_before(revision: &Revision) -> impl Iterator<Item = Fact<'static>> {
    revision.figures.iter().filter_map(|figure| fact(figure, revision.version))
}

fn fact(figure: &FigureRevision, version: u32) -> Option<Fact<'static>> {
    let before = figure.before.as_ref()?;
    let value = before.value.clone()?;
    let origin = format!("versione {version} della relazione, cifra «{}»", figure.figure);
    Some(Fact {
        name: names::of_version(version, &figure.figure),
        value: FactValue::Word(value.clone()),
        exact: None,
        class: before.class.clone(),
        rule: "valore pubblicato nella versione precedente".into(),
        inputs: Inputs::Listed(vec![FactInput { name: "valore".into(), value: Some(value), origin }]),
    })
}
