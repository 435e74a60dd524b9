//! Inputs → the year's results, from the single indicator up to the entity.

use std::collections::{BTreeMap, BTreeSet};

use super::classing::Classing;
use super::condition::State;
use super::inputs::Inputs;
use super::join::Join;
use super::objective_result::{IndicatorResult, ObjectiveResult, SEVERAL_OFFICES};
use super::result::{Assessment, GroupResult, MissionResult, ProgrammeResult};
use super::{assessment_codes, rollup};
use crate::domain::{ChangeEffect, Lifecycle, Mission, Objective, Placement, Plan, Weight, Year};
use crate::finding::Finding;

/// Assesses one year. The result does not depend on the order of rows or files.
pub fn assess<'a>(inputs: &'a Inputs<'a>) -> (Assessment<'a>, Vec<Finding>) {
    let mut join = Join::new(inputs);
    join.report_strangers();
    join.check_objective_weights();
    let classing = inputs.classing();
    let missions: Vec<MissionResult<'a>> = inputs
        .plan
        .missions
        .iter()
        .filter(|mission| !mission.objectives.is_empty())
        .map(|mission| mission_result(mission, &mut join))
        .collect();
    let all = || missions.iter().flat_map(|mission| &mission.programmes).flat_map(|programme| &programme.objectives);
    let directions = in_order_of_appearance(all().map(direction_of))
        .into_iter()
        .map(|name| group(name, all().filter(|row| direction_of(row) == name), &classing))
        .collect();
    let offices: BTreeSet<Option<&str>> = all().map(|row| row.office).collect();
    let offices = unnamed_last(offices)
        .into_iter()
        .map(|name| group(name, all().filter(|row| row.office == name), &classing))
        .collect();
    join.report_without_row();
    let entity = rollup::roll_up(all(), &classing);
    if entity.counts.planned == 0 {
        join.findings.push(nothing_planned(inputs.plan, inputs.year));
    } else if entity.measured.value.is_none() && entity.counts.in_progress == 0 {
        join.findings.push(nothing_measured(inputs, entity.weight.is_zero()));
    }
    let assessment = Assessment {
        year: inputs.year,
        issue: inputs.issue(),
        plan: inputs.plan,
        rules: inputs.rules,
        catalogue: inputs.catalogue,
        missions,
        directions,
        offices,
        entity,
    };
    (assessment, join.findings)
}

/// A year that the plan does not have gives a report about nothing: it must be said first.
pub fn nothing_planned(plan: &Plan, year: Year) -> Finding {
    let years: Vec<String> = plan.years.iter().map(Year::to_string).collect();
    Finding::new(
        assessment_codes::NOTHING_PLANNED,
        format!("Il piano non prevede alcun obiettivo per il {year}."),
    )
    .found(format!("anni del piano: {}", years.join(", ")))
    .expected(
        "un anno del piano con --anno, oppure il piano dell’anno: «relazione importa PIANO --ente CARTELLA --aggiorna \
         PIANO_DI_PRIMA», o in relazione.toml, [piano.ANNO] file, se è già in piano/",
    )
}

/// A final that scores nothing says nothing, whatever the policy.
fn nothing_measured(inputs: &Inputs<'_>, weightless: bool) -> Finding {
    if weightless {
        let message = format!("Nessun obiettivo del {} ha un peso: non c’è un indice dell’ente.", inputs.year);
        return Finding::new(assessment_codes::NOTHING_MEASURED, message)
            .expected("un PESO maggiore di zero per almeno un obiettivo");
    }
    Finding::new(
        assessment_codes::NOTHING_MEASURED,
        format!("Nessun obiettivo del {} è misurato: la relazione definitiva non può essere emessa.", inputs.year),
    )
    .expected("almeno un valore in CONSUNTIVO nelle schede dell’anno")
}

