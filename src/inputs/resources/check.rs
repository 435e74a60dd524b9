//! Whether the figures can be true, and whether they fit the plan.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::budget_codes as codes;
use super::columns::Column;
use crate::domain::{Place, Plan, ProgrammeBudget, ProgrammeCode, Resources, Sourced, Year, in_cents};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::words::italian;

/// Checks each programma (impegnato + FPV ≤ stanziato, pagato ≤ impegnato, no negative
/// amounts, known to the classification) and that every programma with objectives planned for
/// `year` has figures. `file` names the input.
pub fn check(resources: &Resources, plan: &Plan, year: Year, catalogue: &Catalogue, file: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &resources.programmes {
        if catalogue.programme(row.programme).is_none() {
            findings.push(
                Finding::new(
                    codes::UNKNOWN_PROGRAMME,
                    format!("Il programma {} non è nella classificazione ufficiale.", row.programme),
                )
                .at(row.place.clone())
                .found(row.programme.to_string())
                .expected("un programma del D.Lgs. 118/2011, allegato 14"),
            );
        }
        check_amounts(row, &mut findings);
    }
    let planned: BTreeSet<ProgrammeCode> = plan
        .objectives()
        .filter(|(_, objective)| objective.is_planned_for(year))
        .filter_map(|(_, objective)| objective.placement.programme())
        .collect();
    for programme in planned.into_iter().filter(|programme| resources.of_programme(*programme).is_none()) {
        findings.push(
            Finding::new(
                codes::NO_FIGURES,
                format!("Il programma {programme} ha obiettivi previsti per il {year} ma non ha risorse nel file."),
            )
            .at(Place::file(file))
            .expected("una riga per il programma; se non ha stanziamenti, con 0"),
        );
    }
    findings
}

fn check_amounts(row: &ProgrammeBudget, findings: &mut Vec<Finding>) {
    for column in Column::AMOUNTS {
        let Some(amount) = column.of(row).filter(|amount| amount.value < Decimal::ZERO) else { continue };
        findings.push(
            Finding::new(codes::NEGATIVE, format!("{} del programma {} è negativo.", column.heading(), row.programme))
                .at(amount.place.clone())
                .found(italian::two_places(amount.value))
                .expected("un importo positivo o zero"),
        );
    }
    if let (Some(appropriated), Some(committed)) = (&row.appropriated, &row.committed) {
        // Without FPV the commitments alone must fit.
        let carried = row.carried_forward.as_ref().map_or(Decimal::ZERO, |amount| amount.value);
        let message = format!("Nel programma {} impegnato e FPV superano lo stanziato.", row.programme);
        compare(codes::OVER_APPROPRIATION, message, committed, committed.value + carried, appropriated, findings);
    }
    if let (Some(committed), Some(paid)) = (&row.committed, &row.paid) {
        let message = format!("Nel programma {} il pagato supera l’impegnato.", row.programme);
        compare(codes::OVER_COMMITMENT, message, paid, paid.value, committed, findings);
    }
}

/// Reports an amount that is greater than its ceiling.
fn compare(
    code: crate::finding::Code,
    message: String,
    at: &Sourced<Decimal>,
    amount: Decimal,
    ceiling: &Sourced<Decimal>,
    findings: &mut Vec<Finding>,
) {
    if in_cents(amount) > in_cents(ceiling.value) {
        findings.push(
            Finding::new(code, message).at(at.place.clone()).found(italian::two_places(amount)).expected(format!(
                "al massimo {} ({})",
                italian::two_places(ceiling.value),
                ceiling.place
            )),
        );
    }
}
