//! What stands in a field, compared with PRIMA by value and not by how it is typed.

use rust_decimal::Decimal;

use crate::domain::{Kind, Quantity, Year};
use crate::tabular::values;
use crate::words::fold;
use crate::words::italian;
use crate::workbook::Cell;

/// The value of a field, typed as its column asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// BASE or TARGET of an indicator.
    Quantity { value: Option<Quantity>, kind: Kind, unit: String },
    /// A weight.
    Number(Option<Decimal>),
    /// A year.
    Year(Option<Year>),
    /// A text; empty where nothing stands.
    Text(String),
    /// Whether a year is marked.
    Mark(bool),
}

impl Standing {
    /// Whether a cell says the same.
    pub fn agrees(&self, cell: Option<&Cell>) -> bool {
        match self {
            Self::Quantity { value, kind, unit } => {
                let read = values::quantity(cell, *kind, unit);
                let same = read.is_ok_and(|read| read.map(|typed| typed.value) == *value);
                // After a change of TIPO the old value is still of the old type.
                same || value.is_some_and(|value| fold(&value.written()) == fold(&words(cell)))
            }
            Self::Number(number) => values::number(cell, "").is_ok_and(|read| read.map(|typed| typed.value) == *number),
            Self::Year(year) => {
                let year = year.map(|year| Decimal::from(year.0));
                values::number(cell, "").is_ok_and(|read| read.map(|typed| typed.value) == year)
            }
            Self::Text(text) => plain(text) == plain(&words(cell)),
            Self::Mark(planned) => mark(&words(cell)) == Some(*planned),
        }
    }

    /// The value as people read it.
    pub fn said(&self) -> String {
        let said = match self {
            Self::Quantity { value, unit, .. } => value.map(|value| value.written_in(unit)).unwrap_or_default(),
            Self::Number(number) => number.map(italian::number).unwrap_or_default(),
            Self::Year(year) => year.map(|year| year.to_string()).unwrap_or_default(),
            Self::Text(text) => text.clone(),
            Self::Mark(true) => "x".to_owned(),
            Self::Mark(false) => String::new(),
        };
        if said.is_empty() { "cella vuota".to_owned() } else { said }
    }
}

/// The words of a cell; none for errors and formulas without result.
pub(super) fn words(cell: Option<&Cell>) -> String {
    values::text(cell).ok().flatten().unwrap_or_default()
}

/// Whether a text marks a year; none where nobody can tell.
pub(super) fn mark(text: &str) -> Option<bool> {
    if matches!(text.trim(), "✓" | "✔") {
        return Some(true);
    }
    match fold(text).as_str() {
        "X" | "SI" | "1" | "VERO" | "TRUE" | "PREVISTO" => Some(true),
        "" | "NO" | "0" | "FALSO" | "FALSE" | "NON PREVISTO" => Some(false),
        _ => None,
    }
}

/// A text without what the eye does not see: white space, kinds of apostrophes, case.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Value;

    fn cell(text: &str) -> Cell {
        Cell { row: 0, column: 0, value: Value::Text(text.to_owned()), shown: None }
    }

    #[test]
    fn values_agree_however_they_are_typed() {
        let target = Standing::Quantity {
            value: Some(Quantity::Number(Decimal::from(440))),
            kind: crate::kinds::increasing::KIND,
            unit: "ore".to_owned(),
        };
        for same in ["440", "440,00", "440 ore"] {
            assert!(target.agrees(Some(&cell(same))), "{same}");
        }
        for other in ["441", "", "440 km", "molto"] {
            assert!(!target.agrees(Some(&cell(other))), "{other}");
        }
        let number = Cell { value: Value::Number(Decimal::from(440)), ..cell("") };
        assert!(target.agrees(Some(&number)));
        assert!(Standing::Number(None).agrees(None));
        assert!(!Standing::Number(Some(Decimal::ONE)).agrees(None));
        assert!(Standing::Text("L’ufficio  tecnico".to_owned()).agrees(Some(&cell("l'Ufficio tecnico"))));
        assert!(Standing::Mark(true).agrees(Some(&cell("X"))) && Standing::Mark(false).agrees(None));
    }
}
