//! Three years side by side; a year without data is «n.d.».

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::written::{anchor, per_cent};
use crate::assessment::{Assessment, Indices, ObjectiveState, Trend, TrendYear, change};
use crate::domain::TREND_YEARS;
use crate::domain::Year;
use crate::words::italian;

/// The entity, the missioni and the objectives over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct TrendView {
    /// Whether any year before the one measured has data.
    disponibile: bool,
    anni: Vec<String>,
    /// The years before that have no data, as text; absent where none lacks.
    anni_assenti: Option<String>,
    /// The three indices of the entity.
    ente: Vec<TrendLine>,
    /// The chart: one point in time a year, one value an index.
    punti: Vec<Point>,
    alternativa_grafico: String,
    missioni: Vec<TrendLine>,
    obiettivi: Vec<TrendLine>,
}

/// A row with one value a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TrendLine {
    codice: String,
    nome: String,
    ancora: Option<String>,
    valori: Vec<String>,
    /// The last year against the one before, in points; «n.d.» without two values.
    differenza: String,
}

/// A year of the line chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Point {
    anno: String,
    valori: String,
}

pub(super) fn view(trend: &Trend, assessment: &Assessment<'_>) -> TrendView {
    let last = assessment.year.0;
    let years: Vec<Year> = (0..TREND_YEARS).rev().map(|back| Year(last.saturating_sub(back))).collect();
    let missing: Vec<String> =
        years.iter().filter(|year| trend.year(**year).is_none()).map(ToString::to_string).collect();
    let row = |codice: String, nome: &str, ancora: Option<String>, of: &dyn Fn(&TrendYear) -> Option<Decimal>| {
        let values: Vec<Option<Decimal>> = years.iter().map(|year| trend.year(*year).and_then(of)).collect();
        TrendLine { codice, nome: nome.to_owned(), ancora, differenza: difference(&values), valori: written(&values) }
    };
    let index = |nome: &str, of: fn(&Indices) -> Option<Decimal>| {
        row(String::new(), nome, None, &|year: &TrendYear| of(&year.entity))
    };
    let ente = vec![
        index("Indice cautelativo", |indices| indices.prudent),
        index("Indice sui misurati", |indices| indices.measured),
        index("Copertura", |indices| indices.coverage),
    ];
    let missions: BTreeMap<_, _> = assessment.missions.iter().map(|row| (row.code, row.title)).collect();
    TrendView {
        disponibile: years.iter().any(|year| year.0 != last && trend.year(*year).is_some()),
        anni: years.iter().map(ToString::to_string).collect(),
        anni_assenti: (!missing.is_empty()).then(|| missing.join(" e ")),
        punti: points(&years, &ente),
        alternativa_grafico: alternative(&years, &ente),
        ente,
        missioni: missions
            .into_iter()
            .map(|(code, title)| {
                let ancora = Some(anchor("missione", &code.to_string()));
                row(code.to_string(), title, ancora, &|year| year.missions.get(&code)?.prudent)
            })
            .collect(),
        obiettivi: assessment
            .objectives()
            .filter(|(_, objective)| objective.state != ObjectiveState::NotPlanned)
            .map(|(_, objective)| {
                let plan = objective.objective;
                let ancora = Some(anchor("obiettivo", plan.code.as_str()));
                row(plan.code.to_string(), &plan.title.text, ancora, &|year| year.objectives.get(&plan.code)?.prudent)
            })
            .collect(),
    }
}

fn written(values: &[Option<Decimal>]) -> Vec<String> {
    values.iter().map(|value| per_cent(*value)).collect()
}

/// `+3,20` points of the last value over the one before.
fn difference(values: &[Option<Decimal>]) -> String {
    let Some(points) = change(values) else { return "n.d.".to_owned() };
    let sign = if points > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", italian::two_places(points))
}

/// For each year the values of all indices, as a chart reads them.
fn points(years: &[Year], indices: &[TrendLine]) -> Vec<Point> {
    let value = |line: &TrendLine, at: usize| line.valori[at].trim_end_matches("\u{a0}%").to_owned();
    years
        .iter()
        .enumerate()
        .map(|(at, year)| Point {
            anno: year.to_string(),
            valori: indices.iter().map(|line| value(line, at)).collect::<Vec<_>>().join(" "),
        })
        .collect()
}

fn alternative(years: &[Year], indices: &[TrendLine]) -> String {
    let parts: Vec<String> = years
        .iter()
        .enumerate()
        .map(|(at, year)| {
            let values: Vec<String> =
                indices.iter().map(|line| format!("{} {}", line.nome.to_lowercase(), line.valori[at])).collect();
            format!("{year}: {}", values.join(", "))
        })
        .collect();
    format!("Grafico a linee dei tre indici dell’ente. {}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_needs_the_last_two_years() {
        let some = |value: i64| Some(Decimal::from(value));
        assert_eq!(difference(&[None, some(80), some(85)]), "+5,00");
        assert_eq!(difference(&[some(80), some(85), some(80)]), "−5,00");
        assert_eq!(difference(&[some(80), None, some(85)]), "n.d.");
    }
}
