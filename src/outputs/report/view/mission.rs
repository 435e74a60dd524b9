//! A missione with its programmi and objectives, or the cross-cutting group with its own.

use serde::Serialize;

use super::headline;
use super::narrative;
use super::objective::{self, ObjectiveView, is_whole, with_weightless};
use super::said::{Prose, Said};
use super::written::{ClassView, anchor, figure, gauge};
use crate::assessment::{
    Aspect, Assessment, Counted, Issue, Measure, MissionResult, ObjectiveState, ProgrammeResult, RollUp, Subject,
};
use crate::domain::{GroupCode, Placement, Topic};
use crate::dossier::Dossier;
use crate::words::italian;

/// The three indices of a group, always together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Indices {
    /// Whether all that counts is measured: the indices say the same once more.
    interi: bool,
    /// Whether acts exclude any weight.
    con_esclusi: bool,
    /// The prudent index for a gauge.
    barra: Option<String>,
    cautelativo: Said,
    misurati: Said,
    copertura: Prose,
    /// Weight that acts exclude of all that was planned.
    peso_escluso: Said,
    peso: Said,
    classe: ClassView,
    /// What the prudent index may still become, where there is no class.
    intervallo: Option<Prose>,
    /// The prudent index without the exclusions decided after the year, where there are any.
    atti_tardivi: Option<Said>,
    previsti: Said,
    raggiunti: Said,
    parziali: Said,
    non_raggiunti: Said,
    incompleti: Said,
    non_misurati: Said,
    esclusi: Said,
    in_corso: Said,
    /// Incomplete, not measured, excluded or in progress: planned, and without a class.
    senza_valore: Said,
}

/// A missione.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct MissionView {
    codice: String,
    titolo: String,
    /// «Missione 04», or what the cross-cutting group is called.
    nome: String,
    /// The heading: a missione's name with its title.
    intestazione: String,
    /// Whether it is the cross-cutting group, whose objectives are of no programma.
    trasversale: bool,
    ancora: String,
    indici: Indices,
    /// The office's comment as XHTML, where there is one.
    testo: Option<String>,
    /// Whether a table of programmi says more than the missione's own line.
    piu_programmi: bool,
    programmi: Vec<ProgrammeView>,
}

/// A programma.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ProgrammeView {
    codice: String,
    nome: String,
    /// The heading above its objectives.
    intestazione: String,
    indici: Indices,
    obiettivi: Vec<ObjectiveView>,
}

impl Indices {
    pub(super) fn of(subject: &Subject, total: &RollUp, assessment: &Assessment<'_>) -> Self {
        let not_available = || ClassView::none(without_class(total, assessment.issue));
        let is_open = assessment.issue == Issue::Draft && total.class.is_none();
        let count = |counted: Counted| {
            Said::of(subject, Aspect::Count(counted), italian::number(counted.of(&total.counts).into()))
        };
        let covered = Said::result(subject, Measure::Coverage, &total.coverage);
        Self {
            interi: is_whole(&total.prudent, &total.measured, &total.coverage) && total.weightless_blanks == 0,
            con_esclusi: total.excluded.value.is_some_and(|value| !value.is_zero()),
            barra: gauge(&total.prudent),
            cautelativo: Said::result(subject, Measure::Prudent, &total.prudent),
            misurati: Said::result(subject, Measure::Measured, &total.measured),
            copertura: Prose::marking(&with_weightless(figure(&total.coverage), total.weightless_blanks), [covered]),
            peso_escluso: Said::of(subject, Aspect::Excluded, figure(&total.excluded)),
            peso: Said::of(subject, Aspect::Weight, italian::number(total.weight)),
            classe: total.class.map_or_else(not_available, |class| ClassView::of_group(class, total, assessment.rules)),
            atti_tardivi: total
                .without_late_acts
                .as_ref()
                .map(|own| Said::of(subject, Aspect::WithoutLateActs, figure(own))),
            intervallo: headline::interval(total)
                .filter(|_| is_open)
                .map(|words| Prose::marking(&words, headline::bounds(subject, total))),
            previsti: count(Counted::Planned),
            raggiunti: count(Counted::Achieved),
            parziali: count(Counted::Partly),
            non_raggiunti: count(Counted::NotAchieved),
            incompleti: count(Counted::Incomplete),
            non_misurati: count(Counted::NotMeasured),
            esclusi: count(Counted::Excluded),
            in_corso: count(Counted::InProgress),
            senza_valore: count(Counted::WithoutValue),
        }
    }
}

impl Indices {
    /// Whether the three indices say the same of each of several groups.
    pub(super) fn all_whole<'i>(mut groups: impl Iterator<Item = &'i Self>) -> bool {
        groups.all(|own| own.interi)
    }
}

/// Why a group has no class, in the words that its objectives' states have.
fn without_class(total: &RollUp, issue: Issue) -> &'static str {
    let counts = &total.counts;
    let waits_for_this_report = counts.in_progress > 0 && counts.incomplete + counts.not_measured == 0;
    let state = if waits_for_this_report {
        ObjectiveState::InProgress
    } else if total.measured.value.is_some() {
        if issue == Issue::Final { ObjectiveState::BelowMinimum } else { ObjectiveState::Incomplete }
    } else if counts.not_measured > 0 {
        ObjectiveState::NotMeasured
    } else if counts.excluded > 0 {
        ObjectiveState::Excluded
    } else {
        return "n.d.";
    };
    state.label()
}

pub(super) fn view(mission: &MissionResult<'_>, dossier: &Dossier<'_>) -> MissionView {
    let text = dossier.supplements.narratives.get(&Topic::from(mission.code));
    let programmi: Vec<ProgrammeView> = mission
        .programmes
        .iter()
        .filter(|programme| programme.total.counts.planned > 0)
        .map(|part| programme(mission, part, dossier.assessment))
        .collect();
    MissionView {
        codice: mission.code.to_string(),
        titolo: mission.title.to_owned(),
        nome: mission.code.heading(),
        intestazione: mission.code.heading_with(mission.title),
        trasversale: mission.code == GroupCode::CrossCutting,
        ancora: anchor("missione", &mission.code.to_string()),
        indici: Indices::of(&mission.subject(), &mission.total, dossier.assessment),
        testo: text.map(|text| narrative::xhtml(text, 2)).filter(|text| !text.is_empty()),
        piu_programmi: programmi.len() > 1,
        programmi,
    }
}

/// A programma of a missione, or the objectives of the cross-cutting group.
fn programme(mission: &MissionResult<'_>, part: &ProgrammeResult<'_>, assessment: &Assessment<'_>) -> ProgrammeView {
    let planned = part.objectives.iter().filter(|row| row.state.is_planned());
    let obiettivi = planned.map(|row| objective::view(row, assessment)).collect();
    let codice = part.code.to_string();
    let (nome, intestazione, subject) = match part.code {
        Placement::Programme(code) => {
            let name = part.name.clone().unwrap_or_else(|| "programma non previsto dal catalogo".to_owned());
            let heading = format!("Programma {code} – {name}");
            (name, heading, Subject::Programme(code))
        }
        Placement::CrossCutting => {
            (mission.title.to_owned(), "Gli obiettivi, uno per uno".to_owned(), mission.subject())
        }
    };
    ProgrammeView { codice, nome, intestazione, indici: Indices::of(&subject, &part.total, assessment), obiettivi }
}
