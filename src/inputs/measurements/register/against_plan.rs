//! What a plan with indicators of its own says otherwise than the register: rows that one of the two lacks, other targets.

use super::proposed;
use super::register_row::RegisterRow;
use crate::domain::{Indicator, Plan, Quantity, Sourced, UnreadRow, Year};
use crate::finding::Finding;
use crate::inputs::measurements::measurement_codes as codes;
use crate::words::fold;

/// One of them.
#[derive(Debug, Clone)]
pub enum Difference<'a> {
    /// The plan has the indicator, the register does not.
    Absent {
        /// The row that it would have.
        row: Box<RegisterRow>,
    },
    /// The targets are not one.
    Target {
        /// The register's row.
        indicator: &'a Indicator,
        /// The plan's target.
        planned: Quantity,
    },
    /// The register has an objective that the plan has not, or not for the year.
    NotPlanned {
        /// The register's row.
        indicator: &'a Indicator,
    },
}

/// All of them, in the order of the plan; then the register's rows that the plan does not know. An objective of which a
/// row is there and cannot be read lacks none.
pub fn against_plan<'a>(
    plan: &Plan,
    year: Year,
    register: &'a [Indicator],
    unread: &[UnreadRow],
) -> Vec<Difference<'a>> {
    let mut differences = Vec::new();
    for (_, objective) in plan.objectives().filter(|(_, objective)| objective.is_planned_for(year)) {
        let rows = proposed::rows(objective, year);
        let of_objective = || register.iter().filter(|indicator| indicator.objective == objective.code);
        let named = |name: &str| of_objective().find(|indicator| fold(&indicator.name) == fold(name));
        // A row to which the office gave another name keeps the code that the plan's order gave it.
        let may_lack = !unread.iter().any(|row| row.objective.as_ref() == Some(&objective.code));
        let is_free = |indicator: &&Indicator| !rows.iter().any(|row| fold(&row.name) == fold(&indicator.name));
        if may_lack && rows.is_empty() && of_objective().next().is_none() {
            differences.push(Difference::Absent { row: Box::new(RegisterRow::starting(objective)) });
        }
        for row in &rows {
            let renamed = || of_objective().find(|indicator| indicator.code == row.code).filter(is_free);
            let Some(indicator) = named(&row.name).or_else(renamed) else {
                differences.extend(may_lack.then(|| Difference::Absent { row: Box::new(row.clone()) }));
                continue;
            };
            let text = proposed::indicator_named(objective, &row.name).and_then(|own| own.targets.get(&year));
            let planned = text.and_then(|text| proposed::quantity_for(&text.value, indicator.kind.value));
            let own = indicator.target.as_ref().map(|target| target.value);
            differences.extend(
                planned
                    .filter(|planned| own != Some(*planned))
                    .map(|planned| Difference::Target { indicator, planned }),
            );
        }
    }
    let is_planned =
        |indicator: &Indicator| plan.objective(&indicator.objective).is_some_and(|own| own.is_planned_for(year));
    let strangers = register.iter().filter(|indicator| !is_planned(indicator));
    differences.extend(strangers.map(|indicator| Difference::NotPlanned { indicator }));
    differences
}

impl Difference<'_> {
    /// In one line, for who looks at the register as a whole.
    pub fn line(&self) -> String {
        match self {
            Self::Absent { row } => format!("{}: «{}» non c’è nel registro", row.objective, row.name),
            Self::Target { indicator, planned } => format!(
                "{}: target {} nel piano, {} nel registro",
                place(indicator, indicator.target.as_ref()),
                planned.written(),
                indicator.target.as_ref().map_or_else(|| "nessuno".to_owned(), |target| target.value.written())
            ),
            Self::NotPlanned { indicator } => {
                format!("{}: «{}» non è nel piano dell’anno", place(indicator, None), indicator.name)
            }
        }
    }
}

/// A row of the register and the cell where it says it.
fn place(indicator: &Indicator, value: Option<&Sourced<Quantity>>) -> String {
    let cell = value.map_or(&indicator.place, |value| &value.place);
    format!("{} ({})", indicator.code, cell.position)
}

/// The differences as findings, one for each cell; a row of an objective that is not planned, and an objective without
/// any row, are told by the assessment.
///
/// A row that is there and cannot be read, and one without a target, have been told.
pub fn told(plan: &Plan, year: Year, register: &[Indicator], unread: &[UnreadRow]) -> Vec<Finding> {
    let has_rows = |row: &RegisterRow| register.iter().any(|indicator| indicator.objective == row.objective);
    let tell = |difference: Difference<'_>| match difference {
        Difference::Absent { row } if has_rows(&row) => Some(
            Finding::new(
                codes::REGISTER_OTHER_PLAN,
                format!("L’indicatore «{}» dell’obiettivo {} è nel piano e non nel registro.", row.name, row.objective),
            )
            .at(register.iter().find(|indicator| indicator.objective == row.objective)?.place.clone())
            .expected("una riga con questo INDICATORE in fondo al registro; niente, se non si vuole misurare"),
        ),
        Difference::Absent { .. } | Difference::NotPlanned { .. } => None,
        Difference::Target { indicator, planned } => Some(
            Finding::new(
                codes::REGISTER_OTHER_PLAN,
                format!("Il target dell’indicatore {} nel registro non è quello del piano.", indicator.code),
            )
            .at(indicator.target_cell().clone())
            .found(indicator.target.as_ref()?.value.written())
            .expected(format!(
                "{}, come nel piano; se è cambiato con un atto, una riga in variazioni",
                planned.written()
            )),
        ),
    };
    against_plan(plan, year, register, unread).into_iter().filter_map(tell).collect()
}
