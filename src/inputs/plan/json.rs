//! `importa --formato json`: the plan and its findings, with keys in a fixed order.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::{
    Details, Few, Field, GroupCode, Mission, Objective, Plan, PlanIndicator, Sourced, Unplaced, Wanted, Year,
};
use crate::finding::Finding;
use crate::finding::listing::{FindingView, PlaceView};

#[derive(Serialize)]
struct PlanView<'a> {
    anni: Vec<u16>,
    missioni: Vec<MissionView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    trasversali: Vec<ObjectiveView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    senza_programma: Vec<ObjectiveView<'a>>,
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
    codice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missione: Option<String>,
    programma: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    codice_origine: Option<&'a str>,
    indirizzo: Option<&'a str>,
    indirizzo_origine: Option<&'static str>,
    obiettivo_strategico: Option<&'a str>,
    obiettivo_strategico_origine: Option<&'static str>,
    obiettivo_operativo: &'a str,
    obiettivo_operativo_origine: &'static str,
    finalita: &'a str,
    stakeholder: &'a str,
    anni: Vec<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ufficio: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsabile: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    peso: Option<String>,
    indicatore: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    indicatori: Vec<IndicatorView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    altro: Vec<OtherView<'a>>,
    posizione: PlaceView<'a>,
}

/// An indicator of a plan that has a row for each; values are as the office wrote them.
#[derive(Serialize)]
struct IndicatorView<'a> {
    indicatore: &'a str,
    unita: Option<&'a str>,
    base: Option<&'a str>,
    target: BTreeMap<u16, &'a str>,
    consuntivo: BTreeMap<u16, &'a str>,
    peso: Option<String>,
    formula: Option<&'a str>,
    fonte: Option<&'a str>,
    scadenza: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verso: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nel_piano: Option<&'a str>,
    posizione: PlaceView<'a>,
}

/// A text of a column that no stage uses.
#[derive(Serialize)]
struct OtherView<'a> {
    colonna: &'a str,
    testo: &'a str,
}

/// The plan and its findings as one JSON object.
pub fn to_json(plan: &Plan, findings: &[Finding]) -> String {
    let view = PlanView {
        anni: plan.years.iter().map(|year| year.0).collect(),
        missioni: plan.missions.iter().filter(|group| group.code.mission().is_some()).map(mission_view).collect(),
        trasversali: cross_cutting(plan),
        senza_programma: plan.unplaced.iter().map(unplaced_view).collect(),
        anomalie: findings.iter().map(FindingView::from).collect(),
    };
    serde_json::to_string_pretty(&view).expect("strings and numbers always serialise")
}

/// The objectives of no missione: they have a code and no programme.
fn cross_cutting(plan: &Plan) -> Vec<ObjectiveView<'_>> {
    let groups = plan.missions.iter().filter(|group| group.code == GroupCode::CrossCutting);
    groups.flat_map(|group| &group.objectives).map(objective_view).collect()
}

fn mission_view(mission: &Mission) -> MissionView<'_> {
    MissionView {
        codice: mission.code.to_string(),
        titolo: &mission.title,
        obiettivi: mission.objectives.iter().map(objective_view).collect(),
    }
}

fn objective_view(objective: &Objective) -> ObjectiveView<'_> {
    ObjectiveView {
        codice: Some(objective.code.as_str()),
        programma: objective.placement.programme().map(|code| code.to_string()),
        ..view(objective)
    }
}

fn unplaced_view(objective: &Unplaced) -> ObjectiveView<'_> {
    ObjectiveView { missione: objective.placement.map(|mission| mission.to_string()), ..view(objective) }
}

/// All but what only an objective with a programme has.
fn view<Code, Belongs>(objective: &Objective<Code, Belongs>) -> ObjectiveView<'_> {
    let origin = |field: &'_ Option<Field>| field.as_ref().map(|field| field.origin.label());
    let Details { office_code, indicators, others, .. } = &objective.details;
    ObjectiveView {
        codice: None,
        missione: None,
        programma: None,
        codice_origine: office_code.as_ref().map(|code| code.value.as_str()),
        indirizzo: objective.direction.as_ref().map(|field| field.text.as_str()),
        indirizzo_origine: origin(&objective.direction),
        obiettivo_strategico: objective.strategic.as_ref().map(|field| field.text.as_str()),
        obiettivo_strategico_origine: origin(&objective.strategic),
        obiettivo_operativo: &objective.title.text,
        obiettivo_operativo_origine: objective.title.origin.label(),
        finalita: &objective.purpose,
        stakeholder: &objective.stakeholders,
        anni: objective.years.iter().map(|year| year.0).collect(),
        ufficio: objective.office.as_deref(),
        responsabile: objective.manager.as_deref(),
        peso: objective.weight.as_ref().map(|weight| weight.value.normalize().to_string()),
        indicatore: &objective.indicator.value,
        indicatori: indicators.iter().map(indicator_view).collect(),
        altro: others.iter().map(|(heading, text)| OtherView { colonna: heading, testo: &text.value }).collect(),
        posizione: PlaceView::from(&objective.place),
    }
}

fn indicator_view(indicator: &PlanIndicator) -> IndicatorView<'_> {
    IndicatorView {
        indicatore: &indicator.name,
        unita: indicator.unit.as_ref().map(|unit| unit.value.as_str()),
        base: indicator.base.as_ref().map(|base| base.value.as_str()),
        target: by_year(&indicator.targets),
        consuntivo: by_year(&indicator.actuals),
        peso: indicator.weight.as_ref().map(|weight| weight.value.normalize().to_string()),
        formula: indicator.formula.as_deref(),
        fonte: indicator.source.as_ref().map(|source| source.value.as_str()),
        scadenza: indicator.due.as_ref().map(|due| due.value.to_string()),
        verso: indicator.bound.map(Wanted::label),
        nel_piano: indicator.as_written.as_deref(),
        posizione: PlaceView::from(&indicator.place),
    }
}

fn by_year(values: &Few<Year, Sourced<String>>) -> BTreeMap<u16, &str> {
    values.iter().map(|(year, value)| (year.0, value.value.as_str())).collect()
}
