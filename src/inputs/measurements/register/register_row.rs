//! A row of the register as it is written: blank where the office has still to decide.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::{
    Indicator, IndicatorCode, Kind, Measurement, Objective, ObjectiveCode, Plan, Quantity, SourceKind, Year,
};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::content::Content;
use crate::inputs::measurements::suggestions::suggestions;

/// A row to write. Unlike an [`Indicator`] it may still lack its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Permanent code.
    pub code: IndicatorCode,
    /// The objective it measures.
    pub objective: ObjectiveCode,
    /// The plan's own wording.
    pub plan_text: String,
    /// What is measured; blank until decided.
    pub name: String,
    /// How achievement is computed.
    pub kind: Option<Kind>,
    /// Unit of measure.
    pub unit: String,
    /// Value at the start.
    pub baseline: Option<Quantity>,
    /// Year of the baseline.
    pub baseline_year: Option<Year>,
    /// Value to reach.
    pub target: Option<Quantity>,
    /// Weight among the objective's indicators.
    pub weight: Option<Decimal>,
    /// Office that measures.
    pub office: Option<String>,
    /// Role that answers for it.
    pub manager: Option<String>,
    /// Source foreseen.
    pub expected_source: Option<String>,
}

impl From<&Indicator> for RegisterRow {
    fn from(indicator: &Indicator) -> Self {
        Self {
            code: indicator.code.clone(),
            objective: indicator.objective.clone(),
            plan_text: indicator.plan_text.clone(),
            name: indicator.name.clone(),
            kind: Some(indicator.kind.value),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline.as_ref().map(|baseline| baseline.value),
            baseline_year: indicator.baseline_year,
            target: indicator.target.as_ref().map(|target| target.value),
            weight: indicator.weight.as_ref().map(|weight| weight.value),
            office: indicator.office.clone(),
            manager: indicator.manager.clone(),
            expected_source: indicator.expected_source.clone(),
        }
    }
}

impl RegisterRow {
    /// The first row of an objective without indicators: everything but the plan's words is blank.
    fn starting(objective: &Objective) -> Self {
        Self {
            code: IndicatorCode::numbered(&objective.code, 1),
            objective: objective.code.clone(),
            plan_text: objective.indicator.value.clone(),
            name: String::new(),
            kind: None,
            unit: String::new(),
            baseline: None,
            baseline_year: None,
            target: None,
            weight: None,
            office: objective.office.clone(),
            manager: objective.manager.clone(),
            expected_source: None,
        }
    }
}

/// The rows of a first register: one for each objective planned for the year.
pub fn starting_rows(plan: &Plan, year: Year) -> Vec<RegisterRow> {
    let planned = plan.objectives().filter(|(_, objective)| objective.is_planned_for(year));
    planned.map(|(_, objective)| RegisterRow::starting(objective)).collect()
}

/// The rows of `year`'s register, prefilled from the year before: codes, names, kinds, units, weights,
/// offices and sources stay, the baseline is the last actual value, and the **target is blank** because
/// somebody must decide it. A value that last year lacks leaves the baseline blank: it is not carried twice.
///
/// Objectives new in the plan get a starting row, those no longer planned are left out.
pub fn next_year_rows(plan: &Plan, year: Year, last: &[Indicator], actuals: &[Measurement]) -> Vec<RegisterRow> {
    let actuals: BTreeMap<_, _> = actuals.iter().map(|row| (&row.indicator, row.actual.as_ref())).collect();
    let prefilled = |objective: &Objective, indicator: &Indicator| {
        let actual = actuals.get(&indicator.code).copied().flatten().map(|actual| actual.value);
        let baseline = actual.filter(|value| matches!(value, Quantity::Number(_)));
        RegisterRow {
            plan_text: objective.indicator.value.clone(),
            baseline,
            baseline_year: baseline.map(|_| year.previous()),
            target: None,
            ..RegisterRow::from(indicator)
        }
    };
    let planned = plan.objectives().filter(|(_, objective)| objective.is_planned_for(year));
    planned
        .flat_map(|(_, objective)| {
            let carried: Vec<_> = last
                .iter()
                .filter(|indicator| indicator.objective == objective.code)
                .map(|indicator| prefilled(objective, indicator))
                .collect();
            if carried.is_empty() { vec![RegisterRow::starting(objective)] } else { carried }
        })
        .collect()
}

/// What a row of `year`'s register writes in a column.
pub fn row_content(row: &RegisterRow, title: &str, year: Year, column: Column) -> Content {
    let optional = |text: &Option<String>| Content::text(text.as_deref().unwrap_or_default());
    match column {
        Column::Suggestion => Content::text(&suggestions(&row.plan_text, year).join("\n")),
        Column::Indicator => Content::text(row.code.as_str()),
        Column::Objective => Content::text(row.objective.as_str()),
        Column::Title => Content::text(title),
        Column::PlanText => Content::text(&row.plan_text),
        Column::Name => Content::text(&row.name),
        Column::Kind => Content::text(row.kind.map_or("", Kind::label)),
        Column::Bound => Content::text(row.kind.and_then(Kind::bound).unwrap_or("")),
        Column::Unit => Content::text(&row.unit),
        Column::Baseline => Content::quantity(row.baseline),
        Column::BaselineYear => row.baseline_year.map_or(Content::Blank, |year| Content::Year(year.0)),
        Column::Target => Content::quantity(row.target),
        Column::Weight => row.weight.map_or(Content::Blank, Content::Number),
        Column::Office => optional(&row.office),
        Column::Manager => optional(&row.manager),
        Column::ExpectedSource => optional(&row.expected_source),
        _ => Content::Blank,
    }
}

/// The words offered for FONTE and FONTE PREVISTA.
pub fn source_words() -> Vec<&'static str> {
    SourceKind::ALL.iter().map(|source| source.label()).collect()
}
