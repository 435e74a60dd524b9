//! The rows of a year's register: from the plan's own indicators, from last year's register, or to be filled in.

use super::proposed;
use super::register_row::RegisterRow;
use crate::domain::{Indicator, IndicatorCode, Measurement, Objective, ObjectiveCode, Plan, Quantity, Year};
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

/// The year before, as the next register goes on from it.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// Its register.
    pub indicators: &'a [Indicator],
    /// Those of its indicators whose TIPO nobody has confirmed.
    pub unconfirmed: &'a [IndicatorCode],
    /// Its actual values.
    pub actuals: &'a [Measurement],
    /// Its plan: what the register says otherwise, the office decided.
    pub plan: Option<(&'a Plan, Year)>,
}

impl Before<'_> {
    /// The rows that its plan gave an objective.
    fn planned(&self, code: &ObjectiveCode) -> Vec<RegisterRow> {
        let of_plan = self.plan.and_then(|(plan, year)| Some(proposed::rows(plan.objective(code)?, year)));
        of_plan.unwrap_or_default()
    }

    /// A row of its register in the next one.
    fn prefilled(&self, objective: &Objective, indicator: &Indicator, year: Year) -> RegisterRow {
        let own = self.actuals.iter().find(|row| row.indicator == indicator.code);
        let actual = own.and_then(|row| row.actual.as_ref()).map(|actual| actual.value);
        let baseline = actual.filter(|value| matches!(value, Quantity::Number(_)));
        let is_unconfirmed = self.unconfirmed.contains(&indicator.code);
        RegisterRow {
            plan_text: objective.indicator.value.clone(),
            baseline,
            baseline_year: baseline.map(|_| year.previous()),
            target: proposed::target_of(objective, &indicator.name, indicator.kind.value, year),
            to_confirm: if is_unconfirmed { proposed::with_kind_to_confirm(Vec::new()) } else { Vec::new() },
            ..RegisterRow::from(indicator)
        }
    }
}

/// The rows of `year`'s register, prefilled from the year before: codes, names, kinds, units, weights,
/// offices and sources stay, the baseline is the last actual value, and the **target is blank** unless the plan
/// writes it, because somebody must decide it. A value that last year lacks leaves the baseline blank: it is not carried twice.
///
/// Where the plan itself has the objective’s indicators, they are the year’s. Objectives new in the plan get a starting row,
/// those no longer planned are left out.
pub fn next_year_rows(plan: &Plan, year: Year, before: &Before<'_>) -> Vec<RegisterRow> {
    let planned = plan.objectives().filter(|(_, objective)| objective.is_planned_for(year));
    planned
        .flat_map(|(_, objective)| {
            let own = before.indicators.iter().filter(|indicator| indicator.objective == objective.code);
            let carried: Vec<_> = own.map(|indicator| before.prefilled(objective, indicator, year)).collect();
            let planned = proposed::rows(objective, year);
            match (carried.is_empty(), planned.is_empty()) {
                (true, _) => first_rows(objective, year),
                (false, true) => carried,
                (false, false) => {
                    let first = plan.years.first().copied().unwrap_or(year);
                    Renewal { carried: &carried, then: before.planned(&objective.code), year, first }.rows(&planned)
                }
            }
        })
        .collect()
}

/// An objective's indicators of the new plan beside the rows that it had.
struct Renewal<'a> {
    carried: &'a [RegisterRow],
    /// What the plan of the year before said.
    then: Vec<RegisterRow>,
    year: Year,
    /// The first year of the new plan, before which its values without a year were taken.
    first: Year,
}

