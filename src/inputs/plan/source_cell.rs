//! A cell of a plan's source, whatever the source is.

use super::clean::{Cleaned, clean};
use crate::domain::{Place, ProgrammeCode};
use crate::tabular::{ProgrammeRefusal, programme_code};
use crate::workbook::{Cell, Sheet, Shown, Value};

/// A cell as the source holds it, with its cleaned text.
#[derive(Debug, Clone)]
pub(super) struct SourceCell {
    /// The cleaned text.
    pub cleaned: Cleaned,
    /// What the cell holds.
    pub value: Value,
    /// Whether the cell stood in an exported text, where numbers have lost their formats.
    pub exported: bool,
    /// What the number format shows, where it says more than the number.
    pub shown: Option<Shown>,
    /// First and last column of the merged range that covers the cell, if it has several.
    pub spread: Option<(u32, u32)>,
    /// Where.
    pub place: Place,
}

impl SourceCell {
    /// A cell of an exported text.
    pub fn text(raw: &str, place: Place) -> Self {
        let value = Value::Text(raw.to_owned());
        Self { cleaned: clean(raw), value, exported: true, shown: None, spread: None, place }
    }

    /// A cell of a sheet, as it shows in a row; merged cells show in several.
    pub fn of(sheet: &Sheet, cell: &Cell, row: u32) -> Self {
        Self {
            cleaned: clean(&cell.display()),
            value: cell.value.clone(),
            exported: sheet.is_text,
            shown: cell.shown.clone(),
            spread: None,
            place: sheet.place_of(row, cell.column),
        }
    }

    /// Whether the text begins in this column: one merged over several shows in each.
    pub fn begins_at(&self, column: u32) -> bool {
        self.spread.is_none_or(|(first, _)| first == column)
    }

    /// The text as stored; of what is no text, as shown.
    pub fn raw(&self) -> &str {
        if let Value::Text(text) = &self.value { text } else { self.words() }
    }

    /// The cleaned text.
    pub fn words(&self) -> &str {
        &self.cleaned.text
    }

    /// The programme code that the cell gives.
    pub fn programme_code(&self) -> Result<ProgrammeCode, ProgrammeRefusal> {
        if self.exported {
            programme_code::of_exported(self.words())?;
        }
        programme_code::read_value(&self.value, self.words(), self.shown.as_ref().map(|shown| shown.text.as_str()))
    }

    /// Whether nothing is there; a cell that cannot be read is not blank.
    pub fn is_blank(&self) -> bool {
        self.cleaned.text.is_empty() && !matches!(self.value, Value::Unreadable | Value::Error(_))
    }
}
