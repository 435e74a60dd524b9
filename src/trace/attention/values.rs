//! Signals about single values: targets, results, the days on which they were observed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::material::{Search, first_day};
use crate::assessment::{IndicatorResult, ObjectiveResult, State};
use crate::domain::descriptor::Side;
use crate::domain::kind::{Favourable, Values};
use crate::domain::{Place, Quantity, Sourced};
use crate::signals::Signal;
use crate::tabular::numbers::is_per_cent;
use crate::words::italian;
use crate::words::unit::number_in;

/// How many places of a repeated value or cause are written out.
pub(super) const PLACES: usize = 8;

pub(super) fn worse_target(search: &Search<'_, '_>) -> Vec<Signal> {
    let of_row = |(objective, row): (&ObjectiveResult<'_>, &IndicatorResult<'_>)| {
        let Some(Favourable::Side(side)) = row.indicator.kind.value.favourable() else { return None };
        let (target, baseline) = (number(row.indicator.target.as_ref())?, number(row.indicator.baseline.as_ref())?);
        let worse = match side {
            Side::Above => target.value < baseline.value,
            Side::Below => target.value > baseline.value,
        };
        let message = format!("Il target dell’indicatore {} è peggiore del valore base.", row.indicator.code);
        worse.then(|| {
            let mut signal = search.signal([&objective.objective.code], message, target.place);
            let unit = &row.indicator.unit;
            let (target, baseline) = (number_in(target.value, unit), number_in(baseline.value, unit));
            signal.finding = signal.finding.found(format!("target {target}, base {baseline}"));
            signal.finding = signal.finding.expected("il motivo per cui si pianifica un peggioramento");
            signal
        })
    };
    search.indicators().filter_map(of_row).collect()
}

/// A cell that holds a number.
fn number(cell: Option<&Sourced<Quantity>>) -> Option<Sourced<Decimal>> {
    match cell?.value {
        Quantity::Number(value) => Some(Sourced::new(value, cell?.place.clone())),
        Quantity::Date(_) | Quantity::YesNo(_) | Quantity::NotDone => None,
    }
}

/// The value that was scored, where a sheet has it.
fn measured<'r>(row: &'r IndicatorResult<'_>) -> Option<&'r Sourced<Quantity>> {
    row.measurement?.actual.as_ref().filter(|_| row.state == State::Measured)
}

pub(super) fn high_achievement(search: &Search<'_, '_>) -> Vec<Signal> {
    let of_row = |(objective, row): (&ObjectiveResult<'_>, &IndicatorResult<'_>)| {
        let actual = measured(row)?;
        let raw = row.achievement.exact_decimal().filter(|raw| *raw > search.threshold)?;
        let message = format!("L’indicatore {} supera di molto il target.", row.indicator.code);
        let mut signal = search.signal([&objective.objective.code], message, actual.place.clone());
        let found = format!(
            "{}, grado prima del tetto {}",
            actual.value.written_in(&row.indicator.unit),
            italian::per_cent(raw)
        );
        signal.finding =
            signal.finding.found(found).expected("come è stato fissato il target, e in quale unità è il valore");
        Some(signal)
    };
    search.indicators().filter_map(of_row).collect()
}

pub(super) fn many_yes_no(search: &Search<'_, '_>) -> Vec<Signal> {
    let of_objective = |objective: &ObjectiveResult<'_>| {
        let is_answer = |row: &&IndicatorResult<'_>| row.indicator.kind.value.values() == Values::Answer;
        let answers: Vec<_> = objective.indicators.iter().filter(is_answer).collect();
        let first = answers.first().filter(|_| Decimal::from(answers.len()) > search.threshold)?;
        let code = &objective.objective.code;
        let message = format!("L’obiettivo {code} è misurato con {} indicatori sì/no.", answers.len());
        let mut signal = search.signal([code], message, first.indicator.place.clone());
        let codes: Vec<&str> = answers.iter().map(|row| row.indicator.code.as_str()).collect();
        signal.finding =
            signal.finding.found(codes.join(", ")).expected("indicatori che misurino quanto, non soltanto se");
        Some(signal)
    };
    search.objectives().filter_map(of_objective).collect()
}

pub(super) fn observed_elsewhen(search: &Search<'_, '_>) -> Vec<Signal> {
    let (Some(first), Some(last)) = (first_day(search.year()), search.month_end(search.threshold + Decimal::from(12)))
    else {
        return Vec::new();
    };
    let of_row = |(objective, row): (&ObjectiveResult<'_>, &IndicatorResult<'_>)| {
        let measurement = row.measurement?;
        let day = measurement.observed_on.filter(|day| !(first..=last).contains(day))?;
        let message = format!("L’indicatore {} è rilevato fuori periodo.", row.indicator.code);
        let mut signal = search.signal([&objective.objective.code], message, measurement.entry.observed_on.clone());
        let period = format!("un giorno dal {} al {}", italian::short_date(first), italian::short_date(last));
        signal.finding = signal.finding.found(italian::short_date(day)).expected(period);
        Some(signal)
    };
    search.indicators().filter_map(of_row).collect()
}

