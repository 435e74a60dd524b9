//! Rows of a sheet whose cells were pushed sideways: one deleted or inserted «shifting cells».
//!
//! A row is put right only where exactly one way of taking out a blank cell or two, or of
//! putting one in, brings the programme code and the year marks under their headers and leaves
//! nothing outside them. Where several ways do, the row is told and left as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{Column, Header};
use super::known_texts::{Known, describe};
use super::source::SourceRow;
use super::source_cell::SourceCell;
use super::{plan_codes, year_mark};
use crate::domain::Few;
use crate::finding::Finding;
use crate::tabular::programme_code;
use crate::words::fold;

/// Widest table that is looked at, in columns.
const WIDEST: u32 = 64;

/// Where each cell of a row goes: old column → new column.
type Moves = BTreeMap<u32, u32>;

/// Puts a row right that was pushed sideways, if there is one way to do so.
pub(super) fn realign(row: SourceRow, header: &Header, known: &Known, findings: &mut Vec<Finding>) -> SourceRow {
    let table = Table { header, known };
    if !table.is_pushed(&row) {
        return row;
    }
    let mut ways = table.ways(&row);
    match (ways.pop_first(), ways.is_empty()) {
        (None, _) => row,
        (Some(_), false) => {
            findings.push(
                Finding::new(
                    plan_codes::PUSHED_ASIDE,
                    "Celle della riga spostate di lato: non si può sapere quale manca o è di troppo",
                )
                .at(row.place.clone())
                .found(texts(&row))
                .expected("ogni cella sotto la sua intestazione"),
            );
            row
        }
        (Some(moves), true) => {
            let before = texts(&row);
            let cells: Few<u32, SourceCell> =
                row.cells.into_iter().filter_map(|(column, cell)| Some((*moves.get(&column)?, cell))).collect();
            findings.push(
                Finding::new(plan_codes::ALIGNED, "Riga riallineata: le sue celle erano spostate di lato")
                    .at(row.place.clone())
                    .found(before)
                    .expected(describe(&cells, header)),
            );
            SourceRow { cells, place: row.place }
        }
    }
}

fn texts(row: &SourceRow) -> String {
    let texts: Vec<&str> = row.cells.values().filter(|cell| !cell.is_blank()).map(SourceCell::words).collect();
    texts.join(" | ")
}

/// What a row is held against.
struct Table<'a> {
    header: &'a Header,
    known: &'a Known,
}

impl Table<'_> {
    /// Whether a row stands wrong and bears the marks of a push: its code stands elsewhere,
    /// or something stands outside the table. A bad mark alone is a bad mark.
    fn is_pushed(&self, row: &SourceRow) -> bool {
        let header = self.header;
        let Some(programme) = header.column(Column::Programme) else { return false };
        let widest = row.cells.keys().next_back().is_some_and(|&last| last >= WIDEST);
        if widest || !header.years.values().any(|&year| year > programme) {
            return false;
        }
        let code = row.cells.get(&programme).filter(|cell| !cell.is_blank());
        let displaced = code.is_none_or(|cell| cell.programme_code() == Err(programme_code::Refusal::NotACode));
        displaced || (!self.marks_are_good(|column| row.cells.get(&column)) && !self.is_inside(row.cells.iter()))
    }

    /// Every way of putting the row right by the fewest cells taken out or put in.
    fn ways(&self, row: &SourceRow) -> BTreeSet<Moves> {
        let first = self.headed().min().unwrap_or_default();
        let last = row.cells.keys().next_back().copied().unwrap_or_default();
        let filled: Vec<u32> =
            row.cells.iter().filter(|(_, cell)| !cell.is_blank()).map(|(&column, _)| column).collect();
        let blanks: Vec<u32> = (first..last).filter(|column| !filled.contains(column)).collect();
        let right = |moved: &dyn Fn(u32) -> u32| {
            let moves: Moves = filled.iter().map(|&column| (column, moved(column))).collect();
            self.fits(row, &moves).then_some(moves)
        };
        let after = |column: u32, out: u32| u32::from(column > out);
        let taken_out = blanks.iter().filter_map(|&out| right(&|column| column - after(column, out)));
        let put_in = (first..=last).filter_map(|new| right(&|column| column + u32::from(column >= new)));
        let ways: BTreeSet<Moves> = taken_out.chain(put_in).collect();
        if !ways.is_empty() {
            return ways;
        }
        let pairs =
            blanks.iter().enumerate().flat_map(|(index, one)| blanks[index + 1..].iter().map(move |two| (*one, *two)));
        pairs.filter_map(|(one, two)| right(&|column| column - after(column, one) - after(column, two))).collect()
    }

    /// Whether the moved row stands right: a code, good marks, nothing outside the table, and
    /// no text where only other columns are known to have it.
    fn fits(&self, row: &SourceRow, moves: &Moves) -> bool {
        let moved: BTreeMap<u32, &SourceCell> = moves.iter().map(|(from, to)| (*to, &row.cells[from])).collect();
        let at = |column: u32| moved.get(&column).copied();
        let programme = self.header.column(Column::Programme).and_then(at);
        programme.is_some_and(|cell| cell.programme_code().is_ok())
            && self.marks_are_good(at)
            && self.is_inside(moved.iter())
            && self.is_in_its_place(Column::Direction, at)
            && self.is_in_its_place(Column::Strategic, at)
    }

    fn marks_are_good<'c>(&self, at: impl Fn(u32) -> Option<&'c SourceCell>) -> bool {
        let marks = self.header.years.values().map(|&column| at(column).map_or(Some(false), year_mark::read));
        let marks: Vec<Option<bool>> = marks.collect();
        marks.iter().all(Option::is_some) && marks.contains(&Some(true))
    }

    fn is_inside<'c, C: std::borrow::Borrow<SourceCell> + 'c>(
        &self,
        mut cells: impl Iterator<Item = (&'c u32, &'c C)>,
    ) -> bool {
        cells.all(|(column, cell)| cell.borrow().is_blank() || self.headed().any(|headed| headed == *column))
    }

    fn is_in_its_place<'c>(&self, column: Column, at: impl Fn(u32) -> Option<&'c SourceCell>) -> bool {
        let cell = self.header.column(column).and_then(at);
        cell.is_none_or(|cell| self.known.meaning(&fold(cell.words())).is_none_or(|meaning| meaning == column))
    }

    fn headed(&self) -> impl Iterator<Item = u32> {
        let header = self.header;
        header.columns.values().chain(header.years.values()).chain(header.foreign.keys()).copied()
    }
}
