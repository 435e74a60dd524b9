//! From indicators to objectives, and from objectives straight to every group.
//!
//! Each group is computed from the *printed* M and C of its objectives, so that
//! anybody can recompute it by hand from the document.

use rust_decimal::Decimal;

use super::score::printed;
use super::{
    ClassCounts, Figure, FigureId, IndicatorResult, Input, InputValue, Measure, ObjectiveResult, ObjectiveState,
    RollUp, Rule, Source, State, Subject,
};
use crate::domain::{Class, Rules};
use crate::domain::{Objective, Sourced};

/// M, C and c of an objective and the state that follows from its indicators.
pub(super) struct ObjectiveFigures {
    pub state: ObjectiveState,
    pub measured: Figure,
    pub prudent: Figure,
    pub coverage: Figure,
}

/// Rolls up the indicators of one planned objective.
pub(super) fn objective_figures(indicators: &[IndicatorResult<'_>]) -> ObjectiveFigures {
    let counted: Vec<&IndicatorResult<'_>> = indicators.iter().filter(|row| row.state.counts()).collect();
    let measured: Vec<(&IndicatorResult<'_>, Decimal)> = counted
        .iter()
        .filter_map(|row| Some((*row, row.achievement.value.filter(|_| row.state == State::Measured)?)))
        .collect();
    let planned_weight: Decimal = counted.iter().map(|row| row.weight.value).sum();
    let measured_weight: Decimal = measured.iter().map(|(row, _)| row.weight.value).sum();
    let points: Decimal = measured.iter().map(|(row, achievement)| *achievement * row.weight.value).sum();
    // Weights are never all zero, so none is left only where every indicator that weighs is out of the sums:
    // an indicator of weight 0 does not keep its objective in them.
    let state = if planned_weight.is_zero() && !indicators.is_empty() {
        let in_progress = indicators.iter().any(|row| row.state == State::InProgress);
        if in_progress { ObjectiveState::InProgress } else { ObjectiveState::Excluded }
    } else if measured_weight.is_zero() {
        ObjectiveState::NotMeasured
    } else {
        ObjectiveState::Measured
    };
    let scored = matches!(state, ObjectiveState::Measured | ObjectiveState::NotMeasured);
    // An objective without any indicator counts as wholly not measured, not as absent.
    let share = |part: Decimal| {
        let whole = if planned_weight.is_zero() { Decimal::ONE } else { planned_weight };
        scored.then(|| part.checked_div(whole)).flatten()
    };
    let inputs = || counted.iter().flat_map(|row| indicator_inputs(row)).collect::<Vec<_>>();
    let figure = |exact: Option<Decimal>, rule| Figure { value: exact.map(printed), exact, rule, inputs: inputs() };
    ObjectiveFigures {
        state,
        measured: figure(points.checked_div(measured_weight), Rule::ObjectiveMeasured),
        prudent: figure(share(points), Rule::ObjectivePrudent),
        coverage: figure(share(measured_weight), Rule::ObjectiveCoverage),
    }
}

/// G and w of an indicator, as inputs of its objective.
fn indicator_inputs(row: &IndicatorResult<'_>) -> [Input; 2] {
    let id = FigureId { subject: Subject::Indicator(row.indicator.code.clone()), measure: Measure::Achievement };
    let value = row.achievement.value.map_or(InputValue::Missing, InputValue::Number);
    let weight_source = match &row.indicator.weight {
        Some(Sourced { place, .. }) => Source::Cell(place.clone()),
        None => Source::Default,
    };
    [
        Input { name: "G", value, source: Source::Figure(id) },
        Input { name: "w", value: InputValue::Number(row.weight.value), source: weight_source },
    ]
}

/// The weight W of an objective with its source.
pub(super) fn objective_weight(objective: &Objective) -> (Decimal, Source) {
    match &objective.weight {
        Some(weight) if !weight.value.is_sign_negative() => (weight.value, Source::Cell(weight.place.clone())),
        _ => (Decimal::ONE, Source::Default),
    }
}

/// Rolls up the objectives of a group.
pub(super) fn roll_up<'r, 'a: 'r>(objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>, rules: &Rules) -> RollUp {
    let mut sums = Sums::default();
    for objective in objectives {
        sums.add(objective);
    }
    let prudent = sums.figure(Rule::GroupPrudent, sums.prudent_points.checked_div(sums.weight));
    let measured = sums.figure(Rule::GroupMeasured, sums.measured_points.checked_div(sums.covered_weight));
    let coverage = sums.figure(
        Rule::GroupCoverage,
        sums.covered_weight.checked_mul(Decimal::ONE_HUNDRED).and_then(|scaled| scaled.checked_div(sums.weight)),
    );
    // Where nothing at all was measured, the prudent index says 0 about nothing: no class.
    let class = measured.value.and(prudent.value).map(|value| rules.class_of(value));
    RollUp { prudent, measured, coverage, weight: sums.weight, class, counts: sums.counts }
}

#[derive(Default)]
struct Sums {
    weight: Decimal,
    covered_weight: Decimal,
    prudent_points: Decimal,
    measured_points: Decimal,
    counts: ClassCounts,
    inputs: Vec<[Input; 4]>,
}

impl Sums {
    fn add(&mut self, objective: &ObjectiveResult<'_>) {
        self.counts.add(objective);
        let (Some(prudent), Some(coverage)) = (objective.prudent.value, objective.coverage.exact) else { return };
        let weight = objective.weight;
        self.weight += weight;
        self.covered_weight += weight * coverage;
        self.prudent_points += prudent * weight;
        self.measured_points += objective.measured.value.unwrap_or_default() * weight * coverage;
        self.inputs.push(objective_inputs(objective));
    }

    fn figure(&self, rule: Rule, exact: Option<Decimal>) -> Figure {
        // Positions of M, C, c and W in `objective_inputs`.
        let used: &[usize] = match rule {
            Rule::GroupPrudent => &[1, 3],
            Rule::GroupMeasured => &[0, 2, 3],
            _ => &[2, 3],
        };
        let inputs = self.inputs.iter().flat_map(|row| used.iter().map(|&index| row[index].clone())).collect();
        Figure { value: exact.map(printed), exact, rule, inputs }
    }
}

/// M, C, c and W of an objective, as inputs of its groups.
fn objective_inputs(objective: &ObjectiveResult<'_>) -> [Input; 4] {
    let subject = Subject::Objective(objective.objective.code.clone());
    let from = |name, measure, value: Option<Decimal>| Input {
        name,
        value: value.map_or(InputValue::Missing, InputValue::Number),
        source: Source::Figure(FigureId { subject: subject.clone(), measure }),
    };
    let (weight, source) = objective_weight(objective.objective);
    [
        from("M", Measure::Measured, objective.measured.value),
        from("C", Measure::Prudent, objective.prudent.value),
        from("c", Measure::Coverage, objective.coverage.exact),
        Input { name: "W", value: InputValue::Number(weight), source },
    ]
}

impl ClassCounts {
    fn add(&mut self, objective: &ObjectiveResult<'_>) {
        let counter = match (objective.state, objective.class) {
            (ObjectiveState::NotPlanned, _) => {
                self.not_planned += 1;
                return;
            }
            (ObjectiveState::Excluded, _) => {
                self.excluded_weight += objective.weight;
                &mut self.excluded
            }
            (ObjectiveState::InProgress, _) => &mut self.in_progress,
            (ObjectiveState::Measured, Some(Class::Achieved)) => &mut self.achieved,
            (ObjectiveState::Measured, Some(Class::Partly)) => &mut self.partly,
            (ObjectiveState::Measured, Some(Class::NotAchieved)) => &mut self.not_achieved,
            (ObjectiveState::NotMeasured | ObjectiveState::Measured, _) => &mut self.not_measured,
        };
        *counter += 1;
        self.planned += 1;
    }
}
