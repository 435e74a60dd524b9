//! The rows of a year's register: from the plan's own indicators, from last year's register, or to be filled in.

use std::collections::BTreeMap;

use super::proposed;
use super::register_row::RegisterRow;
use crate::domain::{Indicator, IndicatorCode, Measurement, Objective, Plan, Quantity, Year};
use crate::words::fold;

/// The rows of a first register: one for each objective planned for the year.
pub fn starting_rows(plan: &Plan, year: Year) -> Vec<RegisterRow> {
    let planned = plan.objectives().filter(|(_, objective)| objective.is_planned_for(year));
    planned.flat_map(|(_, objective)| first_rows(objective, year)).collect()
}

/// The first rows of an objective: its plan's indicators, or one that waits to be filled in.
fn first_rows(objective: &Objective, year: Year) -> Vec<RegisterRow> {
    let proposed = proposed::rows(objective, year);
    if proposed.is_empty() { vec![RegisterRow::starting(objective)] } else { proposed }
}

/// The rows of `year`'s register, prefilled from the year before: codes, names, kinds, units, weights,
/// offices and sources stay, the baseline is the last actual value, and the **target is blank** unless the plan
/// writes it, because somebody must decide it. A value that last year lacks leaves the baseline blank: it is not carried twice.
///
/// Where the plan itself has the objective’s indicators, they are the year’s. Objectives new in the plan get a starting row,
/// those no longer planned are left out.
pub fn next_year_rows(plan: &Plan, year: Year, last: &[Indicator], actuals: &[Measurement]) -> Vec<RegisterRow> {
    let actuals: BTreeMap<_, _> = actuals.iter().map(|row| (&row.indicator, row.actual.as_ref())).collect();
    let prefilled = |objective: &Objective, indicator: &Indicator| {
        let actual = actuals.get(&indicator.code).copied().flatten().map(|actual| actual.value);
        let baseline = actual.filter(|value| matches!(value, Quantity::Number(_)));
        RegisterRow {
            plan_text: objective.indicator.value.clone(),
            baseline,
            baseline_year: baseline.map(|_| year.previous()),
            target: proposed::target_of(objective, &indicator.name, indicator.kind.value, year),
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
            let planned = proposed::rows(objective, year);
            match (carried.is_empty(), planned.is_empty()) {
                (true, _) => first_rows(objective, year),
                (false, true) => carried,
                (false, false) => renewed(planned, &carried),
            }
        })
        .collect()
}

/// The indicators that the new plan gives an objective. One of the same name goes on with its code, and with whatever
/// the plan leaves open; another one gets a code that none has had.
fn renewed(planned: Vec<RegisterRow>, carried: &[RegisterRow]) -> Vec<RegisterRow> {
    let number = |row: &RegisterRow| row.code.as_str().rsplit('.').next().and_then(|number| number.parse::<u32>().ok());
    let mut last = carried.iter().filter_map(number).max().unwrap_or_default();
    let renew = |row: RegisterRow| match carried.iter().find(|old| fold(&old.name) == fold(&row.name)) {
        Some(old) => RegisterRow {
            code: old.code.clone(),
            kind: old.kind.or(row.kind),
            to_confirm: if old.kind.is_some() { proposed::with_known_kind(row.to_confirm) } else { row.to_confirm },
            unit: if row.unit.is_empty() { old.unit.clone() } else { row.unit },
            baseline: row.baseline.or(old.baseline),
            baseline_year: if row.baseline.is_some() { row.baseline_year } else { old.baseline_year },
            weight: row.weight.or(old.weight),
            office: row.office.or_else(|| old.office.clone()),
            manager: row.manager.or_else(|| old.manager.clone()),
            expected_source: row.expected_source.or_else(|| old.expected_source.clone()),
            ..row
        },
        None => {
            last += 1;
            RegisterRow { code: IndicatorCode::numbered(&row.objective, last), ..row }
        }
    };
    planned.into_iter().map(renew).collect()
}
