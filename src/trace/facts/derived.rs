//! Figures from what the assessment computed, or from what was read.

use super::fact::{Fact, FactInput, FactValue, Form};
use crate::assessment::{Aspect, Figure, FigureId, Input, Measure, Subject};
use crate::trace::explain::{origin, plain_value};

/// A result with its derivation.
pub(super) fn result(subject: &Subject, measure: Measure, figure: &Figure, class: Option<&str>, form: Form) -> Fact {
    let id = FigureId { subject: subject.clone(), measure };
    Fact {
        name: id.to_string(),
        value: FactValue::number(figure.value, form),
        exact: figure.exact_decimal().map(|value| value.to_string()),
        class: class.map(str::to_owned),
        rule: figure.formula().into(),
        inputs: inputs(figure, ""),
    }
}

/// What a figure was made from, whose values are in a unit.
pub(super) fn inputs(figure: &Figure, unit: &str) -> Vec<FactInput> {
    figure.inputs().iter().map(|own| input(own, unit)).collect()
}

pub(super) fn input(input: &Input<'_>, unit: &str) -> FactInput {
    let value = plain_value(input.value.as_ref(), unit);
    FactInput { name: input.letter.into(), value, origin: origin(&input.origin) }
}

/// A figure that was read and not computed.
pub(super) fn read(name: String, value: FactValue, rule: &'static str, origin: String) -> Fact {
    let inputs = vec![FactInput { name: "valore".into(), value: value.plain(), origin }];
    Fact { name, value, exact: None, class: None, rule: rule.into(), inputs }
}

/// A figure that is no measure of its subject's own, in per cent.
pub(super) fn named(subject: &Subject, aspect: Aspect, figure: &Figure) -> Fact {
    let fact = result(subject, Measure::Prudent, figure, None, Form::PerCent);
    Fact { name: subject.fact(aspect), ..fact }
}
