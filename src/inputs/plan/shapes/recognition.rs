//! What a table was taken for, and of which year: the findings by which an office checks the reading.

use std::collections::BTreeMap;

use super::super::plan_codes;
use super::super::source::SourceSheet;
use super::table::{Role, Table};
use super::walk::Walked;
use crate::domain::{Year, column_letters};
use crate::finding::Finding;
use crate::words::italian;

/// Other readings that come this near to the one chosen are named.
const NEAR: u32 = 40;

/// One finding for each header of a sheet, equal ones once; for cards, how many there are.
///
/// `before` are the findings so far: those of a map say how a heading is written in the file.
pub fn recognised(walked: &Walked, sheet: &SourceSheet, before: &[Finding]) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    let written = Written::of(sheet, before);
    for table in walked.tables.values() {
        let words = words_of(table, &written);
        if told.iter().all(|finding| finding.found.as_deref() != Some(&words)) {
            let message = "Intestazione riconosciuta dal significato delle parole";
            told.push(Finding::new(plan_codes::RECOGNISED, message).at(sheet.place.clone()).found(words));
        }
    }
    let cards = walked.found.iter().filter(|one| !walked.tables.contains_key(&one.table)).count();
    if cards > 0 {
        let message = format!("Foglio di schede: {}", italian::count(cards, "obiettivo", "obiettivi"));
        told.push(Finding::new(plan_codes::RECOGNISED, message).at(sheet.place.clone()));
    }
    told
}

/// The headings of a sheet as its file writes them, by their column and the words that a map gave them.
struct Written<'f>(BTreeMap<(u32, &'f str), &'f str>);

impl<'f> Written<'f> {
    fn of(sheet: &'f SourceSheet, before: &'f [Finding]) -> Self {
        let mapped = before.iter().filter(|finding| finding.code == plan_codes::MAPPED);
        let by_place: BTreeMap<String, &str> = mapped
            .filter_map(|finding| Some((finding.place.as_ref()?.to_string(), finding.found.as_deref()?)))
            .collect();
        if by_place.is_empty() {
            return Self(BTreeMap::new());
        }
        let cells = sheet.rows.iter().flat_map(|row| &row.cells);
        let written = cells.filter_map(|(column, cell)| {
            by_place.get(&cell.place.to_string()).map(|written| ((*column, cell.words()), *written))
        });
        Self(written.collect())
    }

    fn heading<'h>(&self, column: u32, heading: &'h str) -> &'h str
    where
        'f: 'h,
    {
        self.0.get(&(column, heading)).copied().unwrap_or(heading)
    }
}

fn words_of(table: &Table, written: &Written<'_>) -> String {
    let column = |(column, role): (&u32, &Role)| {
        let year = role.year.map(|year| format!(" {year}")).unwrap_or_default();
        let rival = role.other.filter(|other| other.strength + NEAR >= role.strength);
        let rival = rival.map(|other| format!(", leggibile anche come {}", other.meaning.label())).unwrap_or_default();
        format!(
            "{} «{}»: {}{year} ({}{rival})",
            column_letters(*column),
            written.heading(*column, &role.heading),
            role.meaning.label(),
            role.strength
        )
    };
    table.roles.iter().filter(|(_, role)| role.strength > 0).map(column).collect::<Vec<_>>().join("; ")
}

/// Of which year a sheet is, where its columns do not say; blocking if nothing says it.
pub fn year(walked: &Walked, sheet: &SourceSheet, year: Option<(Year, String)>) -> Option<Finding> {
    let names_years = |table: &Table| table.roles.values().any(|role| role.plan_year().is_some());
    let mut own = walked.found.iter().filter(|one| one.place.sheet == sheet.place.sheet);
    let all_name_years = own.all(|one| {
        walked.tables.get(&one.table).is_some_and(|table| names_years(table))
            || !one.years.is_empty()
            || one.indicators.iter().any(|indicator| !indicator.targets.is_empty()) && year.is_none()
    });
    if all_name_years {
        return None;
    }
    Some(match year {
        Some((year, words)) => {
            let message = format!("Nessuna colonna dice l’anno: il piano è letto come quello del {year}");
            Finding::new(plan_codes::YEAR_ASSUMED, message).at(sheet.place.clone()).found(words)
        }
        None => Finding::new(plan_codes::NO_YEARS, "Niente dice di quale anno sono gli obiettivi")
            .at(sheet.place.clone())
            .expected("l’anno nel titolo, nelle intestazioni o nell’opzione --anno"),
    })
}
