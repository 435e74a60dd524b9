//! One page for citizens.

use rust_decimal::Decimal;
use serde::Serialize;

use super::headline::Headline;
use super::listed::{self, ObjectiveLine};
use super::mission::Indices;
use super::written::anchor;
use crate::assessment::{Assessment, ObjectiveState};
use crate::domain::{ChangeEffect, Class, Lifecycle};
use crate::dossier::Dossier;
use crate::words::italian;

/// The summary page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Summary {
    indici: Indices,
    esito: Headline,
    frase: String,
    /// Classes and the lack of one, with how many objectives are in each.
    classi: Vec<ClassCount>,
    /// The series of the chart.
    serie: Vec<SeriesView>,
    alternativa_grafico: String,
    missioni: Vec<MissionLine>,
    migliori: Vec<ObjectiveLine>,
    critici: Vec<ObjectiveLine>,
    /// What decided among equal results in the lists.
    parita: Option<String>,
}

/// How many objectives are in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ClassCount {
    simbolo: &'static str,
    nome: String,
    numero: String,
}

/// A series of the chart: its name and the class that gives it its colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct SeriesView {
    nome: String,
    simbolo: &'static str,
    classe: &'static str,
}

/// A missione in the summary's table and chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct MissionLine {
    codice: String,
    titolo: String,
    ancora: String,
    valori: String,
    indici: Indices,
}

