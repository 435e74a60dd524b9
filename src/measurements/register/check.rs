//! Register against plan: what only shows when both are on the table.

use crate::domain::{Indicator, Plan};
use crate::finding::Finding;
use crate::measurements::findings as codes;

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
    indicators
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
        .collect()
}
