//! Objectives that may be one and the same: equal titles, and very similar ones within a programme.

use std::collections::BTreeMap;

use super::plan_codes;
use crate::domain::{FieldOrigin, Objective, Place, Placement, Plan};
use crate::finding::Finding;
use crate::words::{fold, likeness};

/// Similarity (normalised edit distance) from which two titles are pointed out.
const SIMILAR: f64 = 0.9;
/// The letters of which one may differ, by that.
const TOLERATED_ONE_IN: u32 = 10;
/// Objectives of one programme beyond which only alphabetical neighbours are compared.
const MOST_PAIRWISE: usize = 60;

/// Points out equal and similar titles under different codes. Continuation rows share
/// their title by design and are left out.
pub(super) fn compare(plan: &Plan, findings: &mut Vec<Finding>) {
    let mut first_with_title: BTreeMap<String, &Objective> = BTreeMap::new();
    let mut by_programme: BTreeMap<Placement, Vec<Titled<'_>>> = BTreeMap::new();
    for (_, objective) in plan.objectives().filter(|(_, objective)| objective.title.origin == FieldOrigin::Cell) {
        let label = fold(&objective.title.text);
        if let Some(first) = first_with_title.get(&label) {
            findings.push(pair(first, objective, plan_codes::SAME_TITLE, "Stesso titolo"));
        } else {
            first_with_title.insert(label.clone(), objective);
            by_programme.entry(objective.placement).or_default().push(Titled::new(label, objective));
        }
    }
    for mut titles in by_programme.into_values() {
        titles.sort_by(|left, right| left.label.cmp(&right.label));
        let reach = if titles.len() > MOST_PAIRWISE { 1 } else { titles.len() };
        for (index, title) in titles.iter().enumerate() {
            for other in titles.iter().skip(index + 1).take(reach).filter(|other| title.is_similar_to(other)) {
                findings.push(pair(title.objective, other.objective, plan_codes::SIMILAR_TITLE, "Titolo molto simile"));
            }
        }
    }
}

/// Objectives that bear the same code of the office: often one restarts with each settore, at times it is a slip.
pub(super) fn compare_office_codes(plan: &Plan, findings: &mut Vec<Finding>) {
    let placed = plan.objectives().map(|(_, objective)| (&objective.details, &objective.title.text));
    let all = placed.chain(plan.unplaced.iter().map(|objective| (&objective.details, &objective.title.text)));
    let mut first_with_code: BTreeMap<String, (&str, &Place)> = BTreeMap::new();
    for (details, title) in all {
        let Some(code) = &details.office_code else { continue };
        let Some((first, place)) = first_with_code.get(&fold(&code.value)) else {
            first_with_code.insert(fold(&code.value), (title, &code.place));
            continue;
        };
        let message =
            format!("Il codice dell’ufficio «{}» è anche di un altro obiettivo: resta di tutti e due", code.value);
        let finding = Finding::new(plan_codes::SAME_OFFICE_CODE, message).at(code.place.clone()).found(title.clone());
        findings.push(finding.expected(format!("{first} ({place})")));
    }
}

/// Classes of characters that are counted: each letter falls into one of its own.
const CLASSES: usize = 32;

/// A title, with what tells quickly that another one is not similar.
struct Titled<'p> {
    label: String,
    digits: String,
    /// How many characters of each class the label has.
    counts: [u16; CLASSES],
    /// How many steps lead at most to a similar title as long as this one.
    most_steps: u32,
    objective: &'p Objective,
}

impl<'p> Titled<'p> {
    fn new(label: String, objective: &'p Objective) -> Self {
        let mut counts = [0u16; CLASSES];
        for character in label.chars() {
            let count = &mut counts[character as usize % CLASSES];
            *count = count.saturating_add(1);
        }
        let length: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        let digits = label.chars().filter(char::is_ascii_digit).collect();
        Self { digits, label, counts, most_steps: length.div_ceil(TOLERATED_ONE_IN), objective }
    }

    fn is_similar_to(&self, other: &Self) -> bool {
        let (short, long) = (self.label.len().min(other.label.len()), self.label.len().max(other.label.len()));
        // A step takes a letter away and puts another in its place.
        let (left, right) = (&self.counts, &other.counts);
        let changed: u32 = left.iter().zip(right).map(|(own, others)| u32::from(own.abs_diff(*others))).sum();
        let is_far = changed > 2 * self.most_steps.max(other.most_steps);
        // «Lotto 1» and «lotto 2» differ by one character and are two things.
        short * 10 >= long * 9
            && !is_far
            && self.digits == other.digits
            && likeness(&self.label, &other.label) >= SIMILAR
    }
}

fn pair(first: &Objective, second: &Objective, code: crate::finding::Code, what: &str) -> Finding {
    let message = format!("{what} per gli obiettivi {} e {}: verificare che siano due", first.code, second.code);
    Finding::new(code, message)
        .at(second.place.clone())
        .found(second.title.text.clone())
        .expected(format!("{} ({})", first.title.text, first.place))
}
