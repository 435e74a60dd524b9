//! A plan that was saved as CSV: its cells stand under their headings, as on a sheet.

use super::header::Header;
use super::shapes;
use super::source::{SourceSheet, from_sheet, open_quote};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::tabular;
use crate::workbook::{FileFormat, Limits, Sheet};

/// The sheet of a CSV; none if under no separator it holds the table of a plan.
pub(super) fn from_csv(
    bytes: &[u8],
    file: &str,
    catalogue: &Catalogue,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Option<SourceSheet> {
    let has_header = |sheet: &Sheet| {
        let sheet = from_sheet(sheet, &mut Vec::new());
        sheet.rows.iter().any(|row| Header::of_row(row).is_some()) || shapes::is_one(&[sheet], catalogue)
    };
    let grid = tabular::grid_with(bytes, file, limits, has_header).ok().filter(|grid| has_header(&grid.sheet))?;
    findings.extend(tabular::not_its_name(file, FileFormat::Text));
    let sheet = from_sheet(&grid.sheet, findings);
    findings.extend(grid.open_quote.map(|quote| open_quote(quote, grid.sheet.place_of(quote.row, quote.column))));
    Some(sheet)
}
