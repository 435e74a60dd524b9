//! Words that a narrow cell broke in two: «INNOVA ZIONE», «amministrativ i».
//!
//! Two fragments are rejoined only where the joined word occurs elsewhere in the plan and
//! the left fragment does not occur elsewhere as a word; other occurrences of the same
//! split are not *elsewhere*. Nothing else of the spelling is touched.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::align::PlanRow;
use super::header::Column;
use super::plan_codes;
use crate::finding::Finding;

/// Columns that hold prose.
const PROSE: [Column; 8] = [
    Column::Direction,
    Column::Strategic,
    Column::Title,
    Column::Purpose,
    Column::Stakeholders,
    Column::Indicator,
    Column::Office,
    Column::Manager,
];

/// The splits of a document: left fragment → right fragments, in lower case.
#[derive(Default)]
struct Splits(BTreeMap<String, BTreeSet<String>>);

/// Rejoins split words in all rows; each one is a finding.
pub(super) fn repair(rows: &mut [PlanRow], findings: &mut Vec<Finding>) {
    // A joined word may complete another split, so that a plan read back from its own
    // repairs must find nothing more to do.
    while repair_once(rows, findings) {}
}

fn repair_once(rows: &mut [PlanRow], findings: &mut Vec<Finding>) -> bool {
    let splits = Splits::of(rows);
    if splits.0.is_empty() {
        return false;
    }
    let mut repaired = false;
    for cell in prose_mut(rows) {
        let lower = lower_case(&cell.cleaned.text);
        // From the right, so that the ranges on the left stay true.
        for (left, right) in neighbours(&lower).into_iter().rev() {
            if !splits.contain(&lower[left.clone()], &lower[right.clone()]) {
                continue;
            }
            let range = left.start..right.end;
            let before = cell.cleaned.text[range.clone()].to_owned();
            let joined = before.replace(' ', "");
            findings.push(
                Finding::new(plan_codes::SPLIT_WORD, "Parola spezzata dall’a capo della cella, ricomposta")
                    .at(cell.place.clone())
                    .found(before)
                    .expected(joined.clone()),
            );
            cell.cleaned.text.replace_range(range, &joined);
            repaired = true;
        }
    }
    repaired
}

fn prose_mut(rows: &mut [PlanRow]) -> impl Iterator<Item = &mut super::source_cell::SourceCell> {
    rows.iter_mut()
        .flat_map(|row| row.cells.iter_mut())
        .filter(|(column, _)| PROSE.contains(column))
        .map(|(_, cell)| cell)
}

impl Splits {
    fn of(rows: &[PlanRow]) -> Self {
        let texts: Vec<String> = rows
            .iter()
            .flat_map(|row| PROSE.iter().filter_map(|column| row.cells.get(column)))
            .map(|cell| lower_case(cell.words()))
            .collect();
        // Only looked up, never listed; large plans hold hundreds of thousands of words.
        let mut words: HashMap<&str, usize> = HashMap::new();
        for text in &texts {
            for word in self::words(text) {
                *words.entry(&text[word]).or_default() += 1;
            }
        }
        let mut candidates: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut joined = String::new();
        for text in &texts {
            for (left, right) in neighbours(text) {
                let (left, right) = (&text[left], &text[right]);
                joined.clear();
                joined.extend([left, right]);
                if words.contains_key(joined.as_str()) {
                    *candidates.entry((left, right)).or_default() += 1;
                }
            }
        }
        let mut splits = Self::default();
        for ((left, right), same) in candidates {
            // The left fragment must occur only in this very split.
            if words.get(left) == Some(&same) {
                splits.0.entry(left.to_owned()).or_default().insert(right.to_owned());
            }
        }
        splits
    }

    fn contain(&self, left: &str, right: &str) -> bool {
        self.0.get(left).is_some_and(|rights| rights.contains(right))
    }
}

/// The text in lower case with every character at its place: those whose lower case has
/// another length stay as they are.
fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = |character: char| {
        let mut lower = character.to_lowercase();
        lower.next().filter(|low| lower.next().is_none() && low.len_utf8() == character.len_utf8()).unwrap_or(character)
    };
    text.chars().map(lower).collect()
}

/// Ranges of the runs of letters.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (index, character) in text.char_indices() {
        match (character.is_alphabetic(), start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                words.push(from..index);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// Neighbouring words with one space between them.
fn neighbours(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    words(text)
        .windows(2)
        .filter(|pair| &text[pair[0].end..pair[1].start] == " ")
        .map(|pair| (pair[0].clone(), pair[1].clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;
    use crate::inputs::plan::source_cell::SourceCell;

    /// Repairs a plan whose purposes are these texts.
    fn repaired(texts: &[&str]) -> (Vec<String>, usize) {
        let place = Place::file("f");
        let row = |text: &&str| PlanRow {
            group: None,
            cells: [(Column::Purpose, SourceCell::text(text, place.clone()))].into_iter().collect(),
            years: std::iter::empty().collect(),
            place: place.clone(),
        };
        let mut rows: Vec<PlanRow> = texts.iter().map(row).collect();
        let mut findings = Vec::new();
        repair(&mut rows, &mut findings);
        (rows.iter().map(|row| row.cells.get(&Column::Purpose).unwrap().words().to_owned()).collect(), findings.len())
    }

    #[test]
    fn a_split_word_is_rejoined_wherever_it_stands() {
        let (texts, found) = repaired(&["CITTA' DELL'INNOVA ZIONE", "città dell'innovazione", "innova zione, due"]);
        assert_eq!(texts, ["CITTA' DELL'INNOVAZIONE", "città dell'innovazione", "innovazione, due"]);
        assert_eq!(found, 2);
        let (texts, _) = repaired(&["CITT À", "città", "İSTANBUL CITT À"]);
        assert_eq!(texts, ["CITTÀ", "città", "İSTANBUL CITTÀ"]);
    }

    #[test]
    fn words_that_stand_alone_elsewhere_are_left() {
        for texts in [
            &["per corso d'acqua", "un percorso", "per tutti"][..],
            &["innova zione"],
            &["innova, zione", "innovazione"],
            &["Tevisione del sistema", "revisione"],
            &["il nuovo polo", "ilnuovo", "il comune"],
        ] {
            assert_eq!(repaired(texts), (texts.iter().map(|&text| text.to_owned()).collect(), 0));
        }
    }
}
