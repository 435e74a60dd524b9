//! Rows of cells with their places, from a text export or from a workbook.

use std::sync::Arc;

use super::details_sheets;
use super::findings_sheet;
use super::merged::Merges;
use super::plan_codes;
use super::source_cell::SourceCell;
use crate::domain::{Few, Place};
use crate::finding::Finding;
use crate::tabular;
use crate::tabular::delimited::{OpenQuote, Rows};
use crate::words::shorten::{LONGEST_CELL, within};
use crate::workbook::{Cell, Sheet, Workbook};

/// A row: its cells by column, from zero.
#[derive(Debug, Clone)]
pub(super) struct SourceRow {
    /// Place of the row's first cell or of its line.
    pub place: Place,
    /// Cells by column; blank ones may be present.
    pub cells: Few<u32, SourceCell>,
}

impl SourceRow {
    /// The cells that hold something, each where it begins: a text merged over several columns shows in each.
    pub fn beginning(&self) -> impl Iterator<Item = (&u32, &SourceCell)> + Clone {
        self.cells.iter().filter(|(column, cell)| !cell.is_blank() && cell.begins_at(**column))
    }
}

/// How far the columns of a source can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Cells stand under their headers.
    Grid,
    /// Cells may be missing or added: rows are aligned by their programme code.
    Text,
}

/// A sheet or a whole text.
#[derive(Debug, Clone)]
pub(super) struct SourceSheet {
    /// Name on the tab; empty for texts.
    pub name: Arc<str>,
    /// Place of the sheet as a whole.
    pub place: Place,
    /// How its columns are to be read.
    pub layout: Layout,
    /// Rows that hold something.
    pub rows: Vec<SourceRow>,
}

/// The lines of a text export; a quote that never closes ends them.
pub(super) fn from_text(text: &str, file: &str, findings: &mut Vec<Finding>) -> SourceSheet {
    let place = Place::file(file);
    let mut rows = Vec::new();
    for row in Rows::new(text, '\t') {
        let row = match row {
            Ok(row) => row,
            Err(quote) => {
                findings.push(open_quote(quote, place.at_line(quote.line)));
                break;
            }
        };
        let at = place.at_line(row.line);
        let mut cells = Few::new();
        for (column, field) in (0u32..).zip(row.fields) {
            let text = within(&field, LONGEST_CELL);
            if text.len() != field.len() {
                findings.push(tabular::too_long(&text).at(at.clone()));
            }
            cells.insert(column, SourceCell::text(&text, at.clone()));
        }
        if cells.values().any(|cell| !cell.is_blank()) {
            rows.push(SourceRow { place: at, cells });
        }
    }
    SourceSheet { name: "".into(), place, layout: Layout::Text, rows }
}

/// Where a quote that never closes ends, only a person can tell: nothing after it is read.
pub(super) fn open_quote(quote: OpenQuote, place: Place) -> Finding {
    let message =
        format!("Le virgolette aperte qui {quote}: le righe da {} a {} non sono lette", quote.line, quote.last_line);
    Finding::new(plan_codes::OPEN_QUOTE, message).at(place).expected("chiudere le virgolette o toglierle")
}

/// The visible sheets of a workbook; hidden ones and our own sheet of findings are left out.
pub(super) fn from_workbook(workbook: Workbook, findings: &mut Vec<Finding>) -> Vec<SourceSheet> {
    let mut sheets = Vec::new();
    findings.extend(tabular::told_of_file(&workbook));
    for sheet in workbook.sheets {
        if details_sheets::is_ours(&sheet) {
            continue;
        }
        if !sheet.visible {
            let message = format!("Il foglio nascosto «{}» non è stato importato", sheet.name);
            findings.push(
                Finding::new(plan_codes::HIDDEN_SHEET, message)
                    .at(sheet.place.clone())
                    .expected("mostrare il foglio se contiene obiettivi, altrimenti eliminarlo"),
            );
        } else if !findings_sheet::is_ours(&sheet) {
            sheets.push(from_own_sheet(sheet, findings));
        }
    }
    sheets
}

/// [`from_sheet`] for a sheet that nobody else needs: its cells are given up row by row.
pub(super) fn from_own_sheet(mut sheet: Sheet, findings: &mut Vec<Finding>) -> SourceSheet {
    if !sheet.merges.is_empty() {
        return from_sheet(&sheet, findings);
    }
    findings.extend(tabular::told(&sheet, None));
    let mut own = std::mem::take(&mut sheet.cells).into_iter().peekable();
    let mut rows = Vec::new();
    while let Some(&Cell { row, column: first, .. }) = own.peek() {
        let of_row = std::iter::from_fn(|| own.next_if(|cell| cell.row == row));
        let cells: Few<u32, SourceCell> =
            of_row.map(|cell| (cell.column, SourceCell::own(&sheet, cell, row))).collect();
        if cells.values().any(|cell| !cell.is_blank()) {
            rows.push(SourceRow { place: sheet.place_of(row, first), cells });
        }
    }
    SourceSheet { name: Arc::clone(&sheet.name), place: sheet.place.clone(), layout: Layout::Grid, rows }
}

pub(super) fn from_sheet(sheet: &Sheet, findings: &mut Vec<Finding>) -> SourceSheet {
    findings.extend(tabular::told(sheet, None));
    let mut merges = Merges::of(sheet);
    let mut rows = Vec::new();
    for (row, own) in sheet.rows() {
        let mut cells: Few<u32, SourceCell> =
            own.iter().map(|cell| (cell.column, SourceCell::of(sheet, cell, row))).collect();
        merges.show(row, &mut cells, findings);
        let first = own.first().map_or(0, |cell| cell.column);
        if cells.values().any(|cell| !cell.is_blank()) {
            rows.push(SourceRow { place: sheet.place_of(row, first), cells });
        }
    }
    SourceSheet { name: Arc::clone(&sheet.name), place: sheet.place.clone(), layout: Layout::Grid, rows }
}
