//! An empty workbook with what all annexes share: font, properties, compression.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::domain::Edition;
use crate::sheet::Styles;
use crate::sheet::house_style;

/// Height of a plain row and width of a plain column, in pixels.
const ROW_PIXELS: u32 = 17;
const COLUMN_PIXELS: u32 = 64;

/// A workbook whose properties name the document and its reference date.
pub(super) fn new_book(title: &str, edition: &Edition) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&Styles::base(), ROW_PIXELS, COLUMN_PIXELS)?;
    let properties = house_style::properties(title, &edition.entity, edition.reference_date)?
        .set_subject(format!("Relazione sulla performance {}", edition.year))
        .set_keywords("performance; obiettivi; indicatori")
        .set_status(edition.marks().join(" – "));
    book.set_properties(&properties);
    Ok(book)
}

/// The file's bytes.
pub(super) fn finish(mut book: Workbook) -> Result<Vec<u8>, XlsxError> {
    book.save_to_buffer()
}
