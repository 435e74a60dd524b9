//! How a figure was computed: evaluated once, shown by explanations, provenance and annexes.
//!
//! Deliberately absent: words about a single figure; those are the views'.

use super::quotient::Quotient;
use super::terms::{IndicatorTerm, Input, ObjectiveTerm, Origin};
use crate::domain::Kind;
use crate::kinds::application::Application;

/// How a figure was computed, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derivation {
    /// The rule of a kind that there is no value for.
    Unscored(Kind),
    /// The rule of a kind over its operands.
    Scored(Kind, Box<Application>),
    /// Sums over the indicators of an objective.
    OfIndicators(Quotient<IndicatorTerm>),
    /// Sums over the objectives of a group.
    OfObjectives(Quotient<ObjectiveTerm>),
}

impl Derivation {
    /// The formula as method section, `spiega` and provenance print it.
    pub fn formula(&self) -> &'static str {
        match self {
            Self::Unscored(kind) => kind.words().formula.method,
            Self::Scored(kind, application) => application.formula(*kind),
            Self::OfIndicators(quotient) => quotient.rule.words.formula,
            Self::OfObjectives(quotient) => quotient.rule.words.formula,
        }
    }

    /// What the figure was computed from, in the order in which lists show it.
    pub fn inputs(&self) -> Vec<Input<'_>> {
        match self {
            Self::Unscored(_) => Vec::new(),
            Self::Scored(_, application) => {
                let input =
                    |(letter, value, source)| Input { letter, value: Some(value), origin: Origin::Source(source) };
                application.operands().into_iter().map(input).collect()
            }
            Self::OfIndicators(quotient) => quotient.inputs(),
            Self::OfObjectives(quotient) => quotient.inputs(),
        }
    }
}
