//! What the page knows of each figure: name, rule, inputs and the public cell that holds it, as JSON in the page.
//!
//! Guaranteed: no path of an input; an input names its value, and the figure that it is where it is one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{Figures, PublicCells};
use crate::trace::facts::FactInput;

/// The identifier of the element that holds them.
pub const DERIVATIONS: &str = "derivazioni";

/// Inputs that are listed of one figure; the annexes have them all.
const LISTED: usize = 24;

/// `n` name, `r` number of its rule, `v` the value before rounding, `i` inputs, `a` how many more, `x` public cell:
/// number of its sheet, and cell.
#[derive(Serialize)]
struct FigureView<'v> {
    n: &'v str,
    r: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    v: Option<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    i: Vec<(Name, String)>,
    #[serde(skip_serializing_if = "is_zero")]
    a: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<(usize, &'v str)>,
}

/// What an input is called: a figure of the page by its number, anything else by its name.
#[derive(Serialize)]
#[serde(untagged)]
enum Name {
    Figure(usize),
    Words(String),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Things in the order of their first use, each with its number.
struct Numbered<T> {
    numbers: BTreeMap<T, usize>,
    all: Vec<T>,
}

impl<T: Copy + Ord> Numbered<T> {
    const fn new() -> Self {
        Self { numbers: BTreeMap::new(), all: Vec::new() }
    }

    fn number(&mut self, thing: T) -> usize {
        *self.numbers.entry(thing).or_insert_with(|| {
            self.all.push(thing);
            self.all.len() - 1
        })
    }
}

/// The list as the content of a script element that is well-formed XML: `r` the rules, `f` sheets of workbooks, `c` the
/// figures, in the order of their numbers. Each is written at once: all of them take as much room as the page.
pub(super) fn json(figures: &Figures<'_>, cells: &PublicCells) -> String {
    let (mut rules, mut sheets) = (Numbered::new(), Numbered::new());
    let mut list = String::new();
    for fact in figures.facts() {
        let inputs = fact.inputs.first(LISTED);
        let view = FigureView {
            n: &fact.name,
            r: rules.number(&*fact.rule),
            v: fact.exact.as_deref(),
            i: inputs.into_iter().map(|input| input_view(input, figures)).collect(),
            a: fact.inputs.count().saturating_sub(LISTED),
            x: cells.get(&fact.name).map(|(file, sheet, cell)| (sheets.number((&**file, &**sheet)), cell.as_str())),
        };
        list.push_str(if list.is_empty() { "" } else { "," });
        list.push_str(&in_script(&view));
    }
    format!("{{\"r\":{},\"f\":{},\"c\":[{list}]}}", in_script(&rules.all), in_script(&sheets.all))
}

fn in_script(view: &impl Serialize) -> String {
    let json = serde_json::to_string(view).expect("texts and numbers always serialise");
    // A letter that was lost is a box on the page, and itself in the names of the figures.
    let lost = ["\u{fffd}", "\\ufffd"];
    json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e").replace(lost[0], lost[1])
}

/// What it is, and its value.
fn input_view(input: FactInput, figures: &Figures<'_>) -> (Name, String) {
    let name = match figures.number_of(&input.origin) {
        Some(number) => Name::Figure(number),
        None if figures.is_named(&input.origin) => Name::Words(input.origin),
        None => Name::Words(input.name.into_owned()),
    };
    (name, input.value.unwrap_or_else(|| "n.d.".to_owned()))
}
