//! What an assessment holds of an objective and of its indicators.

use rust_decimal::Decimal;

use super::condition::{ObjectiveState, State};
use super::derivation::Derivation;
use super::deviation::Deviation;
use super::figure::Figure;
use super::quotient::Quotient;
use super::terms::IndicatorTerm;
use crate::domain::{
    Act, Change, ChangeEffect, Class, Indicator, Measurement, Objective, Quantity, Ratio, Rules, Source, Weight,
};

/// What stands for the office of an objective whose indicators belong to several.
pub const SEVERAL_OFFICES: &str = "più uffici";

/// One objective.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectiveResult<'a> {
    /// The plan's row.
    pub objective: &'a Objective,
    /// The changes that took it out of the year or brought it in, in their order.
    pub moves: Vec<&'a Change>,
    /// Whether and how it counts.
    pub state: ObjectiveState,
    /// W: the plan's PESO, or 1.
    pub weight: Weight,
    /// Its office: the plan's, or the one that its indicators share, or [`SEVERAL_OFFICES`].
    pub office: Option<&'a str>,
    /// Its indicators in the register's order.
    pub indicators: Vec<IndicatorResult<'a>>,
    /// M.
    pub measured: Figure,
    /// C.
    pub prudent: Figure,
    /// c, in per cent.
    pub coverage: Figure,
    /// x, in per cent: what an act excludes of the weight of its indicators.
    pub excluded: Figure,
    /// C with all that is missing at its highest; what is in progress counts as missing.
    pub highest: Figure,
    /// C with what was excluded after the year counted as not measured.
    pub without_late_acts: Figure,
    /// The class, by coverage and policy; `None` where there is none to give.
    pub class: Option<Class>,
    /// Whether the report itself is one of its indicators and still in progress, in a draft.
    pub beside_report: bool,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorResult<'a> {
    /// The register's row.
    pub indicator: &'a Indicator,
    /// The sheet's row, where there is one.
    pub measurement: Option<&'a Measurement>,
    /// Whether and how it counts.
    pub state: State,
    /// w: its weight within the objective.
    pub weight: Weight,
    /// G, clamped to the ceiling; `exact` keeps the raw value.
    pub achievement: Figure,
    /// The highest G that it could still reach.
    pub highest: Decimal,
    /// Whether the act that excludes it was decided after the year.
    pub excluded_late: bool,
    /// The class of G, for the eye; the objective's class comes from C.
    pub class: Option<Class>,
    /// v − t, where both are measured on a scale.
    pub deviation: Option<Deviation>,
}

impl<'a> ObjectiveResult<'a> {
    /// Whose one of its indicators is: the indicator's own office, else the objective's.
    pub fn office_of(&self, result: &IndicatorResult<'a>) -> Option<&'a str> {
        result.indicator.office.as_deref().or(self.office)
    }

    /// c, exact, as a fraction; `None` where the objective does not count.
    pub fn covered(&self) -> Option<Ratio> {
        self.coverage.exact.as_ref()?.over(&Decimal::ONE_HUNDRED.into())
    }

    /// Σw of its measured indicators; `None` where it does not count.
    pub fn measured_weight(&self) -> Option<Decimal> {
        self.coverage_sums()?.above.decimal()
    }

    /// Σw of its indicators that count; `None` where it does not count.
    pub fn planned_weight(&self) -> Option<Decimal> {
        self.coverage_sums()?.below.decimal()
    }

    fn coverage_sums(&self) -> Option<&Quotient<IndicatorTerm>> {
        match &self.coverage.derivation {
            Derivation::OfIndicators(quotient) => Some(quotient).filter(|_| self.coverage.exact.is_some()),
            Derivation::OfObjectives(_) | Derivation::Scored(..) | Derivation::Unscored(_) => None,
        }
    }

    /// x, exact, as a fraction.
    pub fn excluded_share(&self) -> Option<Ratio> {
        self.excluded.exact.as_ref()?.over(&Decimal::ONE_HUNDRED.into())
    }

    /// Whether more than half of its weight is excluded, so that what is left says little.
    pub fn is_mostly_excluded(&self) -> bool {
        self.excluded.exact.as_ref().is_some_and(|excluded| *excluded > Decimal::from(50))
    }

    /// Whether an act decided after the year excludes part of it.
    pub fn has_late_exclusions(&self) -> bool {
        self.indicators.iter().any(|row| row.excluded_late)
    }

    /// Whether part of it is not measured, whatever the class.
    pub const fn is_incomplete(&self) -> bool {
        self.state.is_incomplete()
    }

    /// How many of its indicators are not measured and weigh nothing.
    pub fn weightless_blanks(&self) -> u32 {
        let blank = |row: &&IndicatorResult<'_>| row.state.is_missing();
        let weightless = self.weight.value.is_zero();
        let blanks = self.indicators.iter().filter(blank).filter(|row| weightless || row.weight.value.is_zero());
        u32::try_from(blanks.count()).unwrap_or(u32::MAX)
    }

    /// Class and what limits it, or the state: «parzialmente raggiunto, incompleto», «non misurato».
    pub fn verdict(&self, rules: &Rules) -> String {
        match (self.class, self.state.qualifies()) {
            (Some(class), Some(words)) => format!("{}, {words}", rules.label(class)),
            (Some(class), None) => rules.label(class).to_owned(),
            (None, _) => self.state_words(),
        }
    }

    /// The state in words, with «in corso» beside it where the report itself is one of its indicators.
    pub fn state_words(&self) -> String {
        let label = self.state.label();
        if self.beside_report { format!("{label}, {}", ObjectiveState::InProgress.label()) } else { label.to_owned() }
    }

    /// How many changes took it out of the year, or brought it in: both in one year count in both.
    pub fn times(&self, effect: ChangeEffect) -> u32 {
        let number = self.moves.iter().filter(|change| change.effect == effect).count();
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// `annullato con atto G.C. 61 del 10/09/2024; aggiunto con atto …`; absent where no change moved it.
    pub fn moved_by(&self) -> Option<String> {
        let words = |change: &&Change| {
            let word = if change.effect == ChangeEffect::Adds { "aggiunto" } else { "annullato" };
            Some(format!("{word} con atto {}", change.act.as_ref()?.value.written()))
        };
        let all: Vec<String> = self.moves.iter().filter_map(words).collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// The act and the reason of the change that moved it last.
    pub fn last_move(&self) -> Option<&Change> {
        self.moves.last().copied()
    }
}

impl IndicatorResult<'_> {
    /// The value that was scored; `None` where there is none, whatever the sheet says.
    pub fn scored_value(&self) -> Option<Quantity> {
        Some(self.achievement.application()?.actual().0)
    }

    /// The day that this very report gives to the indicator that asks for it, and what says so.
    pub fn own_date(&self) -> Option<(Quantity, &Source)> {
        let (day, source) = self.achievement.application()?.actual();
        matches!(source, Source::FirstFinal | Source::Adoption(_)).then_some((day, source))
    }

    /// The act of an exclusion, or the minutes in which the board recorded its score.
    pub fn act(&self) -> Option<&Act> {
        match &self.state {
            State::Excluded(exclusion) => Some(exclusion.act()),
            _ => self.measurement?.minutes.as_ref().map(|minutes| &minutes.value),
        }
    }
}
