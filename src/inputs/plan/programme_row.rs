//! The programme of a row, the cross-cutting group, or the finding that says why nobody can know it.

use super::align::PlanRow;
use super::cross_cutting;
use super::header::Column;
use super::plan_codes;
use super::shapes::classified;
use super::source_cell::SourceCell;
use crate::domain::{GroupCode, Placement};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::tabular::{ProgrammeRefusal as Refusal, programme_code};

/// Reads the programme of a row, by code or, under the row's missione, by number or name; a code in
/// another form and a refused one are findings. In the canonical workbook «trasversale» is an answer too.
pub(super) fn placement_of(row: &PlanRow, catalogue: &Catalogue, findings: &mut Vec<Finding>) -> Option<Placement> {
    let cell = row.cells.get(&Column::Programme)?;
    if is_canonical(row) && is_cross_cutting(row) {
        return Some(Placement::CrossCutting);
    }
    let title = row.cells.get(&Column::Title).map_or("", SourceCell::words);
    let refusal = match classified::programme_of_cell(cell, row.group.and_then(GroupCode::mission), catalogue) {
        Ok(programme) => {
            if cell.words() != programme.to_string() {
                findings.push(
                    Finding::new(plan_codes::CODE_REWRITTEN, "Codice di programma riscritto nella forma MM.PP")
                        .at(cell.place.clone())
                        .found(cell.words())
                        .expected(programme.to_string()),
                );
            }
            return Some(Placement::Programme(programme));
        }
        Err(refusal) => refusal,
    };
    let what = if is_kept(row) { "l’obiettivo resta in attesa, senza codice" } else { "riga non importata" };
    let (code, message, expected) = match refusal {
        Refusal::Ambiguous(candidates) => (
            plan_codes::AMBIGUOUS_CODE,
            "Codice di programma ambiguo: il numero ha perso uno zero",
            format!("{candidates}: scrivere il codice come testo"),
        ),
        Refusal::Rounded(seen) => (
            plan_codes::AMBIGUOUS_CODE,
            "Codice di programma ambiguo: il formato della cella nasconde i decimali",
            format!("{seen}: scrivere il codice come testo, per esempio 01.02"),
        ),
        Refusal::Date => (
            plan_codes::DATE_FOR_CODE,
            "Il foglio di calcolo ha trasformato il codice di programma in una data",
            "formattare la cella come testo e riscrivere il codice, per esempio 01.02".to_owned(),
        ),
        Refusal::Unreadable => (
            plan_codes::UNREADABLE,
            "Il codice di programma non è leggibile (formula senza valore o errore)",
            "aprire e salvare il file con il foglio di calcolo, oppure scrivere il codice come testo".to_owned(),
        ),
        Refusal::Blank => (
            plan_codes::NO_CODE,
            "Riga senza codice di programma",
            "un codice come 01.02 nella colonna PROGRAMMI".to_owned(),
        ),
        Refusal::NotACode if cross_cutting::is_said(cell.words()) => (
            plan_codes::NO_CODE,
            "Il piano non dice un programma solo",
            "un codice come 01.02, oppure «trasversale» nella colonna PROGRAMMI del piano canonico se l’obiettivo \
             riguarda più programmi"
                .to_owned(),
        ),
        Refusal::NotACode => (
            plan_codes::NO_CODE,
            "Il programma non è riconoscibile",
            "un codice come 01.02, o il nome di un programma, nella colonna PROGRAMMI".to_owned(),
        ),
    };
    let found = [cell.words(), title].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
    let finding = Finding::new(code, format!("{message}; {what}")).at(cell.place.clone());
    findings.push(finding.found(found).expected(expected));
    None
}

/// Whether a row is of the canonical workbook, where an office answers.
pub(super) fn is_canonical(row: &PlanRow) -> bool {
    [Column::Inherited, Column::Waiting].iter().any(|column| row.cells.get(column).is_some())
}

/// Whether a row says that its objective spans several programmi: in its own cell, or under the group's title.
pub(super) fn is_cross_cutting(row: &PlanRow) -> bool {
    let cell = row.cells.get(&Column::Programme).filter(|cell| !cell.is_blank());
    cell.map_or(row.group == Some(GroupCode::CrossCutting), |cell| cross_cutting::is_said(cell.words()))
}

/// Whether a row without a readable programme is an objective all the same: it has a title of its own, and no
/// code in another column, which would tell that its cells are not where they belong.
pub(super) fn is_kept(row: &PlanRow) -> bool {
    let text = |column: &Column| row.cells.get(column).filter(|cell| !cell.is_blank() && !cell.is_unreadable());
    let is_code = |cell: &SourceCell| programme_code::of_text(cell.words()).is_some();
    let elsewhere = [Column::Direction, Column::Strategic, Column::Title, Column::Purpose, Column::Stakeholders];
    text(&Column::Title).is_some_and(|title| title.words().contains(char::is_alphabetic))
        && !elsewhere.iter().filter_map(text).any(is_code)
}
