//! The mark in a year's column: planned, not planned, or something nobody can know.

use rust_decimal::Decimal;

use super::source_cell::SourceCell;
use crate::words::fold;
use crate::workbook::Value;

/// Whether a cell plans its year; none where it is neither a mark nor a blank.
pub(super) fn read(cell: &SourceCell) -> Option<bool> {
    let held = of_value(cell);
    match cell.not_as_seen() {
        // A format may write the mark: `"x";;`. One that hides it, or shows another, leaves two readings.
        Some((seen, _)) => of_text(seen).filter(|seen| held.is_none_or(|held| held == *seen)),
        None => held,
    }
}

/// What a message quotes of a mark: where a format shows something else, both.
pub(super) fn quoted(cell: &SourceCell) -> String {
    cell.not_as_seen().map_or_else(|| cell.words().to_owned(), |(_, both)| both)
}

fn of_value(cell: &SourceCell) -> Option<bool> {
    match &cell.value {
        Value::Bool(planned) => Some(*planned),
        Value::Number(number) if *number == Decimal::ONE => Some(true),
        Value::Number(number) if number.is_zero() => Some(false),
        Value::Text(_) => of_text(cell.words()),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<bool> {
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '_' | '/' | '.')) {
        return Some(false);
    }
    if matches!(text, "✓" | "✔" | "☑" | "☒" | "×" | "●" | "•" | "■") {
        return Some(true);
    }
    match fold(text).as_str() {
        "X" | "XX" | "SI" | "S" | "1" | "TRUE" | "VERO" => Some(true),
        "NO" | "N" | "0" | "FALSE" | "FALSO" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_blanks_and_riddles() {
        for planned in ["x", "X", "✓", "✔", "sì", "Si", "si'", "1", "TRUE", "vero"] {
            assert_eq!(of_text(planned), Some(true), "{planned}");
        }
        for blank in ["", "-", "–", "no", "NO", "0", "FALSE", "falso"] {
            assert_eq!(of_text(blank), Some(false), "{blank}");
        }
        for riddle in ["forse", "x?y", "2", "50%", "☐?", "entro giugno"] {
            assert_eq!(of_text(riddle), None, "{riddle}");
        }
    }
}
