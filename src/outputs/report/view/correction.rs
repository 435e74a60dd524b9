//! What a later version says of the one that it follows.

use serde::Serialize;

use super::written::act_text;
use crate::assessment::{Exclusion, IndicatorResult, State};
use crate::domain::{Predecessor, RegisteredAct, Status};
use crate::dossier::Dossier;
use crate::trace::facts::Facts;
use crate::trace::provenance::Provenance;
use crate::trace::revision::{FigureRevision, Revision, known_acts};
use crate::words::italian;

/// The correction: what it replaces, why, and which figures changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct CorrectionView {
    /// `1`
    versione: String,
    /// `sostituisce la versione 1 del 20 giugno 2025`; absent in a draft, which replaces nothing.
    sostituisce: Option<String>,
    motivo: Option<String>,
    /// The act of the first adoption, where the version before did not know it yet.
    adozione: Option<String>,
    /// The acts of the versions before, one sentence each.
    atti: Vec<String>,
    righe: Vec<FigureLine>,
}

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FigureLine {
    cifra: String,
    prima: String,
    dopo: String,
    perche: String,
}

/// Absent where no final came before.
pub(super) fn view(dossier: &Dossier<'_>) -> Option<CorrectionView> {
    let (before, previous) = (dossier.predecessor?, dossier.previous?);
    let revision = Revision::of(previous, &Provenance::of(dossier).with(&Facts::of(dossier)));
    Some(CorrectionView {
        versione: before.version.to_string(),
        sostituisce: (dossier.edition.status != Status::Draft)
            .then(|| format!("sostituisce la versione {} {}", before.version, italian::of_day(before.date))),
        adozione: dossier.adoption.act().filter(|_| before.first.adoption.is_none()).map(act_text),
        motivo: dossier.reasons.correction.map(str::to_owned),
        atti: noted(dossier, before),
        righe: revision.figures.iter().map(|figure| line(figure, dossier)).collect(),
    })
}

/// The acts that followed the versions before; the first adoption, too, where only the document before names it.
fn noted(dossier: &Dossier<'_>, before: &Predecessor) -> Vec<String> {
    let acts = known_acts(dossier.making.acts.get(&dossier.edition.year), Some(before));
    let sentence = |own: &RegisteredAct| {
        let what = own.kind.done();
        format!("La versione {} è stata {what} con {}.", own.version, act_text(&own.act))
    };
    acts.0.iter().map(sentence).collect()
}

fn line(figure: &FigureRevision, dossier: &Dossier<'_>) -> FigureLine {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let acts = acts(figure, dossier);
    let reasons = acts.into_iter().chain(figure.public_reasons.iter().cloned());
    FigureLine {
        cifra: figure.figure.clone(),
        prima: value(&figure.before),
        dopo: value(&figure.after),
        perche: reasons.collect::<Vec<_>>().join("; "),
    }
}

/// The acts by which an indicator left the sums, or by which something of it changed.
fn acts(figure: &FigureRevision, dossier: &Dossier<'_>) -> Vec<String> {
    let subject = figure.figure.split(',').next().unwrap_or_default();
    let Some((kind, code)) = subject.split_once(' ') else { return Vec::new() };
    let is_own = |change: &&crate::domain::Change| match kind {
        "indicatore" => change.indicator.as_ref().is_some_and(|own| own.as_str() == code),
        "obiettivo" => change.indicator.is_none() && change.objective.as_str() == code,
        _ => false,
    };
    let changes = dossier.supplements.changes.iter().filter(|change| change.applied).filter(is_own);
    let by_change = changes.filter_map(|change| {
        let act = change.act.as_ref()?;
        Some(format!("atto: variazione di {}, {}", change.field.value, act_text(&act.value)))
    });
    let rows = dossier.assessment.objectives().flat_map(|(_, row)| &row.indicators);
    let own = rows.into_iter().find(|row| kind == "indicatore" && row.indicator.code.as_str() == code);
    own.and_then(excluded).into_iter().chain(by_change).collect()
}

fn excluded(row: &IndicatorResult<'_>) -> Option<String> {
    match &row.state {
        // The change that cancelled it is among the changes.
        State::Excluded(Exclusion::Cancelled(_)) => None,
        State::Excluded(exclusion) => Some(format!("atto: {}, {}", exclusion.label(), act_text(exclusion.act()))),
        _ => None,
    }
}
