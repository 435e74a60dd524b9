//! `obiettivi.csv`: the plan's objectives and their results.

use super::groups;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Aspect, Assessment, Measure, MissionResult, ObjectiveResult, ObjectiveState, Subject};
use crate::domain::{FieldOrigin, Objective, Rules};
use crate::sheet::field::Rule::{Free, NotNegative, Required, RequiredNotNegative};
use crate::sheet::field::{Field, Rule, exact, figure, text};

const MISSION: &str = "missione";
const PROGRAMME: &str = "programma";

pub(super) const RESOURCE: Resource = Resource {
    name: "obiettivi",
    file: "obiettivi.csv",
    title: "Obiettivi operativi del piano e loro risultato",
    references: &[(MISSION, groups::RESOURCE.name), (PROGRAMME, groups::RESOURCE.name)],
};

/// An objective, with its codes and years as they are written.
struct Row<'a> {
    plan: &'a Objective,
    /// Missione and programma; a cross-cutting objective has neither.
    mission: Option<String>,
    programme: Option<String>,
    years: String,
    result: &'a ObjectiveResult<'a>,
    class: Option<&'a str>,
    verdict: String,
    moved: Option<String>,
}

impl Row<'_> {
    fn subject(&self) -> Subject {
        Subject::Objective(self.plan.code.clone())
    }
}

/// The table.
pub(super) fn table<'a>(assessment: &'a Assessment<'a>) -> Table {
    let rules = assessment.rules;
    Table::new(
        &RESOURCE,
        &fields(assessment),
        assessment.objectives().map(|(mission, result)| row(mission, result, rules)),
    )
}

fn row<'a>(mission: &MissionResult<'_>, result: &'a ObjectiveResult<'a>, rules: &'a Rules) -> Row<'a> {
    let plan = result.objective;
    let years: Vec<String> = plan.years.iter().map(ToString::to_string).collect();
    Row {
        plan,
        mission: mission.code.mission().map(|code| code.to_string()),
        programme: plan.placement.programme().map(|code| code.to_string()),
        years: years.join(" "),
        result,
        class: result.class.map(|class| rules.label(class)),
        verdict: result.verdict(rules),
        moved: result.moved_by(),
    }
}

fn fields<'a>(assessment: &Assessment<'_>) -> Vec<Field<Row<'a>>> {
    let rules = assessment.rules;
    // Only cross-cutting objectives are of no missione; where a plan has none, both codes are always there.
    let placed = |own: &'static str, or_none: &'static str| match assessment.cross_cutting() {
        None => (own, Required),
        Some(_) => (or_none, Free),
    };
    let (of_mission, mission) = placed(
        "Codice della missione",
        "Codice della missione; vuoto per gli obiettivi trasversali, il cui codice comincia con TR",
    );
    let (of_programme, programme) = placed(
        "Codice del programma",
        "Codice del programma; vuoto per gli obiettivi trasversali, che ne riguardano più d’uno",
    );
    let states = Rule::words(ObjectiveState::ALL.map(ObjectiveState::label));
    let origins = || FieldOrigin::ALL.map(FieldOrigin::label);
    let origin = || Rule::optional_words(origins());
    let mut fields: Vec<Field<Row<'a>>> = vec![
        text(KEY, "Codice permanente dell’obiettivo", Required, |row| Some(row.plan.code.as_str())),
        text(MISSION, of_mission, mission, |row| row.mission.as_deref()),
        text(PROGRAMME, of_programme, programme, |row| row.programme.as_deref()),
        text("indirizzo_strategico", "Indirizzo strategico; vuoto se il piano non lo indica", Free, |row| {
            row.plan.direction.as_ref().map(|field| field.text.as_str())
        }),
        text("indirizzo_origine", "Se il testo è nella cella della riga o ereditato", origin(), |row| {
            row.plan.direction.as_ref().map(|field| field.origin.label())
        }),
        text("obiettivo_strategico", "Obiettivo strategico; vuoto se il piano non lo indica", Free, |row| {
            row.plan.strategic.as_ref().map(|field| field.text.as_str())
        }),
        text("obiettivo_strategico_origine", "Se il testo è nella cella o ereditato", origin(), |row| {
            row.plan.strategic.as_ref().map(|field| field.origin.label())
        }),
        text("obiettivo_operativo", "Obiettivo operativo", Required, |row| Some(&row.plan.title.text)),
        text(
            "obiettivo_operativo_origine",
            "Se il testo è nella cella della riga o ereditato",
            Rule::words(origins()),
            |row| Some(row.plan.title.origin.label()),
        ),
        text("finalita", "Finalità", Free, |row| Some(&row.plan.purpose)),
        text("stakeholder", "Portatori di interesse", Free, |row| Some(&row.plan.stakeholders)),
        text("indicatore_del_piano", "Indicatori di output, con le parole del piano", Free, |row| {
            Some(&row.plan.indicator.value)
        }),
        text("ufficio", "Ufficio responsabile", Free, |row| row.result.office),
        text("anni_previsti", "Anni per i quali il piano prevede l’obiettivo, separati da spazi", Free, |row| {
            Some(&row.years)
        }),
        text("stato", "Se e come l’obiettivo conta; distingue il vuoto dallo zero", states, |row| {
            Some(row.result.state.label())
        }),
        text(
            "variazione",
            "Atti che durante l’anno l’hanno aggiunto o annullato; vuoto se non ce ne sono",
            Free,
            |row| row.moved.as_deref(),
        ),
    ];
    fields.extend(results(rules));
    fields
}

