//! The best and the critical objectives, and what decided among equals.
//!
//! Guaranteed: an objective that is incomplete, weighs nothing or is excluded for more than half is in no list;
//! the order is total, so that it does not depend on the order of rows.

use std::cmp::{Ordering, Reverse};

use rust_decimal::Decimal;

use super::condition::{ObjectiveState, State};
use super::objective_result::{IndicatorResult, ObjectiveResult};
use super::result::Assessment;
use crate::domain::{Class, Ratio, SourceKind};

/// How many objectives a list names.
pub const LISTED: usize = 5;

/// A list of objectives, at most [`LISTED`] of them.
#[derive(Debug, Clone)]
pub struct Ranking<'r, 'a> {
    /// The objectives in order.
    pub rows: Vec<&'r ObjectiveResult<'a>>,
    /// How many more have the same result as the last one listed.
    pub left_out: usize,
    /// What decided who of the equals is left out; where nobody is, the weakest criterion that their order needed.
    pub decided_by: Option<Criterion>,
}

/// What decides among objectives with the same result, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// W: the heavier first.
    Weight,
    /// Facts that others recorded before those that the office declared.
    ObjectiveFacts,
    /// The code.
    Code,
}

impl<'a> Assessment<'a> {
    /// The best: *raggiunto* only, by M.
    pub fn best(&self) -> Ranking<'_, 'a> {
        let result = |row: &ObjectiveResult<'_>| Reverse(row.measured.value);
        let tie = [Criterion::Weight, Criterion::ObjectiveFacts, Criterion::Code];
        Ranking::of(self.listable(Class::Achieved), result, &tie)
    }

    /// The critical: *non raggiunto* only, the lowest C first.
    pub fn critical(&self) -> Ranking<'_, 'a> {
        let result = |row: &ObjectiveResult<'_>| row.prudent.value;
        Ranking::of(self.listable(Class::NotAchieved), result, &[Criterion::Weight, Criterion::Code])
    }

    fn listable(&self, class: Class) -> Vec<&ObjectiveResult<'a>> {
        let rows = self.objectives().map(|(_, row)| row).filter(|row| row.state == ObjectiveState::Measured);
        let heavy = rows.filter(|row| !row.weight.value.is_zero() && !row.is_mostly_excluded());
        heavy.filter(|row| row.class == Some(class)).collect()
    }
}

impl<'r, 'a> Ranking<'r, 'a> {
    fn of<K: Ord>(
        mut rows: Vec<&'r ObjectiveResult<'a>>,
        result: impl Fn(&ObjectiveResult<'_>) -> K,
        tie: &[Criterion],
    ) -> Self {
        let among_equals = |left: &ObjectiveResult<'_>, right: &ObjectiveResult<'_>| {
            tie.iter().map(|criterion| (*criterion, criterion.compare(left, right))).find(|(_, order)| order.is_ne())
        };
        rows.sort_by(|left, right| {
            let order = result(left).cmp(&result(right));
            order.then_with(|| among_equals(left, right).map_or(Ordering::Equal, |(_, order)| order))
        });
        let last = rows.get(LISTED - 1).map(|row| result(row));
        let left_out = rows.iter().skip(LISTED).take_while(|row| Some(result(row)) == last).count();
        // What decided who is left out; where nobody is, what decided the order.
        let pairs = if left_out > 0 { LISTED - 1..LISTED } else { 0..rows.len().saturating_sub(1) };
        let pairs = pairs.map(|at| (rows[at], rows[at + 1])).filter(|(left, right)| result(left) == result(right));
        let decided_by =
            pairs.filter_map(|(left, right)| among_equals(left, right)).map(|(criterion, _)| criterion).max();
        rows.truncate(LISTED);
        Self { rows, left_out, decided_by }
    }
}

impl Criterion {
    fn compare(self, left: &ObjectiveResult<'_>, right: &ObjectiveResult<'_>) -> Ordering {
        match self {
            Self::Weight => right.weight.value.cmp(&left.weight.value),
            Self::ObjectiveFacts => share_of_facts(right).cmp(&share_of_facts(left)),
            Self::Code => left.objective.code.cmp(&right.objective.code),
        }
    }

    /// What people read about it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Weight => "il peso dell’obiettivo",
            Self::ObjectiveFacts => "la quota di dati oggettivi (fonte esterna o gestionale)",
            Self::Code => "il codice",
        }
    }
}

/// The share of the measured weight whose source is not the office's own word.
fn share_of_facts(row: &ObjectiveResult<'_>) -> Option<Ratio> {
    let measured = row.indicators.iter().filter(|indicator| indicator.state == State::Measured);
    let weight = |rows: &mut dyn Iterator<Item = &IndicatorResult<'_>>| {
        Ratio::from(rows.map(|row| row.weight.value).sum::<Decimal>())
    };
    let objective = |row: &&IndicatorResult<'_>| match row.measurement.and_then(|sheet| sheet.source) {
        Some(SourceKind::External | SourceKind::System) => true,
        Some(SourceKind::SelfDeclared) | None => false,
    };
    weight(&mut measured.clone().filter(objective)).over(&weight(&mut measured.clone()))
}
