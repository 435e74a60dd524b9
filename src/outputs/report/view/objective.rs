//! An objective: its outcome, who answers for it and whom it concerns, and the rows of its indicators.

use rust_decimal::Decimal;
use serde::Serialize;

use super::indicator::{self, IndicatorView};
use super::said::{Prose, Said};
use super::written::{ClassView, anchor, figure, gauge};
use crate::assessment::{Aspect, Assessment, Figure, Lead, Measure, ObjectiveResult, Subject};
use crate::domain::{Field, FieldOrigin, Rules};
use crate::words::{italian, role};

/// An objective planned for the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ObjectiveView {
    codice: String,
    titolo: String,
    titolo_ereditato: bool,
    ancora: String,
    finalita: Option<String>,
    /// Whom it concerns, as the plan says.
    interessati: Option<String>,
    indirizzo: Text,
    strategico: Text,
    codice_ufficio: Option<String>,
    /// The acts that brought it into the year or took it out.
    variazione: Option<String>,
    ufficio: String,
    /// Who answers for it, by role and never by name.
    responsabile: Option<String>,
    peso: Said,
    /// Whether all that counts is measured: the indices say the same once more.
    interi: bool,
    /// The index that leads, for a gauge.
    barra: Option<String>,
    /// The index that leads: the class is its class.
    guida: Said,
    cautelativo: Said,
    misurati: Said,
    copertura: Prose,
    /// Weight that an act excludes, where there is any.
    escluso: Option<Prose>,
    classe: ClassView,
    /// Whether the indicators' weights differ.
    pesi_diversi: bool,
    indicatori: Vec<IndicatorView>,
}

/// A text of the plan, marked where the row inherited it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Text {
    testo: String,
    ereditato: bool,
}

impl Text {
    fn of(field: Option<&Field>) -> Self {
        Self {
            testo: field.map_or_else(|| "non indicato".to_owned(), |field| field.text.clone()),
            ereditato: field.is_some_and(|field| field.origin == FieldOrigin::Inherited),
        }
    }
}

pub(super) fn view(row: &ObjectiveResult<'_>, assessment: &Assessment<'_>) -> ObjectiveView {
    let rules = assessment.rules;
    let plan = row.objective;
    let subject = Subject::Objective(plan.code.clone());
    let (measure, leading) = match assessment.entity.lead {
        Lead::Prudent => (Measure::Prudent, &row.prudent),
        Lead::Measured => (Measure::Measured, &row.measured),
    };
    ObjectiveView {
        codice: plan.code.to_string(),
        titolo: plan.title.text.clone(),
        titolo_ereditato: plan.title.origin == FieldOrigin::Inherited,
        ancora: anchor("obiettivo", plan.code.as_str()),
        finalita: Some(plan.purpose.clone()).filter(|text| !text.is_empty()),
        interessati: Some(plan.stakeholders.clone()).filter(|text| !text.is_empty()),
        indirizzo: Text::of(plan.direction.as_ref()),
        strategico: Text::of(plan.strategic.as_ref()),
        codice_ufficio: row.objective.details.office_code.as_ref().map(|code| code.value.clone()),
        variazione: row.moved_by(),
        ufficio: row.office.unwrap_or("non indicato").to_owned(),
        responsabile: answering(row),
        peso: Said::of(&subject, Aspect::Weight, italian::number(row.weight.value)),
        interi: is_whole(&row.prudent, &row.measured, &row.coverage) && row.weightless_blanks() == 0,
        barra: gauge(leading),
        guida: Said::result(&subject, measure, leading),
        cautelativo: Said::result(&subject, Measure::Prudent, &row.prudent),
        misurati: Said::result(&subject, Measure::Measured, &row.measured),
        copertura: Prose::marking(&coverage(row), covered(&subject, row)),
        escluso: excluded(row)
            .map(|words| Prose::marking(&words, [Said::of(&subject, Aspect::Excluded, figure(&row.excluded))])),
        classe: class_of(row, rules),
        pesi_diversi: differ(row.indicators.iter().map(|row| row.weight.value)),
        indicatori: row.indicators.iter().map(|row| indicator::view(row, rules)).collect(),
    }
}

/// The class of an objective, or the word of its state.
pub(super) fn class_of(row: &ObjectiveResult<'_>, rules: &Rules) -> ClassView {
    ClassView::of_objective(row, rules)
}

/// `10 su 30, 33,33 %`, and what it does not see.
pub(super) fn coverage(row: &ObjectiveResult<'_>) -> String {
    let share = figure(&row.coverage);
    match row.measured_weight().zip(row.planned_weight()) {
        Some((measured, planned)) if measured < planned => {
            format!("{} su {}, {share}", italian::number(measured), italian::number(planned))
        }
        _ => with_weightless(share, row.weightless_blanks()),
    }
}

/// The figures of the coverage's words, in their order.
fn covered(subject: &Subject, row: &ObjectiveResult<'_>) -> Vec<Said> {
    let share = Said::result(subject, Measure::Coverage, &row.coverage);
    match row.measured_weight().zip(row.planned_weight()) {
        Some((measured, planned)) if measured < planned => vec![
            Said::of(subject, Aspect::MeasuredWeight, italian::number(measured)),
            Said::of(subject, Aspect::PlannedWeight, italian::number(planned)),
            share,
        ],
        _ => vec![share],
    }
}

/// What an act excludes of an objective, where it excludes anything.
fn excluded(row: &ObjectiveResult<'_>) -> Option<String> {
    let value = row.excluded.value.filter(|value| !value.is_zero())?;
    let share = italian::per_cent(value);
    Some(if row.is_mostly_excluded() {
        format!("escluso il {share} del peso")
    } else {
        format!("peso escluso {share}")
    })
}

/// The roles of those who answer for an objective: its indicators' in their order, else the plan's.
fn answering(row: &ObjectiveResult<'_>) -> Option<String> {
    let indicators = || row.indicators.iter().map(|result| result.indicator);
    let offices: Vec<&str> = indicators().filter_map(|own| own.office.as_deref()).chain(row.office).collect();
    let mut roles: Vec<String> = Vec::new();
    let managers = indicators().filter_map(|own| own.manager.as_deref()).chain(row.objective.manager.as_deref());
    for found in managers.filter_map(|manager| role::of(manager, &offices)) {
        let shown = row.office.map_or(found.as_str(), |office| role::beside(&found, office)).to_owned();
        if !roles.contains(&shown) {
            roles.push(shown);
        }
    }
    Some(roles.join("; ")).filter(|roles| !roles.is_empty())
}

/// Whether two indices are equal because everything that counts was measured.
pub(super) fn is_whole(prudent: &Figure, measured: &Figure, coverage: &Figure) -> bool {
    prudent.value.is_some() && prudent.value == measured.value && coverage.value == Some(Decimal::ONE_HUNDRED)
}

/// Whether values are not all the same.
pub(super) fn differ(mut values: impl Iterator<Item = Decimal>) -> bool {
    values.next().is_some_and(|first| values.any(|other| other != first))
}

/// `100,00 %, 1 non misurato di peso 0`
pub(super) fn with_weightless(share: String, blanks: u32) -> String {
    if blanks == 0 {
        return share;
    }
    format!("{share}, {} di peso 0", italian::count(blanks as usize, "non misurato", "non misurati"))
}
