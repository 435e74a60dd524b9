//! A map of last year's plan over this year's: the same headings, with years that have gone on.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{ColumnMap, Said};
use crate::domain::{Place, Year};
use crate::finding::Finding;
use crate::inputs::plan::plan_codes;
use crate::inputs::plan::shapes::years::years_in;

/// By how many years a map may be older than its plan, or newer.
const FARTHEST: i32 = 5;

impl ColumnMap {
    /// The map with its years as far on as the plan's: as it is, unless more of the names that bear a year are in the
    /// plan's `texts` with another one.
    pub(super) fn moved_to(&self, texts: &BTreeSet<String>) -> (Cow<'_, Self>, Option<Finding>) {
        let with_year = |name: &&String| year_of(name).is_some();
        let names: Vec<&String> = self.names().filter(with_year).collect();
        let found = |by: i32| {
            let moved = names.iter().filter(|name| moved(name, by).is_some_and(|name| texts.contains(&name)));
            moved.count()
        };
        let mut distances: Vec<i32> = (-FARTHEST..=FARTHEST).collect();
        // Of two that fit as well the nearer one, and rather one gone on than one gone back.
        distances.sort_by_key(|by| (by.abs(), *by < 0));
        let best = distances.into_iter().rev().max_by_key(|by| found(*by)).unwrap_or_default();
        if best == 0 || found(best) == 0 {
            return (Cow::Borrowed(self), None);
        }
        let years = if best.abs() == 1 { "un anno".to_owned() } else { format!("{} anni", best.abs()) };
        let way = if best > 0 { "avanti" } else { "indietro" };
        let message = format!("La mappa è di un altro anno: le sue intestazioni sono lette {years} più {way}");
        let told = Finding::new(plan_codes::MAPPED, message).at(Place::file(self.file.as_str()));
        (Cow::Owned(self.moved_by(best)), Some(told))
    }

    /// Everything that a map calls by its name in the plan, folded.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.columns.keys().chain(self.headers.keys()).chain(&self.sheets_left_out)
    }

    fn moved_by(&self, by: i32) -> Self {
        let name = |name: &str| moved(name, by).unwrap_or_else(|| name.to_owned());
        let said = |said: &Said| match said {
            Said::Read(words) => Said::Read(name(words)),
            Said::LeftOut => Said::LeftOut,
        };
        Self {
            columns: self.columns.iter().map(|(heading, words)| (name(heading), said(words))).collect(),
            letters: self.letters.iter().map(|(letter, words)| (letter.clone(), said(words))).collect(),
            headers: self.headers.iter().map(|(sheet, row)| (name(sheet), *row)).collect(),
            sheets_left_out: self.sheets_left_out.iter().map(|sheet| name(sheet)).collect(),
            written: self.written.iter().map(|heading| name(heading)).collect(),
            ..self.clone()
        }
    }
}

/// The one year that a name bears.
fn year_of(name: &str) -> Option<Year> {
    match years_in(name).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// A name with its year so much later.
fn moved(name: &str, by: i32) -> Option<String> {
    let year = year_of(name)?;
    let moved = i32::from(year.0) + by;
    Some(name.replace(&year.to_string(), &moved.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "[colonne]\n\"Dato 2024\" = \"ignora\"\n\"Obiettivo 2026\" = \"valore atteso 2026\"\n\
                       \"Obiettivo 2027\" = \"valore atteso 2027\"\n\"Area\" = \"ufficio\"\n";

    fn columns(texts: &[&str]) -> Vec<String> {
        let map = ColumnMap::parse(MAP, "mappa.toml").unwrap();
        let texts: BTreeSet<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let (moved, told) = map.moved_to(&texts);
        assert_eq!(told.is_some(), matches!(moved, Cow::Owned(_)));
        moved
            .columns
            .iter()
            .filter_map(|(heading, said)| match said {
                Said::Read(words) => Some(format!("{heading}: {words}")),
                Said::LeftOut => None,
            })
            .collect()
    }

    #[test]
    fn a_map_goes_on_with_the_years_of_its_plan() {
        let as_it_is = ["AREA: ufficio", "OBIETTIVO 2026: valore atteso 2026", "OBIETTIVO 2027: valore atteso 2027"];
        assert_eq!(columns(&["DATO 2024", "OBIETTIVO 2026", "OBIETTIVO 2027"]), as_it_is);
        let next = ["AREA: ufficio", "OBIETTIVO 2027: valore atteso 2027", "OBIETTIVO 2028: valore atteso 2028"];
        assert_eq!(columns(&["DATO 2025", "DATO 2026", "OBIETTIVO 2027", "OBIETTIVO 2028"]), next);
        let later = ["AREA: ufficio", "OBIETTIVO 2028: valore atteso 2028", "OBIETTIVO 2029: valore atteso 2029"];
        assert_eq!(columns(&["DATO 2026", "OBIETTIVO 2028", "OBIETTIVO 2029"]), later);
        assert_eq!(columns(&["AREA"]), as_it_is);
    }
}
