//! What figures were made from, in words that are put together when somebody asks: of a large entity they take more
//! room than the figures.

use std::borrow::Cow;

use crate::assessment::{Figure, Input};
use crate::trace::explain::{origin, plain_value};

/// An input of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactInput {
    /// Its letter or name in the rule.
    pub name: Cow<'static, str>,
    /// Its value, with a decimal point; absent where there is none.
    pub value: Option<String>,
    /// A cell, another figure, or a default.
    pub origin: String,
}

/// The inputs of a figure.
#[derive(Debug, Clone)]
pub enum Inputs<'f> {
    /// These.
    Listed(Vec<FactInput>),
    /// Those of a result, whose values are in a unit.
    Of(&'f Figure, &'f str),
}

impl Inputs<'_> {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Listed(inputs) => inputs.len(),
            Self::Of(figure, _) => figure.inputs().len(),
        }
    }

    /// All of them.
    pub fn all(&self) -> Vec<FactInput> {
        self.first(usize::MAX)
    }

    /// As many of the first as are wanted.
    pub fn first(&self, most: usize) -> Vec<FactInput> {
        match self {
            Self::Listed(inputs) => inputs.iter().take(most).cloned().collect(),
            Self::Of(figure, unit) => figure.inputs().iter().take(most).map(|own| in_words(own, unit)).collect(),
        }
    }
}

fn in_words(input: &Input<'_>, unit: &str) -> FactInput {
    let value = plain_value(input.value.as_ref(), unit);
    FactInput { name: input.letter.into(), value, origin: origin(&input.origin) }
}

impl PartialEq for Inputs<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl Eq for Inputs<'_> {}
