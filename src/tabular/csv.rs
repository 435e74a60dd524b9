//! CSV in the dialects that accounting programs export: `;`, tab or `,`, in any encoding of an office.

use super::delimited::{OpenQuote, Rows};
use crate::domain::Place;
use crate::tabular::{Column, Header};
use crate::words::decoding::decode;
use crate::workbook::{Cell, FileFormat, Limits, Sheet, Value, Workbook, WorkbookError};

/// What parts the fields of a text, the most usual first.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// A text as a grid: what was read, and the quote at which reading had to stop.
#[derive(Debug)]
pub struct Grid {
    /// The rows above the open quote, or all.
    pub sheet: Sheet,
    /// The quote that never closes.
    pub open_quote: Option<OpenQuote>,
}

/// Reads a CSV into one sheet of texts; places are the cells that a spreadsheet program would show.
pub(super) fn read<C: Column>(bytes: &[u8], file: &str, limits: &Limits) -> Result<Workbook, WorkbookError> {
    let grid = grid_with(bytes, file, limits, |sheet| Header::<C>::find(sheet).is_some())?;
    match grid.open_quote {
        Some(quote) => Err(broken_off(&grid.sheet, quote, file)),
        None => Ok(Workbook { sheets: vec![grid.sheet], left_out: Vec::new(), format: FileFormat::Text }),
    }
}

/// The grid of a text under the separator that gives it a table, under the first one where none does.
///
/// # Errors
/// If the bytes are no text or pass `limits`.
pub fn grid_with(
    bytes: &[u8],
    file: &str,
    limits: &Limits,
    is_table: impl Fn(&Sheet) -> bool,
) -> Result<Grid, WorkbookError> {
    let too_large = |limit: String| WorkbookError::TooLarge { file: file.to_owned(), limit };
    if bytes.len() as u64 > limits.inflated_bytes {
        return Err(too_large(format!("{} MiB di contenuto", limits.inflated_bytes / (1024 * 1024))));
    }
    let text = decode(bytes).text;
    if text.contains('\0') {
        let really = "contiene dati binari, non un testo separato da punti e virgola";
        return Err(WorkbookError::NotASpreadsheet { file: file.to_owned(), really });
    }
    for separator in SEPARATORS {
        let grid = grid(&text, separator, file, limits).map_err(too_large)?;
        if is_table(&grid.sheet) {
            return Ok(grid);
        }
    }
    grid(&text, SEPARATORS[0], file, limits).map_err(too_large)
}

/// The grid under one separator; the error is the limit that was passed.
fn grid(text: &str, separator: char, file: &str, limits: &Limits) -> Result<Grid, String> {
    let mut cells = Vec::new();
    let mut open_quote = None;
    for row in Rows::new(text, separator) {
        let row = match row {
            Ok(row) => row,
            Err(quote) => {
                open_quote = Some(quote);
                break;
            }
        };
        for (column, field) in (0u32..).zip(row.fields).filter(|(_, field)| !field.trim().is_empty()) {
            cells.push(Cell { row: row.number, column, value: Value::Text(field.into_owned()), shown: None });
        }
        if cells.len() > limits.cells {
            return Err(format!("{} celle", limits.cells));
        }
    }
    let place = Place::file(file);
    Ok(Grid { sheet: Sheet { is_text: true, ..Sheet::new("", place, true, cells) }, open_quote })
}

/// The table ends where a quote is left open: what follows is not known.
fn broken_off(sheet: &Sheet, quote: OpenQuote, file: &str) -> WorkbookError {
    WorkbookError::OpenQuote {
        file: file.to_owned(),
        cell: sheet.place_of(quote.row, quote.column).position.to_string(),
        first: quote.line,
        last: quote.last_line,
    }
}

/// The line, from one, on which a record's first field stands: the reader's own position is
/// that of the blank lines before it.
pub(crate) fn line_of(record: &::csv::StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else { return 1 };
    let from = usize::try_from(position.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or("");
    let blank = from.chars().take_while(|c| matches!(c, '\r' | '\n')).filter(|c| *c == '\n').count();
    position.line() + blank as u64
}
