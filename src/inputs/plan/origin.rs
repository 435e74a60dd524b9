//! Where every value of an indicator stands in the office's own file, in words: written and read back, so that a plan
//! that was completed in our workbook still leads to the office's cells.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::domain::{Details, Few, Place, PlanIndicator, Position, Sourced, Year, column_of_letters};

/// How [`Position::AboveTable`] prints.
const ABOVE_TABLE: &str = "titolo sopra la tabella";
/// Between two places.
const NEXT: &str = "; ";
const NAME: &str = "indicatore";
const BASE: &str = "base";
const TARGET: &str = "target";
const ACTUAL: &str = "consuntivo";
const WEIGHT: &str = "peso";
const DUE: &str = "scadenza";
const UNIT: &str = "unità";
const SOURCE: &str = "fonte";
const OFFICE: &str = "ufficio";
const MANAGER: &str = "responsabile";

/// What an indicator and its objective say in cells of the office's own file, each with its place; its name is the first.
pub fn cells<'p>(indicator: &'p PlanIndicator, of: &'p Details) -> Vec<(String, &'p Place)> {
    let by_year = |what: &'static str, values: &'p Few<Year, Sourced<String>>| {
        values.iter().map(move |(year, value)| (format!("{what} {year}"), &value.place))
    };
    let before = [
        (NAME, Some(&indicator.place)),
        (UNIT, indicator.unit.as_ref().map(|unit| &unit.place)),
        (BASE, indicator.base.as_ref().map(|base| &base.place)),
    ];
    let after = [
        (WEIGHT, indicator.weight.as_ref().map(|weight| &weight.place)),
        (DUE, indicator.due.as_ref().map(|due| &due.place)),
        (SOURCE, indicator.source.as_ref().map(|source| &source.place)),
        (OFFICE, of.office_place.as_ref()),
        (MANAGER, of.manager_place.as_ref()),
    ];
    let told = |(what, place): (&str, Option<&'p Place>)| Some((what.to_owned(), place?));
    let of_years = by_year(TARGET, &indicator.targets).chain(by_year(ACTUAL, &indicator.actuals));
    before.into_iter().filter_map(told).chain(of_years).chain(after.into_iter().filter_map(told)).collect()
}

/// `PEG.xlsx, foglio «2025», cella E4 (indicatore); G4 (target 2025)`; what stands on another sheet is named in full.
pub fn origin(indicator: &PlanIndicator, of: &Details) -> String {
    let own = &indicator.place;
    let beside = |place: &Place| (&place.file, &place.sheet) == (&own.file, &own.sheet);
    let mut text = format!("{own} ({NAME})");
    for (what, place) in cells(indicator, of).into_iter().skip(1) {
        let _ = match &place.position {
            position if beside(place) && *position != Position::Whole => write!(text, "{NEXT}{position} ({what})"),
            _ => write!(text, "{NEXT}{place} ({what})"),
        };
    }
    text
}

/// Gives an indicator of our own workbook, and its objective, the places that its ORIGINE tells; what tells none keeps
/// its cell.
pub(super) fn give_back(indicator: &mut PlanIndicator, of: &mut Details, origin: &str) {
    // The name of a file may hold any of our signs; behind the indicator's own place stand few names of files.
    let Some((own, others)) = origin.rsplit_once(&format!(" ({NAME})")) else { return };
    let Some(own) = place(own) else { return };
    let others = others.strip_prefix(NEXT).and_then(|others| others.strip_suffix(')')).unwrap_or_default();
    for (text, what) in others.split(&format!("){NEXT}")).filter_map(|part| part.rsplit_once(" (")) {
        let beside = || Some(Place { position: position(text)?, ..own.clone() });
        let Some(place) = beside().or_else(|| place(text)) else { continue };
        let (kind, year) = what.split_once(' ').unwrap_or((what, ""));
        let year = year.parse().ok().map(Year);
        let value = match (kind, year) {
            (UNIT, _) => indicator.unit.as_mut(),
            (SOURCE, _) => indicator.source.as_mut(),
            (BASE, _) => indicator.base.as_mut(),
            (TARGET, Some(year)) => indicator.targets.get_mut(&year),
            (ACTUAL, Some(year)) => indicator.actuals.get_mut(&year),
            _ => None,
        };
        match kind {
            WEIGHT => indicator.weight.iter_mut().for_each(|weight| weight.place = place.clone()),
            DUE => indicator.due.iter_mut().for_each(|due| due.place = place.clone()),
            OFFICE => of.office_place = Some(place),
            MANAGER => of.manager_place = Some(place),
            _ => value.into_iter().for_each(|value| value.place = place.clone()),
        }
    }
    indicator.place = own;
}

/// The place that its words name.
pub(super) fn place(text: &str) -> Option<Place> {
    if let Some((file, sheet)) = text.strip_suffix('»').and_then(|text| text.rsplit_once(", foglio «")) {
        return Some(Place { file: file.into(), sheet: Some(sheet.into()), position: Position::Whole });
    }
    if let Some((file, table)) =
        text.strip_suffix(ABOVE_TABLE).and_then(|text| text.strip_suffix(", ")?.rsplit_once(", "))
    {
        return Some(Place { file: file.into(), sheet: Some(table.into()), position: Position::AboveTable });
    }
    if let Some((file, key)) = text.strip_suffix('»').and_then(|text| text.rsplit_once(", chiave «")) {
        return Some(Place { position: Position::Key(key.into()), ..Place::file(file) });
    }
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
    if text == ABOVE_TABLE {
        return Some(Position::AboveTable);
    }
    let (letters, digits) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    Some(Position::Cell { row: number(digits)?, column: column_of_letters(letters)? })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            Place { position: Position::Key("costanti".into()), ..Place::file("mappa.toml") },
            Place { position: Position::Line(7), ..Place::file("piano.txt") },
            Place { sheet: Some("Settore Tecnico".into()), ..Place::file("PEG.xlsx") },
            Place { sheet: Some("tabella 3".into()), position: Position::AboveTable, ..Place::file("DUP.docx") },
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
            unit: sourced(3, 3),
            base: sourced(3, 4),
            base_year: None,
            targets: [(Year(2025), Sourced::new("15".to_owned(), at(3, 6)))].into(),
            actuals: Few::new(),
            weight: None,
            source: sourced(3, 9),
            due: None,
            bound: None,
            as_written: None,
            place: at(3, 2),
        };
        let elsewhere = |value: &Sourced<String>| Sourced::new(value.value.clone(), Place::file("piano.xlsx"));
        let mut read = PlanIndicator {
            unit: written.unit.as_ref().map(elsewhere),
            source: written.source.as_ref().map(elsewhere),
            base: written.base.as_ref().map(elsewhere),
            targets: written.targets.iter().map(|(year, target)| (*year, elsewhere(target))).collect(),
            place: Place::file("piano.xlsx"),
            ..written.clone()
        };
        let told = Details { office_place: Some(at(0, 0)), manager_place: Some(at(1, 1)), ..Details::default() };
        let mut given_back = Details::default();
        give_back(&mut read, &mut given_back, &origin(&written, &told));
        assert_eq!((read, given_back), (written, told));
    }
}
