//! xls (Excel 97–2003) through calamine, the riskiest of the readers.
//!
//! The library lays sheets out densely and can panic on damaged files: how far apart
//! a sheet's cells stand is checked before it is called, and [`super::read`] contains
//! its panics. Number formats are not exposed for this format, so no cell has a `shown`.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use super::biff;
use super::error::Trouble;
use super::limits::Budget;
use super::{Cell, Merge, Sheet, Value, Workbook, date, number};
use crate::domain::Place;

pub(super) fn read(bytes: &[u8], file: &Arc<str>, budget: &mut Budget) -> Result<Workbook, Trouble> {
    biff::check_spread(bytes, budget.cells_left())?;
    let mut xls = Xls::new(Cursor::new(bytes)).map_err(into_trouble)?;
    let metadata = xls.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for meta in metadata.into_iter().filter(|meta| meta.typ == SheetType::WorkSheet) {
        let range = xls.worksheet_range(&meta.name).map_err(into_trouble)?;
        let merges = xls.merge_cells_by_sheet_name(&meta.name).map_err(into_trouble)?;
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut cells = Vec::new();
        for (row, column, data) in range.used_cells() {
            let Some(value) = typed(data) else { continue };
            let row = first_row + u32::try_from(row).map_err(Trouble::damaged)?;
            let column = first_column + u32::try_from(column).map_err(Trouble::damaged)?;
            let cell = Cell { row, column, value, shown: None };
            budget.keep(&cell)?;
            cells.push(cell);
        }
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

fn into_trouble(error: calamine::XlsError) -> Trouble {
    match error {
        calamine::XlsError::Password => Trouble::Encrypted,
        other => Trouble::damaged(other),
    }
}

fn typed(data: &Data) -> Option<Value> {
    match data {
        Data::Empty => None,
        Data::String(text) | Data::DurationIso(text) => (!text.is_empty()).then(|| Value::Text(text.clone())),
        Data::Bool(truth) => Some(Value::Bool(*truth)),
        Data::Error(error) => Some(Value::Error(error.to_string())),
        Data::Int(whole) => Some(Value::Number((*whole).into())),
        Data::Float(float) => Some(number_value(*float)),
        Data::DateTime(serial) => {
            Some(date::from_serial(serial).map_or_else(|| number_value(serial.as_f64()), Value::Date))
        }
        Data::DateTimeIso(text) => Some(date::from_iso(text).map_or_else(|| Value::Text(text.clone()), Value::Date)),
    }
}

fn number_value(float: f64) -> Value {
    number::exact(float).map_or_else(|| Value::Text(format!("{float:e}")), Value::Number)
}
