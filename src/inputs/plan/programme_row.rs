//! The programme of a row, the cross-cutting group, or the finding that says why nobody can know it.

use super::align::PlanRow;
use super::cross_cutting;
use super::header::Column;
use super::kept_places::{self, KeptPlaces, Told};
use super::plan_codes;
use super::refused_programme::{self, WAITS};
use super::shapes::classified;
use super::source_cell::SourceCell;
use crate::domain::{GroupCode, Placement};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::tabular::programme_code;

/// Reads the programme of a row, by code or, under the row's missione, by number or name; a code in
/// another form and a refused one are findings. In the canonical workbook «trasversale» is an answer too.
/// An objective that the office called so before keeps its place.
pub(super) fn placement_of(
    row: &PlanRow,
    (catalogue, kept): (&Catalogue, &KeptPlaces),
    findings: &mut Vec<Finding>,
) -> Option<Placement> {
    let cell = row.cells.get(&Column::Programme)?;
    let words = |column: Column| row.cells.get(&column).map_or("", SourceCell::words);
    let title = words(Column::Title);
    let is_several = is_cross_cutting(row);
    if is_several && is_canonical(row) {
        return Some(Placement::CrossCutting);
    }
    if is_several || cell.is_blank() && row.group.is_none() {
        let told = if is_several { Told::Several } else { Told::Blank };
        if let Some(placement) = kept.place(title, words(Column::Purpose), told) {
            findings.push(kept_places::kept(placement, title, &cell.place));
            return Some(placement);
        }
    }
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
    let outcome = if is_kept(row) { WAITS } else { "riga non importata" };
    let found = [cell.words(), title].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
    findings.push(refused_programme::refused(cell, &refusal, plan_codes::NO_CODE, outcome).found(found));
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
