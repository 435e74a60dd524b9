//! CSV in the dialects that accounting programs export: `;`, `,` or tab, UTF-8 or Latin-1.

use crate::domain::Place;
use crate::tabular::{Column, Header};
use crate::words::decoding::decode;
use crate::workbook::{Cell, Limits, Sheet, Value, Workbook, WorkbookError};

const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// Reads a CSV into one sheet of texts; places are the cells that a spreadsheet program would show.
pub(super) fn read<C: Column>(bytes: &[u8], file: &str, limits: &Limits) -> Result<Workbook, WorkbookError> {
    let too_large = |limit: String| WorkbookError::TooLarge { file: file.to_owned(), limit };
    if bytes.len() as u64 > limits.inflated_bytes {
        return Err(too_large(format!("{} MiB di contenuto", limits.inflated_bytes / (1024 * 1024))));
    }
    let text = decode(bytes).text;
    if text.contains('\0') {
        let really = "contiene dati binari, non un testo separato da punti e virgola";
        return Err(WorkbookError::NotASpreadsheet { file: file.to_owned(), really });
    }
    let sheet = |separator| grid(&text, separator, file, limits).map_err(too_large);
    for separator in SEPARATORS {
        let sheet = sheet(separator)?;
        if Header::<C>::find(&sheet).is_some() {
            return Ok(Workbook { sheets: vec![sheet] });
        }
    }
    Ok(Workbook { sheets: vec![sheet(SEPARATORS[0])?] })
}

/// The grid under one separator; the error is the limit that was passed.
fn grid(text: &str, separator: u8, file: &str, limits: &Limits) -> Result<Sheet, String> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut cells = Vec::new();
    // Line breaks within quoted fields are lines of the file but not rows of the table.
    let mut inner_breaks = 0;
    // The text is UTF-8 and rows may have any number of fields: nothing is left to fail.
    for record in reader.records().map_while(Result::ok) {
        let row = u32::try_from(line_of(&record, text).saturating_sub(1 + inner_breaks)).unwrap_or(u32::MAX);
        inner_breaks += record.iter().map(|field| field.matches('\n').count() as u64).sum::<u64>();
        for (column, field) in (0u32..).zip(&record).filter(|(_, field)| !field.trim().is_empty()) {
            cells.push(Cell { row, column, value: Value::Text(field.to_owned()), shown: None });
        }
        if cells.len() > limits.cells {
            return Err(format!("{} celle", limits.cells));
        }
    }
    Ok(Sheet { name: "".into(), visible: true, cells, merges: Vec::new(), place: Place::file(file) })
}

/// The line, from one, on which a record's first field stands: the reader's own position is
/// that of the blank lines before it.
pub(crate) fn line_of(record: &::csv::StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else { return 1 };
    let from = usize::try_from(position.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or("");
    let blank = from.chars().take_while(|c| matches!(c, '\r' | '\n')).filter(|c| *c == '\n').count();
    position.line() + blank as u64
}