/// Its weights and results.
fn results<'a>(rules: &Rules) -> Vec<Field<Row<'a>>> {
    let classes = Rule::optional_words(&rules.labels);
    vec![
        exact("peso", "Peso W tra gli obiettivi", RequiredNotNegative, |row: &Row<'a>| Some(row.result.weight.value))
            .fact(|row| Some(row.subject().fact(Aspect::Weight))),
        figure(
            "risultato_sui_misurati",
            "M, in percentuale; vuoto se nulla è misurato",
            NotNegative,
            |row: &Row<'a>| row.result.measured.value,
        )
        .fact(|row| Some(row.subject().fact(Aspect::Result(Measure::Measured)))),
        exact(
            "peso_misurato",
            "Peso degli indicatori misurati; vuoto se l’obiettivo non conta",
            NotNegative,
            |row: &Row<'a>| row.result.measured_weight(),
        )
        .fact(|row| Some(row.subject().fact(Aspect::MeasuredWeight))),
        exact(
            "peso_da_misurare",
            "Peso degli indicatori previsti; vuoto se l’obiettivo non conta",
            NotNegative,
            |row: &Row<'a>| row.result.planned_weight(),
        )
        .fact(|row| Some(row.subject().fact(Aspect::PlannedWeight))),
        figure("copertura", "c, in percentuale; 100.00 e 0.00 solo se sono esatti", NotNegative, |row: &Row<'a>| {
            row.result.coverage.value
        })
        .fact(|row| Some(row.subject().fact(Aspect::Result(Measure::Coverage)))),
        figure(
            "peso_escluso",
            "x, in percentuale: peso degli indicatori esclusi con atto",
            NotNegative,
            |row: &Row<'a>| row.result.excluded.value,
        )
        .fact(|row| Some(row.subject().fact(Aspect::Excluded))),
        figure(
            "risultato_cautelativo",
            "C, in percentuale; vuoto se l’obiettivo non conta",
            NotNegative,
            |row: &Row<'a>| row.result.prudent.value,
        )
        .fact(|row| Some(row.subject().fact(Aspect::Result(Measure::Prudent)))),
        text("classe", "Classe del risultato, secondo la copertura e la regola sui dati mancanti", classes, |row| {
            row.class
        }),
        text("esito", "Classe con ciò che la limita, oppure stato, come nella Relazione", Required, |row| {
            Some(&row.verdict)
        }),
    ]
}
