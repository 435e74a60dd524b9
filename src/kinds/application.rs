//! A kind's rule with its operands: what an achievement was computed from, and views of it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::domain::descriptor::{Formula, Side};
use crate::domain::operand::{Answer, Day, Kept, Level, Score, Way};
use crate::domain::{Kind, Operand, Quantity, Ratio, Rules, Source, StepWords};

/// A formula with the operands that it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Application {
    /// A level against its target.
    Level(&'static Formula<Level>, Side, Level),
    /// A level to be kept.
    Kept(&'static Formula<Kept>, Side, Kept),
    /// A level against a target of zero: all on the favourable side or equal, nothing on the other.
    ZeroTarget(Side, Level),
    /// A way.
    Way(&'static Formula<Way>, Way),
    /// A day.
    Day(&'static Formula<Day>, Day),
    /// An answer.
    Answer(&'static Formula<Answer>, Answer),
    /// A score.
    Score(&'static Formula<Score>, Score),
}

/// An operand as lists of them show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A value in the indicator's unit, such as `v`, `t` and `b`; days and answers.
    Typed(Quantity),
    /// Any other number, in ten decimals at most.
    Number(Decimal),
    /// The same of a fraction, which enters sums as it is.
    Fraction(Ratio),
}

impl Application {
    /// A level, or the rule for a target of zero.
    pub(super) fn level(formula: &'static Formula<Level>, better: Side, level: Level) -> Self {
        if level.t.value.is_zero() { Self::ZeroTarget(better, level) } else { Self::Level(formula, better, level) }
    }

    /// A level to be kept, or the rule for a target of zero, which knows no tolerance.
    pub(super) fn kept(formula: &'static Formula<Kept>, better: Side, kept: Kept) -> Self {
        if kept.t.value.is_zero() {
            Self::ZeroTarget(better, Level { v: kept.v, t: kept.t })
        } else {
            Self::Kept(formula, better, kept)
        }
    }

    /// The achievement before clamping and rounding; `None` where the numbers are too large.
    pub(super) fn exact(&self, rules: &Rules) -> Option<Ratio> {
        match self {
            Self::Level(formula, _, operands) => (formula.exact)(operands, rules),
            Self::Kept(formula, _, operands) => (formula.exact)(operands, rules),
            Self::ZeroTarget(better, level) => {
                let kept = match better {
                    Side::Above => level.v.value >= Decimal::ZERO,
                    Side::Below => level.v.value <= Decimal::ZERO,
                };
                Some(Ratio::from(if kept { Decimal::ONE_HUNDRED } else { Decimal::ZERO }))
            }
            Self::Way(formula, operands) => (formula.exact)(operands, rules),
            Self::Day(formula, operands) => (formula.exact)(operands, rules),
            Self::Answer(formula, operands) => (formula.exact)(operands, rules),
            Self::Score(formula, operands) => (formula.exact)(operands, rules),
        }
    }

    /// The rule with the values in place of the letters, one line a step.
    pub fn steps(&self, said: &StepWords<'_>) -> Vec<String> {
        match self {
            Self::Level(formula, _, operands) => (formula.steps)(operands, said),
            Self::Kept(formula, _, operands) => (formula.steps)(operands, said),
            Self::ZeroTarget(_, level) => vec![format!("t = 0, v = {}: {}", said.v(&level.v), said.result)],
            Self::Way(formula, operands) => (formula.steps)(operands, said),
            Self::Day(formula, operands) => (formula.steps)(operands, said),
            Self::Answer(formula, operands) => (formula.steps)(operands, said),
            Self::Score(formula, operands) => (formula.steps)(operands, said),
        }
    }

    /// The formula that was applied: the kind's own, or the one for a target of zero, whatever the kind.
    pub const fn formula(&self, kind: Kind) -> &'static str {
        if matches!(self, Self::ZeroTarget(..)) {
            return "t = 0: 100 se v è uguale o migliore, altrimenti 0";
        }
        kind.words().formula.method
    }

    /// The same in the words of the sheet *Provenienza*.
    pub fn origins_words(&self, kind: Kind) -> Cow<'static, str> {
        if matches!(self, Self::ZeroTarget(..)) {
            return "target zero: 100 se il valore è uguale o migliore, altrimenti 0".into();
        }
        kind.origins_words().into()
    }

    /// The value that was scored, and where it came from.
    pub fn actual(&self) -> (Quantity, &Source) {
        match self {
            Self::Level(_, _, Level { v, .. })
            | Self::ZeroTarget(_, Level { v, .. })
            | Self::Kept(_, _, Kept { v, .. })
            | Self::Way(_, Way { v, .. })
            | Self::Score(_, Score { v }) => (Quantity::Number(v.value), &v.source),
            Self::Day(_, Day { v, .. }) => (v.value.into(), &v.source),
            Self::Answer(_, Answer { v, .. }) => (Quantity::YesNo(v.value), &v.source),
        }
    }

    /// Every operand with its letter, in the order in which lists show them.
    pub fn operands(&self) -> Vec<(&'static str, Shown, &Source)> {
        fn number<'o>(letter: &'static str, operand: &'o Operand<Decimal>) -> (&'static str, Shown, &'o Source) {
            (letter, Shown::Number(operand.value), &operand.source)
        }
        fn value<'o>(letter: &'static str, operand: &'o Operand<Decimal>) -> (&'static str, Shown, &'o Source) {
            (letter, Shown::Typed(Quantity::Number(operand.value)), &operand.source)
        }
        let (actual, source) = self.actual();
        let v = ("v", Shown::Typed(actual), source);
        match self {
            Self::Level(_, _, Level { t, .. }) | Self::ZeroTarget(_, Level { t, .. }) => vec![v, value("t", t)],
            Self::Kept(_, _, Kept { t, tolerance, .. }) => vec![v, value("t", t), number("τ", tolerance)],
            Self::Way(_, Way { t, b, .. }) => vec![v, value("t", t), value("b", b)],
            Self::Day(_, Day { t, .. }) => vec![v, ("t", Shown::Typed(Quantity::Date(t.value)), &t.source)],
            Self::Answer(_, Answer { t, .. }) => vec![v, ("t", Shown::Typed(Quantity::YesNo(t.value)), &t.source)],
            Self::Score(..) => vec![v],
        }
    }

    /// How far a value of the same kind lies from the target, and whether on the favourable side.
    pub fn distance(&self, value: Quantity) -> Option<Distance> {
        let from = |t: Decimal, less_is_better: bool| match value {
            Quantity::Number(v) => Some(Distance { amount: v.checked_sub(t)?, target: Some(t), less_is_better }),
            Quantity::Date(_) | Quantity::YesNo(_) | Quantity::NotDone => None,
        };
        match self {
            Self::Level(_, better, Level { t, .. })
            | Self::ZeroTarget(better, Level { t, .. })
            | Self::Kept(_, better, Kept { t, .. }) => from(t.value, *better == Side::Below),
            Self::Way(_, Way { t, b, .. }) => from(t.value, t.value < b.value),
            Self::Day(_, Day { t, .. }) => match value {
                Quantity::Date(done) => {
                    let amount = Decimal::from((done - t.value).num_days());
                    Some(Distance { amount, target: None, less_is_better: true })
                }
                Quantity::Number(_) | Quantity::YesNo(_) | Quantity::NotDone => None,
            },
            Self::Answer(..) | Self::Score(..) => None,
        }
    }
}

/// A distance from the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// v − t, in days for dates.
    pub amount: Decimal,
    /// t, where it is a number.
    pub target: Option<Decimal>,
    /// Whether less than the target is good.
    pub less_is_better: bool,
}
