//! Three years side by side; a year without data is «n.d.».

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::said::{Piece, Prose, Said};
use super::written::{act_text, anchor, per_cent};
use crate::assessment::{Aspect, Basis, Comparison, Difference, Indices, Measure, Subject, Trend, TrendYear};
use crate::domain::TREND_YEARS;
use crate::domain::Year;
use crate::dossier::Dossier;
use crate::trace::revision;
use crate::words::italian;

/// The entity, the missioni and the objectives over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct TrendView {
    /// Whether any year before the one measured has data.
    pub disponibile: bool,
    /// The years, one that was computed again with an asterisk.
    anni: Vec<String>,
    /// Where the years before come from, and what their classes are worth, one sentence each.
    note: Vec<String>,
    /// The years before that have no data, as text; absent where none lacks.
    anni_assenti: Option<String>,
    /// The three indices of the entity, and the weight that acts exclude.
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
    valori: Vec<Said>,
    /// The last year against the one before, in points; «n.d.» without two values.
    differenza: Said,
    /// Why there is none, or what changed around it.
    nota: Option<String>,
}

/// A year of the line chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Point {
    anno: String,
    valori: Prose,
}

pub(super) fn view(dossier: &Dossier<'_>) -> TrendView {
    let Dossier { trend, assessment, .. } = *dossier;
    let last = assessment.year.0;
    let years: Vec<Year> = (0..TREND_YEARS).rev().map(|back| Year(last.saturating_sub(back))).collect();
    let missing: Vec<String> =
        years.iter().filter(|year| trend.year(**year).is_none()).map(ToString::to_string).collect();
    let row = |(subject, measure): (Subject, Measure),
               (codice, nome): (String, &str),
               ancora: Option<String>,
               of: &dyn Fn(&TrendYear) -> Option<Decimal>| {
        let said = |year: &Year| {
            let value = trend.year(*year).and_then(of);
            Said::of(&subject, Aspect::InYear(measure, *year), per_cent(value))
        };
        let differenza = Said::of(&subject, Aspect::Change(measure), "n.d.");
        let valori = years.iter().map(said).collect();
        TrendLine { codice, nome: nome.to_owned(), ancora, valori, differenza, nota: None }
    };
    let comparison = Comparison::of(trend, assessment.year);
    let index = |nome: &str, measure: Measure, of: fn(&Indices) -> Option<Decimal>| {
        let name = (Subject::Entity, measure);
        let line = row(name, (String::new(), nome), None, &|year: &TrendYear| of(&year.entity));
        line.against(comparison.group(None, of))
    };
    let indices = [
        index("Indice cautelativo", Measure::Prudent, |indices| indices.prudent),
        index("Indice sui misurati", Measure::Measured, |indices| indices.measured),
        index("Copertura", Measure::Coverage, |indices| indices.coverage),
    ];
    let beside = index("Peso escluso", Measure::Excluded, |indices| indices.excluded);
    let missions: BTreeMap<_, _> = assessment.missions.iter().map(|row| (row.code, row.title)).collect();
    TrendView {
        disponibile: years.iter().any(|year| year.0 != last && trend.year(*year).is_some()),
        anni: years.iter().map(|year| heading(*year, trend)).collect(),
        note: notes(dossier, comparison),
        anni_assenti: (!missing.is_empty()).then(|| missing.join(" e ")),
        punti: points(&years, &indices),
        alternativa_grafico: alternative(&years, &indices),
        ente: indices.into_iter().chain([beside]).collect(),
        missioni: missions
            .into_iter()
            .map(|(code, title)| {
                let ancora = Some(anchor("missione", &code.to_string()));
                let name = (code.into(), Measure::Prudent);
                row(name, (code.to_string(), title), ancora, &|year| year.missions.get(&code)?.prudent)
                    .against(comparison.group(Some(code), |indices| indices.prudent))
            })
            .collect(),
        obiettivi: assessment
            .objectives()
            .filter(|(_, objective)| objective.state.is_planned())
            .map(|(_, objective)| {
                let plan = objective.objective;
                let ancora = Some(anchor("obiettivo", plan.code.as_str()));
                let name = (Subject::Objective(plan.code.clone()), Measure::Prudent);
                row(name, (plan.code.to_string(), &plan.title.text), ancora, &|year| {
                    year.objectives.get(&plan.code)?.prudent
                })
                .against(comparison.objective(&plan.code))
            })
            .collect(),
    }
}

