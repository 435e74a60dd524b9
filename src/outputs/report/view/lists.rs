//! What was planned and has no value, and what was not planned: nothing is left out.

use serde::Serialize;

use super::objective::coverage;
use super::written::{act_text, anchor};
use crate::assessment::{Exclusion, MissionResult, ObjectiveResult, ObjectiveState, State};
use crate::domain::ChangeEffect;
use crate::dossier::Dossier;

/// The lists of what has no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Lists {
    incompleti: Vec<Line>,
    non_misurati: Vec<Line>,
    esclusi: Vec<Line>,
    in_corso: Vec<Line>,
    /// Whether indicators that were planned stand in a list, though none counts as not measured.
    senza_tutti: bool,
    annullati: Vec<Line>,
    aggiunti: Vec<Line>,
    non_previsti: Vec<Line>,
}

/// An indicator or an objective with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Line {
    codice: String,
    titolo: String,
    ancora: Option<String>,
    missione: String,
    ufficio: String,
    motivo: String,
}

pub(super) fn lists(dossier: &Dossier<'_>) -> Lists {
    let assessment = dossier.assessment;
    let mut lists = Lists {
        incompleti: Vec::new(),
        non_misurati: Vec::new(),
        esclusi: Vec::new(),
        in_corso: Vec::new(),
        senza_tutti: false,
        annullati: Vec::new(),
        aggiunti: Vec::new(),
        non_previsti: Vec::new(),
    };
    for (mission, row) in assessment.objectives() {
        let described = row.state.is_planned();
        let moved = || Line {
            ancora: described.then(|| anchor("obiettivo", row.objective.code.as_str())),
            ..moved(mission, row)
        };
        if row.times(ChangeEffect::Adds) > 0 {
            lists.aggiunti.push(moved());
        }
        if row.times(ChangeEffect::Cancels) > 0 {
            lists.annullati.push(moved());
        }
        if row.state == ObjectiveState::Cancelled {
            continue;
        }
        if row.state == ObjectiveState::NotPlanned {
            lists.non_previsti.push(not_planned(mission, row));
            continue;
        }
        if row.is_incomplete() {
            lists.incompleti.push(line(mission, row, None, coverage(row)));
        }
        if row.indicators.is_empty() {
            lists.non_misurati.push(line(mission, row, None, "nessun indicatore nel registro".to_owned()));
        }
        for indicator in &row.indicators {
            let name = Some((indicator.indicator.code.to_string(), indicator.indicator.name.clone()));
            let office = indicator.indicator.office.clone();
            let reason = indicator.measurement.and_then(|sheet| sheet.notes.clone());
            let list = match &indicator.state {
                State::Measured => continue,
                State::Excluded(Exclusion::Cancelled(_)) => &mut lists.annullati,
                State::Excluded(_) => &mut lists.esclusi,
                State::InProgress => &mut lists.in_corso,
                _ => &mut lists.non_misurati,
            };
            let why = match &indicator.state {
                State::Excluded(exclusion) => format!("{}, atto {}", exclusion.label(), act_text(exclusion.act())),
                state => state.label().to_owned(),
            };
            let why = reason.map_or(why.clone(), |reason| format!("{why}. {reason}"));
            let mut line = line(mission, row, name, why);
            line.ufficio = office.unwrap_or(line.ufficio);
            list.push(line);
        }
    }
    lists.senza_tutti = !(lists.esclusi.is_empty() && lists.in_corso.is_empty());
    lists
}

fn line(
    mission: &MissionResult<'_>,
    row: &ObjectiveResult<'_>,
    indicator: Option<(String, String)>,
    motivo: String,
) -> Line {
    let plan = row.objective;
    let (codice, titolo) = indicator.unwrap_or_else(|| (plan.code.to_string(), plan.title.text.clone()));
    Line {
        codice,
        titolo,
        ancora: Some(anchor("obiettivo", plan.code.as_str())),
        missione: mission.code.to_string(),
        ufficio: row.office.unwrap_or("non indicato").to_owned(),
        motivo,
    }
}

/// The act that moved an objective, and why.
fn moved(mission: &MissionResult<'_>, row: &ObjectiveResult<'_>) -> Line {
    let act = row.moved_by().unwrap_or_default();
    let reason = row.last_move().and_then(|change| change.reason.clone());
    line(mission, row, None, reason.map_or(act.clone(), |reason| format!("{act}. {reason}")))
}

fn not_planned(mission: &MissionResult<'_>, row: &ObjectiveResult<'_>) -> Line {
    let years: Vec<String> = row.objective.years.iter().map(ToString::to_string).collect();
    let motivo = if years.is_empty() {
        "nel piano senza alcun anno".to_owned()
    } else {
        format!("previsto solo per {}", years.join(", "))
    };
    Line { ancora: None, ..line(mission, row, None, motivo) }
}
