//! Tables that an office fills in one file: spreadsheet or CSV → rows of cells by column.
//!
//! Guaranteed: columns are found by their names, in any order and below any title rows;
//! every cell keeps its place; a cell that cannot be read is reported and never taken for
//! a blank. Deliberately absent: what the columns mean, which each table's own `columns!` says.

mod acts;
pub(crate) mod change_figure;
mod code_as_day;
mod columns;
mod csv;
pub(crate) mod dates;
pub(crate) mod delimited;
mod header;
mod heading_words;
mod marks;
pub(crate) mod numbers;
pub mod programme_code;
mod row_reader;
mod swallowed;
pub mod table_codes;
mod text_file;
pub mod typed;
pub mod values;
mod written_numbers;

use crate::workbook::{self, Limits, Workbook, WorkbookError};

pub use acts::italian_act;
pub(crate) use columns::columns;
pub use columns::{Column, Conventions, Merges, Notation, Vocabulary};
pub use csv::{Grid, barred, grid_with};
pub use header::Header;
pub(crate) use heading_words::without_brackets;
pub use marks::{not_its_name, told, told_of_file, too_long, words_of};
pub use programme_code::{Refusal as ProgrammeRefusal, programme_code};
pub use row_reader::{RowCodes, RowReader, is_plausible};
pub use text_file::{lost_letter, odd_letters, western_note};

/// Opens a spreadsheet, or a CSV where the name ends in `.csv` or the bytes are plain text.
///
/// The separator of a CSV is the one under which `C`'s header is found, `;` where none is.
///
/// # Errors
/// If the file is not a spreadsheet or passes `limits`.
pub fn open<C: Column>(bytes: &[u8], file: &str, limits: &Limits) -> Result<Workbook, WorkbookError> {
    let is_csv = file.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("csv"));
    if is_csv && !bytes.is_empty() && !bytes.starts_with(b"PK\x03\x04") {
        return csv::read::<C>(bytes, file, limits);
    }
    workbook::read(bytes, file, limits)
}
