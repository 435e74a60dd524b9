//! Figures from what the assessment computed, or from what was read.

use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use crate::assessment::{Aspect, Figure, FigureId, Measure, Subject};

/// A result with its derivation.
pub(super) fn result<'f>(
    subject: &Subject,
    measure: Measure,
    figure: &'f Figure,
    class: Option<&str>,
    form: Form,
) -> Fact<'f> {
    let id = FigureId { subject: subject.clone(), measure };
    Fact {
        name: id.to_string(),
        value: FactValue::number(figure.value, form),
        exact: figure.exact_decimal().map(|value| value.to_string()),
        class: class.map(str::to_owned),
        rule: figure.formula().into(),
        inputs: Inputs::Of(figure, ""),
    }
}

/// A figure that was read and not computed.
pub(super) fn read(name: String, value: FactValue, rule: &'static str, origin: String) -> Fact<'static> {
    let inputs = Inputs::Listed(vec![FactInput { name: "valore".into(), value: value.plain(), origin }]);
    Fact { name, value, exact: None, class: None, rule: rule.into(), inputs }
}

/// A figure that is no measure of its subject's own, in per cent.
pub(super) fn named<'f>(subject: &Subject, aspect: Aspect, figure: &'f Figure) -> Fact<'f> {
    let fact = result(subject, Measure::Prudent, figure, None, Form::PerCent);
    Fact { name: subject.fact(aspect), ..fact }
}