impl TrendLine {
    /// The line with the last year set against the one before.
    fn against(self, difference: Difference) -> Self {
        let (differenza, nota) = match difference {
            Difference::Points(points, note) => (signed(points), note),
            Difference::NotComparable(why) => ("non confrontabile".to_owned(), Some(why)),
            Difference::Absent => ("n.d.".to_owned(), None),
        };
        let differenza = Said::new(self.differenza.id.as_str(), differenza);
        Self { differenza, nota, ..self }
    }
}

/// `+3,20` points.
fn signed(points: Decimal) -> String {
    let sign = if points > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", italian::two_places(points))
}

/// A year; with an asterisk where it was computed again.
fn heading(year: Year, trend: &Trend) -> String {
    let recomputed = trend.year(year).is_some_and(|entry| entry.basis == Basis::Recomputed);
    if recomputed { format!("{year}*") } else { year.to_string() }
}

/// Where the years before come from, and whether their classes mean what they mean now.
fn notes(dossier: &Dossier<'_>, comparison: Comparison<'_>) -> Vec<String> {
    let mut notes: Vec<String> =
        dossier.trend.years.iter().filter_map(|entry| basis(entry, &acts(entry, dossier))).collect();
    if !comparison.classes_compare() {
        notes.push(
            "Soglie, nomi delle classi o regola sui dati mancanti non sono più quelli dell’anno prima: le classi dei \
             due anni non sono confrontabili."
                .to_owned(),
        );
    }
    notes
}

/// The acts of a year's last final, after its name: `, adottata con G.C. 62 del 19 giugno 2025`.
fn acts(entry: &TrendYear, dossier: &Dossier<'_>) -> String {
    let Basis::Published { version, .. } = entry.basis else { return String::new() };
    let last = dossier.making.earlier.iter().find(|last| last.year == entry.year).and_then(revision::predecessor);
    let known = revision::known_acts(dossier.making.acts.get(&entry.year), last.as_ref());
    let first = known.first_adoption().filter(|_| version > 1);
    let first = first.map(|act| format!(", prima adozione con {}", act_text(act)));
    let own = known.of_version(version).map(|own| format!(", {} con {}", own.kind.done(), act_text(&own.act)));
    first.into_iter().chain(own).collect()
}

fn basis(entry: &TrendYear, acts: &str) -> Option<String> {
    let year = entry.year;
    match entry.basis {
        Basis::Measured => None,
        Basis::Published { version, first_format: false } => {
            Some(format!("{year}: le cifre pubblicate nella definitiva, versione {version}{acts}."))
        }
        Basis::Published { version, first_format: true } => Some(format!(
            "{year}: le cifre pubblicate nella definitiva, versione {version}{acts}, fatta con la versione 0.1.0 del \
             programma; tipi e pesi si conoscono soltanto dalle sue derivazioni."
        )),
        Basis::Recomputed => Some(format!("* {year}: ricalcolato, non pubblicato, con le regole di oggi.")),
    }
}

/// For each year the values of all indices, as a chart reads them.
fn points(years: &[Year], indices: &[TrendLine]) -> Vec<Point> {
    let value = |line: &TrendLine, at: usize| {
        let Said { id, testo } = &line.valori[at];
        Piece::Figure(Said::new(id.as_str(), testo.trim_end_matches("\u{a0}%")))
    };
    years
        .iter()
        .enumerate()
        .map(|(at, year)| Point {
            anno: year.to_string(),
            valori: Prose::spaced(indices.iter().map(|line| value(line, at))),
        })
        .collect()
}

fn alternative(years: &[Year], indices: &[TrendLine]) -> String {
    let parts: Vec<String> = years
        .iter()
        .enumerate()
        .map(|(at, year)| {
            let values: Vec<String> =
                indices.iter().map(|line| format!("{} {}", line.nome.to_lowercase(), line.valori[at].testo)).collect();
            format!("{year}: {}", values.join(", "))
        })
        .collect();
    format!("Grafico a linee dei tre indici dell’ente. {}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> TrendLine {
        let (codice, nome) = (String::new(), String::new());
        TrendLine { codice, nome, ancora: None, valori: Vec::new(), differenza: Said::new("", ""), nota: None }
    }

    #[test]
    fn a_difference_has_its_sign_or_its_reason() {
        let line = |difference| {
            let line = empty().against(difference);
            (line.differenza.testo, line.nota)
        };
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(line(Difference::Points(5.into(), None)), ("+5,00".to_owned(), None));
        assert_eq!(line(Difference::Points((-5).into(), said("a"))), ("−5,00".to_owned(), said("a")));
        assert_eq!(line(Difference::NotComparable("b".to_owned())), ("non confrontabile".to_owned(), said("b")));
        assert_eq!(line(Difference::Absent), ("n.d.".to_owned(), None));
    }
}
