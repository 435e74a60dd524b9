//! Spreadsheets and text documents in: bytes and limits → grids of typed cells with their places.
//!
//! This is the only module that knows calamine. Guaranteed: memory is bounded by
//! [`Limits`] whatever the file's headers claim; a cell whose value cannot be
//! trusted is [`Value::Unreadable`], never a zero and never a blank; numbers keep
//! the text that the spreadsheet shows where the format allows it. Deliberately
//! absent: any meaning of rows and columns, and writing.

mod budget;
mod container;
mod date;
mod document;
mod error;
mod file_format;
mod format_condition;
mod formula;
mod hidden_zeros;
mod limits;
mod marks;
mod model;
mod number;
mod number_format;
mod number_text;
mod ods;
mod other_kinds;
mod relations;
mod results;
mod seen;
mod shown;
mod text_part;
mod xls;
mod xlsx;
mod xml_events;
mod xml_scan;

#[cfg(test)]
mod odd_files;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use budget::Budget;
use container::Container;
use error::Trouble;
use results::Results;

pub use document::{Document, DocumentBlock, DocumentCell, DocumentParagraph, DocumentTable, Item, Role, Run, Unlike};
pub use error::WorkbookError;
pub use file_format::FileFormat;
pub use limits::Limits;
pub use marks::Marks;
pub use model::{Cell, Merge, Part, Sheet, Value, Workbook};
pub use other_kinds::looks_like_text;
pub use shown::Shown;

/// Reads a spreadsheet (xlsx, ods or xls) or the tables of a document (docx, odt), judged by its content,
/// into grids of cells.
///
/// `file` names the file in places and messages.
///
/// # Errors
/// If the file is neither, is damaged or protected by a password, or would pass `limits`.
pub fn read(bytes: &[u8], file: &str, limits: &Limits) -> Result<Workbook, WorkbookError> {
    read_as(bytes, file, limits, Results::Checked)
}

/// [`read`] for a workbook of ours: the results stored with its formulas are what is read, also where
/// the file asks a spreadsheet to compute them again; number formats and merged ranges are left aside.
///
/// # Errors
/// As [`read`].
pub fn read_stored(bytes: &[u8], file: &str, limits: &Limits) -> Result<Workbook, WorkbookError> {
    read_as(bytes, file, limits, Results::Stored)
}

/// Reads the text of a document (docx, odt): headings, paragraphs, lists and tables.
///
/// # Errors
/// If the file is no such document, is damaged or protected by a password, or would pass `limits`.
pub fn read_document(bytes: &[u8], file: &str, limits: &Limits) -> Result<Document, WorkbookError> {
    if bytes.is_empty() {
        return Err(WorkbookError::Empty { file: file.to_owned() });
    }
    let read = || {
        let mut budget = Budget::new(*limits);
        match container::recognise(bytes, &mut budget)? {
            Container::Document(writer) => document::read(bytes, writer, &mut budget),
            Container::Xlsx(_) | Container::Ods | Container::Xls => {
                Err(Trouble::Really("è un foglio di calcolo, ma qui serve un testo (md, docx, odt)"))
            }
        }
    };
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Trouble::damaged("struttura interna non valida")))
        .map_err(|trouble| trouble.in_file(file, limits))
}

fn read_as(bytes: &[u8], file: &str, limits: &Limits, results: Results) -> Result<Workbook, WorkbookError> {
    if bytes.is_empty() {
        return Err(WorkbookError::Empty { file: file.to_owned() });
    }
    // The libraries are known to panic on damaged files; nothing of theirs outlives the call.
    let mut workbook = catch_unwind(AssertUnwindSafe(|| read_contained(bytes, file, *limits, results)))
        .unwrap_or_else(|_| Err(Trouble::damaged("struttura interna non valida")))
        .map_err(|trouble| trouble.in_file(file, limits))?;
    workbook.sheets.iter_mut().for_each(Sheet::cut_long_texts);
    Ok(workbook)
}

fn read_contained(bytes: &[u8], file: &str, limits: Limits, results: Results) -> Result<Workbook, Trouble> {
    let mut budget = Budget::new(limits);
    let container = container::recognise(bytes, &mut budget)?;
    let file: Arc<str> = file.into();
    match container {
        Container::Xlsx(contents) => xlsx::read(bytes, &file, contents, results, &mut budget),
        Container::Ods => ods::read(bytes, &file, &mut budget),
        Container::Xls => xls::read(bytes, &file, &mut budget),
        Container::Document(writer) => {
            let document = document::read(bytes, writer, &mut budget)?;
            let sheets = document::sheets(&document, &file, &mut budget)?;
            Ok(Workbook::whole(writer.format(), sheets))
        }
    }
}
