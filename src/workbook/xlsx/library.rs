//! What calamine makes of an xlsx: its sheets cell by cell, with what their number formats show.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader};

use super::super::budget::Budget;
use super::super::container::Contents;
use super::super::error::Trouble;
use super::super::file_format::FileFormat;
use super::super::model::in_order;
use super::super::results::Results;
use super::super::{Cell, Merge, Sheet, Shown, Value, Workbook, date, number, shown};
use super::rewrite::ERROR_MARK;
use crate::domain::Place;

type Archive<'a> = Xlsx<Cursor<&'a [u8]>>;
type CellReader<'x, 'b> = XlsxCellReader<'x, Cursor<&'b [u8]>>;

/// Reads all sheets of cells; none where there is not one.
pub(super) fn read(
    bytes: &[u8],
    file: &Arc<str>,
    (contents, results): (Contents, Results),
    budget: &mut Budget,
) -> Result<Option<Workbook>, Trouble> {
    let mut xlsx: Archive<'_> = Xlsx::new(Cursor::new(bytes)).map_err(into_trouble)?;
    let mut unseen = contents.cells;
    let metadata = xlsx.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for meta in metadata.into_iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        budget.sheet()?;
        let cells = if contents.formulas > 0 {
            read_with_formulas(&mut xlsx, &meta.name, (contents.recalculates, results), &mut unseen, budget)?
        } else {
            read_plain(&mut xlsx, &meta.name, &mut unseen, budget)?
        };
        let mut merges = Vec::new();
        // The library reads the whole sheet again for them, and nobody asks for those of a workbook of ours.
        if contents.merges > 0 && results == Results::Checked {
            for range in xlsx.merge_cells_by_sheet_name(&meta.name).map_err(into_trouble)? {
                budget.merge()?;
                merges.push(Merge::from(range));
            }
        }
        let name: Arc<str> = meta.name.into();
        let place = Place::sheet(Arc::clone(file), Arc::clone(&name));
        sheets.push(Sheet { merges, ..Sheet::new(name, place, meta.visible == SheetVisible::Visible, cells) });
    }
    Ok((!sheets.is_empty()).then(|| Workbook::whole(FileFormat::Xlsx, sheets)))
}

impl From<calamine::Dimensions> for Merge {
    /// The same range; a file may name its corners in any order.
    fn from(range: calamine::Dimensions) -> Self {
        let ((top, left), (bottom, right)) = (range.start, range.end);
        Self {
            first_row: top.min(bottom),
            first_column: left.min(right),
            last_row: top.max(bottom),
            last_column: left.max(right),
        }
    }
}

fn into_trouble(error: calamine::XlsxError) -> Trouble {
    match error {
        calamine::XlsxError::Password => Trouble::Encrypted,
        other => Trouble::library(other),
    }
}

/// The reader of a sheet's cells; none for a sheet that is no grid.
fn open<'x, 'b>(xlsx: &'x mut Archive<'b>, sheet: &str) -> Result<Option<CellReader<'x, 'b>>, Trouble> {
    match xlsx.worksheet_cells_reader(sheet) {
        Ok(reader) => Ok(Some(reader)),
        Err(calamine::XlsxError::NotAWorksheet(_)) => Ok(None),
        Err(error) => Err(into_trouble(error)),
    }
}

/// Counts a cell off those that the first pass has seen: sheets that share one part of the
/// file would be read over and over.
fn count_off(unseen: &mut usize) -> Result<(), Trouble> {
    *unseen = unseen.checked_sub(1).ok_or_else(|| Trouble::damaged("più fogli usano la stessa parte del file"))?;
    Ok(())
}

