//! Rows that came back as they were handed out, while the register has changed since.
//!
//! Guaranteed: what the register changed is told once, to whoever keeps it, and is never the office's mistake. Another
//! TARGET or BASE blocks: no promise is lowered in silence. A value of another TIPO, VERSO or UNITÀ measures something
//! else: it does not count.

use super::fingerprint;
use crate::domain::{Indicator, IndicatorCode, Sourced};
use crate::finding::{Code, Finding};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::measurement_codes as codes;
use crate::inputs::measurements::register::{RegisterRow, row_cell};
use crate::kinds;
use crate::tabular::{RowReader, values};

/// What the fingerprint of a row seals, the gravest first.
pub const SEALED: [Column; 6] =
    [Column::Kind, Column::Bound, Column::Unit, Column::Target, Column::Baseline, Column::PlanText];

/// A row of a sheet, and what the register says otherwise since.
pub struct HandedOut {
    /// The indicator as it was when the sheet was made.
    pub then: Indicator,
    changed: Vec<Column>,
}

impl HandedOut {
    /// The row, where its locked cells agree with its own fingerprint and the register has changed in one of them;
    /// none where a cell was touched, or where the register says the same.
    pub fn of(reader: &mut RowReader<'_, Column>, now: &Indicator, approved: &Indicator) -> Option<Self> {
        let own = reader.text(Column::Fingerprint)?;
        if own == fingerprint(now) || own == fingerprint(approved) {
            return None;
        }
        let then = as_the_row_says(reader, now).into_iter().find(|row| fingerprint(row) == own)?;
        // A blank cell contradicts nothing.
        let differs = |column| reader.is_filled(column) && words(&then, column) != words(now, column);
        let changed: Vec<Column> = SEALED.into_iter().filter(|column| differs(*column)).collect();
        (!changed.is_empty()).then_some(Self { then, changed })
    }

    /// Whether what the row measured is another thing now.
    pub fn is_outdated(&self) -> bool {
        self.changed.iter().any(|column| matches!(column, Column::Kind | Column::Bound | Column::Unit))
    }

    /// What whoever keeps the register has to know.
    pub fn told(&self, reader: &RowReader<'_, Column>, now: &Indicator) -> Finding {
        let change = |column: &Column| {
            let (was, is) = (said(&self.then, *column), said(now, *column));
            format!("{} era {was} e ora è {is}", column.heading())
        };
        let changes = self.changed.iter().map(change).collect::<Vec<_>>().join("; ");
        let changes = format!("Il registro è cambiato dopo la consegna della scheda: di {} {changes}.", now.code);
        let place = &now.place;
        if self.is_outdated() {
            let written = if reader.is_filled(Column::Actual) { " Il consuntivo scritto prima non vale." } else { "" };
            let message = format!("{changes}{written}");
            let expected = format!(
                "la riga nuova, da mandare all’ufficio: la scrive `relazione schede`; se il cambiamento è uno sbaglio, \
                 il valore di prima nel registro ({place})"
            );
            return finding(reader, Column::Actual, codes::OUTDATED, message).expected(expected);
        }
        let first = self.changed[0];
        if first == Column::PlanText {
            let message = format!("{changes} Il consuntivo vale.");
            let expected = format!("niente, se è così; altrimenti il testo di prima nel registro ({place})");
            return finding(reader, first, codes::STALE_SHEET, message).expected(expected);
        }
        // A promise lowered in silence must not pass: it stands in the register, which no office keeps.
        let message = format!("{changes} La scheda è {}.", reader.place(first));
        let expected = "il valore di prima nel registro; se un atto l’ha cambiato, la sua riga in variazioni";
        Finding::new(codes::LOCKED_CHANGED, message).at(place.clone()).found(said(now, first)).expected(expected)
    }
}

/// A note for a row in whose place one of a current sheet is read.
pub fn superseded(told: &Finding, code: &IndicatorCode) -> Finding {
    let message = format!("La riga di {code} è di prima che il registro cambiasse: è letta quella della scheda nuova.");
    let note = Finding { code: codes::SUPERSEDED, message, ..told.clone() };
    note.expected("nulla")
}

fn finding(reader: &RowReader<'_, Column>, column: Column, code: Code, message: String) -> Finding {
    let finding = Finding::new(code, message).at(reader.place(column));
    match reader.cell(column) {
        Some(cell) if reader.is_filled(column) => finding.found(cell.quoted()),
        _ => finding,
    }
}

/// The indicator as the row's locked cells say it; a column that the sheet lacks says what the register does. The
/// words of the plan stand twice, for a cell may have lost blanks.
fn as_the_row_says(reader: &RowReader<'_, Column>, now: &Indicator) -> Vec<Indicator> {
    let text = |column| values::text(reader.cell(column)).ok().flatten().unwrap_or_default();
    let or_register = |column| if reader.has(column) { text(column) } else { words(now, column) };
    let Some(kind) = kinds::ALL.read(&or_register(Column::Kind), &or_register(Column::Bound)) else {
        return Vec::new();
    };
    let mut then = now.clone();
    then.kind.value = kind;
    then.unit = or_register(Column::Unit);
    for (column, value) in [(Column::Baseline, &mut then.baseline), (Column::Target, &mut then.target)] {
        if reader.has(column) {
            match values::quantity(reader.cell(column), kind, &then.unit) {
                Ok(typed) => *value = typed.map(|typed| Sourced::new(typed.value, reader.place(column))),
                Err(_) => return Vec::new(),
            }
        }
    }
    let typed = Indicator { plan_text: or_register(Column::PlanText), ..then.clone() };
    vec![then, typed]
}

/// What a row of the register says in a column, as people read it.
fn words(indicator: &Indicator, column: Column) -> String {
    let shown = row_cell(&RegisterRow::from(indicator), "", column).shown();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(indicator: &Indicator, column: Column) -> String {
    match words(indicator, column) {
        words if words.is_empty() => "vuoto".to_owned(),
        words => format!("«{words}»"),
    }
}
