//! The achievement of one indicator: the table of indicator types.
//!
//! Guaranteed: exact decimals, clamped to [0, ceiling], rounded half away from zero
//! to 2 decimals; what the rules cannot score is a [`Fault`], never a guess.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Figure, Input, InputValue, Rule, Source};
use crate::domain::Rules;
use crate::domain::{Indicator, Kind, Place, Quantity, Sourced};
use crate::words::italian;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// Why an indicator cannot be scored, and which cell says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A level or progress target that is negative or, for progress, zero.
    ImpossibleTarget(Place),
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
pub(super) struct Actual {
    pub value: Quantity,
    pub source: Source,
    pub place: Place,
}

/// Rounds to the 2 decimals that are printed (half away from zero).
pub fn printed(value: Decimal) -> Decimal {
    italian::rounded(value)
}

/// Checks what the register alone can tell: target and baseline fit the kind.
pub(super) fn check_reference(indicator: &Indicator) -> Result<(), Fault> {
    match indicator.kind.value {
        Kind::YesNo | Kind::Qualitative => Ok(()),
        Kind::Date => date_target(indicator).map(drop),
        Kind::Variation => {
            let (baseline, target) = (number(indicator, "BASE")?, number(indicator, "TARGET")?);
            if baseline.value == target.value { Err(Fault::NoVariation(target.place)) } else { Ok(()) }
        }
        Kind::Progress => match &indicator.target {
            None => Ok(()),
            Some(_) => positive(number(indicator, "TARGET")?, PositiveOrZero::Positive),
        },
        _ => positive(number(indicator, "TARGET")?, PositiveOrZero::OrZero),
    }
}

/// G of an indicator whose reference passed [`check_reference`].
pub(super) fn achievement(indicator: &Indicator, actual: &Actual, rules: &Rules) -> Result<Figure, Fault> {
    match indicator.kind.value {
        Kind::YesNo => yes_no(indicator, actual),
        Kind::Date => delay(indicator, actual, rules),
        Kind::Qualitative => {
            let score = actual_number(actual)?;
            Ok(clamped(score, Rule::BoardScore, vec![actual_input(actual)], rules))
        }
        Kind::Variation => variation(indicator, actual, rules),
        Kind::Progress => {
            let target = match &indicator.target {
                Some(_) => number(indicator, "TARGET")?,
                None => Sourced::new(HUNDRED, indicator.place.clone()),
            };
            let source = match &indicator.target {
                Some(_) => Source::Cell(target.place.clone()),
                None => Source::Default,
            };
            let value = actual_number(actual)?;
            let exact = ratio(value, target.value, &actual.place)?;
            let inputs = vec![actual_input(actual), input("t", target.value, source)];
            Ok(clamped(exact, Rule::Progress, inputs, rules))
        }
        Kind::Increasing | Kind::Decreasing | Kind::MaintainMinimum | Kind::MaintainMaximum => {
            level(indicator, actual, rules)
        }
    }
}

/// The kinds that compare a level with a target.
fn level(indicator: &Indicator, actual: &Actual, rules: &Rules) -> Result<Figure, Fault> {
    let target = number(indicator, "TARGET")?;
    let (v, t, tolerance) = (actual_number(actual)?, target.value, rules.maintenance_tolerance);
    let kind = indicator.kind.value;
    let more_is_better = matches!(kind, Kind::Increasing | Kind::MaintainMinimum);
    let mut inputs = vec![actual_input(actual), input("t", t, Source::Cell(target.place.clone()))];
    if t.is_zero() {
        let favourable = if more_is_better { v >= t } else { v <= t };
        let exact = if favourable { HUNDRED } else { Decimal::ZERO };
        return Ok(clamped(exact, Rule::ZeroTarget, inputs, rules));
    }
    if matches!(kind, Kind::MaintainMinimum | Kind::MaintainMaximum) {
        inputs.push(input("τ", tolerance, Source::Rules(rules.place.clone())));
    }
    let too_large = || Fault::TooLarge(actual.place.clone());
    let bound = |factor: Decimal| t.checked_mul(factor).ok_or_else(too_large);
    let falling = || {
        let twice = t.checked_mul(Decimal::TWO).and_then(|twice| twice.checked_sub(v)).ok_or_else(too_large)?;
        ratio(twice, t, &actual.place)
    };
    let (rule, exact) = match kind {
        Kind::Increasing => (Rule::Increasing, ratio(v, t, &actual.place)?),
        Kind::Decreasing => (Rule::Decreasing, falling()?),
        Kind::MaintainMinimum if v >= bound(Decimal::ONE - tolerance)? => (Rule::MaintainMinimum, HUNDRED),
        Kind::MaintainMinimum => (Rule::MaintainMinimum, ratio(v, t, &actual.place)?),
        _ if v <= bound(Decimal::ONE + tolerance)? => (Rule::MaintainMaximum, HUNDRED),
        _ => (Rule::MaintainMaximum, falling()?),
    };
    Ok(clamped(exact, rule, inputs, rules))
}

