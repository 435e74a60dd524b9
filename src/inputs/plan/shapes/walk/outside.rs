//! What stands below a table and is none of its rows: approvals, legends, signatures, lists of people or of money.

use super::super::super::plan_codes;
use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::stacked;
use super::super::table::Table;
use super::super::title;
use super::super::vocabulary::Meaning;
use super::Walk;
use crate::finding::Finding;
use crate::words::fold;

/// Beginnings of lines that close a document.
#[rustfmt::skip]
const CLOSINGS: [&str; 21] = [
    "APPROVATO CON ", "APPROVATA CON ", "ADOTTATO CON ", "ALLEGATO ALLA ", "LEGENDA", "NOTA BENE", "N B ", "FIRMA DEL ", "FIRMATO ",
    "F TO ", "IL SEGRETARIO", "LA SEGRETARIA", "IL SINDACO", "LA SINDACA", "IL DIRIGENTE", "LA DIRIGENTE", "IL RESPONSABILE",
    "LA RESPONSABILE", "IL DIRETTORE", "VISTO DI ", "DOCUMENTO FIRMATO",
];
/// Cells of such a line, at most.
const MOST_CELLS: usize = 3;
/// Rows that are looked at below a gap.
const MOST_ROWS: usize = 40;
/// Columns that the rows of a table mostly fill and those of another one leave blank, at least.
const FEWEST_MISSING: usize = 2;
/// Words of the entries of a list, at most; titles of objectives mostly have more.
const MOST_WORDS_OF_ENTRY: usize = 2;

impl Walk<'_> {
    /// Leaves out what is no row of the table above and tells it; how many rows those are.
    pub(super) fn leave_outside(&mut self, from_here: &[SourceRow]) -> Option<usize> {
        let (row, (_, table)) = (from_here.first()?, self.table.as_ref().filter(|_| !self.is_card)?);
        self.current.as_ref()?;
        if self.habit.columns().count() >= FEWEST_MISSING && closes(row) {
            self.ignore(row);
            return Some(1);
        }
        let is_apart = self.last_row.zip(row.place.row()).is_some_and(|(last, own)| own > last + 1);
        let usual: Vec<u32> = self.habit.columns().filter(|column| table.roles.contains_key(column)).collect();
        if !is_apart || usual.len() < FEWEST_MISSING {
            return None;
        }
        let stands_below = |pair: &[SourceRow]| pair[0].place.row().map(|line| line + 1) == pair[1].place.row();
        let height = 1 + from_here.windows(2).take(MOST_ROWS).take_while(|pair| stands_below(pair)).count();
        let (block, below) = from_here.split_at(height.min(from_here.len()));
        let is_own = |row: &SourceRow| is_surely_of(table, row);
        let is_bare = |row: &SourceRow| is_surely_of(table, row) || self.is_bare_objective(table, row);
        if block.iter().any(is_own) || block.iter().all(is_bare) || !is_of_others(table, &usual, block, below) {
            return None;
        }
        let message = match block.len() {
            1 => "Riga sotto la tabella, fuori dalle sue righe: non importata".to_owned(),
            rows => format!("Sotto la tabella comincia altro: {rows} righe non importate"),
        };
        let texts: Vec<&str> = row.beginning().map(|(_, cell)| cell.words()).collect();
        let note = Finding::new(plan_codes::STRAY_CELL, message).at(row.place.clone()).found(texts.join(" | "));
        self.into.notes.push(note.expected("nulla, se non sono obiettivi; altrimenti nessuna riga vuota sopra"));
        self.last_row = block.last().and_then(|row| row.place.row());
        Some(block.len())
    }

    /// A row of nothing but headings is no objective of the table above, which ends there.
    pub(super) fn leave_headings(&mut self, row: &SourceRow) -> Option<usize> {
        if self.is_card || self.table.is_none() || !stacked::is_of_headings(row) {
            return None;
        }
        self.close();
        self.table = None;
        let texts: Vec<&str> = row.beginning().map(|(_, cell)| cell.words()).collect();
        let message = "Riga di sole intestazioni sotto una tabella: né essa né le righe che seguono sono obiettivi";
        let note = Finding::new(plan_codes::STRAY_CELL, message).at(row.place.clone()).found(texts.join(" | "));
        self.into
            .notes
            .push(note.expected("un’intestazione che dica dove stanno gli obiettivi (OBIETTIVO), oppure nulla"));
        Some(1)
    }
}

/// Whether the rows below a gap are texts at the end, or a list of other things.
fn is_of_others(table: &Table, usual: &[u32], block: &[SourceRow], below: &[SourceRow]) -> bool {
    let is_filled = |row: &SourceRow, column: &u32| row.cells.get(column).is_some_and(|cell| !cell.is_blank());
    if block.iter().all(|row| title::only_text(row).is_some()) {
        // Over more rows they head these.
        let goes_on = |row: &SourceRow| {
            is_surely_of(table, row) || usual.iter().filter(|column| is_filled(row, column)).count() >= FEWEST_MISSING
        };
        return !below.iter().take(MOST_ROWS).any(goes_on);
    }
    let missing = usual.iter().filter(|column| !block.iter().any(|row| is_filled(row, column))).count();
    let first = |row: &SourceRow| row.beginning().next().map(|(_, cell)| cell.words().split(' ').count());
    let entries = block.iter().filter(|row| first(row).is_some_and(|words| words <= MOST_WORDS_OF_ENTRY)).count();
    block.len() > 1 && missing >= FEWEST_MISSING && entries * 2 > block.len()
}

/// Whether a row has a figure, a mark or a programme where the table has them.
fn is_surely_of(table: &Table, row: &SourceRow) -> bool {
    use Meaning::{Actual, Base, Month, Programme, Target, Weight, Year};
    table.roles.iter().any(|(column, role)| {
        let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_blank()) else { return false };
        match role.meaning {
            Programme => cell.programme_code().is_ok(),
            Target | Base | Actual | Weight => figures::figure(cell).is_some_and(|figure| figure.is_number),
            Year | Month => true,
            _ => false,
        }
    })
}

/// «Approvato con delibera n. 12», «Il Segretario comunale | Il Sindaco», «* dato stimato».
fn closes(row: &SourceRow) -> bool {
    let mut filled = row.beginning().filter(|(_, cell)| !cell.is_from_above).map(|(_, cell)| cell);
    let closes = |cell: &SourceCell| {
        let folded = format!("{} ", fold(cell.words()));
        cell.words().starts_with('*') || CLOSINGS.iter().any(|start| folded.starts_with(start))
    };
    filled.clone().count() <= MOST_CELLS && filled.next().is_some_and(closes) && filled.all(closes)
}
