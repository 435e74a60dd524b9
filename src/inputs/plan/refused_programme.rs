//! The finding about a cell that gives no programme, whatever the shape of its plan.

use super::cross_cutting;
use super::plan_codes;
use super::source_cell::SourceCell;
use crate::finding::{Code, Finding};
use crate::tabular::ProgrammeRefusal as Refusal;

/// What becomes of an objective whose programme nobody can know.
pub(super) const WAITS: &str = "l’obiettivo resta in attesa, senza codice";

/// What to do where an objective is of several programmi.
const IF_SEVERAL: &str = "«trasversale» nel foglio «Senza programma» del piano canonico";

/// Why a cell gives no programme, what becomes of its row, and what to write; `unread` is the code where the cell holds
/// no writing of a programme at all.
pub(super) fn refused(cell: &SourceCell, refusal: &Refusal, unread: Code, outcome: &str) -> Finding {
    let is_several = *refusal == Refusal::NotACode && cross_cutting::is_said(cell.words());
    let why = if is_several { "Il piano non dice un programma solo" } else { refusal.why() };
    let expected = match refusal {
        _ if is_several => format!("{IF_SEVERAL}, se è così; altrimenti un programma"),
        Refusal::Blank | Refusal::NotACode => {
            format!(
                "{} o il nome di un programma del D.Lgs. 118/2011; se l’obiettivo ne riguarda più d’uno, {IF_SEVERAL}",
                refusal.remedy()
            )
        }
        _ => refusal.remedy(),
    };
    let code = match refusal {
        Refusal::Ambiguous(_) | Refusal::Rounded(_) => plan_codes::AMBIGUOUS_CODE,
        Refusal::Date => plan_codes::DATE_FOR_CODE,
        Refusal::Unreadable => plan_codes::UNREADABLE,
        Refusal::Blank | Refusal::NotACode => unread,
    };
    Finding::new(code, format!("{why}; {outcome}")).at(cell.place.clone()).found(cell.words()).expected(expected)
}
