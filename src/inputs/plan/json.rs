//! `importa --formato json`: the plan and its findings, with keys in a fixed order.

use serde::Serialize;

use crate::domain::{Field, Mission, Objective, Plan};
use crate::finding::Finding;
use crate::finding::listing::{FindingView, PlaceView};

#[derive(Serialize)]
struct PlanView<'a> {
    anni: Vec<u16>,
    missioni: Vec<MissionView<'a>>,
    anomalie: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
struct MissionView<'a> {
    codice: String,
    titolo: &'a str,
    obiettivi: Vec<ObjectiveView<'a>>,
}

#[derive(Serialize)]
struct ObjectiveView<'a> {
    codice: &'a str,
    programma: String,
    indirizzo: Option<&'a str>,
    indirizzo_origine: Option<&'static str>,
    obiettivo_strategico: Option<&'a str>,
    obiettivo_strategico_origine: Option<&'static str>,
    obiettivo_operativo: &'a str,
    obiettivo_operativo_origine: &'static str,
    finalita: &'a str,
    stakeholder: &'a str,
    anni: Vec<u16>,
    indicatore: &'a str,
    posizione: PlaceView<'a>,
}

/// The plan and its findings as one JSON object.
pub fn to_json(plan: &Plan, findings: &[Finding]) -> String {
    let view = PlanView {
        anni: plan.years.iter().map(|year| year.0).collect(),
        missioni: plan.missions.iter().map(mission_view).collect(),
        anomalie: findings.iter().map(FindingView::from).collect(),
    };
    serde_json::to_string_pretty(&view).expect("strings and numbers always serialise")
}

fn mission_view(mission: &Mission) -> MissionView<'_> {
    MissionView {
        codice: mission.code.to_string(),
        titolo: &mission.title,
        obiettivi: mission.objectives.iter().map(objective_view).collect(),
    }
}

fn objective_view(objective: &Objective) -> ObjectiveView<'_> {
    let text = |field: &'_ Option<Field>| field.as_ref().map(|field| field.origin.label());
    ObjectiveView {
        codice: objective.code.as_str(),
        programma: objective.programme.to_string(),
        indirizzo: objective.direction.as_ref().map(|field| field.text.as_str()),
        indirizzo_origine: text(&objective.direction),
        obiettivo_strategico: objective.strategic.as_ref().map(|field| field.text.as_str()),
        obiettivo_strategico_origine: text(&objective.strategic),
        obiettivo_operativo: &objective.title.text,
        obiettivo_operativo_origine: objective.title.origin.label(),
        finalita: &objective.purpose,
        stakeholder: &objective.stakeholders,
        anni: objective.years.iter().map(|year| year.0).collect(),
        indicatore: &objective.indicator.value,
        posizione: PlaceView::from(&objective.place),
    }
}
