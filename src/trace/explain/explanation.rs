//! An explanation: a subject, its facts, its figures and its parts.

use super::calculation::Calculation;
use crate::assessment::{Figure, FigureId, Measure, Subject};

/// Everything there is to say about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'a> {
    /// What is explained.
    pub subject: Subject,
    /// Its name or wording.
    pub title: String,
    /// The unit of an indicator's values; empty for everything else.
    pub unit: &'a str,
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

/// Figures of a subject, made from values in a unit, with their calculation.
pub(super) fn explained<'a>(
    subject: &Subject,
    unit: &str,
    measures: impl IntoIterator<Item = (Measure, &'a Figure)>,
) -> Vec<ExplainedFigure<'a>> {
    measures
        .into_iter()
        .map(|(measure, figure)| ExplainedFigure {
            id: FigureId { subject: subject.clone(), measure },
            figure,
            calculation: Calculation::of(figure, unit),
        })
        .collect()
}
