//! Plan and register of a year as content: what decides whether two of them say the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{Indicator, Objective, ObjectiveCode, Plan, Quantity};

/// An objective with its indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveRecord {
    /// Its code.
    pub codice: String,
    /// Its title.
    pub obiettivo: String,
    /// The plan's own wording of its indicators.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicatore_del_piano: String,
    /// The years for which it is planned.
    pub anni: Vec<u16>,
    /// PESO, where the plan has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peso: Option<String>,
    /// Its office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ufficio: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsabile: Option<String>,
    /// Its indicators, in the register's order.
    pub indicatori: Vec<IndicatorRecord>,
}

/// A row of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorRecord {
    /// Its code.
    pub codice: String,
    /// What is measured.
    pub indicatore: String,
    /// TIPO.
    pub tipo: String,
    /// VERSO, where the kind has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verso: Option<String>,
    /// UNITÀ.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unita: String,
    /// BASE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// TARGET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// PESO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peso: Option<String>,
    /// Its office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ufficio: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsabile: Option<String>,
}

/// Every objective of a plan with its indicators, in the plan's order. Rows of the register for objectives
/// that the plan does not have come last, each with an objective that has only a code.
pub fn records(plan: &Plan, indicators: &[Indicator]) -> Vec<ObjectiveRecord> {
    let mut rows: BTreeMap<&ObjectiveCode, Vec<IndicatorRecord>> = BTreeMap::new();
    for indicator in indicators {
        rows.entry(&indicator.objective).or_default().push(IndicatorRecord::of(indicator));
    }
    let mut records: Vec<ObjectiveRecord> = plan
        .objectives()
        .map(|(_, objective)| ObjectiveRecord::of(objective, rows.remove(&objective.code).unwrap_or_default()))
        .collect();
    records.extend(rows.into_iter().map(|(code, indicatori)| ObjectiveRecord {
        codice: code.to_string(),
        obiettivo: String::new(),
        indicatore_del_piano: String::new(),
        anni: Vec::new(),
        peso: None,
        ufficio: None,
        responsabile: None,
        indicatori,
    }));
    records
}

impl ObjectiveRecord {
    /// The record of an objective.
    pub fn of(objective: &Objective, indicatori: Vec<IndicatorRecord>) -> Self {
        Self {
            codice: objective.code.to_string(),
            obiettivo: objective.title.text.clone(),
            indicatore_del_piano: objective.indicator.value.clone(),
            anni: objective.years.iter().map(|year| year.0).collect(),
            peso: objective.weight.as_ref().map(|weight| weight.value.normalize().to_string()),
            ufficio: objective.office.clone(),
            responsabile: objective.manager.clone(),
            indicatori,
        }
    }
}

impl IndicatorRecord {
    /// The record of an indicator.
    pub fn of(indicator: &Indicator) -> Self {
        let kind = indicator.kind.value;
        Self {
            codice: indicator.code.to_string(),
            indicatore: indicator.name.clone(),
            tipo: kind.label().to_owned(),
            verso: kind.bound().map(str::to_owned),
            unita: indicator.unit.clone(),
            base: indicator.baseline.as_ref().map(|base| plain(base.value)),
            target: indicator.target.as_ref().map(|target| plain(target.value)),
            peso: indicator.weight.as_ref().map(|weight| weight.value.normalize().to_string()),
            ufficio: indicator.office.clone(),
            responsabile: indicator.manager.clone(),
        }
    }
}

/// A value for programs: decimals with a dot, days in ISO 8601, words as the sheets write them.
pub fn plain(value: Quantity) -> String {
    match value {
        Quantity::Number(number) => number.normalize().to_string(),
        Quantity::Date(day) => day.to_string(),
        answer @ (Quantity::YesNo(_) | Quantity::NotDone) => answer.written(),
    }
}
