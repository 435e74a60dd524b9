//! What a later version says of the one that it follows.

use serde::Serialize;

use super::said::{Prose, Said};
use super::written::act_text;
use crate::assessment::{Exclusion, IndicatorResult, State};
use crate::domain::{Change, IndicatorCode, Predecessor, RegisteredAct, Status};
use crate::dossier::Dossier;
use crate::inputs::changes::Aspect;
use crate::inputs::narrative;
use crate::trace::facts::{Facts, names};
use crate::trace::revision::{FigureRevision, PublishedValue, TextRevision, known_acts, since_previous};
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
    testi: Vec<TextLine>,
    /// Whether the entity's own texts of the report are others.
    altri_testi: bool,
}

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FigureLine {
    cifra: String,
    prima: Prose,
    dopo: Prose,
    perche: String,
}

/// A text of plan or register that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TextLine {
    /// `obiettivo 01.02-03, titolo`
    testo: String,
    prima: String,
    dopo: String,
    perche: String,
}

/// Absent where no final came before.
pub(super) fn view(dossier: &Dossier<'_>) -> Option<CorrectionView> {
    let before = dossier.predecessor?;
    let revision = since_previous(dossier, &Facts::of(dossier))?;
    let own_texts = format!("{}/", narrative::folder(dossier.edition.year));
    Some(CorrectionView {
        versione: before.version.to_string(),
        sostituisce: (dossier.edition.status != Status::Draft)
            .then(|| format!("sostituisce la versione {} {}", before.version, italian::of_day(before.date))),
        adozione: dossier.adoption.act().filter(|_| before.first.adoption.is_none()).map(act_text),
        motivo: dossier.reasons.correction.map(str::to_owned),
        atti: noted(dossier, before),
        righe: revision.figures.iter().map(|figure| line(figure, revision.version, dossier)).collect(),
        testi: revision.texts.iter().map(|text| text_line(text, dossier)).collect(),
        altri_testi: revision.files.iter().any(|file| file.path.starts_with(&own_texts)),
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

fn line(figure: &FigureRevision, version: u32, dossier: &Dossier<'_>) -> FigureLine {
    let acts = acts(figure, dossier);
    let reasons = acts.into_iter().chain(figure.public_reasons.iter().cloned());
    FigureLine {
        cifra: figure.figure.clone(),
        prima: value(figure.before.as_ref(), names::of_version(version, &figure.figure)),
        dopo: value(figure.after.as_ref(), figure.figure.clone()),
        perche: reasons.collect::<Vec<_>>().join("; "),
    }
}

/// A published value as the figure that it is, with its class; where there is none, what stands for it.
fn value(published: Option<&PublishedValue>, name: String) -> Prose {
    match published {
        Some(PublishedValue { value: Some(value), class }) => {
            let class = class.as_ref().map(|class| format!(" – {class}"));
            Prose::between("", Said::new(name, value), class.as_deref().unwrap_or_default())
        }
        Some(other) => Prose::of_words(&other.to_string()),
        None => Prose::of_words("–"),
    }
}

fn text_line(text: &TextRevision, dossier: &Dossier<'_>) -> TextLine {
    let said = |value: &Option<String>| value.clone().filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned());
    let subject = match &text.indicator {
        Some(indicator) => format!("indicatore {indicator}"),
        None => format!("obiettivo {}", text.objective),
    };
    let is_own = |change: &&Change| {
        change.applied
            && change.objective.as_str() == text.objective
            && change.indicator.as_ref().map(IndicatorCode::as_str) == text.indicator.as_deref()
            && Aspect::of(change) == Some(text.aspect)
    };
    let change = dossier.supplements.changes.iter().find(is_own);
    TextLine {
        testo: format!("{subject}, {}", text.aspect.in_words()),
        prima: said(&text.before),
        dopo: said(&text.after),
        perche: change.and_then(by_change).unwrap_or_else(|| "testo corretto".to_owned()),
    }
}

/// `atto: variazione di TARGET, n. 12 del 3 luglio 2024`; `None` without an act.
fn by_change(change: &Change) -> Option<String> {
    let act = change.act.as_ref()?;
    Some(format!("atto: variazione di {}, {}", change.field.value, act_text(&act.value)))
}

/// The acts by which an indicator left the sums, or by which something of it changed.
fn acts(figure: &FigureRevision, dossier: &Dossier<'_>) -> Vec<String> {
    let subject = figure.figure.split(',').next().unwrap_or_default();
    let Some((kind, code)) = subject.split_once(' ') else { return Vec::new() };
    let is_own = |change: &&Change| match kind {
        "indicatore" => change.indicator.as_ref().is_some_and(|own| own.as_str() == code),
        "obiettivo" => change.indicator.is_none() && change.objective.as_str() == code,
        _ => false,
    };
    let changes = dossier.supplements.changes.iter().filter(|change| change.applied).filter(is_own);
    let by_change = changes.filter_map(by_change);
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
