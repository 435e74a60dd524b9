//! Where every value of an indicator stands in the office's own file, in words: written and read back, so that a plan
//! that was completed in our workbook still leads to the office's cells.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::domain::{Place, PlanIndicator, Position, Year, column_of_letters};

const NAME: &str = "indicatore";
const BASE: &str = "base";
const TARGET: &str = "target";
const ACTUAL: &str = "consuntivo";
const WEIGHT: &str = "peso";
const DUE: &str = "scadenza";

/// `PEG.xlsx, foglio «2025», cella E4 (indicatore); G4 (target 2025)`.
pub fn origin(indicator: &PlanIndicator) -> String {
    let mut text = format!("{} ({NAME})", indicator.place);
    let mut add = |what: String, place: &Place| {
        let _ = write!(text, "; {} ({what})", place.position);
    };
    if let Some(base) = &indicator.base {
        add(BASE.to_owned(), &base.place);
    }
    for (year, target) in &indicator.targets {
        add(format!("{TARGET} {year}"), &target.place);
    }
    for (year, actual) in &indicator.actuals {
        add(format!("{ACTUAL} {year}"), &actual.place);
    }
    if let Some(weight) = &indicator.weight {
        add(WEIGHT.to_owned(), &weight.place);
    }
    if let Some(due) = &indicator.due {
        add(DUE.to_owned(), &due.place);
    }
    text
}

/// Gives an indicator of our own workbook the places that its ORIGINE tells; what tells none keeps its cell.
pub(super) fn give_back(indicator: &mut PlanIndicator, origin: &str) {
    // The name of a file may hold any of our signs; behind the indicator's own place stand positions alone.
    let Some((own, others)) = origin.rsplit_once(&format!(" ({NAME})")) else { return };
    let Some(own) = place(own) else { return };
    for (text, what) in others.split("; ").filter_map(|part| part.strip_suffix(')')?.rsplit_once(" (")) {
        let Some(position) = position(text) else { continue };
        let place = Place { position, ..own.clone() };
        let (kind, year) = what.split_once(' ').unwrap_or((what, ""));
        let year = year.parse().ok().map(Year);
        let value = match (kind, year) {
            (BASE, _) => indicator.base.as_mut(),
            (TARGET, Some(year)) => indicator.targets.get_mut(&year),
            (ACTUAL, Some(year)) => indicator.actuals.get_mut(&year),
            _ => None,
        };
        match kind {
            WEIGHT => indicator.weight.iter_mut().for_each(|weight| weight.place = place.clone()),
            DUE => indicator.due.iter_mut().for_each(|due| due.place = place.clone()),
            _ => value.into_iter().for_each(|value| value.place = place.clone()),
        }
    }
    indicator.place = own;
}

/// The place that its words name.
pub(super) fn place(text: &str) -> Option<Place> {
    let (before, position) = with_position(text)?;
    if let Some((file, sheet)) = before.strip_suffix('»').and_then(|before| before.rsplit_once(", foglio «")) {
        return Some(Place { file: file.into(), sheet: Some(sheet.into()), position });
    }
    if matches!(position, Position::TableCell { .. }) {
        let (file, table) = before.rsplit_once(", ")?;
        return Some(Place { file: file.into(), sheet: Some(Arc::from(table)), position });
    }
    Some(Place { file: before.into(), sheet: None, position })
}

/// A place's words before its position, and the position.
fn with_position(text: &str) -> Option<(&str, Position)> {
    if let Some((before, cell)) = text.rsplit_once(", cella ") {
        return Some((before, position(cell)?));
    }
    let (before, _) = text.rsplit_once(", riga ")?;
    Some((before, position(text.get(before.len() + 2..)?)?))
}

/// `C6`, `riga 5, colonna 2`, `riga 12`.
fn position(text: &str) -> Option<Position> {
    let number = |text: &str| text.parse::<u32>().ok()?.checked_sub(1);
    if let Some(rest) = text.strip_prefix("riga ") {
        return match rest.split_once(", colonna ") {
            Some((row, column)) => Some(Position::TableCell { row: number(row)?, column: number(column)? }),
            None => rest.parse().ok().map(Position::Line),
        };
    }
    let (letters, digits) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    Some(Position::Cell { row: number(digits)?, column: column_of_letters(letters)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Sourced;

    #[test]
    fn every_place_of_a_plan_reads_back() {
        let file = Place::file("PEG, rivisto.xlsx");
        let on_sheet = Place { sheet: Some("Settore «A», 2025".into()), ..file.clone() };
        let table = Place { sheet: Some("tabella 3.1".into()), ..Place::file("DUP.docx") };
        let cell = Position::Cell { row: 11, column: 27 };
        for place_ in [
            Place { position: cell.clone(), ..on_sheet },
            Place { position: cell, ..file },
            Place { position: Position::TableCell { row: 4, column: 1 }, ..table },
            Place { position: Position::Line(7), ..Place::file("piano.txt") },
        ] {
            assert_eq!(place(&place_.to_string()), Some(place_));
        }
        for none in ["", "PEG.xlsx", "A1", "dal PEG"] {
            assert_eq!(place(none), None, "{none}");
        }
    }

    #[test]
    fn a_file_name_may_hold_what_parts_the_places() {
        let at = |row, column| Place {
            sheet: Some("2025; bis".into()),
            position: Position::Cell { row, column },
            ..Place::file("PEG; bozza (indicatore); A1 (base).xlsx")
        };
        let sourced = |row, column| Some(Sourced::new("12".to_owned(), at(row, column)));
        let written = PlanIndicator {
            name: "Eventi".to_owned(),
            formula: None,
            unit: None,
            base: sourced(3, 4),
            base_year: None,
            targets: [(Year(2025), Sourced::new("15".to_owned(), at(3, 6)))].into(),
            actuals: std::collections::BTreeMap::new(),
            weight: None,
            source: None,
            due: None,
            bound: None,
            as_written: None,
            place: at(3, 2),
        };
        let elsewhere = |value: &Sourced<String>| Sourced::new(value.value.clone(), Place::file("piano.xlsx"));
        let mut read = PlanIndicator {
            base: written.base.as_ref().map(elsewhere),
            targets: written.targets.iter().map(|(year, target)| (*year, elsewhere(target))).collect(),
            place: Place::file("piano.xlsx"),
            ..written.clone()
        };
        give_back(&mut read, &origin(&written));
        assert_eq!(read, written);
    }
}
