//! The figures of the years before, and their changes.

use rust_decimal::Decimal;

use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use crate::assessment::{Aspect, Basis, Comparison, Difference, Measure, Subject, TrendYear};
use crate::domain::{TREND_YEARS, Year};
use crate::dossier::Dossier;

/// A result over the years: of what, which, its value in a year, and its change.
struct Line<'l> {
    subject: Subject,
    measure: Measure,
    of: &'l dyn Fn(&TrendYear) -> Option<Decimal>,
    change: Difference,
}

pub(super) fn of(dossier: &Dossier<'_>) -> Vec<Fact<'static>> {
    let assessment = dossier.assessment;
    let last = assessment.year.0;
    let years: Vec<Year> = (0..TREND_YEARS).rev().map(|back| Year(last.saturating_sub(back))).collect();
    let comparison = Comparison::of(dossier.trend, assessment.year);
    let mut facts = Vec::new();
    let mut add = |line: &Line<'_>| facts.extend(facts_of(dossier, &years, line));
    let entity = |measure, of, change| Line { subject: Subject::Entity, measure, of, change };
    let change = comparison.group(None, |indices| indices.prudent);
    add(&entity(Measure::Prudent, &|year| year.entity.prudent, change));
    let change = comparison.group(None, |indices| indices.measured);
    add(&entity(Measure::Measured, &|year| year.entity.measured, change));
    let change = comparison.group(None, |indices| indices.coverage);
    add(&entity(Measure::Coverage, &|year| year.entity.coverage, change));
    let change = comparison.group(None, |indices| indices.excluded);
    add(&entity(Measure::Excluded, &|year| year.entity.excluded, change));
    for mission in &assessment.missions {
        let code = mission.code;
        let change = comparison.group(Some(code), |indices| indices.prudent);
        let of = &|year: &TrendYear| year.missions.get(&code)?.prudent;
        add(&Line { subject: code.into(), measure: Measure::Prudent, of, change });
    }
    for (_, objective) in assessment.objectives().filter(|(_, row)| row.state.is_planned()) {
        let code = &objective.objective.code;
        let change = comparison.objective(code);
        let of = &|year: &TrendYear| year.objectives.get(code)?.prudent;
        add(&Line { subject: Subject::Objective(code.clone()), measure: Measure::Prudent, of, change });
    }
    facts
}

/// A result in each year, and the change of the last one.
fn facts_of(dossier: &Dossier<'_>, years: &[Year], line: &Line<'_>) -> Vec<Fact<'static>> {
    let Line { subject, measure, of, change } = line;
    let value = |year: &Year| dossier.trend.year(*year).and_then(of);
    let plain = |year: &Year| value(year).map(|value| format!("{value:.2}"));
    let in_year = |year: &Year| Fact {
        name: subject.fact(Aspect::InYear(*measure, *year)),
        value: FactValue::number(value(year), Form::PerCent),
        exact: None,
        class: None,
        rule: "risultato dell’anno, come è stampato".into(),
        inputs: Inputs::Listed(vec![FactInput {
            name: year.to_string().into(),
            value: plain(year),
            origin: origin(dossier, *year),
        }]),
    };
    let input = |year: &Year| FactInput {
        name: year.to_string().into(),
        value: plain(year),
        origin: subject.fact(Aspect::InYear(*measure, *year)),
    };
    let (value, rule) = match change {
        Difference::Points(points, _) => {
            (FactValue::Number(*points, Form::Signed), "l’ultimo anno meno il precedente, in punti".to_owned())
        }
        Difference::NotComparable(why) => (FactValue::Absent("non confrontabile".to_owned()), why.clone()),
        Difference::Absent => (FactValue::not_available(), "manca il valore di uno dei due anni".to_owned()),
    };
    let difference = Fact {
        name: subject.fact(Aspect::Change(*measure)),
        value,
        exact: None,
        class: None,
        rule: rule.into(),
        inputs: Inputs::Listed(years.iter().rev().take(2).map(input).collect()),
    };
    years.iter().map(in_year).chain([difference]).collect()
}

/// Where the figures of a year come from.
fn origin(dossier: &Dossier<'_>, year: Year) -> String {
    match dossier.trend.year(year).map(|entry| &entry.basis) {
        Some(Basis::Measured) => "questa relazione".to_owned(),
        Some(Basis::Published { version, .. }) => format!("definitiva del {year}, versione {version}"),
        Some(Basis::Recomputed) => {
            format!("indicatori/{year}.xlsx e misurazioni/{year}/, ricalcolati con le regole di oggi")
        }
        None => format!("mancano i dati del {year}"),
    }
}
