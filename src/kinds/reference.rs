//! TARGET and BASE, read once as what the kind needs, and applied to a value.
//!
//! Guaranteed: what the rules cannot score is a [`Fault`] that names its cell, never a guess.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::application::Application;
use crate::domain::descriptor::{Formula, LevelTarget, Rule, Side};
use crate::domain::operand::{Answer, Day, Done, Kept, Level, Score, Way};
use crate::domain::{Indicator, Operand, Place, Quantity, Ratio, Rules, Source, Sourced};

/// Why an indicator cannot be scored, and which cell says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A target that the kind does not allow, and what it would have to be.
    ImpossibleTarget(Place, &'static str),
    /// Target equal to baseline.
    NoVariation(Place),
    /// TARGET or BASE is blank; the place is the indicator's row.
    MissingReference(&'static str, Place),
    /// A number where a date is due, or the like.
    WrongType(Place),
    /// The numbers are beyond what a decimal of 28 digits holds.
    TooLarge(Place),
}

/// A measured value with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actual {
    /// The value.
    pub value: Quantity,
    /// Where it came from.
    pub source: Source,
    /// The cell to be put right where it does not fit.
    pub place: Place,
}

/// What an indicator is measured against, with the formula that takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The target of a level.
    Level(&'static Formula<Level>, Side, Operand<Decimal>),
    /// The target of a level to be kept.
    Kept(&'static Formula<Kept>, Side, Operand<Decimal>),
    /// The way to go.
    Way {
        /// The formula.
        formula: &'static Formula<Way>,
        /// Where it leads.
        target: Operand<Decimal>,
        /// Where it begins.
        baseline: Operand<Decimal>,
    },
    /// The deadline.
    Day(&'static Formula<Day>, Operand<NaiveDate>),
    /// The answer wanted.
    Answer(&'static Formula<Answer>, Operand<bool>),
    /// Nothing: a score stands for itself.
    Score(&'static Formula<Score>),
}

impl Reference {
    /// Reads TARGET and BASE of an indicator.
    ///
    /// # Errors
    /// [`Fault`] where they do not fit the kind.
    pub fn of(indicator: &Indicator) -> Result<Self, Fault> {
        Ok(match &indicator.kind.value.descriptor().rule {
            Rule::Level { target: LevelTarget::NotNegative, better, formula } => {
                Self::Level(formula, *better, not_negative(indicator)?)
            }
            Rule::Level { target: LevelTarget::Share, better, formula } => {
                Self::Level(formula, *better, share(indicator)?)
            }
            Rule::Kept { better, formula } => Self::Kept(formula, *better, not_negative(indicator)?),
            Rule::Way(formula) => {
                let (baseline, target) = (number(indicator, "BASE")?, number(indicator, "TARGET")?);
                if baseline.value == target.value {
                    return Err(Fault::NoVariation(target.place));
                }
                Self::Way { formula, target: in_cell(target), baseline: in_cell(baseline) }
            }
            Rule::Day(formula) => Self::Day(formula, deadline(indicator)?),
            Rule::Answer(formula) => Self::Answer(formula, wanted_answer(indicator)?),
            Rule::Score(formula) => Self::Score(formula),
        })
    }

    /// Applies the rule to a value: the exact achievement, and the rule with its operands.
    ///
    /// # Errors
    /// [`Fault`] where the value does not fit, or the numbers are too large.
    pub fn apply(self, actual: &Actual, rules: &Rules) -> Result<(Ratio, Application), Fault> {
        let application = match self {
            Self::Level(formula, better, t) => Application::level(formula, better, Level { v: measured(actual)?, t }),
            Self::Kept(formula, better, t) => {
                let tolerance = Operand::new(rules.maintenance_tolerance, Source::Rules(rules.place.clone()));
                Application::kept(formula, better, Kept { v: measured(actual)?, t, tolerance })
            }
            Self::Way { formula, target, baseline } => {
                Application::Way(formula, Way { v: measured(actual)?, t: target, b: baseline })
            }
            Self::Day(formula, t) => Application::Day(formula, Day { v: done(actual)?, t }),
            Self::Answer(formula, t) => Application::Answer(formula, Answer { v: answer(actual)?, t }),
            Self::Score(formula) => Application::Score(formula, Score { v: measured(actual)? }),
        };
        let exact = application.exact(rules).filter(|exact| exact.decimal().is_some());
        Ok((exact.ok_or_else(|| Fault::TooLarge(actual.place.clone()))?, application))
    }
}

/// The highest achievement that an indicator could still reach: the ceiling, but for kinds that give 100 at most.
pub fn highest(indicator: &Indicator, rules: &Rules) -> Decimal {
    let zero = |cell: &Sourced<Quantity>| cell.value == Quantity::Number(Decimal::ZERO);
    match indicator.kind.value.descriptor().rule {
        Rule::Level { .. } if indicator.target.as_ref().is_some_and(zero) => Decimal::ONE_HUNDRED,
        Rule::Level { .. } | Rule::Way(_) => rules.ceiling,
        Rule::Kept { .. } | Rule::Day(_) | Rule::Answer(_) | Rule::Score(_) => Decimal::ONE_HUNDRED,
    }
}

fn in_cell<T>(cell: Sourced<T>) -> Operand<T> {
    Operand::new(cell.value, Source::Cell(cell.place))
}

fn not_negative(indicator: &Indicator) -> Result<Operand<Decimal>, Fault> {
    let target = number(indicator, "TARGET")?;
    if target.value >= Decimal::ZERO {
        Ok(in_cell(target))
    } else {
        Err(Fault::ImpossibleTarget(target.place, "zero o un numero positivo"))
    }
}

fn share(indicator: &Indicator) -> Result<Operand<Decimal>, Fault> {
    if indicator.target.is_none() {
        return Ok(Operand::new(Decimal::ONE_HUNDRED, Source::default_of(indicator.cells.target.as_ref())));
    }
    let target = number(indicator, "TARGET")?;
    if target.value > Decimal::ZERO {
        Ok(in_cell(target))
    } else {
        Err(Fault::ImpossibleTarget(target.place, "maggiore di zero"))
    }
}

fn deadline(indicator: &Indicator) -> Result<Operand<NaiveDate>, Fault> {
    match &indicator.target {
        Some(Sourced { value: Quantity::Date(day), place }) => Ok(in_cell(Sourced::new(*day, place.clone()))),
        Some(other) => Err(Fault::WrongType(other.place.clone())),
        None => Err(Fault::MissingReference("TARGET", indicator.target_cell().clone())),
    }
}

fn wanted_answer(indicator: &Indicator) -> Result<Operand<bool>, Fault> {
    match &indicator.target {
        Some(Sourced { value: Quantity::YesNo(wanted), place }) => Ok(in_cell(Sourced::new(*wanted, place.clone()))),
        Some(other) => Err(Fault::WrongType(other.place.clone())),
        None => Ok(Operand::new(true, Source::default_of(indicator.cells.target.as_ref()))),
    }
}

fn number(indicator: &Indicator, column: &'static str) -> Result<Sourced<Decimal>, Fault> {
    let (cell, blank) = if column == "BASE" {
        (&indicator.baseline, indicator.baseline_cell())
    } else {
        (&indicator.target, indicator.target_cell())
    };
    match cell {
        Some(Sourced { value: Quantity::Number(value), place }) => Ok(Sourced::new(*value, place.clone())),
        Some(other) => Err(Fault::WrongType(other.place.clone())),
        None => Err(Fault::MissingReference(column, blank.clone())),
    }
}

fn measured(actual: &Actual) -> Result<Operand<Decimal>, Fault> {
    match actual.value {
        Quantity::Number(value) => Ok(Operand::new(value, actual.source.clone())),
        Quantity::Date(_) | Quantity::YesNo(_) | Quantity::NotDone => Err(Fault::WrongType(actual.place.clone())),
    }
}

fn done(actual: &Actual) -> Result<Operand<Done>, Fault> {
    let done = match actual.value {
        Quantity::Date(day) => Done::On(day),
        Quantity::NotDone => Done::Never,
        Quantity::Number(_) | Quantity::YesNo(_) => return Err(Fault::WrongType(actual.place.clone())),
    };
    Ok(Operand::new(done, actual.source.clone()))
}

fn answer(actual: &Actual) -> Result<Operand<bool>, Fault> {
    match actual.value {
        Quantity::YesNo(answer) => Ok(Operand::new(answer, actual.source.clone())),
        Quantity::Number(_) | Quantity::Date(_) | Quantity::NotDone => Err(Fault::WrongType(actual.place.clone())),
    }
}