impl Renewal<'_> {
    /// The rows of the plan, then those that the office had added to the plan's. One that the plan had goes on with its
    /// code, and with whatever the plan leaves open or says as before; another one gets a code that none has had.
    fn rows(&self, planned: &[RegisterRow]) -> Vec<RegisterRow> {
        let number =
            |row: &RegisterRow| row.code.as_str().rsplit('.').next().and_then(|number| number.parse::<u32>().ok());
        let mut last = self.carried.iter().filter_map(number).max().unwrap_or_default();
        let renew = |row: RegisterRow| match self.of_before(&row, planned) {
            Some(old) => self.renewed(row, old),
            None => {
                last += 1;
                RegisterRow { code: IndicatorCode::numbered(&row.objective, last), ..row }
            }
        };
        let mut rows: Vec<RegisterRow> = planned.iter().cloned().map(renew).collect();
        let is_there = |old: &RegisterRow| rows.iter().any(|row| row.code == old.code);
        let added: Vec<_> = self.carried.iter().filter(|old| self.is_added(old) && !is_there(old)).cloned().collect();
        rows.extend(added);
        rows
    }

    /// The row of last year with which one of the plan goes on: that of its name, else that which the plan had given
    /// this name and the office another.
    fn of_before(&self, row: &RegisterRow, planned: &[RegisterRow]) -> Option<&RegisterRow> {
        let named = |name: &str| self.carried.iter().find(|old| fold(&old.name) == fold(name));
        named(&row.name).or_else(|| {
            let then = self.said_then(row)?;
            let is_free = |old: &&RegisterRow| !planned.iter().any(|other| fold(&other.name) == fold(&old.name));
            self.carried.iter().find(|old| old.code == then.code).filter(is_free)
        })
    }

    fn said_then(&self, row: &RegisterRow) -> Option<&RegisterRow> {
        self.then.iter().find(|then| fold(&then.name) == fold(&row.name))
    }

    /// Whether a row of last year's register was no row of its plan, which had others.
    fn is_added(&self, old: &RegisterRow) -> bool {
        let is_it = |then: &RegisterRow| then.code == old.code || fold(&then.name) == fold(&old.name);
        !self.then.is_empty() && !self.then.iter().any(is_it)
    }

    fn renewed(&self, row: RegisterRow, old: &RegisterRow) -> RegisterRow {
        let then = self.said_then(&row);
        let is_measured_later = row.baseline.is_none() || self.is_older(&row);
        let (baseline, baseline_year) = if old.baseline.is_some() && is_measured_later {
            (old.baseline, old.baseline_year)
        } else {
            (row.baseline, row.baseline_year)
        };
        let is_unconfirmed = old.kind.is_none() || !old.to_confirm.is_empty();
        RegisterRow {
            code: old.code.clone(),
            name: newer(Some(row.name), then, old, |row| Some(row.name.clone())).unwrap_or_default(),
            kind: old.kind.or(row.kind),
            to_confirm: match (is_unconfirmed, old.kind) {
                (true, Some(_)) => proposed::with_kind_to_confirm(row.to_confirm),
                (true, None) => row.to_confirm,
                (false, _) => proposed::with_known_kind(row.to_confirm),
            },
            unit: newer(said(row.unit), then, old, |row| said(row.unit.clone())).unwrap_or_default(),
            baseline,
            baseline_year,
            weight: newer(row.weight, then, old, |row| row.weight),
            office: newer(row.office, then, old, |row| row.office.clone()),
            manager: newer(row.manager, then, old, |row| row.manager.clone()),
            expected_source: newer(row.expected_source, then, old, |row| row.expected_source.clone()),
            themes: old.themes.clone(),
            ..row
        }
    }

    /// Whether the plan's own starting value is older than last year.
    fn is_older(&self, row: &RegisterRow) -> bool {
        row.baseline_year.unwrap_or_else(|| self.first.previous()) < self.year.previous()
    }
}

/// What the plan says now of a row, unless it says nothing, or says what it said then: the register may have put that
/// right.
fn newer<T: PartialEq>(
    now: Option<T>,
    then: Option<&RegisterRow>,
    old: &RegisterRow,
    of: impl Fn(&RegisterRow) -> Option<T>,
) -> Option<T> {
    let is_news = now.is_some() && then.is_none_or(|then| of(then) != now);
    if is_news { now } else { of(old).or(now) }
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
