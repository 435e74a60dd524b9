//! xlsx through calamine's streaming reader, which keeps memory by the cell and not by the range.
//!
//! The cells are read twice where a sheet holds numbers: no single pass of the library
//! gives both the formula mark and the number format.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::error::Trouble;
use super::limits::Budget;
use super::{Cell, Merge, Sheet, Value, Workbook, date, number};
use crate::domain::Place;

type Archive<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8], file: &Arc<str>, budget: &mut Budget) -> Result<Workbook, Trouble> {
    let mut xlsx: Archive<'_> = Xlsx::new(Cursor::new(bytes)).map_err(into_trouble)?;
    let stale = recalculates_on_load(bytes);
    let metadata = xlsx.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for meta in metadata.into_iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        let mut cells = read_cells(&mut xlsx, &meta.name, stale, budget)?;
        if cells.iter().any(|cell| matches!(cell.value, Value::Number(_))) {
            add_shown(&mut xlsx, &meta.name, &mut cells)?;
        }
        let merges = xlsx.merge_cells_by_sheet_name(&meta.name).map_err(into_trouble)?;
        let name: Arc<str> = meta.name.into();
        sheets.push(Sheet {
            place: Place::sheet(Arc::clone(file), Arc::clone(&name)),
            name,
            visible: meta.visible == SheetVisible::Visible,
            cells,
            merges: merges.into_iter().map(Merge::from).collect(),
        });
    }
    Ok(Workbook { sheets })
}

impl From<calamine::Dimensions> for Merge {
    fn from(range: calamine::Dimensions) -> Self {
        Self { first_row: range.start.0, first_column: range.start.1, last_row: range.end.0, last_column: range.end.1 }
    }
}

fn into_trouble(error: calamine::XlsxError) -> Trouble {
    match error {
        calamine::XlsxError::Password => Trouble::Encrypted,
        other => Trouble::damaged(other),
    }
}

/// Whether the program that wrote the file left its formulas to be calculated by whoever
/// opens it: the stored results are then only placeholders.
fn recalculates_on_load(bytes: &[u8]) -> bool {
    let mut xml = String::new();
    let read = zip::ZipArchive::new(Cursor::new(bytes))
        .ok()
        .and_then(|mut archive| archive.by_name("xl/workbook.xml").ok()?.read_to_string(&mut xml).ok());
    let Some((_, rest)) = read.and_then(|_| xml.split_once("<calcPr")) else { return false };
    let element = rest.split_once('>').map_or(rest, |(element, _)| element);
    ["fullCalcOnLoad=\"1\"", "fullCalcOnLoad=\"true\"", "fullCalcOnLoad='1'"].iter().any(|mark| element.contains(mark))
}

fn read_cells(xlsx: &mut Archive<'_>, sheet: &str, stale: bool, budget: &mut Budget) -> Result<Vec<Cell>, Trouble> {
    let mut reader = match xlsx.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(into_trouble(error)),
    };
    let mut cells = BTreeMap::new();
    let mut in_order = Vec::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(into_trouble)? {
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
        in_order.push(cell);
    }
    // Programs write cells in order; a file that does not is put in order, the last value winning.
    if in_order.is_sorted_by(|left, right| (left.row, left.column) < (right.row, right.column)) {
        return Ok(in_order);
    }
    cells.extend(in_order.into_iter().map(|cell| ((cell.row, cell.column), cell)));
    Ok(cells.into_values().collect())
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
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

/// A number beyond 28 digits is kept as the text it prints, which no reader takes for a value.
fn number_value(float: f64) -> Value {
    number::exact(float).map_or_else(|| Value::Text(format!("{float:e}")), Value::Number)
}

/// Second pass: the text that each number's format shows.
fn add_shown(xlsx: &mut Archive<'_>, sheet: &str, cells: &mut [Cell]) -> Result<(), Trouble> {
    let mut reader = xlsx.worksheet_cells_reader(sheet).map_err(into_trouble)?;
    while let Some((record, style)) = reader.next_cell_with_style_id().map_err(into_trouble)? {
        if style == 0 || record.get_value() == &DataRef::Empty {
            continue;
        }
        let Some(format) = reader.styles().get(style).and_then(|style| style.number_format.as_ref()) else { continue };
        let position = record.get_position();
        if let Ok(index) = cells.binary_search_by_key(&position, |cell| (cell.row, cell.column))
            && let Value::Number(value) = cells[index].value
        {
            cells[index].shown = number::shown(value, &format.format_code);
        }
    }
    Ok(())
}