pub(super) fn same_as_last_year(search: &Search<'_, '_>) -> Vec<Signal> {
    let last_year = search.year().previous();
    let of_row = |(objective, row): (&ObjectiveResult<'_>, &IndicatorResult<'_>)| {
        let actual = measured(row).filter(|actual| !is_usual(row, actual.value))?;
        let indicator = row.indicator;
        let baseline = indicator.baseline.as_ref().filter(|_| indicator.baseline_year == Some(last_year));
        let known = search.material.last_actuals.get(&indicator.code).copied();
        let before = known.or_else(|| baseline.map(|cell| cell.value))?;
        let message = format!("Il consuntivo dell’indicatore {} è uguale a quello del {last_year}.", indicator.code);
        (before == actual.value).then(|| {
            let mut signal = search.signal([&objective.objective.code], message, actual.place.clone());
            let found = actual.value.written_in(&indicator.unit);
            signal.finding = signal.finding.found(found).expected("la misura dell’anno, con la sua evidenza");
            signal
        })
    };
    search.indicators().filter_map(of_row).collect()
}

/// Whether a value is equal every year where all goes as it should: nothing, all of it, an answer.
fn is_usual(row: &IndicatorResult<'_>, value: Quantity) -> bool {
    let share = row.indicator.kind.value.is_share() || is_per_cent(&row.indicator.unit);
    match value {
        Quantity::Number(number) => number.is_zero() || (share && number == Decimal::ONE_HUNDRED),
        Quantity::Date(_) => false,
        Quantity::YesNo(_) | Quantity::NotDone => true,
    }
}

pub(super) fn repeated(search: &Search<'_, '_>) -> Vec<Signal> {
    type Row<'r, 'a> = (&'r ObjectiveResult<'a>, &'r IndicatorResult<'a>, &'r Place);
    let mut by_value: BTreeMap<String, Vec<Row<'_, '_>>> = BTreeMap::new();
    for (objective, row) in search.indicators() {
        let Some(actual) = measured(row) else { continue };
        let telling = match actual.value {
            Quantity::Number(number) => !is_common(number) || is_a_chance_hundred(number, row),
            Quantity::Date(_) => true,
            Quantity::YesNo(_) | Quantity::NotDone => false,
        };
        if telling {
            by_value.entry(actual.value.written()).or_default().push((objective, row, &actual.place));
        }
    }
    let many = by_value.into_iter().filter(|(_, rows)| Decimal::from(rows.len()) > search.threshold);
    let told = many.map(|(value, rows)| {
        let message = format!("Il consuntivo {value} compare in {} indicatori.", rows.len());
        let mut signal = search.signal(distinct(rows.iter().map(|row| row.0)), message, rows[0].2.clone());
        let places = rows.iter().map(|(_, row, place)| format!("{} ({place})", row.indicator.code));
        signal.finding = signal.finding.found(listed(places)).expected("come è stato misurato ognuno");
        signal
    });
    told.collect()
}

/// A hundred that is neither a share nor what was aimed at: as telling as any other number.
fn is_a_chance_hundred(number: Decimal, row: &IndicatorResult<'_>) -> bool {
    let aimed = self::number(row.indicator.target.as_ref()).is_some_and(|own| own.value == Decimal::ONE_HUNDRED);
    number == Decimal::ONE_HUNDRED && !aimed && !is_share(row)
}

/// Whether an indicator is a share, in per cent of whatever.
fn is_share(row: &IndicatorResult<'_>) -> bool {
    let unit = row.indicator.unit.trim_start();
    row.indicator.kind.value.is_share() || is_per_cent(unit) || unit.starts_with('%')
}

/// Counts so small, and shares so round, that they are equal by chance in any register.
fn is_common(number: Decimal) -> bool {
    let small = number.fract().is_zero() && (Decimal::ZERO..=Decimal::TEN).contains(&number);
    small || number == Decimal::ONE_HUNDRED
}

/// The codes of some objectives, each once.
pub(super) fn distinct<'r, 'a: 'r>(
    objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>,
) -> Vec<&'r crate::domain::ObjectiveCode> {
    let mut codes: Vec<_> = objectives.map(|objective| &objective.objective.code).collect();
    codes.dedup();
    codes
}

/// The first places with the number of the others.
pub(super) fn listed(places: impl Iterator<Item = String>) -> String {
    let places: Vec<String> = places.collect();
    let shown = places[..places.len().min(PLACES)].join("; ");
    match places.len().saturating_sub(PLACES) {
        0 => shown,
        1 => format!("{shown}; e un altro"),
        others => format!("{shown}; e altri {others}"),
    }
}

pub(super) fn fraction_target(search: &Search<'_, '_>) -> Vec<Signal> {
    let of_row = |(objective, row): (&ObjectiveResult<'_>, &IndicatorResult<'_>)| {
        let target = number(row.indicator.target.as_ref()).filter(|_| is_share(row))?;
        (target.value > Decimal::ZERO && target.value < search.threshold).then(|| {
            let message = format!(
                "Il target dell’indicatore {} è una percentuale inferiore a {}.",
                row.indicator.code,
                italian::number(search.threshold)
            );
            let mut signal = search.signal([&objective.objective.code], message, target.place);
            signal.finding =
                signal.finding.found(italian::number(target.value)).expected("85 e non 0,85, se si intende l’85 %");
            signal
        })
    };
    search.indicators().filter_map(of_row).collect()
}