pub(super) fn summary(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> Summary {
    let rules = assessment.rules;
    let (best, critical) = (assessment.best(), assessment.critical());
    Summary {
        indici: Indices::of(&assessment.entity, rules),
        esito: Headline::of(assessment),
        frase: sentence(assessment, dossier),
        classi: class_counts(assessment),
        serie: series(assessment),
        alternativa_grafico: alternative(assessment),
        missioni: assessment
            .missions
            .iter()
            .map(|mission| {
                let counts = mission.total.counts;
                MissionLine {
                    codice: mission.code.to_string(),
                    titolo: mission.title.to_owned(),
                    ancora: anchor("missione", &mission.code.to_string()),
                    valori: format!(
                        "{} {} {} {}",
                        counts.achieved,
                        counts.partly,
                        counts.not_achieved,
                        counts.without_class()
                    ),
                    indici: Indices::of(&mission.total, rules),
                }
            })
            .collect(),
        migliori: listed::lines(&best, |row| &row.measured, rules),
        critici: listed::lines(&critical, |row| &row.prudent, rules),
        parita: listed::ties(&best, &critical),
    }
}

fn class_counts(assessment: &Assessment<'_>) -> Vec<ClassCount> {
    let counts = assessment.entity.counts;
    let class = |class: Class| ClassCount {
        simbolo: class.symbol(),
        nome: assessment.rules.label(class).to_owned(),
        numero: match (counts.in_class(class), counts.incomplete_in_class.of(class)) {
            (number, 0) => number.to_string(),
            (number, incomplete) => format!("{number} (di cui incompleti {incomplete})"),
        },
    };
    let state = |state: ObjectiveState, number: u32| ClassCount {
        simbolo: "–",
        nome: state.label().to_owned(),
        numero: number.to_string(),
    };
    vec![
        class(Class::Achieved),
        class(Class::Partly),
        class(Class::NotAchieved),
        state(ObjectiveState::Incomplete, counts.incomplete),
        state(ObjectiveState::NotMeasured, counts.not_measured),
        state(ObjectiveState::Excluded, counts.excluded),
        state(ObjectiveState::InProgress, counts.in_progress),
    ]
}

fn series(assessment: &Assessment<'_>) -> Vec<SeriesView> {
    let [achieved, partly, missed] = assessment.rules.labels.clone();
    [
        (achieved, Class::Achieved.symbol(), "raggiunto"),
        (partly, Class::Partly.symbol(), "parziale"),
        (missed, Class::NotAchieved.symbol(), "non-raggiunto"),
        ("senza classe".to_owned(), "–", "assente"),
    ]
    .into_iter()
    .map(|(nome, simbolo, classe)| SeriesView { nome, simbolo, classe })
    .collect()
}

/// What a citizen should remember, in one paragraph.
fn sentence(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> String {
    let counts = assessment.entity.counts;
    let measured = counts.with_class() as usize;
    let mut text = format!(
        "{} {} {measured}: {}, {} in parte; {} non {}.",
        planned(assessment, dossier),
        if measured == 1 { "Ne risulta misurato" } else { "Ne risultano misurati" },
        achieved(assessment),
        italian::count(counts.partly as usize, "raggiunto", "raggiunti"),
        counts.not_achieved,
        if counts.not_achieved == 1 { "raggiunto" } else { "raggiunti" },
    );
    if counts.incomplete > 0 {
        text.push(' ');
        text.push_str(&italian::count(counts.incomplete as usize, "obiettivo è misurato", "obiettivi sono misurati"));
        text.push_str(" solo in parte e non ");
        text.push_str(if counts.incomplete == 1 { "ha" } else { "hanno" });
        text.push_str(" ancora una classe.");
    }
    if counts.not_measured > 0 {
        let missing = italian::count(counts.not_measured as usize, "obiettivo previsto", "obiettivi previsti");
        text.push_str(" Senza misura: ");
        text.push_str(&missing);
        text.push_str("; un dato mancante non è uno zero, ma abbassa l’indice cautelativo.");
    }
    if counts.excluded > 0 {
        text.push(' ');
        text.push_str(&italian::count(counts.excluded as usize, "obiettivo è escluso", "obiettivi sono esclusi"));
        text.push_str(" con atto motivato.");
    }
    if dossier.edition.demonstration {
        text.push_str(" I dati di questo documento sono dimostrativi.");
    }
    text
}

/// `Il piano prevedeva 57 obiettivi; 2 annullati e 2 aggiunti con atto: 57.`, or without the acts where none moved one.
fn planned(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> String {
    let now = assessment.entity.counts.planned;
    let changes = Lifecycle(&dossier.supplements.changes);
    let [cancelled, added] = [ChangeEffect::Cancels, ChangeEffect::Adds].map(|effect| changes.count(effect));
    // What the plan had before the year's changes.
    let before = (now + cancelled).saturating_sub(added) as usize;
    let objectives = italian::count(before, "obiettivo", "obiettivi");
    let missions = italian::count(assessment.missions.len(), "missione", "missioni");
    let moved = [(cancelled, "annullato", "annullati"), (added, "aggiunto", "aggiunti")];
    let moved = moved.into_iter().filter(|(number, ..)| *number > 0);
    let moved: Vec<String> = moved.map(|(number, one, many)| italian::count(number as usize, one, many)).collect();
    if moved.is_empty() {
        return format!("Nel {} il piano prevedeva {objectives} in {missions}.", assessment.year);
    }
    let moved = moved.join(" e ");
    format!("Il piano prevedeva {objectives}; {moved} con atto: {now}. Il {} riguarda {missions}.", assessment.year)
}

/// `40 raggiunti (almeno al 90 %), di cui 24 pienamente`: the class begins below the full result.
fn achieved(assessment: &Assessment<'_>) -> String {
    let achieved: Vec<_> =
        assessment.objectives().map(|(_, row)| row).filter(|row| row.class == Some(Class::Achieved)).collect();
    let full = achieved.iter().filter(|row| row.prudent.value.is_some_and(|value| value >= Decimal::ONE_HUNDRED));
    let threshold = italian::number(assessment.rules.thresholds.achieved);
    let number = italian::count(achieved.len(), "raggiunto", "raggiunti");
    match achieved.len() {
        0 => number,
        _ => format!("{number} (almeno al {threshold}\u{a0}%), di cui {} pienamente", full.count()),
    }
}

/// The chart in one sentence, for who cannot see it.
fn alternative(assessment: &Assessment<'_>) -> String {
    let parts: Vec<String> = assessment
        .missions
        .iter()
        .map(|mission| {
            let counts = mission.total.counts;
            format!(
                "missione {}: {} su {}",
                mission.code,
                italian::count(counts.achieved as usize, "raggiunto", "raggiunti"),
                counts.planned
            )
        })
        .collect();
    format!("Grafico a barre degli obiettivi per missione e classe. {}.", parts.join("; "))
}
