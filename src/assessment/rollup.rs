//! From indicators to objectives, and from objectives straight to every group.
//!
//! Each group is computed from the *printed* M and C of its objectives and their exact c, so that
//! anybody can recompute it by hand from the document.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::classing::{Classing, Lead};
use super::condition::{ObjectiveState, State};
use super::counts::ClassCounts;
use super::derivation::Derivation;
use super::figure::Figure;
use super::objective_result::{IndicatorResult, ObjectiveResult};
use super::quotient::{Quotient, QuotientRule};
use super::result::RollUp;
use super::roll_up_rules as rules;
use super::terms::{IndicatorTerm, ObjectiveTerm};
use crate::domain::{ChangeEffect, Class, Ratio};

/// The figures of an objective, and the state and class that follow from them.
pub(super) struct ObjectiveFigures {
    pub state: ObjectiveState,
    pub class: Option<Class>,
    pub measured: Figure,
    pub prudent: Figure,
    pub coverage: Figure,
    pub excluded: Figure,
    pub highest: Figure,
    pub without_late_acts: Figure,
}

type Terms<T> = Arc<[T]>;

/// Rolls up the indicators of one planned objective.
pub(super) fn objective_figures(indicators: &[IndicatorResult<'_>], classing: &Classing<'_>) -> ObjectiveFigures {
    let terms = |wanted: fn(&IndicatorResult<'_>) -> bool| -> Terms<IndicatorTerm> {
        indicators.iter().filter(|row| wanted(row)).map(term_of_indicator).collect()
    };
    let counted = terms(|row| row.state.counts());
    let best = indicators.iter().filter(|row| row.state.counts() || row.state == State::InProgress);
    let best: Terms<IndicatorTerm> = best.map(term_at_its_best).collect();
    // An objective without any indicator counts as wholly not measured, not as absent.
    let nothing = indicators.is_empty().then(|| Ratio::from(Decimal::ZERO));
    let highest = nothing.as_ref().map(|_| Ratio::from(classing.rules.ceiling));
    let figure = |rule, terms: &Terms<IndicatorTerm>, otherwise: &Option<Ratio>| {
        let quotient = Quotient::of(rule, terms);
        Figure::of(quotient.exact().or_else(|| otherwise.clone()), Derivation::OfIndicators(quotient))
    };
    let share = |rule, terms: &Terms<IndicatorTerm>| {
        let quotient = Quotient::of(rule, terms);
        Figure::share(quotient.exact().or_else(|| nothing.clone()), Derivation::OfIndicators(quotient))
    };
    let measured = figure(&rules::OBJECTIVE_MEASURED, &counted, &None);
    let prudent = figure(&rules::OBJECTIVE_PRUDENT, &counted, &nothing);
    let coverage = share(&rules::OBJECTIVE_COVERAGE, &counted);
    let (state, class) = match coverage.exact.as_ref().and_then(|share| share.over(&Decimal::ONE_HUNDRED.into())) {
        Some(covered) => classing.of_objective(&covered, &measured, &prudent),
        None => (outside_the_sums(indicators), None),
    };
    ObjectiveFigures {
        state,
        class,
        measured,
        prudent,
        coverage,
        excluded: share(&rules::OBJECTIVE_EXCLUDED, &terms(|_| true)),
        highest: figure(&rules::OBJECTIVE_HIGHEST, &best, &highest),
        without_late_acts: figure(
            &rules::OBJECTIVE_PRUDENT,
            &terms(|row| row.state.counts() || row.excluded_late),
            &nothing,
        ),
    }
}

/// The figures of an objective that is not planned: there is nothing to compute.
pub(super) fn not_planned() -> ObjectiveFigures {
    let terms: Terms<IndicatorTerm> = Arc::new([]);
    let figure = |rule| Figure::of(None, Derivation::OfIndicators(Quotient::of(rule, &terms)));
    ObjectiveFigures {
        state: ObjectiveState::NotPlanned,
        class: None,
        measured: figure(&rules::OBJECTIVE_MEASURED),
        prudent: figure(&rules::OBJECTIVE_PRUDENT),
        coverage: figure(&rules::OBJECTIVE_COVERAGE),
        excluded: figure(&rules::OBJECTIVE_EXCLUDED),
        highest: figure(&rules::OBJECTIVE_HIGHEST),
        without_late_acts: figure(&rules::OBJECTIVE_PRUDENT),
    }
}

/// The figures of an objective that an act cancelled: all of its weight is excluded.
pub(super) fn cancelled() -> ObjectiveFigures {
    let nothing: Terms<IndicatorTerm> = Arc::new([]);
    let derivation = Derivation::OfIndicators(Quotient::of(&rules::OBJECTIVE_CANCELLED, &nothing));
    let excluded = Figure::share(Some(Decimal::ONE_HUNDRED.into()), derivation);
    ObjectiveFigures { state: ObjectiveState::Cancelled, excluded, ..not_planned() }
}

/// The state of an objective of which no weight is left in the sums: an indicator of weight 0 does not keep it there.
fn outside_the_sums(indicators: &[IndicatorResult<'_>]) -> ObjectiveState {
    let in_progress = |row: &IndicatorResult<'_>| row.state == State::InProgress && !row.weight.value.is_zero();
    if indicators.iter().any(in_progress) { ObjectiveState::InProgress } else { ObjectiveState::Excluded }
}

fn term_of_indicator(row: &IndicatorResult<'_>) -> IndicatorTerm {
    IndicatorTerm {
        indicator: row.indicator.code.clone(),
        achievement: row.achievement.value,
        weight: row.weight.clone(),
        excluded: matches!(row.state, State::Excluded(_)),
    }
}

fn term_at_its_best(row: &IndicatorResult<'_>) -> IndicatorTerm {
    let achievement = row.achievement.value.or(Some(row.highest));
    IndicatorTerm { achievement, ..term_of_indicator(row) }
}

/// Rolls up the objectives of a group.
pub(super) fn roll_up<'r, 'a: 'r>(
    objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>,
    classing: &Classing<'_>,
) -> RollUp {
    let mut counts = ClassCounts::default();
    let count = |row: &&ObjectiveResult<'_>| {
        counts.add(row.state, row.class, row.weight.value);
        counts.added += row.times(ChangeEffect::Adds);
        counts.cancelled += row.times(ChangeEffect::Cancels);
    };
    let rows: Vec<&ObjectiveResult<'_>> = objectives.inspect(count).collect();
    let terms = |wanted: &dyn Fn(&ObjectiveResult<'_>) -> bool, figure: Prudent| -> Terms<ObjectiveTerm> {
        rows.iter().filter(|row| wanted(row)).map(|row| term_of_objective(row, figure)).collect()
    };
    let figure = |rule: &'static QuotientRule<ObjectiveTerm>, terms: &Terms<ObjectiveTerm>| {
        let quotient = Quotient::of(rule, terms);
        Figure::of(quotient.exact(), Derivation::OfObjectives(quotient))
    };
    let share = |rule: &'static QuotientRule<ObjectiveTerm>, terms: &Terms<ObjectiveTerm>| {
        let quotient = Quotient::of(rule, terms);
        Figure::share(quotient.exact(), Derivation::OfObjectives(quotient))
    };
    let counted = terms(&|row| row.state.counts(), |row| &row.prudent);
    let planned = terms(&|row| row.state.was_planned(), |row| &row.prudent);
    let open = terms(&|row| row.state.counts() || row.state == ObjectiveState::InProgress, |row| &row.highest);
    let any_late = rows.iter().any(|row| row.has_late_exclusions());
    let late = terms(&|row| row.state.counts() || row.has_late_exclusions(), |row| &row.without_late_acts);
    let (prudent, measured) = (figure(&rules::GROUP_PRUDENT, &counted), figure(&rules::GROUP_MEASURED, &counted));
    let coverage = share(&rules::GROUP_COVERAGE, &counted);
    RollUp {
        class: classing.of_group(&coverage, &measured, &prudent),
        lead: Lead::under(classing.rules.missing),
        weight: counted.iter().map(|term| term.weight.value).sum(),
        weightless_blanks: rows.iter().filter(|row| row.state.counts()).map(|row| row.weightless_blanks()).sum(),
        prudent,
        measured,
        coverage,
        excluded: share(&rules::GROUP_EXCLUDED, &planned),
        highest: figure(&rules::GROUP_HIGHEST, &open),
        without_late_acts: any_late.then(|| figure(&rules::GROUP_WITHOUT_LATE_ACTS, &late)),
        counts,
    }
}

/// Which figure of an objective stands for C in a sum.
type Prudent = for<'r> fn(&'r ObjectiveResult<'_>) -> &'r Figure;

fn term_of_objective(row: &ObjectiveResult<'_>, prudent: Prudent) -> ObjectiveTerm {
    ObjectiveTerm {
        objective: row.objective.code.clone(),
        measured: row.measured.value,
        prudent: prudent(row).value,
        coverage: row.covered(),
        excluded: row.excluded_share().unwrap_or_else(|| Decimal::ZERO.into()),
        weight: row.weight.clone(),
    }
}
