//! Explanations for the terminal.

use std::fmt::Write as _;

use super::input::said;
use super::{ExplainedFigure, Explanation, origin};
use crate::assessment::Input;
use crate::domain::Year;
use crate::words::italian;

/// The explanation as people read it.
pub fn text(year: Year, explanation: &Explanation<'_>) -> String {
    let mut text = format!("Anno {year}\n\n");
    write_explanation(&mut text, explanation, "");
    text
}

fn write_explanation(text: &mut String, explanation: &Explanation<'_>, indent: &str) {
    let _ = writeln!(text, "{indent}{}: {}", explanation.subject, explanation.title);
    for (label, value) in &explanation.facts {
        let _ = writeln!(text, "{indent}  {label}: {value}");
    }
    for figure in &explanation.figures {
        write_figure(text, figure, explanation.unit, indent);
    }
    for part in &explanation.parts {
        text.push('\n');
        write_explanation(text, part, &format!("{indent}  "));
    }
}

fn write_figure(text: &mut String, explained: &ExplainedFigure<'_>, unit: &str, indent: &str) {
    let figure = explained.figure;
    let value = figure.value.map_or_else(|| "n.d.".to_owned(), italian::two_places);
    let _ = writeln!(text, "\n{indent}  {} = {value}", explained.id.measure_name());
    let _ = writeln!(text, "{indent}    regola: {}", figure.formula());
    for (number, step) in explained.calculation.steps.iter().enumerate() {
        let label = if number == 0 { "calcolo:" } else { "        " };
        let _ = writeln!(text, "{indent}    {label} {step}");
    }
    if let Some(rounding) = &explained.calculation.rounding {
        let _ = writeln!(text, "{indent}    stampa: {rounding}");
    }
    write_inputs(text, &figure.inputs(), unit, indent);
}

fn write_inputs(text: &mut String, inputs: &[Input<'_>], unit: &str, indent: &str) {
    if inputs.is_empty() {
        return;
    }
    let _ = writeln!(text, "{indent}    da:");
    let width = inputs.iter().map(|input| said(input, unit).chars().count()).max().unwrap_or(0);
    for input in inputs {
        let value = said(input, unit);
        let _ = writeln!(text, "{indent}      {} = {value:<width$}  {}", input.letter, origin(&input.origin));
    }
}
