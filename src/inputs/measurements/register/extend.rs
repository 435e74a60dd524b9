//! Rows that a register still lacks, added below those that it has.
//!
//! Guaranteed: every cell that somebody typed stays as it is; a register that holds more than its table, which another
//! table could not hold, is not written again. Deliberately absent: any change to a row that is there.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::register_row::RegisterRow;
use super::write::{Line, write_lines};
use crate::domain::{Edition, Plan};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::table::HEADER_ROW;
use crate::sheet::{Cell, Look};
use crate::tabular::Header;
use crate::words::fold;
use crate::workbook::{self, Sheet, Value, Workbook};

/// The sheet that explains the register, which is written anew.
const INSTRUCTIONS: &str = "ISTRUZIONI";

/// The register with `more` rows at its end; none where it holds what would be lost.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn extended(
    edition: &Edition,
    plan: &Plan,
    there: &Workbook,
    more: &[RegisterRow],
) -> Result<Option<Vec<u8>>, XlsxError> {
    let Some(typed) = typed(there) else { return Ok(None) };
    let lines: Vec<Line<'_>> = typed.into_iter().map(Line::Typed).chain(more.iter().map(Line::Row)).collect();
    write_lines(edition, plan, &lines).map(Some)
}

/// The rows of a register that holds nothing but them, cell by cell.
fn typed(there: &Workbook) -> Option<Vec<BTreeMap<Column, Cell<'static>>>> {
    let is_table = |sheet: &&Sheet| Header::<Column>::find(sheet).is_some();
    let is_explained = |sheet: &Sheet| fold(&sheet.name) == INSTRUCTIONS || sheet.cells.is_empty();
    let mut tables = there.sheets.iter().filter(is_table);
    let sheet = tables.next()?;
    let others = || there.sheets.iter().filter(|other| !std::ptr::eq(*other, sheet));
    if tables.next().is_some() || !others().all(is_explained) || !sheet.merges.is_empty() {
        return None;
    }
    let header = Header::<Column>::find(sheet)?;
    let written: Vec<Column> = Column::register().chain([Column::Origin]).collect();
    let column_at = |position: u32| written.iter().copied().find(|column| header.position(*column) == Some(position));
    // A heading of the office's own, one that came twice, or a text above the table would be lost.
    let is_known = |cell: &workbook::Cell| cell.display().trim().is_empty() || column_at(cell.column).is_some();
    let headings = sheet.rows().find(|(row, _)| *row == header.row)?.1;
    if !headings.iter().all(is_known) || header.repeated_positions().next().is_some() || header.row > HEADER_ROW {
        return None;
    }
    let mut rows = Vec::new();
    for (_, cells) in header.rows_below(sheet) {
        let filled = cells.iter().filter(|cell| !cell.display().trim().is_empty());
        let row: Option<BTreeMap<Column, Cell<'static>>> =
            filled.map(|cell| Some((column_at(cell.column)?, cell_of(cell)?))).collect();
        rows.push(row?);
    }
    rows.retain(|row| !row.is_empty());
    Some(rows)
}

/// What a cell holds, in the form in which it means the same again.
fn cell_of(cell: &workbook::Cell) -> Option<Cell<'static>> {
    let shown = cell.shown.as_ref();
    Some(match &cell.value {
        Value::Text(text) => Cell::text(text.clone()),
        // A share shown in per cent is the per cent that is shown.
        Value::Number(_) if shown.is_some_and(|shown| shown.per_cent) => Cell::text(shown?.text.clone()),
        Value::Number(number) => Cell::Number(*number, Look::General),
        Value::Date(date) => Cell::Date(date.date()),
        Value::Bool(yes) => Cell::text(if *yes { "sì" } else { "no" }),
        Value::Error(_) | Value::Unreadable => return None,
    })
}
