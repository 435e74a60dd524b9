//! The figures of a group: its indices, its weight, how many objectives are in which class or state.

use super::derived::{named, result};
use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use crate::assessment::{Aspect, Counted, Measure, ObjectiveResult, ObjectiveState, RollUp, Subject};
use crate::domain::{ChangeEffect, Class, Rules};

pub(super) fn of<'r, 'a: 'r>(
    subject: &Subject,
    total: &'r RollUp,
    objectives: impl Iterator<Item = &'r ObjectiveResult<'a>>,
    rules: &Rules,
) -> Vec<Fact<'r>> {
    let class = total.class.map(|class| rules.label(class));
    let objectives: Vec<&ObjectiveResult<'_>> = objectives.collect();
    let mut facts = vec![
        result(subject, Measure::Prudent, &total.prudent, class, Form::PerCent),
        result(subject, Measure::Measured, &total.measured, None, Form::PerCent),
        result(subject, Measure::Coverage, &total.coverage, None, Form::PerCent),
        named(subject, Aspect::Excluded, &total.excluded),
        named(subject, Aspect::Highest, &total.highest),
        weight(subject, total, &objectives),
    ];
    facts.extend(total.without_late_acts.iter().map(|own| named(subject, Aspect::WithoutLateActs, own)));
    facts.extend(Counted::ALL.map(|counted| count(subject, counted, total, &objectives)));
    facts
}

/// ΣW, with the weights that it sums.
fn weight(subject: &Subject, total: &RollUp, objectives: &[&ObjectiveResult<'_>]) -> Fact<'static> {
    let counted = objectives.iter().filter(|row| row.state.counts());
    let input = |row: &&ObjectiveResult<'_>| FactInput {
        name: "W".into(),
        value: Some(row.weight.value.normalize().to_string()),
        origin: Subject::Objective(row.objective.code.clone()).fact(Aspect::Weight),
    };
    Fact {
        name: subject.fact(Aspect::Weight),
        value: FactValue::Number(total.weight, Form::Plain),
        exact: None,
        class: None,
        rule: "ΣW degli obiettivi che contano".into(),
        inputs: Inputs::Listed(counted.map(input).collect()),
    }
}

/// A count, with the objectives that are counted.
fn count(subject: &Subject, counted: Counted, total: &RollUp, objectives: &[&ObjectiveResult<'_>]) -> Fact<'static> {
    let own = objectives.iter().filter(|row| is_counted(counted, row));
    let input = |row: &&ObjectiveResult<'_>| FactInput {
        name: "obiettivo".into(),
        value: Some("1".to_owned()),
        origin: Subject::Objective(row.objective.code.clone()).to_string(),
    };
    Fact {
        name: subject.fact(Aspect::Count(counted)),
        value: FactValue::Number(counted.of(&total.counts).into(), Form::Plain),
        exact: None,
        class: None,
        rule: format!("numero degli obiettivi {}", rule_of(counted)).into(),
        inputs: Inputs::Listed(own.map(input).collect()),
    }
}

const fn rule_of(counted: Counted) -> &'static str {
    match counted {
        Counted::Planned => "che il piano prevede per l’anno",
        Counted::Measured => "con una classe",
        Counted::Achieved => "nella prima classe",
        Counted::Partly => "nella seconda classe",
        Counted::NotAchieved => "nella terza classe",
        Counted::Incomplete => "misurati in parte e senza classe",
        Counted::NotMeasured => "senza alcun indicatore misurato",
        Counted::Excluded => "esclusi con atto",
        Counted::InProgress => "in corso",
        Counted::WithoutValue => "previsti e senza classe",
        Counted::Cancelled => "annullati con atto durante l’anno",
        Counted::Added => "aggiunti con atto durante l’anno",
    }
}

/// Whether an objective is one of those counted.
fn is_counted(counted: Counted, row: &ObjectiveResult<'_>) -> bool {
    let planned = row.state.is_planned();
    match counted {
        Counted::Planned => planned,
        Counted::Measured => row.class.is_some(),
        Counted::Achieved => row.class == Some(Class::Achieved),
        Counted::Partly => row.class == Some(Class::Partly),
        Counted::NotAchieved => row.class == Some(Class::NotAchieved),
        Counted::Incomplete => {
            row.class.is_none() && matches!(row.state, ObjectiveState::Incomplete | ObjectiveState::BelowMinimum)
        }
        Counted::NotMeasured => row.class.is_none() && row.state == ObjectiveState::NotMeasured,
        Counted::Excluded => row.state == ObjectiveState::Excluded,
        Counted::InProgress => {
            let without = row.class.is_none() && row.state == ObjectiveState::Measured;
            without || row.state == ObjectiveState::InProgress
        }
        Counted::WithoutValue => planned && row.class.is_none(),
        Counted::Cancelled => row.times(ChangeEffect::Cancels) > 0,
        Counted::Added => row.times(ChangeEffect::Adds) > 0,
    }
}
