//! A plan that was saved as CSV: its cells stand under their headings, as on a sheet.

use super::header::Header;
use super::shapes;
use super::source::{SourceSheet, from_own_sheet, from_sheet, open_quote};
use super::told::Told;
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::tabular;
use crate::workbook::{FileFormat, Limits, Sheet, WorkbookError};

/// The sheet of a CSV; none if under no separator it holds the table of a plan, or one that the map knows.
///
/// # Errors
/// If only a quote that stays open keeps it from being one.
pub(super) fn from_csv(
    bytes: &[u8],
    file: &str,
    told: Told<'_>,
    catalogue: &Catalogue,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Option<SourceSheet>, WorkbookError> {
    let has_header = |sheet: &Sheet| {
        let sheets = [from_sheet(sheet, &mut Vec::new())];
        sheets[0].rows.iter().any(|row| Header::of_row(row).is_some())
            || shapes::is_one(&sheets, catalogue)
            || [told.map, told.kept_map].into_iter().flatten().any(|map| map.names_any_of(&sheets))
    };
    let grid = match tabular::grid_with(bytes, file, limits, has_header) {
        Ok(grid) if grid.is_table => grid,
        Err(open_quote @ WorkbookError::OpenQuote { .. }) => return Err(open_quote),
        Ok(_) | Err(_) => return Ok(None),
    };
    findings.extend(tabular::not_its_name(file, FileFormat::Text));
    findings.extend(grid.western.as_ref().map(|western| tabular::western_note(western, file)));
    findings.extend(grid.is_barred.then(|| tabular::barred(file)));
    let quote = grid.open_quote.map(|quote| open_quote(quote, grid.sheet.place_of(quote.row, quote.column)));
    let sheet = from_own_sheet(grid.sheet, findings);
    findings.extend(quote);
    Ok(Some(sheet))
}
