//! Register against plan: what only shows when both are on the table.

use crate::domain::{Indicator, Plan};
use crate::finding::Finding;
use crate::inputs::measurements::measurement_codes as codes;

/// Reports indicators that repeat another wording than the plan's.
///
/// Unknown objectives and objectives without indicators are found by the assessment,
/// which must know them anyway.
pub fn check_register(plan: &Plan, indicators: &[Indicator]) -> Vec<Finding> {
    let changed = |indicator: &&Indicator| {
        let objective = plan.objective(&indicator.objective)?;
        let differs = !indicator.plan_text.is_empty() && indicator.plan_text != objective.indicator.value;
        differs.then(|| objective.indicator.value.clone())
    };
    let mut findings: Vec<Finding> = indicators
        .iter()
        .filter_map(|indicator| changed(&indicator).map(|now| (indicator, now)))
        .map(|(indicator, now)| {
            Finding::new(
                codes::REGISTER_PLAN_TEXT,
                format!("Il piano dice altro da ciò che il registro riporta per l’indicatore {}.", indicator.code),
            )
            .at(indicator.place.clone())
            .found(indicator.plan_text.clone())
            .expected(now)
        })
        .collect();
    findings.extend(indicators.iter().filter_map(|indicator| other_objective(plan, indicator)));
    findings.extend(super::offices::written_twice(indicators));
    findings
}

/// `01.01-08.1` in a row of 01.01-09: one of the two cells is a slip, and the value would count for the wrong objective.
fn other_objective(plan: &Plan, indicator: &Indicator) -> Option<Finding> {
    let (stem, _) = indicator.code.as_str().rsplit_once('.')?;
    if stem == indicator.objective.as_str() || !plan.objectives().any(|(_, row)| row.code.as_str() == stem) {
        return None;
    }
    let message = format!("L’indicatore {} è nella riga dell’obiettivo {}.", indicator.code, indicator.objective);
    Some(
        Finding::new(codes::REGISTER_OTHER_OBJECTIVE, message)
            .at(indicator.place.clone())
            .found(indicator.objective.to_string())
            .expected(format!("CODICE {stem}, oppure un altro CODICE INDICATORE")),
    )
}
