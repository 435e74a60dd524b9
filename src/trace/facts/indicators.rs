//! The figures of an indicator: G and its weight, what the register and the office's sheet say.

use super::derived::{read, result};
use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use crate::assessment::{Aspect, Deviation, IndicatorResult, Measure, OwnValue, State, Subject};
use crate::domain::kind::Values;
use crate::domain::{Place, Quantity, Rules, Source, Sourced};
use crate::trace::explain::source;
use crate::words::unit::is_euro;

/// What is printed where the register says nothing.
const NOTHING: &str = "–";

pub(super) fn of<'f>(row: &'f IndicatorResult<'_>, rules: &Rules) -> Vec<Fact<'f>> {
    let subject = Subject::Indicator(row.indicator.code.clone());
    let class = row.class.map(|class| rules.label(class));
    let mut grade = result(&subject, Measure::Achievement, &row.achievement, class, Form::PerCent);
    let unit = row.indicator.unit.as_str();
    grade.inputs = Inputs::Of(&row.achievement, unit);
    if grade.inputs.count() == 0 {
        // What is not available names the cell that would make it so.
        let owed = FactInput { name: "v".into(), value: None, origin: row.owed_cell().to_string() };
        grade.inputs = Inputs::Listed(vec![owed]);
    }
    let weight = FactValue::Number(row.weight.value, Form::Plain);
    let rule = "w: PESO del registro; 1 dove nessuno è indicato";
    let mut facts = vec![
        grade,
        read(subject.fact(Aspect::Weight), weight, rule, source(&row.weight.source)),
        own(&subject, OwnValue::Baseline, (row.indicator.baseline.as_ref(), unit), row.indicator.baseline_cell()),
    ];
    let operands = [("v", actual(&subject, row)), ("t", target(&subject, row))];
    facts.extend(row.deviation.into_iter().flat_map(|deviation| deviations(&subject, row, deviation, &operands)));
    facts.extend(operands.map(|(_, fact)| fact));
    facts.extend(row.measurement.and_then(|sheet| Some((sheet, sheet.observed_on?))).map(|(sheet, day)| {
        let name = subject.fact(Aspect::Own(OwnValue::ObservedOn));
        read(name, FactValue::Day(day), "DATA RILEVAZIONE della scheda", sheet.entry.observed_on.to_string())
    }));
    facts
}

/// A value of the register, or the row that has none.
fn own(
    subject: &Subject,
    value: OwnValue,
    (cell, unit): (Option<&Sourced<Quantity>>, &str),
    row: &Place,
) -> Fact<'static> {
    let name = subject.fact(Aspect::Own(value));
    let rule = if value == OwnValue::Baseline { "BASE del registro" } else { "TARGET del registro" };
    match cell {
        Some(cell) => read(name, quantity(cell.value, unit), rule, cell.place.to_string()),
        None => read(name, FactValue::Absent(NOTHING.to_owned()), rule, row.to_string()),
    }
}

fn target(subject: &Subject, row: &IndicatorResult<'_>) -> Fact<'static> {
    match (&row.indicator.target, row.indicator.kind.value.default_target()) {
        (None, Some(default)) => {
            let name = subject.fact(Aspect::Own(OwnValue::Target));
            read(
                name,
                quantity(default, &row.indicator.unit),
                "TARGET che il tipo prevede",
                source(&Source::default_of(row.indicator.cells.target.as_ref())),
            )
        }
        (target, _) => {
            own(subject, OwnValue::Target, (target.as_ref(), &row.indicator.unit), row.indicator.target_cell())
        }
    }
}

/// The value as the office or the board wrote it, or the state that stands for it.
fn actual(subject: &Subject, row: &IndicatorResult<'_>) -> Fact<'static> {
    let name = subject.fact(Aspect::Own(OwnValue::Actual));
    let unit = row.indicator.unit.as_str();
    let board = row.indicator.kind.value.values() == Values::Score;
    let shows_value = matches!(row.state, State::Measured | State::NotComputable(_));
    let written = row.measurement.filter(|_| shows_value).and_then(|sheet| {
        let score = || sheet.board_score.as_ref().map(|cell| (Quantity::Number(cell.value), &cell.place));
        let actual = || sheet.actual.as_ref().map(|cell| (cell.value, &cell.place));
        if board { score() } else { actual() }
    });
    let rule = if board { "PUNTEGGIO NDV della scheda" } else { "CONSUNTIVO della scheda" };
    match (row.own_date().filter(|_| shows_value), written) {
        (Some((day, from)), _) => read(name, quantity(day, unit), "data di adozione della relazione", source(from)),
        (None, Some((value, place))) => read(name, quantity(value, unit), rule, place.to_string()),
        (None, None) => read(name, FactValue::Absent(row.state.label().to_owned()), rule, row.owed_cell().to_string()),
    }
}

/// v − t, and its share of t; the operands are figures of their own.
fn deviations(
    subject: &Subject,
    row: &IndicatorResult<'_>,
    deviation: Deviation,
    operands: &[(&'static str, Fact<'static>); 2],
) -> Vec<Fact<'static>> {
    let days = row.indicator.kind.value.values() == Values::Day;
    let inputs = || {
        let of = |(letter, fact): &(&'static str, Fact<'static>)| FactInput {
            name: (*letter).into(),
            value: fact.value.plain(),
            origin: fact.name.clone(),
        };
        Inputs::Listed(operands.iter().map(of).collect())
    };
    let fact = |value: OwnValue, shown: FactValue, rule: &'static str| Fact {
        name: subject.fact(Aspect::Own(value)),
        value: shown,
        exact: None,
        class: None,
        rule: rule.into(),
        inputs: inputs(),
    };
    let form = if days { Form::Days } else { form_in(&row.indicator.unit) };
    let amount = FactValue::Number(deviation.amount, form);
    let share = deviation
        .per_cent
        .map(|share| fact(OwnValue::DeviationShare, FactValue::Number(share, Form::PerCent), "100·(v − t)/t"));
    std::iter::once(fact(OwnValue::Deviation, amount, "v − t")).chain(share).collect()
}

/// Amounts in euro have two decimals.
fn form_in(unit: &str) -> Form {
    if is_euro(unit) { Form::TwoPlaces } else { Form::Plain }
}

/// A value in its unit as it is printed.
fn quantity(value: Quantity, unit: &str) -> FactValue {
    match value {
        Quantity::Number(number) => FactValue::Number(number, form_in(unit)),
        Quantity::Date(day) => FactValue::Day(day),
        Quantity::YesNo(_) | Quantity::NotDone => FactValue::Word(value.written()),
    }
}
