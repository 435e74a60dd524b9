//! The figures of the page while it is written: each gets a number at its first use.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::trace::facts::{Fact, FactValue, Facts};
use crate::words::markup::escape;

/// The attribute by which a figure is known: its number in the list of derivations.
pub const FIGURE: &str = "data-c";

/// The public cell that holds a figure, by the figure's name: workbook, sheet, cell.
pub type PublicCells = BTreeMap<String, (Arc<str>, Arc<str>, String)>;

/// The figures in the order in which the page prints them first.
pub(super) struct Figures<'f> {
    facts: &'f Facts<'f>,
    numbers: BTreeMap<String, usize>,
    pub names: Vec<String>,
}

impl<'f> Figures<'f> {
    pub fn new(facts: &'f Facts<'f>) -> Self {
        Self { facts, numbers: BTreeMap::new(), names: Vec::new() }
    }

    /// The element that holds a figure, its attributes included: a value for programs where it has one.
    /// `None` for a name that no figure has.
    pub fn element(&mut self, name: &str, text: &str) -> Option<(&'static str, String)> {
        let number = self.number(name)?;
        let value = self.facts.of_name(name).map(|fact| &fact.value).find(|value| value.is_said_by(text));
        let plain = value.and_then(FactValue::plain).map(|plain| escape(&plain));
        Some(match (value, plain) {
            (Some(FactValue::Number(..)), Some(plain)) => ("data", format!(" value=\"{plain}\" {FIGURE}=\"{number}\"")),
            (Some(FactValue::Day(_)), Some(plain)) => ("time", format!(" datetime=\"{plain}\" {FIGURE}=\"{number}\"")),
            _ => ("span", format!(" {FIGURE}=\"{number}\"")),
        })
    }

    /// The attribute of a figure in a drawing; empty for a name that no figure has.
    pub fn attribute(&mut self, name: &str) -> String {
        self.number(name).map_or_else(String::new, |number| format!(" {FIGURE}=\"{number}\""))
    }

    /// The figures with what they are, in their order.
    pub fn facts(&self) -> impl Iterator<Item = &Fact<'_>> {
        self.names.iter().filter_map(|name| self.facts.get(name))
    }

    /// The number of a figure that the page prints.
    pub fn number_of(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// Whether it is the name of a figure, printed or not, or of what figures are of: «obiettivo 01.01-01».
    pub fn is_named(&self, name: &str) -> bool {
        self.facts.get(name).is_some() || self.facts.has_subject(name)
    }

    fn number(&mut self, name: &str) -> Option<usize> {
        if let Some(number) = self.numbers.get(name) {
            return Some(*number);
        }
        self.facts.get(name)?;
        self.numbers.insert(name.to_owned(), self.names.len());
        self.names.push(name.to_owned());
        Some(self.names.len() - 1)
    }
}
