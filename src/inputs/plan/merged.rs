//! What merged ranges show: the first text in a range, in every cell of it.
//!
//! A range may hide cells that nobody sees in the sheet. Their texts are told and left out;
//! where the first cell is blank, as after a copy from another program, the first text counts.

use std::collections::BTreeSet;

use super::plan_codes;
use super::source_cell::SourceCell;
use crate::domain::Few;
use crate::finding::Finding;
use crate::workbook::{Cell, Merge, Sheet};

/// Copies of merged values beyond which a sheet is hostile, not large.
const MOST_COPIES: usize = 500_000;

/// The merged ranges of a sheet while its rows are read from the top.
pub(super) struct Merges<'s> {
    sheet: &'s Sheet,
    /// Columns that hold anything.
    used: BTreeSet<u32>,
    /// Ranges by their first row, those to come last.
    coming: std::iter::Peekable<std::vec::IntoIter<Merge>>,
    /// Ranges that reach the row being read, each with the cell that it shows.
    open: Vec<(Merge, &'s Cell)>,
    copies: usize,
}

impl<'s> Merges<'s> {
    /// The merged ranges of a sheet.
    pub fn of(sheet: &'s Sheet) -> Self {
        let mut merges = sheet.merges.clone();
        merges.sort_by_key(|merge| merge.first_row);
        Self {
            sheet,
            used: sheet.cells.iter().map(|cell| cell.column).collect(),
            coming: merges.into_iter().peekable(),
            open: Vec::new(),
            copies: 0,
        }
    }

    /// Gives the cells of a row what the merged ranges over them show.
    pub fn show(&mut self, row: u32, cells: &mut Few<u32, SourceCell>, findings: &mut Vec<Finding>) {
        while let Some(merge) = self.coming.next_if(|merge| merge.first_row <= row) {
            self.open.extend(self.sheet.merged_value(merge).map(|shown| (merge, shown)));
        }
        self.open.retain(|(merge, _)| merge.last_row >= row);
        for &(merge, shown) in &self.open {
            let spread = (merge.last_column > merge.first_column).then_some((merge.first_column, merge.last_column));
            for &column in self.used.range(merge.first_column..=merge.last_column.max(merge.first_column)) {
                if (row, column) == (shown.row, shown.column) {
                    cells.get_mut(&column).into_iter().for_each(|cell| cell.spread = spread);
                } else if self.copies < MOST_COPIES {
                    self.copies += 1;
                    let place = self.sheet.place_of(row, column);
                    let is_hidden = self.sheet.marks.hides_column(column);
                    let copy = SourceCell { spread, is_hidden, place, ..SourceCell::of(self.sheet, shown, row) };
                    findings.extend(cells.get(&column).and_then(|hidden| told(hidden, &copy)));
                    cells.insert(column, copy);
                }
            }
        }
    }
}

/// A text below a merged range that is not the one shown.
fn told(hidden: &SourceCell, shown: &SourceCell) -> Option<Finding> {
    (!hidden.is_blank() && hidden.words() != shown.words()).then(|| {
        Finding::new(plan_codes::HIDDEN_BY_MERGE, "Testo nascosto sotto celle unite: non importato")
            .at(hidden.place.clone())
            .found(hidden.words())
            .expected(format!(
                "«{}», che è quanto si vede; per usare il testo nascosto, separare le celle",
                shown.words()
            ))
    })
}
