//! What sums are over, and inputs as lists of them show them.

use rust_decimal::Decimal;

use super::figure_id::{FigureId, Measure, Subject};
use crate::domain::{IndicatorCode, ObjectiveCode, Source, Weight};
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
}

/// An objective in the sums of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveTerm {
    /// Its code.
    pub objective: ObjectiveCode,
    /// M as printed; `None` where nothing was measured.
    pub measured: Option<Decimal>,
    /// C as printed.
    pub prudent: Decimal,
    /// c, exact.
    pub coverage: Decimal,
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

    /// w
    pub(super) fn w(&self) -> Input<'_> {
        weight("w", &self.weight)
    }
}

impl ObjectiveTerm {
    /// M
    pub(super) fn m(&self) -> Input<'_> {
        self.figure("M", Measure::Measured, self.measured)
    }

    /// C
    pub(super) fn c(&self) -> Input<'_> {
        self.figure("C", Measure::Prudent, Some(self.prudent))
    }

    /// c
    pub(super) fn covered(&self) -> Input<'_> {
        self.figure("c", Measure::Coverage, Some(self.coverage))
    }

    /// W
    pub(super) fn w(&self) -> Input<'_> {
        weight("W", &self.weight)
    }

    fn figure(&self, letter: &'static str, measure: Measure, value: Option<Decimal>) -> Input<'_> {
        let id = FigureId { subject: Subject::Objective(self.objective.clone()), measure };
        Input { letter, value: value.map(Shown::Number), origin: Origin::Figure(id) }
    }
}
