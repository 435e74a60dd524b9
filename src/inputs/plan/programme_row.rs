//! The programme of a row, or the finding that says why the row cannot be imported.

use super::align::PlanRow;
use super::header::Column;
use super::plan_codes;
use super::source_cell::SourceCell;
use crate::domain::ProgrammeCode;
use crate::finding::Finding;
use crate::tabular::ProgrammeRefusal as Refusal;

/// Reads the programme of a row; a code in another form and a refused one are findings.
pub(super) fn programme_of(row: &PlanRow, findings: &mut Vec<Finding>) -> Option<ProgrammeCode> {
    let cell = row.cells.get(&Column::Programme)?;
    let title = row.cells.get(&Column::Title).map_or("", SourceCell::words);
    let refusal = match cell.programme_code() {
        Ok(programme) => {
            if cell.words() != programme.to_string() {
                findings.push(
                    Finding::new(plan_codes::CODE_REWRITTEN, "Codice di programma riscritto nella forma MM.PP")
                        .at(cell.place.clone())
                        .found(cell.words())
                        .expected(programme.to_string()),
                );
            }
            return Some(programme);
        }
        Err(refusal) => refusal,
    };
    let (code, message, expected) = match refusal {
        Refusal::Ambiguous(candidates) => (
            plan_codes::AMBIGUOUS_CODE,
            "Codice di programma ambiguo: il numero ha perso uno zero; riga non importata",
            format!("{candidates}: scrivere il codice come testo"),
        ),
        Refusal::Date => (
            plan_codes::DATE_FOR_CODE,
            "Il foglio di calcolo ha trasformato il codice di programma in una data; riga non importata",
            "formattare la cella come testo e riscrivere il codice, per esempio 01.02".to_owned(),
        ),
        Refusal::Unreadable => (
            plan_codes::UNREADABLE,
            "Il codice di programma non è leggibile (formula senza valore o errore); riga non importata",
            "aprire e salvare il file con il foglio di calcolo, oppure scrivere il codice come testo".to_owned(),
        ),
        Refusal::Blank => (
            plan_codes::NO_CODE,
            "Riga senza codice di programma: non importata",
            "un codice come 01.02 nella colonna PROGRAMMI".to_owned(),
        ),
        Refusal::NotACode => (
            plan_codes::NO_CODE,
            "Il codice di programma non è riconoscibile; riga non importata",
            "un codice come 01.02 nella colonna PROGRAMMI".to_owned(),
        ),
    };
    let found = [cell.words(), title].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
    findings.push(Finding::new(code, message).at(cell.place.clone()).found(found).expected(expected));
    None
}
