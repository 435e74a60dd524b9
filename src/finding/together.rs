//! The same note of many cells, told once with its places.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::domain::{Place, Position};
use crate::finding::{Code, Finding, Severity};

/// How many cells of a sheet, and how many sheets, a listing names.
const SPOTS: usize = 6;
/// How many values.
const VALUES: usize = 3;

/// Findings that are told as one; there is at least one.
#[derive(Debug, Clone)]
pub struct Together<'f>(Vec<&'f Finding>);

/// Notes that say the same are told as one where `same` holds as well; whatever asks for something is told by itself,
/// since each is to be put right.
pub fn together<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
    same: impl Fn(&Finding, &Finding) -> bool,
) -> Vec<Together<'f>> {
    let mut told: Vec<Together<'f>> = Vec::new();
    // By what they say, the numbers of those that may take more: a file may give as many notes as it has cells.
    let mut by_words: BTreeMap<(Code, &str), Vec<usize>> = BTreeMap::new();
    for finding in findings {
        if finding.code.severity != Severity::Note {
            told.push(Together(vec![finding]));
            continue;
        }
        let alike = by_words.entry((finding.code, &finding.message)).or_default();
        let takes = |number: &&usize| finding.place.is_some() && same(told[**number].first(), finding);
        if let Some(number) = alike.iter().find(takes) {
            told[*number].0.push(finding);
        } else {
            alike.push(told.len());
            told.push(Together(vec![finding]));
        }
    }
    told
}

impl<'f> Together<'f> {
    /// The first of them.
    pub fn first(&self) -> &'f Finding {
        self.0[0]
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// As people read it in a listing; what is cut is told with where all of it is.
    pub fn text(&self, full_list: &str) -> String {
        let first = self.first();
        if self.count() == 1 {
            return first.to_string();
        }
        let mut text = format!("[{}] {} ({} volte)", first.code.id, first.message, self.count());
        let _ = write!(text, "\n    dove: {}", self.places());
        for (label, value) in [("trovato", self.found(VALUES)), ("atteso", self.expected(VALUES))] {
            if let Some(value) = value {
                let _ = write!(text, "\n    {label}: {value}");
            }
        }
        if text.contains(CUT) {
            let _ = write!(text, "\n    {full_list}");
        }
        text
    }

    /// The values found, each once.
    pub fn found(&self, most: usize) -> Option<String> {
        listed(self.0.iter().filter_map(|finding| finding.found.as_deref()), most)
    }

    /// What was expected, each once.
    pub fn expected(&self, most: usize) -> Option<String> {
        listed(self.0.iter().filter_map(|finding| finding.expected.as_deref()), most)
    }

    /// The cells, rows or paragraphs: `G4; G7 … e 3 in più`; nothing for a whole file.
    pub fn spots(&self, most: usize) -> Option<String> {
        let spots = self.0.iter().filter_map(|finding| finding.place.as_ref()).map(|place| place.position.to_string());
        let spots: Vec<String> = spots.collect();
        listed(spots.iter().map(String::as_str).filter(|spot| !spot.is_empty()), most)
    }

    /// Every place, those of one sheet together.
    fn places(&self) -> String {
        let mut sheets: Vec<(&Place, Vec<String>)> = Vec::new();
        let mut numbers: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
        for place in self.0.iter().filter_map(|finding| finding.place.as_ref()) {
            let number = *numbers.entry((&place.file, place.sheet.as_deref())).or_insert(sheets.len());
            if number == sheets.len() {
                sheets.push((place, Vec::new()));
            }
            sheets[number].1.push(place.position.to_string());
        }
        let said: Vec<String> = sheets.iter().map(|(place, spots)| said_sheet(place, spots)).collect();
        listed(said.iter().map(String::as_str), SPOTS).unwrap_or_default()
    }
}

fn said_sheet(place: &Place, spots: &[String]) -> String {
    if let [_] = spots {
        return place.to_string();
    }
    let whole = Place { position: Position::Whole, ..place.clone() };
    let cells = listed(spots.iter().map(String::as_str).filter(|spot| !spot.is_empty()), SPOTS);
    let word = if matches!(place.position, Position::Cell { .. }) { "celle " } else { "" };
    cells.map_or_else(|| whole.to_string(), |cells| format!("{whole}, {word}{cells}"))
}

/// Stands before the number of what is not named.
const CUT: &str = " … e ";

/// The texts, each once: the first ones and the number of the others.
fn listed<'t>(texts: impl Iterator<Item = &'t str>, most: usize) -> Option<String> {
    let mut seen = BTreeSet::new();
    let each: Vec<&str> = texts.filter(|text| seen.insert(*text)).collect();
    let others = each.len().saturating_sub(most);
    let named = each[..each.len() - others].join("; ");
    match others {
        0 if named.is_empty() => None,
        0 => Some(named),
        others => Some(format!("{named}{CUT}{others} in più")),
    }
}
