//! A workbook to be read: font, properties, compression, and one sheet after the other.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::claim::Claim;
use super::column::Columns;
use super::house_style;
use super::late_rows::LateRows;
use super::styles::Styles;
use super::writer::SheetWriter;
use crate::domain::Edition;

/// Height of a plain row and width of a plain column, in pixels.
const ROW_PIXELS: u32 = 17;
const COLUMN_PIXELS: u32 = 64;

/// A workbook while it is written.
pub struct Book<'e> {
    workbook: Workbook,
    styles: Styles,
    edition: &'e Edition,
    claims: Vec<Claim>,
}

impl<'e> Book<'e> {
    /// A workbook whose properties name the document and its reference date.
    ///
    /// # Errors
    /// If the date is out of a spreadsheet's range.
    pub fn new(title: &str, edition: &'e Edition) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_default_format(&Styles::base(), ROW_PIXELS, COLUMN_PIXELS)?;
        let properties = house_style::properties(title, &edition.entity, edition.reference_date)?
            .set_subject(format!("Relazione sulla performance {}", edition.year))
            .set_keywords("performance; obiettivi; indicatori")
            .set_status(edition.marks().join(" – "));
        workbook.set_properties(&properties);
        Ok(Self { workbook, styles: Styles::new(), edition, claims: Vec::new() })
    }

    /// The document that its sheets belong to.
    pub const fn edition(&self) -> &'e Edition {
        self.edition
    }

    /// A new sheet, as wide as these columns.
    ///
    /// # Errors
    /// If the name is one that a sheet may not have.
    pub fn sheet<R, K: Copy + PartialEq>(
        &mut self,
        name: &str,
        title: &str,
        columns: &Columns<'_, R, K>,
    ) -> Result<SheetWriter<'_>, XlsxError> {
        let widths = columns.iter().map(super::column::Column::width).collect();
        self.sheet_of(name, title, widths)
    }

    /// A new sheet with columns of these widths in characters.
    ///
    /// # Errors
    /// If the name is one that a sheet may not have.
    pub fn sheet_of(&mut self, name: &str, title: &str, widths: Vec<u16>) -> Result<SheetWriter<'_>, XlsxError> {
        let sheet = self.workbook.add_worksheet().set_name(name)?;
        SheetWriter::new(sheet, &self.styles, self.edition, title, widths, &mut self.claims)
    }

    /// Gives cells a name that formulas of every sheet use.
    ///
    /// # Errors
    /// If the name is one that cells may not have.
    pub fn define_name(&mut self, name: &str, cells: &str) -> Result<(), XlsxError> {
        self.workbook.define_name(name, &format!("={cells}")).map(drop)
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// If a sheet exceeds what the format allows.
    pub fn finish(self) -> Result<Vec<u8>, XlsxError> {
        Ok(self.finish_claiming()?.0)
    }

    /// The file's bytes, with the rows that were left for now.
    ///
    /// # Errors
    /// If a sheet exceeds what the format allows.
    pub fn finish_late<R, K: Copy + PartialEq>(self, late: &LateRows<'_, R, K>) -> Result<Vec<u8>, XlsxError> {
        late.written_into(&self.finish()?)
    }

    /// The file's bytes, and the cells that hold published figures.
    ///
    /// # Errors
    /// If a sheet exceeds what the format allows.
    pub fn finish_claiming(mut self) -> Result<(Vec<u8>, Vec<Claim>), XlsxError> {
        Ok((self.workbook.save_to_buffer()?, self.claims))
    }
}
