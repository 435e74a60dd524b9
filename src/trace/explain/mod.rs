//! `spiega`: the derivation of any figure, from the entity down to the cell.
//!
//! Guaranteed: an explanation is a view of the figures that document, annexes and
//! provenance print; what it shows of the arithmetic is checked against the figure in
//! the tests. Deliberately absent: a second computation of any result.

mod calculation;
mod facts;
mod input;
mod json;
mod subject;
#[cfg(test)]
mod tests;
mod text;

use crate::assessment::{Assessment, Figure, FigureId, Measure, ObjectiveResult, RollUp, Subject};
pub use calculation::Calculation;
pub use input::{origin, plain_value};
pub use json::json;
pub use subject::{UnknownSubject, find};
pub use text::text;

/// Everything there is to say about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'a> {
    /// What is explained.
    pub subject: Subject,
    /// Its name or wording.
    pub title: String,
    /// State, class, office, weights and the like: label and value.
    pub facts: Vec<(&'static str, String)>,
    /// Its figures with their calculation.
    pub figures: Vec<ExplainedFigure<'a>>,
    /// What it is made of, where that is worth showing: the indicators of an objective.
    pub parts: Vec<Self>,
}

/// One figure and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedFigure<'a> {
    /// Its name.
    pub id: FigureId,
    /// The figure, with rule and inputs.
    pub figure: &'a Figure,
    /// The rule with the values in it.
    pub calculation: Calculation,
}

/// Explains a subject; `None` if the assessment does not hold it.
pub fn explain<'a>(assessment: &'a Assessment<'a>, subject: &Subject) -> Option<Explanation<'a>> {
    let group = |title: String, total: &'a RollUp| Explanation {
        subject: subject.clone(),
        title,
        facts: facts::of_group(total, assessment.rules),
        figures: roll_up_figures(subject, total),
        parts: Vec::new(),
    };
    match subject {
        Subject::Entity => Some(group("tutti gli obiettivi previsti".to_owned(), &assessment.entity)),
        Subject::Mission(code) => {
            let mission = assessment.missions.iter().find(|mission| mission.code == *code)?;
            Some(group(mission.title.to_owned(), &mission.total))
        }
        Subject::Programme(code) => {
            let programmes = assessment.missions.iter().flat_map(|mission| &mission.programmes);
            let programme = programmes.into_iter().find(|programme| programme.code == *code)?;
            let name = programme.name.clone().unwrap_or_else(|| "programma non in catalogo".to_owned());
            Some(group(name, &programme.total))
        }
        Subject::Direction(name) => {
            let row = assessment.directions.iter().find(|row| row.name == *name)?;
            Some(group("indirizzo strategico".to_owned(), &row.total))
        }
        Subject::Office(name) => {
            let row = assessment.offices.iter().find(|row| row.name == *name)?;
            Some(group("ufficio".to_owned(), &row.total))
        }
        Subject::Objective(code) => {
            let (_, row) = assessment.objectives().find(|(_, row)| row.objective.code == *code)?;
            Some(objective(row, assessment))
        }
        Subject::Indicator(code) => {
            let rows = assessment.objectives().flat_map(|(_, row)| &row.indicators);
            let row = rows.into_iter().find(|row| row.indicator.code == *code)?;
            Some(facts::indicator(row, assessment.rules))
        }
    }
}

fn objective<'a>(row: &'a ObjectiveResult<'a>, assessment: &Assessment<'_>) -> Explanation<'a> {
    let subject = Subject::Objective(row.objective.code.clone());
    let measures =
        [(Measure::Prudent, &row.prudent), (Measure::Measured, &row.measured), (Measure::Coverage, &row.coverage)];
    Explanation {
        title: row.objective.title.text.clone(),
        facts: facts::of_objective(row, assessment.rules),
        figures: explained(&subject, measures),
        parts: row.indicators.iter().map(|indicator| facts::indicator(indicator, assessment.rules)).collect(),
        subject,
    }
}

fn roll_up_figures<'a>(subject: &Subject, total: &'a RollUp) -> Vec<ExplainedFigure<'a>> {
    let measures = [
        (Measure::Prudent, &total.prudent),
        (Measure::Measured, &total.measured),
        (Measure::Coverage, &total.coverage),
    ];
    explained(subject, measures)
}

fn explained<'a>(
    subject: &Subject,
    measures: impl IntoIterator<Item = (Measure, &'a Figure)>,
) -> Vec<ExplainedFigure<'a>> {
    measures
        .into_iter()
        .map(|(measure, figure)| ExplainedFigure {
            id: FigureId { subject: subject.clone(), measure },
            figure,
            calculation: Calculation::of(figure),
        })
        .collect()
}
