//! CSV in the dialects that accounting programs export: `;`, tab, `,` or `|`, in any encoding of an office.

use super::delimited::{OpenQuote, Rows};
use super::table_codes as codes;
use crate::domain::Place;
use crate::finding::Finding;
use crate::tabular::{Column, Header};
use crate::words::decoding::{Western, decode};
use crate::workbook::{Cell, FileFormat, Limits, Sheet, Value, Workbook, WorkbookError};

/// What parts the fields of a text, the most usual first.
const SEPARATORS: [char; 4] = [';', '\t', ',', BAR];

/// A separator that spreadsheet programs do not know by themselves.
const BAR: char = '|';

/// A text as a grid: what was read, and the quote at which reading had to stop.
#[derive(Debug)]
pub struct Grid {
    /// The rows above the open quote, or all.
    pub sheet: Sheet,
    /// The quote that never closes.
    pub open_quote: Option<OpenQuote>,
    /// Whether it holds a table: under its separator, or under none.
    pub is_table: bool,
    /// Where the text is no UTF-8, and read as Windows-1252.
    pub western: Option<Western>,
    /// Whether vertical bars part its fields.
    pub is_barred: bool,
}

/// What to say of a text whose fields are parted by vertical bars.
pub fn barred(file: &str) -> Finding {
    Finding::new(codes::BARRED, "I campi del testo sono separati da barre verticali (|): è letto come una tabella.")
        .at(Place::file(file))
        .expected("niente, se le colonne sono quelle; i programmi di calcolo aprono il testo con il punto e virgola")
}

/// Reads a CSV into one sheet of texts; places are the cells that a spreadsheet program would show.
pub(super) fn read<C: Column>(bytes: &[u8], file: &str, limits: &Limits) -> Result<Workbook, WorkbookError> {
    let grid = grid_with(bytes, file, limits, |sheet| Header::<C>::find(sheet).is_some())?;
    match grid.open_quote {
        Some(quote) => Err(broken_off(&grid.sheet, quote, file)),
        None => Ok(Workbook { western: grid.western, ..Workbook::whole(FileFormat::Text, vec![grid.sheet]) }),
    }
}

/// The grid of a text under the separator that gives it a table, under the first one where none does.
///
/// # Errors
/// If the bytes are no text or pass `limits`; if only a quote that stays open keeps them from being a table.
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
    let decoded = decode(bytes);
    let (western, text) = (decoded.as_western(), decoded.text);
    if text.contains('\0') {
        let really = "contiene dati binari, non un testo separato da punti e virgola";
        return Err(WorkbookError::NotASpreadsheet { file: file.to_owned(), really });
    }
    for separator in SEPARATORS {
        let grid = grid(&text, separator, file, limits).map_err(too_large)?;
        if is_table(&grid.sheet) {
            return Ok(Grid { western, is_table: true, is_barred: separator == BAR, ..grid });
        }
        if let Some(quote) = grid.open_quote
            && is_table(&self::grid(&text.replace('"', ""), separator, file, limits).map_err(too_large)?.sheet)
        {
            return Err(broken_off(&grid.sheet, quote, file));
        }
    }
    let grid = grid(&text, SEPARATORS[0], file, limits).map_err(too_large)?;
    Ok(Grid { western, ..grid })
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
    let mut sheet = Sheet { is_text: true, ..Sheet::new("", place, true, cells) };
    sheet.cut_long_texts();
    Ok(Grid { sheet, open_quote, is_table: false, western: None, is_barred: false })
}

/// The table ends where a quote is left open: what follows is not known.
fn broken_off(sheet: &Sheet, quote: OpenQuote, file: &str) -> WorkbookError {
    WorkbookError::OpenQuote {
        file: file.to_owned(),
        cell: sheet.place_of(quote.row, quote.column).position.to_string(),
        what: quote.to_string(),
        first: quote.line,
        last: quote.last_line,
    }
}