fn mission_result<'a>(mission: &'a Mission, join: &mut Join<'a>) -> MissionResult<'a> {
    let classing = join.inputs.classing();
    let mut by_programme: BTreeMap<Placement, Vec<ObjectiveResult<'a>>> = BTreeMap::new();
    for objective in &mission.objectives {
        by_programme.entry(objective.placement).or_default().push(objective_result(objective, join));
    }
    let programmes: Vec<ProgrammeResult<'a>> = by_programme
        .into_iter()
        .map(|(code, objectives)| {
            let total = rollup::roll_up(objectives.iter(), &classing);
            let official = code.programme().and_then(|code| join.inputs.catalogue.programme(code));
            let name = official.map(str::to_owned);
            ProgrammeResult { code, name, objectives, total }
        })
        .collect();
    let total = rollup::roll_up(programmes.iter().flat_map(|programme| &programme.objectives), &classing);
    MissionResult { code: mission.code, title: &mission.title, programmes, total }
}

fn objective_result<'a>(objective: &'a Objective, join: &mut Join<'a>) -> ObjectiveResult<'a> {
    let weight = join.objective_weight(objective);
    let moves = Lifecycle(join.inputs.changes).of(&objective.code);
    if !objective.is_planned_for(join.inputs.year) {
        let cancelled = moves.last().is_some_and(|change| change.effect == ChangeEffect::Cancels);
        let figures = if cancelled { rollup::cancelled() } else { rollup::not_planned() };
        return ObjectiveResult { moves, ..with_figures(objective, weight, Vec::new(), figures) };
    }
    let indicators = join.indicators_of(objective);
    let figures = rollup::objective_figures(&indicators, &join.inputs.classing());
    let result = with_figures(objective, weight, indicators, figures);
    // A row that cannot be read still says whose it is.
    let office = result.office.or_else(|| join.inputs.office_of_unread(&objective.code));
    ObjectiveResult { moves, office, ..result }
}

fn with_figures<'a>(
    objective: &'a Objective,
    weight: Weight,
    indicators: Vec<IndicatorResult<'a>>,
    figures: rollup::ObjectiveFigures,
) -> ObjectiveResult<'a> {
    let beside_report = figures.state.counts() && indicators.iter().any(|row| row.state == State::InProgress);
    ObjectiveResult {
        objective,
        moves: Vec::new(),
        state: figures.state,
        weight,
        office: leading_office(objective, &indicators),
        indicators,
        measured: figures.measured,
        prudent: figures.prudent,
        coverage: figures.coverage,
        excluded: figures.excluded,
        highest: figures.highest,
        without_late_acts: figures.without_late_acts,
        class: figures.class.filter(|_| !beside_report),
        beside_report,
    }
}

/// The office of an objective: the one that has all its indicators, whatever the plan said before the year's changes;
/// where they name more than one, the plan's, and without it none leads the objective.
fn leading_office<'a>(objective: &'a Objective, indicators: &[IndicatorResult<'a>]) -> Option<&'a str> {
    let named: BTreeSet<&str> = indicators.iter().filter_map(|row| row.indicator.office.as_deref()).collect();
    let planned = objective.office.as_deref();
    match named.len() {
        0 => planned,
        1 => named.first().copied(),
        _ => planned.or(Some(SEVERAL_OFFICES)),
    }
}

fn direction_of<'a>(row: &ObjectiveResult<'a>) -> Option<&'a str> {
    row.objective.direction.as_ref().map(|direction| direction.text.as_str())
}

fn group<'r, 'a: 'r>(
    name: Option<&str>,
    objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>,
    classing: &Classing<'_>,
) -> GroupResult {
    GroupResult { name: name.map(str::to_owned), total: rollup::roll_up(objectives, classing) }
}

/// Distinct names in order of first appearance, the unnamed last.
fn in_order_of_appearance<'a>(names: impl Iterator<Item = Option<&'a str>>) -> Vec<Option<&'a str>> {
    let mut seen = BTreeSet::new();
    let mut ordered: Vec<Option<&str>> = names.filter(|name| seen.insert(*name)).collect();
    ordered.sort_by_key(Option::is_none);
    ordered
}

/// Alphabetical, the unnamed last.
fn unnamed_last(names: BTreeSet<Option<&str>>) -> Vec<Option<&str>> {
    let mut ordered: Vec<Option<&str>> = names.into_iter().collect();
    ordered.sort_by_key(Option::is_none);
    ordered
}