/// A sheet of a workbook without formulas: values and number formats in one pass.
fn read_plain(
    xlsx: &mut Archive<'_>,
    sheet: &str,
    unseen: &mut usize,
    budget: &mut Budget,
) -> Result<Vec<Cell>, Trouble> {
    let Some(mut reader) = open(xlsx, sheet)? else { return Ok(Vec::new()) };
    let mut cells = Vec::new();
    while let Some((record, style)) = reader.next_cell_with_style_id().map_err(into_trouble)? {
        count_off(unseen)?;
        let Some(value) = typed(record.get_value()) else { continue };
        let shown = shown(&reader, style, &value);
        let (row, column) = record.get_position();
        let cell = Cell { row, column, value, shown };
        budget.keep(&cell)?;
        cells.push(cell);
    }
    Ok(in_order(cells))
}

/// A sheet of a workbook with formulas: those without a trusted result are unreadable. No
/// single pass of the library gives both the formula mark and the number format.
fn read_with_formulas(
    xlsx: &mut Archive<'_>,
    sheet: &str,
    (recalculates, results): (bool, Results),
    unseen: &mut usize,
    budget: &mut Budget,
) -> Result<Vec<Cell>, Trouble> {
    let Some(mut reader) = open(xlsx, sheet)? else { return Ok(Vec::new()) };
    let stale = recalculates && results == Results::Checked;
    let mut cells = Vec::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(into_trouble)? {
        count_off(unseen)?;
        let is_formula = record.formula.is_some();
        let value = match typed(&record.value) {
            _ if is_formula && stale => Value::Unreadable,
            None if is_formula && record.value == DataRef::Empty => Value::Unreadable,
            Some(value) => value,
            None => continue,
        };
        let (row, column) = record.pos;
        let cell = Cell { row, column, value, shown: None };
        budget.keep(&cell)?;
        cells.push(cell);
    }
    drop(reader);
    let mut cells = in_order(cells);
    if results == Results::Checked && cells.iter().any(|cell| matches!(cell.value, Value::Number(_))) {
        add_shown(xlsx, sheet, &mut cells)?;
    }
    Ok(cells)
}

/// The typed value, or none for a cell that holds nothing.
fn typed(value: &DataRef<'_>) -> Option<Value> {
    match value {
        DataRef::Empty => None,
        DataRef::String(text) | DataRef::DurationIso(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Bool(truth) => Some(Value::Bool(*truth)),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
        DataRef::Int(whole) => Some(Value::Number((*whole).into())),
        DataRef::Float(float) => Some(number_value(*float)),
        DataRef::DateTime(serial) => {
            Some(date::from_serial(serial).map_or_else(|| number_value(serial.as_f64()), Value::Date))
        }
        DataRef::DateTimeIso(text) => date::from_iso(text).map(Value::Date).or_else(|| text_value(text)),
    }
}

fn text_value(text: &str) -> Option<Value> {
    if let Some(error) = text.strip_prefix(ERROR_MARK) {
        return Some(Value::Error(if error.is_empty() { "#ERR!" } else { error }.to_owned()));
    }
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

fn number_value(float: f64) -> Value {
    number::exact(float).map_or_else(|| number::too_large(float), Value::Number)
}

/// What a cell's number format shows of a number.
fn shown(reader: &CellReader<'_, '_>, style: usize, value: &Value) -> Option<Shown> {
    let Value::Number(value) = value else { return None };
    let format = reader.styles().get(style).filter(|_| style != 0)?.number_format.as_ref()?;
    shown::shown(*value, &format.format_code)
}

/// Second pass: the text that each number's format shows.
fn add_shown(xlsx: &mut Archive<'_>, sheet: &str, cells: &mut [Cell]) -> Result<(), Trouble> {
    let Some(mut reader) = open(xlsx, sheet)? else { return Ok(()) };
    while let Some((record, style)) = reader.next_cell_with_style_id().map_err(into_trouble)? {
        let position = record.get_position();
        if style != 0
            && let Ok(index) = cells.binary_search_by_key(&position, |cell| (cell.row, cell.column))
        {
            cells[index].shown = shown(&reader, style, &cells[index].value);
        }
    }
    Ok(())
}
