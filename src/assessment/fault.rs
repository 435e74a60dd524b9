//! What cannot be scored, told to the office: one finding for each fault.

use super::assessment_codes as codes;
use super::join::Join;
use crate::domain::kind::Values;
use crate::domain::{Indicator, Place};
use crate::finding::Finding;
use crate::kinds::reference::Fault;

impl Join<'_> {
    /// Reports why an indicator cannot be scored and gives the cell at fault.
    pub(super) fn report_fault(&mut self, indicator: &Indicator, fault: Fault) -> Place {
        let code = &indicator.code;
        let kind = indicator.kind.value;
        let (finding, place) = match fault {
            Fault::ImpossibleTarget(place, allowed) => {
                let message = format!("Il target dell’indicatore {code} non è ammesso per il tipo «{kind}».");
                (with_target(Finding::new(codes::IMPOSSIBLE_TARGET, message).expected(allowed), indicator), place)
            }
            Fault::NoVariation(place) => {
                let message = format!(
                    "Il target dell’indicatore {code} è uguale al valore base: non c’è variazione da misurare."
                );
                let advice = "un target diverso dalla base, oppure il tipo «mantenimento»";
                (with_target(Finding::new(codes::NO_VARIATION, message).expected(advice), indicator), place)
            }
            Fault::MissingReference(column, place) => {
                let message = format!("All’indicatore {code} manca {column}, necessario per il tipo «{kind}».");
                (Finding::new(codes::MISSING_REFERENCE, message).expected(format!("un valore in {column}")), place)
            }
            Fault::WrongType(place) => {
                let message = format!("L’indicatore {code} è di tipo «{kind}» ma il valore è di un altro tipo.");
                (Finding::new(codes::WRONG_TYPE, message).expected(expected_value(kind.values())), place)
            }
            Fault::TooLarge(place) => {
                let message = format!("Il valore dell’indicatore {code} è troppo grande per essere calcolato.");
                (Finding::new(codes::WRONG_TYPE, message).expected("un numero con meno di 28 cifre"), place)
            }
        };
        self.findings.push(finding.at(place.clone()));
        place
    }
}

/// The finding with the register's target as what was found.
fn with_target(finding: Finding, indicator: &Indicator) -> Finding {
    match &indicator.target {
        Some(target) => finding.found(target.value.written_in(&indicator.unit)),
        None => finding,
    }
}

const fn expected_value(values: Values) -> &'static str {
    match values {
        Values::Day => "una data, oppure «non eseguito»",
        Values::Answer => "sì oppure no",
        Values::Number | Values::Score => "un numero",
    }
}
