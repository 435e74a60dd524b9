//! One page for citizens.

use serde::Serialize;

use super::headline::Headline;
use super::listed::{self, ObjectiveLine};
use super::mission::Indices;
use super::narrative;
use super::said::{Piece, Prose, Said};
use super::written::anchor;
use crate::assessment::{Aspect, Assessment, ClassCounts, Counted, Measure, ObjectiveState, RollUp, Subject};
use crate::domain::{Class, Status, Topic};
use crate::dossier::Dossier;
use crate::trace::facts::names;
use crate::words::italian;

/// The summary page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Summary {
    indici: Indices,
    esito: Headline,
    frase: Prose,
    /// The result in one sentence, for the cover.
    in_breve: Prose,
    /// What is measured, where nothing that counts is missing.
    misurato: &'static str,
    /// What the office says of the year, as XHTML, where it does.
    testo: Option<String>,
    /// Classes and the lack of one, with how many objectives are in each.
    classi: Vec<ClassCount>,
    /// The series of the chart.
    serie: Vec<SeriesView>,
    alternativa_grafico: String,
    missioni: Vec<MissionLine>,
    /// Whether one index says all of each missione and of the entity.
    indice_unico: bool,
    migliori: Vec<ObjectiveLine>,
    critici: Vec<ObjectiveLine>,
    /// What decided among equal results in the lists.
    parita: Option<Prose>,
}

/// How many objectives are in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ClassCount {
    simbolo: &'static str,
    nome: String,
    numero: Prose,
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
    valori: Prose,
    indici: Indices,
}

