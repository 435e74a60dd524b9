//! The figures of an objective: M, C, c, x and its weights.

use super::derived::{named, read, result};
use super::fact::{Fact, FactValue, Form};
use crate::assessment::{Aspect, Measure, ObjectiveResult, Subject};
use crate::domain::Rules;
use crate::trace::explain::source;

pub(super) fn of<'f>(row: &'f ObjectiveResult<'_>, rules: &Rules) -> Vec<Fact<'f>> {
    let subject = Subject::Objective(row.objective.code.clone());
    let class = row.class.map(|class| rules.label(class));
    let weight = FactValue::Number(row.weight.value, Form::Plain);
    let origin = source(&row.weight.source);
    let sum = |aspect, value, rule| {
        let indicators = format!("pesi w degli indicatori di {subject}");
        read(subject.fact(aspect), FactValue::number(value, Form::Plain), rule, indicators)
    };
    vec![
        result(&subject, Measure::Measured, &row.measured, None, Form::PerCent),
        result(&subject, Measure::Coverage, &row.coverage, None, Form::PerCent),
        result(&subject, Measure::Prudent, &row.prudent, class, Form::PerCent),
        named(&subject, Aspect::Excluded, &row.excluded),
        sum(Aspect::MeasuredWeight, row.measured_weight(), "Σw degli indicatori misurati"),
        sum(Aspect::PlannedWeight, row.planned_weight(), "Σw degli indicatori che contano"),
        read(subject.fact(Aspect::Weight), weight, "W: PESO del piano; 1 dove nessuno è indicato", origin),
    ]
}
