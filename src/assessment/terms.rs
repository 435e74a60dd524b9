//! What sums are over, and inputs as lists of them show them.

use rust_decimal::Decimal;

use super::figure_id::{FigureId, Measure, Subject};
use crate::domain::{IndicatorCode, ObjectiveCode, Ratio, Source, Weight};
use crate::kinds::application::Shown;

/// An indicator in the sums of its objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorTerm {
    /// Its code.
    pub indicator: IndicatorCode,
    /// G as printed; `None` where it is not measured.
    pub achievement: Option<Decimal>,
    /// w
    pub weight: Weight,
    /// Whether an act excludes it.
    pub excluded: bool,
}

/// An objective in the sums of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveTerm {
    /// Its code.
    pub objective: ObjectiveCode,
    /// M as printed; `None` where nothing was measured.
    pub measured: Option<Decimal>,
    /// C as printed, or what stands for it in the sum; `None` where the objective does not count.
    pub prudent: Option<Decimal>,
    /// c, exact; `None` where the objective does not count.
    pub coverage: Option<Ratio>,
    /// x, exact.
    pub excluded: Ratio,
    /// W
    pub weight: Weight,
}

/// One input of a figure, as lists of them show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input<'d> {
    /// Its letter in the rule.
    pub letter: &'static str,
    /// The value used; `None` where nothing was measured.
    pub value: Option<Shown>,
    /// Where it came from.
    pub origin: Origin<'d>,
}

/// Where an input came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin<'d> {
    /// From outside of the assessment.
    Source(&'d Source),
    /// Another figure.
    Figure(FigureId),
}

fn weight<'d>(letter: &'static str, weight: &'d Weight) -> Input<'d> {
    Input { letter, value: Some(Shown::Number(weight.value)), origin: Origin::Source(&weight.source) }
}

impl IndicatorTerm {
    /// G
    pub(super) fn g(&self) -> Input<'_> {
        let id = FigureId { subject: Subject::Indicator(self.indicator.clone()), measure: Measure::Achievement };
        Input { letter: "G", value: self.achievement.map(Shown::Number), origin: Origin::Figure(id) }
    }

    /// w, said to be excluded where it is.
    pub(super) fn w(&self) -> Input<'_> {
        weight(if self.excluded { "w escluso" } else { "w" }, &self.weight)
    }
}

impl ObjectiveTerm {
    /// M
    pub(super) fn m(&self) -> Input<'_> {
        self.figure("M", Measure::Measured, self.measured)
    }

    /// C
    pub(super) fn c(&self) -> Input<'_> {
        self.figure("C", Measure::Prudent, self.prudent)
    }

    /// C with what is missing at its highest.
    pub(super) fn highest(&self) -> Input<'_> {
        self.figure("C", Measure::Highest, self.prudent)
    }

    /// C with what was excluded after the year as not measured.
    pub(super) fn without_late_acts(&self) -> Input<'_> {
        self.figure("C", Measure::WithoutLateActs, self.prudent)
    }

    /// c
    pub(super) fn covered(&self) -> Input<'_> {
        self.fraction("c", Measure::Coverage, self.coverage.clone())
    }

    /// x
    pub(super) fn x(&self) -> Input<'_> {
        self.fraction("x", Measure::Excluded, Some(self.excluded.clone()))
    }

    /// W
    pub(super) fn w(&self) -> Input<'_> {
        weight("W", &self.weight)
    }

    fn figure(&self, letter: &'static str, measure: Measure, value: Option<Decimal>) -> Input<'_> {
        self.input(letter, measure, value.map(Shown::Number))
    }

    fn fraction(&self, letter: &'static str, measure: Measure, value: Option<Ratio>) -> Input<'_> {
        self.input(letter, measure, value.map(Shown::Fraction))
    }

    fn input(&self, letter: &'static str, measure: Measure, value: Option<Shown>) -> Input<'_> {
        let id = FigureId { subject: Subject::Objective(self.objective.clone()), measure };
        Input { letter, value, origin: Origin::Figure(id) }
    }
}
