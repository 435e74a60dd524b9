//! Who measured and when, the themes that cross the plan, and the plan's targets by year.

use chrono::NaiveDate;

use super::derived::read;
use super::fact::{Fact, FactValue, Form};
use super::names::{self, ThemeFigure, WorkFigure};
use crate::assessment::{Assessment, ObjectiveResult};
use crate::tabular::change_figure::level;
use crate::trace::progress::{Completeness, by_office};
use crate::trace::themes::{Themed, by_theme};
use crate::words::italian;

pub(super) fn of(assessment: &Assessment<'_>) -> Vec<Fact<'static>> {
    let offices = by_office(assessment);
    let mut facts: Vec<Fact<'static>> = offices.iter().flat_map(work).collect();
    facts.extend(observed(&offices).into_iter().flatten());
    facts.extend(by_theme(assessment).iter().flat_map(theme));
    facts.extend(assessment.objectives().flat_map(|(_, row)| targets(row)));
    facts
}

fn count(name: String, number: usize, rule: &'static str, origin: &str) -> Fact<'static> {
    read(name, FactValue::Number(number.into(), Form::Plain), rule, origin.to_owned())
}

fn work(office: &Completeness) -> Vec<Fact<'static>> {
    let name = |figure| names::work(office.name.as_deref(), figure);
    let planned = count(name(WorkFigure::Planned), office.planned, "indicatori previsti", "registro degli indicatori");
    let measured = count(name(WorkFigure::Measured), office.measured, "indicatori con un valore", "schede");
    let day = |figure, day: NaiveDate, rule| {
        read(name(figure), FactValue::Day(day), rule, "DATA RILEVAZIONE delle schede".to_owned())
    };
    let days = office.observed.map(|(first, last)| {
        [day(WorkFigure::First, first, "il primo giorno"), day(WorkFigure::Last, last, "l’ultimo giorno")]
    });
    [planned, measured].into_iter().chain(days.into_iter().flatten()).collect()
}

/// The first and the last day of all.
fn observed(offices: &[Completeness]) -> Option<[Fact<'static>; 2]> {
    let days = || offices.iter().filter_map(|office| office.observed);
    let (first, last) = (days().map(|(first, _)| first).min()?, days().map(|(_, last)| last).max()?);
    let [of_first, of_last] = names::observed();
    let day = |name, day, rule| read(name, FactValue::Day(day), rule, "DATA RILEVAZIONE delle schede".to_owned());
    Some([day(of_first, first, "il primo giorno"), day(of_last, last, "l’ultimo giorno")])
}

fn theme(themed: &Themed<'_, '_>) -> [Fact<'static>; 3] {
    let name = |figure| names::theme(themed.theme, figure);
    let origin = "AMBITO del registro";
    let objectives = themed.objectives.len();
    [
        count(name(ThemeFigure::Objectives), objectives, "obiettivi con indicatori dell’ambito", origin),
        count(name(ThemeFigure::Indicators), themed.indicators, "indicatori dell’ambito", origin),
        count(name(ThemeFigure::Achieved), themed.achieved, "indicatori dell’ambito nella prima classe", origin),
    ]
}

fn targets(row: &ObjectiveResult<'_>) -> Vec<Fact<'static>> {
    let numbered = (1..).zip(&row.objective.details.indicators);
    let of = |(number, indicator): (usize, &crate::domain::PlanIndicator)| {
        let code = &row.objective.code;
        let fact = |(year, target): (&crate::domain::Year, &crate::domain::Sourced<String>)| {
            let value = FactValue::Word(as_printed(&target.value));
            read(names::planned_target(code, number, *year), value, "parole del piano", target.place.to_string())
        };
        indicator.targets.iter().map(fact).collect::<Vec<_>>()
    };
    numbered.flat_map(of).collect()
}

/// A value of the plan as it is printed: a number as Italian writes it, anything else in the plan's words.
pub fn as_printed(value: &str) -> String {
    level(value).map_or_else(|| value.to_owned(), italian::number)
}

#[cfg(test)]
mod tests {
    use super::as_printed;

    #[test]
    fn numbers_of_the_plan_are_printed_in_italian_and_words_as_they_are() {
        for (value, printed) in [
            ("99.5", "99,5"),
            ("150000", "150.000"),
            ("-3", "−3"),
            ("+5", "+5"),
            ("-20%", "-20%"),
            ("entro giugno", "entro giugno"),
            ("sì", "sì"),
        ] {
            assert_eq!(as_printed(value), printed, "{value}");
        }
    }
}