pub(super) fn summary(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> Summary {
    let rules = assessment.rules;
    let (best, critical) = (assessment.best(), assessment.critical());
    let indici = Indices::of(&Subject::Entity, &assessment.entity, assessment);
    let missioni: Vec<MissionLine> = assessment
        .missions
        .iter()
        .map(|mission| {
            let counts = mission.total.counts;
            let subject = mission.subject();
            MissionLine {
                codice: mission.code.to_string(),
                titolo: mission.title.to_owned(),
                ancora: anchor("missione", &mission.code.to_string()),
                valori: Prose::spaced(SERIES.map(|counted| Piece::Figure(count(&subject, counted, &counts)))),
                indici: Indices::of(&subject, &mission.total, assessment),
            }
        })
        .collect();
    Summary {
        esito: Headline::of(assessment),
        frase: Prose::marking(&sentence(assessment, dossier), said_in_order(assessment, dossier)),
        in_breve: in_short(assessment),
        misurato: all_but(&assessment.entity),
        testo: dossier
            .supplements
            .narratives
            .get(&Topic::Summary)
            .map(|text| narrative::xhtml(text, 2))
            .filter(|text| !text.is_empty()),
        classi: class_counts(assessment),
        serie: series(assessment),
        alternativa_grafico: alternative(assessment),
        indice_unico: Indices::all_whole(missioni.iter().map(|own| &own.indici).chain([&indici])),
        missioni,
        indici,
        migliori: listed::lines(&best, (Measure::Measured, |row| &row.measured), rules),
        critici: listed::lines(&critical, (Measure::Prudent, |row| &row.prudent), rules),
        parita: listed::ties(&best, &critical),
    }
}

fn class_counts(assessment: &Assessment<'_>) -> Vec<ClassCount> {
    let counts = assessment.entity.counts;
    let number = |counted| count(&Subject::Entity, counted, &counts);
    let class = |class: Class, counted| {
        let after = match counts.incomplete_in_class.of(class) {
            0 => String::new(),
            incomplete => format!(" (di cui non misurati per intero {incomplete})"),
        };
        let nome = assessment.rules.label(class).to_owned();
        ClassCount { simbolo: class.symbol(), nome, numero: Prose::between("", number(counted), &after) }
    };
    let state = |state: ObjectiveState, counted| {
        let numero = Prose::between("", number(counted), "");
        ClassCount { simbolo: "–", nome: state.label().to_owned(), numero }
    };
    vec![
        class(Class::Achieved, Counted::Achieved),
        class(Class::Partly, Counted::Partly),
        class(Class::NotAchieved, Counted::NotAchieved),
        state(ObjectiveState::Incomplete, Counted::Incomplete),
        state(ObjectiveState::NotMeasured, Counted::NotMeasured),
        state(ObjectiveState::Excluded, Counted::Excluded),
        state(ObjectiveState::InProgress, Counted::InProgress),
    ]
}

/// The series of the chart, in the order of its values.
const SERIES: [Counted; 4] = [Counted::Achieved, Counted::Partly, Counted::NotAchieved, Counted::WithoutValue];

fn count(subject: &Subject, counted: Counted, counts: &ClassCounts) -> Said {
    Said::of(subject, Aspect::Count(counted), counted.of(counts).to_string())
}

/// The figures of the sentence, in its order.
fn said_in_order(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> Vec<Said> {
    let counts = assessment.entity.counts;
    let own = |counted| count(&Subject::Entity, counted, &counts);
    let missions = Said::new(names::missions(), assessment.mission_count().to_string());
    let threshold = italian::number(assessment.rules.thresholds.achieved);
    let full = (counts.achieved > 0).then(|| {
        let fully = Said::new(names::fully_achieved(), assessment.fully_achieved().to_string());
        [Said::new(names::rule("soglie.raggiunto"), threshold), fully]
    });
    let perimeter = dossier.perimeter();
    let moved = [(names::cancellations(), perimeter.cancelled), (names::additions(), perimeter.added)];
    let moved = moved.into_iter().filter(|(_, number)| *number > 0);
    let moved: Vec<Said> = moved.map(|(name, number)| Said::new(name, number.to_string())).collect();
    let mut before = Vec::new();
    if moved.is_empty() {
        before.push(own(Counted::Planned));
    } else {
        before.push(Said::new(names::before_changes(), perimeter.before().to_string()));
        before.extend(moved);
        before.push(own(Counted::Planned));
    }
    before.extend([missions, own(Counted::Measured), own(Counted::Achieved)]);
    let after = [own(Counted::Partly), own(Counted::NotAchieved)];
    let some = |counted: Counted| (counted.of(&counts) > 0).then(|| own(counted));
    let rest = [Counted::Incomplete, Counted::NotMeasured, Counted::Excluded, Counted::InProgress]
        .into_iter()
        .filter_map(some);
    before.into_iter().chain(full.into_iter().flatten()).chain(after).chain(rest).collect()
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

/// What is planned and has no class, and how the cover says it.
const WITHOUT_CLASS: [(Counted, &str, &str); 4] = [
    (Counted::Incomplete, " incompleto", " incompleti"),
    (Counted::NotMeasured, " non misurato", " non misurati"),
    (Counted::Excluded, " escluso con atto", " esclusi con atto"),
    (Counted::InProgress, " in corso", " in corso"),
];

/// `Raggiunti 39 obiettivi su 66, 17 in parte; 9 non raggiunti.`
fn in_short(assessment: &Assessment<'_>) -> Prose {
    let counts = assessment.entity.counts;
    let own = |counted| count(&Subject::Entity, counted, &counts);
    let plural = |number: u32, one: &'static str, more: &'static str| if number == 1 { one } else { more };
    let mut prose = Prose::between(plural(counts.achieved, "Raggiunto ", "Raggiunti "), own(Counted::Achieved), "");
    prose.words(plural(counts.achieved, " obiettivo su ", " obiettivi su ")).figure(own(Counted::Planned));
    if counts.partly > 0 {
        prose.words(", ").figure(own(Counted::Partly)).words(" in parte");
    }
    if counts.not_achieved > 0 {
        prose.words("; ").figure(own(Counted::NotAchieved));
        prose.words(plural(counts.not_achieved, " non raggiunto", " non raggiunti"));
    }
    for (counted, one, many) in WITHOUT_CLASS {
        let number = counted.of(&counts);
        if number > 0 {
            prose.words("; ").figure(own(counted)).words(plural(number, one, many));
        }
    }
    prose.words(".");
    prose
}

/// Of what nothing is missing: all, or all but what acts exclude and what waits for this very report.
fn all_but(total: &RollUp) -> &'static str {
    let excluded = total.excluded.value.is_some_and(|value| !value.is_zero());
    match (excluded, total.counts.in_progress > 0) {
        (false, false) => "tutto",
        (true, false) => "tutto ciò che non è escluso con atto",
        (false, true) => "tutto ciò che non è in corso",
        (true, true) => "tutto ciò che non è escluso con atto né in corso",
    }
}

/// What a citizen should remember, in one paragraph.
fn sentence(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> String {
    let counts = assessment.entity.counts;
    let measured = counts.with_class() as usize;
    let mut text = format!(
        "{} {} {measured}{}: {}; {} in parte; {} non {}.",
        planned(assessment, dossier),
        if measured == 1 { "Ne è valutato" } else { "Ne sono valutati" },
        if counts.incomplete_in_class.total() > 0 { ", alcuni non misurati per intero" } else { "" },
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
        text.push_str(if dossier.edition.status == Status::Draft { " ancora una classe." } else { " una classe." });
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
    if counts.in_progress > 0 {
        text.push(' ');
        text.push_str(&italian::count(counts.in_progress as usize, "obiettivo è in corso", "obiettivi sono in corso"));
        text.push_str(": si misura con l’adozione di questa relazione.");
    }
    if dossier.edition.demonstration {
        text.push_str(" I dati di questo documento sono dimostrativi.");
    }
    text
}

/// `Il piano prevedeva 57 obiettivi; 2 annullati e 2 aggiunti con atto: 57.`, or without the acts where none moved one.
fn planned(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> String {
    let perimeter = dossier.perimeter();
    let missions = italian::count(assessment.mission_count(), "missione", "missioni");
    let beside = |words| assessment.cross_cutting().map_or("", |_| words);
    let objectives = perimeter.written();
    match perimeter.moves() {
        None => {
            let beside = beside(" e tra i trasversali");
            format!("Nel {} il piano prevedeva {objectives} in {missions}{beside}.", assessment.year)
        }
        Some(_) => {
            let beside = beside(" e gli obiettivi trasversali");
            format!("Il piano prevedeva {objectives}. Il {} riguarda {missions}{beside}.", assessment.year)
        }
    }
}

/// `40 raggiunti (almeno al 90 %), di cui 24 pienamente`: the class begins below the full result.
fn achieved(assessment: &Assessment<'_>) -> String {
    let achieved = assessment.entity.counts.achieved as usize;
    let threshold = italian::number(assessment.rules.thresholds.achieved);
    let number = italian::count(achieved, "raggiunto", "raggiunti");
    match achieved {
        0 => number,
        _ => format!("{number} (almeno al {threshold}\u{a0}%), di cui {} pienamente", assessment.fully_achieved()),
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
                "{}: {} su {}",
                mission.subject(),
                italian::count(counts.achieved as usize, "raggiunto", "raggiunti"),
                counts.planned
            )
        })
        .collect();
    format!("Grafico a barre degli obiettivi per missione e classe. {}.", parts.join("; "))
}
