//! A cell of a plan's source, whatever the source is.

use chrono::Datelike;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::clean::{Cleaned, clean};
use crate::domain::{Place, ProgrammeCode};
use crate::tabular::{ProgrammeRefusal, programme_code};
use crate::words::italian;
use crate::workbook::{Cell, Sheet, Shown, Value};

/// A cell as the source holds it, with its cleaned text.
#[derive(Debug, Clone)]
pub(super) struct SourceCell {
    /// The cleaned text.
    pub cleaned: Cleaned,
    /// What the cell holds; of a text only what cleaning has changed.
    pub value: Value,
    /// Whether the cell stood in an exported text, where numbers have lost their formats.
    pub exported: bool,
    /// What the number format shows, where it says more than the number.
    pub shown: Option<Box<Shown>>,
    /// First and last column of the merged range that covers the cell, if it has several.
    pub spread: Option<(u32, u32)>,
    /// Whether the cell repeats what a merged range shows in a row above.
    pub is_from_above: bool,
    /// Whether nobody sees the column.
    pub is_hidden: bool,
    /// Where.
    pub place: Place,
}

impl SourceCell {
    /// A cell of an exported text.
    pub fn text(raw: &str, place: Place) -> Self {
        let cleaned = clean(raw);
        Self {
            value: Value::Text(unlike_cleaned(raw, &cleaned)),
            cleaned,
            exported: true,
            shown: None,
            spread: None,
            is_from_above: false,
            is_hidden: false,
            place,
        }
    }

    /// A cell of a sheet, as it shows in a row; merged cells show in several.
    pub fn of(sheet: &Sheet, cell: &Cell, row: u32) -> Self {
        Self::own(sheet, cell.clone(), row)
    }

    /// [`Self::of`] for a cell of which the sheet needs no copy.
    pub fn own(sheet: &Sheet, cell: Cell, row: u32) -> Self {
        let cleaned = clean(&cell.display());
        let value = match cell.value {
            Value::Text(text) if text == cleaned.text => Value::Text(String::new()),
            other => other,
        };
        Self {
            cleaned,
            value,
            exported: sheet.is_text,
            shown: cell.shown.map(Box::new),
            spread: None,
            is_from_above: row != cell.row,
            is_hidden: sheet.marks.hides_column(cell.column),
            place: sheet.place_of(row, cell.column),
        }
    }

    /// Gives it other words, and leaves it where it is.
    pub fn rewrite(&mut self, words: &str) {
        let (spread, is_from_above, is_hidden) = (self.spread, self.is_from_above, self.is_hidden);
        *self = Self { spread, is_from_above, is_hidden, ..Self::text(words, self.place.clone()) };
    }

    /// The cell, merged with no other.
    pub fn standing_alone(self) -> Self {
        Self { spread: None, is_from_above: false, ..self }
    }

    /// Whether the text begins in this column: one merged over several shows in each.
    pub fn begins_at(&self, column: u32) -> bool {
        self.spread.is_none_or(|(first, _)| first == column)
    }

    /// The text as stored; of what is no text, as shown.
    pub fn raw(&self) -> &str {
        match &self.value {
            Value::Text(text) if !text.is_empty() => text,
            _ => self.words(),
        }
    }

    /// The cleaned text.
    pub fn words(&self) -> &str {
        &self.cleaned.text
    }

    /// Whether it is an error or a formula whose value nobody knows.
    pub const fn is_unreadable(&self) -> bool {
        matches!(self.value, Value::Error(_) | Value::Unreadable)
    }

    /// Whether it holds a number or a day, as no heading does: a year is none.
    pub fn is_a_value(&self) -> bool {
        match &self.value {
            Value::Number(number) => {
                !number.to_u16().is_some_and(|year| number.is_integer() && (2000..2100).contains(&year))
            }
            Value::Date(date) => (date.month(), date.day()) != (1, 1) && (date.month(), date.day()) != (12, 31),
            Value::Bool(_) | Value::Error(_) | Value::Unreadable => true,
            Value::Text(_) => false,
        }
    }

    /// What a person sees in place of the number that the cell holds, and the words that tell both: nobody knows
    /// which of the two is meant.
    pub fn not_as_seen(&self) -> Option<(&str, String)> {
        let shown = self.shown.as_ref()?;
        // No unit is known here to which what is added could belong.
        let seen = shown.instead.as_deref().or(shown.doubtful.as_deref());
        let (Value::Number(number), Some(seen)) = (&self.value, seen) else { return None };
        let both = beside_what_is_seen(*number, seen);
        Some((seen, both))
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
        self.cleaned.text.is_empty() && !self.is_unreadable()
    }
}

/// A number and what a person sees where it stands.
pub(super) fn beside_what_is_seen(number: Decimal, seen: &str) -> String {
    let number = italian::number(number);
    if seen.is_empty() {
        return format!("{number} (la cella non lo mostra)");
    }
    format!("{number} (la cella mostra «{seen}»)")
}

/// The text as stored, where it is another than the cleaned one: large plans would hold every word twice.
fn unlike_cleaned(raw: &str, cleaned: &Cleaned) -> String {
    if raw == cleaned.text { String::new() } else { raw.to_owned() }
}
