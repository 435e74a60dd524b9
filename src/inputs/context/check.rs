//! Totals of the *rendiconto* against the sums of the programmi.

use rust_decimal::Decimal;

use super::context_codes as codes;
use crate::domain::{BudgetTotals, EntityContext, Resources, in_cents};
use crate::finding::Finding;
use crate::words::fold;
use crate::words::italian;

type Pick = fn(&BudgetTotals) -> Option<Decimal>;

/// Names of totals that are sums of a column of the resources.
const KNOWN: [(&[&str], Pick); 4] = [
    (&["STANZIATO", "STANZIAMENTI", "SPESE STANZIATE", "STANZIAMENTI DEFINITIVI DI SPESA"], |sums| sums.appropriated),
    (&["IMPEGNATO", "IMPEGNI", "SPESE IMPEGNATE", "IMPEGNI DI COMPETENZA"], |sums| sums.committed),
    (&["PAGATO", "PAGAMENTI IN CONTO COMPETENZA", "SPESE PAGATE"], |sums| sums.paid),
    (&["PAGAMENTI IN CONTO RESIDUI", "PAGATO RESIDUI"], |sums| sums.arrears_paid),
];

/// Compares the totals of the *rendiconto* that have a known name with the sums of the
/// programmi, to the cent; a column with blanks is not compared.
pub fn check_accounts(context: &EntityContext, resources: &Resources) -> Vec<Finding> {
    let sums = resources.totals();
    let mut findings = Vec::new();
    for (label, amount) in &context.accounts {
        let folded = fold(label);
        let Some((_, pick)) = KNOWN.iter().find(|(names, _)| names.contains(&folded.as_str())) else { continue };
        let Some(sum) = pick(&sums).filter(|sum| in_cents(*sum) != in_cents(amount.value)) else { continue };
        findings.push(
            Finding::new(
                codes::ACCOUNTS_DIFFER,
                format!("«{label}» del rendiconto non è la somma dei programmi nel file delle risorse."),
            )
            .at(amount.place.clone())
            .found(italian::two_places(amount.value))
            .expected(italian::two_places(sum)),
        );
    }
    findings
}