/// 100·(v − b)/(t − b): the share of the way that was gone.
fn variation(indicator: &Indicator, actual: &Actual, rules: &Rules) -> Result<Figure, Fault> {
    let (baseline, target) = (number(indicator, "BASE")?, number(indicator, "TARGET")?);
    let value = actual_number(actual)?;
    let too_large = || Fault::TooLarge(actual.place.clone());
    let gone = value.checked_sub(baseline.value).ok_or_else(too_large)?;
    let way = target.value.checked_sub(baseline.value).ok_or_else(too_large)?;
    let exact = ratio(gone, way, &actual.place)?;
    let inputs = vec![
        actual_input(actual),
        input("t", target.value, Source::Cell(target.place)),
        input("b", baseline.value, Source::Cell(baseline.place)),
    ];
    Ok(clamped(exact, Rule::Variation, inputs, rules))
}

/// 100 where the answer is the one wanted (yes, unless TARGET says no).
fn yes_no(indicator: &Indicator, actual: &Actual) -> Result<Figure, Fault> {
    let wanted = match &indicator.target {
        None => true,
        Some(Sourced { value: Quantity::YesNo(wanted), .. }) => *wanted,
        Some(other) => return Err(Fault::WrongType(other.place.clone())),
    };
    let Quantity::YesNo(answer) = actual.value else { return Err(Fault::WrongType(actual.place.clone())) };
    let exact = if answer == wanted { HUNDRED } else { Decimal::ZERO };
    let source = indicator.target.as_ref().map_or(Source::Default, |target| Source::Cell(target.place.clone()));
    let target = Input { name: "t", value: InputValue::Quantity(Quantity::YesNo(wanted)), source };
    Ok(Figure { value: Some(exact), exact: Some(exact), rule: Rule::YesNo, inputs: vec![actual_input(actual), target] })
}

/// Days late against the delay table; *non eseguito* is 0.
fn delay(indicator: &Indicator, actual: &Actual, rules: &Rules) -> Result<Figure, Fault> {
    let target = date_target(indicator)?;
    let exact = match actual.value {
        Quantity::NotDone => Decimal::ZERO,
        Quantity::Date(day) => delayed_achievement((day - target.value).num_days(), rules),
        _ => return Err(Fault::WrongType(actual.place.clone())),
    };
    let target = Input {
        name: "t",
        value: InputValue::Quantity(Quantity::Date(target.value)),
        source: Source::Cell(target.place),
    };
    Ok(clamped(exact, Rule::Delay, vec![actual_input(actual), target], rules))
}

fn delayed_achievement(days_late: i64, rules: &Rules) -> Decimal {
    if days_late <= 0 {
        return HUNDRED;
    }
    rules
        .delays
        .iter()
        .find(|band| days_late <= i64::from(band.up_to_days))
        .map_or(Decimal::ZERO, |band| band.achievement)
}

fn date_target(indicator: &Indicator) -> Result<Sourced<NaiveDate>, Fault> {
    match &indicator.target {
        Some(Sourced { value: Quantity::Date(day), place }) => Ok(Sourced::new(*day, place.clone())),
        Some(other) => Err(Fault::WrongType(other.place.clone())),
        None => Err(Fault::MissingReference("TARGET", indicator.place.clone())),
    }
}

fn number(indicator: &Indicator, column: &'static str) -> Result<Sourced<Decimal>, Fault> {
    let cell = if column == "BASE" { &indicator.baseline } else { &indicator.target };
    match cell {
        Some(Sourced { value: Quantity::Number(value), place }) => Ok(Sourced::new(*value, place.clone())),
        Some(other) => Err(Fault::WrongType(other.place.clone())),
        None => Err(Fault::MissingReference(column, indicator.place.clone())),
    }
}

fn actual_number(actual: &Actual) -> Result<Decimal, Fault> {
    match actual.value {
        Quantity::Number(value) => Ok(value),
        _ => Err(Fault::WrongType(actual.place.clone())),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PositiveOrZero {
    Positive,
    OrZero,
}

fn positive(target: Sourced<Decimal>, bound: PositiveOrZero) -> Result<(), Fault> {
    let allowed = match bound {
        PositiveOrZero::Positive => target.value > Decimal::ZERO,
        PositiveOrZero::OrZero => target.value >= Decimal::ZERO,
    };
    if allowed { Ok(()) } else { Err(Fault::ImpossibleTarget(target.place)) }
}

/// 100·part/whole. Dividing last keeps results such as 96.59 exact to the last digit.
fn ratio(part: Decimal, whole: Decimal, place: &Place) -> Result<Decimal, Fault> {
    part.checked_mul(HUNDRED).and_then(|scaled| scaled.checked_div(whole)).ok_or_else(|| Fault::TooLarge(place.clone()))
}

fn clamped(exact: Decimal, rule: Rule, inputs: Vec<Input>, rules: &Rules) -> Figure {
    let value = printed(exact.clamp(Decimal::ZERO, rules.ceiling));
    Figure { value: Some(value), exact: Some(exact), rule, inputs }
}

fn actual_input(actual: &Actual) -> Input {
    Input { name: "v", value: InputValue::Quantity(actual.value), source: actual.source.clone() }
}

const fn input(name: &'static str, value: Decimal, source: Source) -> Input {
    Input { name, value: InputValue::Number(value), source }
}
