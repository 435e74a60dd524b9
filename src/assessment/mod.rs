//! Join, score, roll up: pure functions from plan, register and measurements to figures.
//!
//! Guaranteed: exact decimals; *missing* never counts as a value; every figure carries
//! the rule and the inputs it came from ([`Figure`]), so that `spiega`, provenance and
//! the report are views of one computation. Deliberately absent: files, text for
//! people, and any formatting.

pub mod assessment_codes;
mod budget;
mod derivation;
mod deviation;
mod fault;
mod figure;
mod figure_id;
mod join;
pub mod quotient;
mod result;
mod rollup;
mod state;
mod terms;
#[cfg(test)]
mod tests;
mod trend;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::Rules;
use crate::domain::kind::Values;
use crate::domain::{Indicator, Measurement, Mission, Objective, ObjectiveCode, Plan, ProgrammeCode, Weight, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;
pub use budget::BudgetFigures;
pub use derivation::Derivation;
pub use figure::{Figure, printed};
pub use figure_id::{FigureId, Measure, Subject};
use join::Join;
pub use quotient::Quotient;
pub use result::{
    Assessment, ClassCounts, Deviation, Exclusion, GroupResult, IndicatorResult, MissionResult, ObjectiveResult,
    ObjectiveState, ProgrammeResult, RollUp, State, StateName,
};
pub use terms::{IndicatorTerm, Input, ObjectiveTerm, Origin};
pub use trend::{Indices, ObjectivePoint, Trend, TrendYear, change};

/// Everything an assessment is made from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The year to assess.
    pub year: Year,
    /// The register of the year.
    pub indicators: &'a [Indicator],
    /// The filled rows, at most one for each indicator.
    pub measurements: &'a [Measurement],
    /// The SMVP's rules.
    pub rules: &'a Rules,
    /// Names of programmi.
    pub catalogue: &'a Catalogue,
    /// The plan's objective that asks for this very report, where it has one.
    pub report_objective: Option<&'a ObjectiveCode>,
    /// The reference date of a final; `None` in a draft.
    pub published_on: Option<NaiveDate>,
}

impl Inputs<'_> {
    /// Whether the indicator is the publication of this report: a date of the plan's
    /// own objective whose name speaks of the *relazione*.
    pub fn is_report_itself(&self, indicator: &Indicator) -> bool {
        self.report_objective == Some(&indicator.objective)
            && indicator.kind.value.values() == Values::Day
            && fold(&indicator.name).contains("RELAZIONE")
    }
}

/// Assesses one year. The result does not depend on the order of rows or files.
pub fn assess<'a>(inputs: &'a Inputs<'a>) -> (Assessment<'a>, Vec<Finding>) {
    let mut join = Join::new(inputs);
    join.report_strangers();
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
        .map(|name| group(name, all().filter(|row| direction_of(row) == name), inputs.rules))
        .collect();
    let offices: BTreeSet<Option<&str>> = all().map(|row| row.office).collect();
    let offices = unnamed_last(offices)
        .into_iter()
        .map(|name| group(name, all().filter(|row| row.office == name), inputs.rules))
        .collect();
    let entity = rollup::roll_up(all(), inputs.rules);
    if entity.counts.planned == 0 {
        join.findings.push(nothing_planned(inputs));
    }
    let assessment = Assessment {
        year: inputs.year,
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
fn nothing_planned(inputs: &Inputs<'_>) -> Finding {
    let years: Vec<String> = inputs.plan.years.iter().map(Year::to_string).collect();
    Finding::new(
        assessment_codes::NOTHING_PLANNED,
        format!("Il piano non prevede alcun obiettivo per il {}.", inputs.year),
    )
    .found(format!("anni del piano: {}", years.join(", ")))
    .expected("un anno del piano con --anno, oppure il piano dell’anno in relazione.toml, [piano.ANNO] file")
}

fn mission_result<'a>(mission: &'a Mission, join: &mut Join<'a>) -> MissionResult<'a> {
    let rules = join.inputs.rules;
    let mut by_programme: BTreeMap<ProgrammeCode, Vec<ObjectiveResult<'a>>> = BTreeMap::new();
    for objective in &mission.objectives {
        by_programme.entry(objective.programme).or_default().push(objective_result(objective, join));
    }
    let programmes: Vec<ProgrammeResult<'a>> = by_programme
        .into_iter()
        .map(|(code, objectives)| {
            let total = rollup::roll_up(objectives.iter(), rules);
            let name = join.inputs.catalogue.programme(code).map(str::to_owned);
            ProgrammeResult { code, name, objectives, total }
        })
        .collect();
    let total = rollup::roll_up(programmes.iter().flat_map(|programme| &programme.objectives), rules);
    MissionResult { code: mission.code, title: &mission.title, programmes, total }
}

fn objective_result<'a>(objective: &'a Objective, join: &mut Join<'a>) -> ObjectiveResult<'a> {
    let weight = join.objective_weight(objective);
    if !objective.is_planned_for(join.inputs.year) {
        return with_figures(objective, weight, Vec::new(), rollup::not_planned(), join.inputs.rules);
    }
    let indicators = join.indicators_of(objective);
    let figures = rollup::objective_figures(&indicators);
    with_figures(objective, weight, indicators, figures, join.inputs.rules)
}

fn with_figures<'a>(
    objective: &'a Objective,
    weight: Weight,
    indicators: Vec<IndicatorResult<'a>>,
    figures: rollup::ObjectiveFigures,
    rules: &Rules,
) -> ObjectiveResult<'a> {
    let scored = figures.prudent.value.filter(|_| figures.state == ObjectiveState::Measured);
    // Where the plan names no office, the first indicator's office leads the objective.
    let office =
        objective.office.as_deref().or_else(|| indicators.iter().find_map(|row| row.indicator.office.as_deref()));
    ObjectiveResult {
        objective,
        state: figures.state,
        weight,
        office,
        indicators,
        measured: figures.measured,
        prudent: figures.prudent,
        coverage: figures.coverage,
        class: scored.map(|value| rules.class_of(value)),
    }
}

fn direction_of<'a>(row: &ObjectiveResult<'a>) -> Option<&'a str> {
    row.objective.direction.as_ref().map(|direction| direction.text.as_str())
}

fn group<'r, 'a: 'r>(
    name: Option<&str>,
    objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>,
    rules: &Rules,
) -> GroupResult {
    GroupResult { name: name.map(str::to_owned), total: rollup::roll_up(objectives, rules) }
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
