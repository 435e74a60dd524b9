//! The summary of a batch: a workbook, a CSV with a row for each entity, and a page.

mod batch;
mod page;
mod table;
mod workbook;

use rust_xlsxwriter::XlsxError;

use crate::dossier::PackageFile;
pub use batch::Batch;

/// Its files.
///
/// # Errors
/// If the workbook exceeds what its format allows.
pub fn files(batch: Batch<'_>) -> Result<Vec<PackageFile>, XlsxError> {
    Ok(vec![
        PackageFile::new("riassunto.xlsx", workbook::bytes(batch)?),
        PackageFile::new("riassunto.csv", table::csv(batch)),
        PackageFile::new("riassunto.html", page::bytes(batch)),
    ])
}
