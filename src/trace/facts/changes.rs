//! The values of the plan's changes: targets, bases and weights before and after.

use std::collections::BTreeMap;

use super::derived::read;
use super::fact::{Fact, FactValue};
use super::names::{self, ChangeSide};
use crate::domain::{Change, Sourced};
use crate::inputs::changes::Aspect;
use crate::words::fold;

/// The names of the values of a change that are figures; the others are texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeNames {
    /// Of PRIMA.
    pub before: Option<String>,
    /// Of DOPO.
    pub after: Option<String>,
}

/// The names of each change, in their order.
pub fn names(changes: &[Change]) -> Vec<ChangeNames> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let names_of = |change: &Change| {
        let code = change.indicator.as_ref().map_or_else(|| change.objective.to_string(), ToString::to_string);
        let field = field(change);
        let number = seen.entry((code.clone(), field.clone())).or_default();
        *number += 1;
        let name = |value: &Option<Sourced<String>>, side| {
            let is_figure = value.as_ref().is_some_and(|value| is_figure(change, &value.value));
            is_figure.then(|| names::change_of_plan(&code, &field, *number, side))
        };
        ChangeNames { before: name(&change.before, ChangeSide::Before), after: name(&change.after, ChangeSide::After) }
    };
    changes.iter().map(names_of).collect()
}

/// The values themselves, as the office wrote them.
pub(super) fn of(changes: &[Change]) -> Vec<Fact<'static>> {
    let fact = |(name, value): (Option<String>, &Option<Sourced<String>>)| {
        let value = value.as_ref()?;
        Some(read(name?, FactValue::Word(value.value.clone()), "valore della variazione", value.place.to_string()))
    };
    let sides = |(names, change): (ChangeNames, &Change)| {
        [fact((names.before, &change.before)), fact((names.after, &change.after))]
    };
    names(changes).into_iter().zip(changes).flat_map(sides).flatten().collect()
}

/// The column that changes, by its own name where it is known.
fn field(change: &Change) -> String {
    match Aspect::of(change) {
        Some(Aspect::Presence | Aspect::Years) | None => fold(&change.field.value),
        Some(aspect) => aspect.label().to_owned(),
    }
}

/// Whether a value is a figure: one of a column of values, with a digit in it.
fn is_figure(change: &Change, value: &str) -> bool {
    value.contains(|letter: char| letter.is_ascii_digit()) && Aspect::of(change).is_none_or(Aspect::has_values)
}
