//! From indicators to objectives, and from objectives straight to every group.
//!
//! Each group is computed from the *printed* M and C of its objectives, so that
//! anybody can recompute it by hand from the document.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::derivation::Derivation;
use super::quotient::{self, Quotient, QuotientRule};
use super::terms::{IndicatorTerm, ObjectiveTerm};
use super::{ClassCounts, Figure, IndicatorResult, ObjectiveResult, ObjectiveState, RollUp, State};
use crate::domain::{Class, Rules};

/// M, C and c of an objective and the state that follows from its indicators.
pub(super) struct ObjectiveFigures {
    pub state: ObjectiveState,
    pub measured: Figure,
    pub prudent: Figure,
    pub coverage: Figure,
}

/// Rolls up the indicators of one planned objective.
pub(super) fn objective_figures(indicators: &[IndicatorResult<'_>]) -> ObjectiveFigures {
    let counted = indicators.iter().filter(|row| row.state.counts());
    let terms: Arc<[IndicatorTerm]> = counted.map(term_of_indicator).collect();
    // An objective without any indicator counts as wholly not measured, not as absent.
    let nothing = indicators.is_empty().then_some(Decimal::ZERO);
    let figure = |quotient: Quotient<IndicatorTerm>, nothing: Option<Decimal>| {
        Figure::of(quotient.exact().or(nothing), Derivation::OfIndicators(quotient))
    };
    let coverage = Quotient::of(&quotient::OBJECTIVE_COVERAGE, &terms);
    ObjectiveFigures {
        state: state_of(indicators, &coverage),
        measured: figure(Quotient::of(&quotient::OBJECTIVE_MEASURED, &terms), None),
        prudent: figure(Quotient::of(&quotient::OBJECTIVE_PRUDENT, &terms), nothing),
        coverage: figure(coverage, nothing),
    }
}

/// The figures of an objective that is not planned: there is nothing to compute.
pub(super) fn not_planned() -> ObjectiveFigures {
    let terms: Arc<[IndicatorTerm]> = Arc::new([]);
    let figure = |rule| Figure::of(None, Derivation::OfIndicators(Quotient::of(rule, &terms)));
    ObjectiveFigures {
        state: ObjectiveState::NotPlanned,
        measured: figure(&quotient::OBJECTIVE_MEASURED),
        prudent: figure(&quotient::OBJECTIVE_PRUDENT),
        coverage: figure(&quotient::OBJECTIVE_COVERAGE),
    }
}

/// Weights are never all zero, so none is left only where every indicator that weighs is out of the sums:
/// an indicator of weight 0 does not keep its objective in them.
fn state_of(indicators: &[IndicatorResult<'_>], coverage: &Quotient<IndicatorTerm>) -> ObjectiveState {
    let (measured, planned) = (coverage.above, coverage.below);
    if planned.is_zero() && !indicators.is_empty() {
        let in_progress = indicators.iter().any(|row| row.state == State::InProgress);
        if in_progress { ObjectiveState::InProgress } else { ObjectiveState::Excluded }
    } else if measured.is_zero() {
        ObjectiveState::NotMeasured
    } else {
        ObjectiveState::Measured
    }
}

fn term_of_indicator(row: &IndicatorResult<'_>) -> IndicatorTerm {
    IndicatorTerm {
        indicator: row.indicator.code.clone(),
        achievement: row.achievement.value,
        weight: row.weight.clone(),
    }
}

/// Rolls up the objectives of a group.
pub(super) fn roll_up<'r, 'a: 'r>(objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>, rules: &Rules) -> RollUp {
    let mut counts = ClassCounts::default();
    let counted = objectives.inspect(|row| counts.add(row)).filter_map(term_of_objective);
    let terms: Arc<[ObjectiveTerm]> = counted.collect::<Vec<_>>().into();
    let figure = |rule: &'static QuotientRule<ObjectiveTerm>| {
        let quotient = Quotient::of(rule, &terms);
        Figure::of(quotient.exact(), Derivation::OfObjectives(quotient))
    };
    let weight = terms.iter().map(|term| term.weight.value).sum();
    let (prudent, measured) = (figure(&quotient::GROUP_PRUDENT), figure(&quotient::GROUP_MEASURED));
    // Where nothing at all was measured, the prudent index says 0 about nothing: no class.
    let class = measured.value.and(prudent.value).map(|value| rules.class_of(value));
    RollUp { prudent, measured, coverage: figure(&quotient::GROUP_COVERAGE), weight, class, counts }
}

/// The printed C and exact c of an objective that counts.
fn term_of_objective(row: &ObjectiveResult<'_>) -> Option<ObjectiveTerm> {
    Some(ObjectiveTerm {
        objective: row.objective.code.clone(),
        measured: row.measured.value,
        prudent: row.prudent.value?,
        coverage: row.coverage.exact?,
        weight: row.weight.clone(),
    })
}

impl ClassCounts {
    fn add(&mut self, objective: &ObjectiveResult<'_>) {
        let counter = match (objective.state, objective.class) {
            (ObjectiveState::NotPlanned, _) => {
                self.not_planned += 1;
                return;
            }
            (ObjectiveState::Excluded, _) => {
                self.excluded_weight += objective.weight.value;
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
