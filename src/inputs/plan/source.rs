//! Rows of cells with their places, from a text export or from a workbook.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::clean::{Cleaned, clean};
use super::merged::Merges;
use super::plan_codes;
use crate::domain::{Place, ProgrammeCode};
use crate::finding::Finding;
use crate::tabular::{ProgrammeRefusal, programme_code};
use crate::workbook::{Cell, Sheet, Value, Workbook};

/// A cell as the source holds it, with its cleaned text.
#[derive(Debug, Clone)]
pub(super) struct SourceCell {
    /// The text as stored or shown.
    pub raw: String,
    /// The cleaned text.
    pub cleaned: Cleaned,
    /// What the cell holds.
    pub value: Value,
    /// What the number format shows, where it says more than the number.
    pub shown: Option<String>,
    /// First and last column of the merged range that covers the cell, if it has several.
    pub spread: Option<(u32, u32)>,
    /// Where.
    pub place: Place,
}

impl SourceCell {
    /// A cell that holds a text.
    pub fn text(raw: &str, place: Place) -> Self {
        let value = Value::Text(raw.to_owned());
        Self { cleaned: clean(raw), raw: raw.to_owned(), value, shown: None, spread: None, place }
    }

    /// A cell of a sheet, as it shows in a row; merged cells show in several.
    pub fn of(sheet: &Sheet, cell: &Cell, row: u32) -> Self {
        let raw = cell.display();
        Self {
            cleaned: clean(&raw),
            raw,
            value: cell.value.clone(),
            shown: cell.shown.clone(),
            spread: None,
            place: sheet.place_of(row, cell.column),
        }
    }

    /// The cleaned text.
    pub fn words(&self) -> &str {
        &self.cleaned.text
    }

    /// The programme code that the cell gives.
    pub fn programme_code(&self) -> Result<ProgrammeCode, ProgrammeRefusal> {
        programme_code::read_value(&self.value, self.words(), self.shown.as_deref())
    }

    /// Whether nothing is there; a cell that cannot be read is not blank.
    pub fn is_blank(&self) -> bool {
        self.cleaned.text.is_empty() && !matches!(self.value, Value::Unreadable | Value::Error(_))
    }
}

/// A row: its cells by column, from zero.
#[derive(Debug, Clone)]
pub(super) struct SourceRow {
    /// Place of the row's first cell or of its line.
    pub place: Place,
    /// Cells by column; blank ones may be present.
    pub cells: BTreeMap<u32, SourceCell>,
}

/// How far the columns of a source can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Cells stand under their headers.
    Grid,
    /// Cells may be missing or added: rows are aligned by their programme code.
    Text,
}

/// A sheet or a whole text.
#[derive(Debug)]
pub(super) struct SourceSheet {
    /// Name on the tab; empty for texts.
    pub name: Arc<str>,
    /// Place of the sheet as a whole.
    pub place: Place,
    /// How its columns are to be read.
    pub layout: Layout,
    /// Rows that hold something.
    pub rows: Vec<SourceRow>,
}

/// The lines of a text export.
pub(super) fn from_text(text: &str, file: &str) -> SourceSheet {
    let place = Place::file(file);
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1u32..) {
        let at = place.at_line(number);
        let cells: BTreeMap<u32, SourceCell> =
            (0u32..).zip(line.split('\t')).map(|(column, cell)| (column, SourceCell::text(cell, at.clone()))).collect();
        if cells.values().any(|cell| !cell.is_blank()) {
            rows.push(SourceRow { place: at, cells });
        }
    }
    SourceSheet { name: "".into(), place, layout: Layout::Text, rows }
}

/// The visible sheets of a workbook; hidden ones and our own sheet of findings are left out.
pub(super) fn from_workbook(workbook: &Workbook, findings: &mut Vec<Finding>) -> Vec<SourceSheet> {
    let mut sheets = Vec::new();
    for sheet in &workbook.sheets {
        if !sheet.visible {
            let message = format!("Il foglio nascosto «{}» non è stato importato", sheet.name);
            findings.push(
                Finding::new(plan_codes::HIDDEN_SHEET, message)
                    .at(sheet.place.clone())
                    .expected("mostrare il foglio se contiene obiettivi, altrimenti eliminarlo"),
            );
        } else if !super::canonical::is_findings_sheet(sheet) {
            sheets.push(from_sheet(sheet, findings));
        }
    }
    sheets
}

fn from_sheet(sheet: &Sheet, findings: &mut Vec<Finding>) -> SourceSheet {
    let mut merges = Merges::of(sheet);
    let mut rows = Vec::new();
    for (row, own) in sheet.rows() {
        let mut cells: BTreeMap<u32, SourceCell> =
            own.iter().map(|cell| (cell.column, SourceCell::of(sheet, cell, row))).collect();
        merges.show(row, &mut cells, findings);
        let first = own.first().map_or(0, |cell| cell.column);
        if cells.values().any(|cell| !cell.is_blank()) {
            rows.push(SourceRow { place: sheet.place_of(row, first), cells });
        }
    }
    SourceSheet { name: Arc::clone(&sheet.name), place: sheet.place.clone(), layout: Layout::Grid, rows }
}
