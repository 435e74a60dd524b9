//! Counts of the assessment that both checklists show.

use crate::assessment::{Assessment, IndicatorResult, ObjectiveResult, State};
use crate::domain::Class;
use crate::domain::Field;
use crate::domain::kind::Values;
use crate::finding::Finding;
use crate::words::fold;
use crate::words::italian;

/// Every indicator of the year, in the order of the document.
pub(super) fn indicators<'m, 'a>(assessment: &'m Assessment<'a>) -> impl Iterator<Item = &'m IndicatorResult<'a>> {
    assessment.objectives().flat_map(|(_, objective)| &objective.indicators)
}

/// Whether a value fell short and a cause is due.
fn falls_short(row: &IndicatorResult<'_>) -> bool {
    row.achievement.value.is_some_and(|value| value < rust_decimal::Decimal::ONE_HUNDRED)
}

/// Indicators below 100: all, and the codes of those without a cause.
pub(super) fn deviations(assessment: &Assessment<'_>) -> (usize, Vec<String>) {
    let all: Vec<_> = indicators(assessment).filter(|row| falls_short(row)).collect();
    let without = all.iter().filter(|row| row.measurement.is_none_or(|row| row.cause.is_none()));
    (all.len(), without.map(|row| row.indicator.code.to_string()).collect())
}

/// Qualitative indicators with the board's score, and those that await it.
pub(super) fn qualitative(assessment: &Assessment<'_>) -> (usize, usize) {
    let own = || indicators(assessment).filter(|row| row.indicator.kind.value.values() == Values::Score);
    let scored = own().filter(|row| row.state == State::Measured).count();
    (scored, own().filter(|row| row.state == State::AwaitingBoard).count())
}

/// Codes of the planned objectives whose words speak of corruption or transparency.
pub(super) fn integrity(assessment: &Assessment<'_>) -> Vec<String> {
    let speaks = |result: &ObjectiveResult<'_>| {
        let objective = result.objective;
        let fields = [objective.direction.as_ref(), objective.strategic.as_ref(), Some(&objective.title)];
        let texts = fields.into_iter().flatten().map(|field: &Field| field.text.as_str());
        texts.chain([objective.purpose.as_str(), objective.indicator.value.as_str()]).any(|text| {
            let text = fold(text);
            text.contains("CORRUZIONE") || text.contains("TRASPARENZA")
        })
    };
    let planned = assessment.objectives().filter(|(_, row)| row.state.is_planned());
    planned.filter(|(_, row)| speaks(row)).map(|(_, row)| row.objective.code.to_string()).collect()
}

/// Measured indicators of objectives in the first class: all, and the codes of those without evidence.
pub(super) fn evidence(assessment: &Assessment<'_>) -> (usize, Vec<String>) {
    let achieved = assessment.objectives().filter(|(_, row)| row.class == Some(Class::Achieved));
    let measured = achieved.flat_map(|(_, row)| &row.indicators).filter(|row| row.state == State::Measured);
    let all: Vec<_> = measured.collect();
    let without = all.iter().filter(|row| row.measurement.is_none_or(|row| row.evidence.is_none()));
    (all.len(), without.map(|row| row.indicator.code.to_string()).collect())
}

/// How many findings have one of these codes.
pub(super) fn found(findings: &[Finding], codes: &[&str]) -> usize {
    findings.iter().filter(|finding| codes.contains(&finding.code.id)).count()
}

/// `nessuno`, or the codes with commas; a long list is cut, with the number of what is left out.
pub(super) fn listed(codes: &[String]) -> String {
    const MOST: usize = 25;
    match codes {
        [] => "nessuno".to_owned(),
        few if few.len() <= MOST => few.join(", "),
        many => format!("{} {}", many[..MOST].join(", "), italian::and_others(many.len() - MOST)),
    }
}
