//! Every figure of a run with its derivation, as `provenienza.json` lists it.
//!
//! Guaranteed: the results of the assessment come first, from the indicators up to the entity, then whatever else is
//! published; each name once, but where a code is given twice.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::convert::Infallible;

use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::assessment::{
    Assessment, Figure, FigureId, IndicatorResult, Input, Measure, ObjectiveResult, RollUp, Subject,
};
use crate::domain::Rules;
use crate::trace::explain::{origin, plain_value};
use crate::trace::facts::{Fact, FactInput, Facts};

/// A figure with its derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureView {
    /// Its name, such as `obiettivo 01.02-03, C`.
    pub cifra: String,
    /// The printed value with a decimal point; absent for «n.d.».
    pub valore: Option<String>,
    /// The value before clamping and rounding.
    pub esatto: Option<String>,
    /// The class, for figures that have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classe: Option<String>,
    /// The rule's formula.
    pub regola: Cow<'static, str>,
    /// What it was computed from.
    pub ingressi: Vec<FigureInputView>,
}

/// An input of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureInputView {
    /// Its letter in the rule.
    pub nome: Cow<'static, str>,
    /// Its value with a decimal point; absent where nothing was measured.
    pub valore: Option<String>,
    /// A cell, another figure, or a default.
    pub origine: String,
}

impl FigureView {
    /// Whether it is a result of the assessment: G, M, C, c or an index of a group.
    pub fn is_result(&self) -> bool {
        let measure = self.cifra.rsplit(", ").next().unwrap_or_default();
        ["G", "M", "C", "c", "indice cautelativo", "indice sui misurati", "copertura"].contains(&measure)
            && !(self.cifra.starts_with("obiettivo ") && measure == "copertura")
    }
}

/// The results of an assessment.
pub(super) fn results(assessment: &Assessment<'_>) -> Vec<FigureView> {
    let mut all = Vec::new();
    let Ok(()) = each_figure(assessment, &mut |view| -> Result<(), Infallible> {
        all.push(view);
        Ok(())
    });
    all
}

/// The published figures that are none of those `known`.
pub(super) fn beside<'f>(facts: &'f Facts<'f>, known: &'f BTreeSet<String>) -> impl Iterator<Item = FigureView> + 'f {
    facts.iter().filter(|fact| !known.contains(&fact.name)).map(fact_view)
}

/// [`results`] and what is [`beside`] them, made while they are written: of a large entity all of
/// them take as much memory as the rest of the job.
pub(super) struct OneByOne<'f> {
    pub assessment: &'f Assessment<'f>,
    pub facts: &'f Facts<'f>,
}

impl Serialize for OneByOne<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(None)?;
        let mut known = BTreeSet::new();
        each_figure(self.assessment, &mut |view| {
            sequence.serialize_element(&view)?;
            known.insert(view.cifra);
            Ok(())
        })?;
        beside(self.facts, &known).try_for_each(|view| sequence.serialize_element(&view))?;
        sequence.end()
    }
}

fn fact_view(fact: &Fact<'_>) -> FigureView {
    let input = |input: FactInput| FigureInputView { nome: input.name, valore: input.value, origine: input.origin };
    FigureView {
        cifra: fact.name.clone(),
        valore: fact.value.plain(),
        esatto: fact.exact.clone(),
        classe: None,
        regola: fact.rule.clone(),
        ingressi: fact.inputs.all().into_iter().map(input).collect(),
    }
}

/// Hands over each figure of the assessment, from the indicators up to the entity.
fn each_figure<E>(assessment: &Assessment<'_>, take: &mut impl FnMut(FigureView) -> Result<(), E>) -> Result<(), E> {
    let rules = assessment.rules;
    for mission in &assessment.missions {
        for programme in &mission.programmes {
            for row in &programme.objectives {
                row.indicators.iter().map(|row| indicator_view(row, rules)).try_for_each(&mut *take)?;
                objective_views(row, rules).try_for_each(&mut *take)?;
            }
            if let Some(code) = programme.code.programme() {
                roll_up_views(&Subject::Programme(code), &programme.total, rules).try_for_each(&mut *take)?;
            }
        }
        roll_up_views(&mission.subject(), &mission.total, rules).try_for_each(&mut *take)?;
    }
    for group in &assessment.directions {
        roll_up_views(&Subject::Direction(group.name.clone()), &group.total, rules).try_for_each(&mut *take)?;
    }
    for group in &assessment.offices {
        roll_up_views(&Subject::Office(group.name.clone()), &group.total, rules).try_for_each(&mut *take)?;
    }
    roll_up_views(&Subject::Entity, &assessment.entity, rules).try_for_each(take)
}

fn objective_views(row: &ObjectiveResult<'_>, rules: &Rules) -> impl Iterator<Item = FigureView> {
    let subject = Subject::Objective(row.objective.code.clone());
    let class = row.class.map(|class| rules.label(class).to_owned());
    let prudent = FigureView { classe: class, ..view(&subject, Measure::Prudent, &row.prudent) };
    let others = [
        (Measure::Measured, &row.measured),
        (Measure::Coverage, &row.coverage),
        (Measure::Excluded, &row.excluded),
        (Measure::Highest, &row.highest),
        (Measure::WithoutLateActs, &row.without_late_acts),
    ];
    others.map(|(measure, figure)| view(&subject, measure, figure)).into_iter().chain([prudent])
}

fn indicator_view(row: &IndicatorResult<'_>, rules: &Rules) -> FigureView {
    let classe = row.class.map(|class| rules.label(class).to_owned());
    FigureView { classe, ..grade_view(row) }
}

fn roll_up_views(subject: &Subject, total: &RollUp, rules: &Rules) -> impl Iterator<Item = FigureView> + use<> {
    let classe = total.class.map(|class| rules.label(class).to_owned());
    let late = total.without_late_acts.as_ref();
    let figures = [
        FigureView { classe, ..view(subject, Measure::Prudent, &total.prudent) },
        view(subject, Measure::Measured, &total.measured),
        view(subject, Measure::Coverage, &total.coverage),
        view(subject, Measure::Excluded, &total.excluded),
        view(subject, Measure::Highest, &total.highest),
    ];
    figures.into_iter().chain(late.map(|figure| view(subject, Measure::WithoutLateActs, figure)))
}

fn view(subject: &Subject, measure: Measure, figure: &Figure) -> FigureView {
    let id = FigureId { subject: subject.clone(), measure };
    FigureView {
        cifra: id.to_string(),
        valore: figure.value.map(|value| format!("{value:.2}")),
        esatto: figure.exact_decimal().map(|value| value.to_string()),
        classe: None,
        regola: figure.formula().into(),
        ingressi: figure.inputs().iter().map(|input| input_view(input, "")).collect(),
    }
}

/// G of an indicator; what is not available names the cell that would make it so.
fn grade_view(row: &IndicatorResult<'_>) -> FigureView {
    let subject = Subject::Indicator(row.indicator.code.clone());
    let mut grade = view(&subject, Measure::Achievement, &row.achievement);
    let inputs = row.achievement.inputs();
    grade.ingressi = inputs.iter().map(|input| input_view(input, &row.indicator.unit)).collect();
    if grade.ingressi.is_empty() {
        let origine = row.owed_cell().to_string();
        grade.ingressi.push(FigureInputView { nome: "v".into(), valore: None, origine });
    }
    grade
}

fn input_view(input: &Input<'_>, unit: &str) -> FigureInputView {
    let valore = plain_value(input.value.as_ref(), unit);
    FigureInputView { nome: input.letter.into(), valore, origine: origin(&input.origin) }
}
