//! Objectives that may be one and the same: equal titles, and very similar ones within a programme.

use std::collections::BTreeMap;

use super::plan_codes;
use crate::domain::{FieldOrigin, Objective, Place, Placement, Plan};
use crate::finding::Finding;
use crate::words::{fold, likeness};

/// Similarity (normalised edit distance) from which two titles are pointed out.
const SIMILAR: f64 = 0.9;
/// Objectives of one programme beyond which only alphabetical neighbours are compared.
const MOST_PAIRWISE: usize = 60;

/// Points out equal and similar titles under different codes. Continuation rows share
/// their title by design and are left out.
pub(super) fn compare(plan: &Plan, findings: &mut Vec<Finding>) {
    let mut first_with_title: BTreeMap<String, &Objective> = BTreeMap::new();
    let mut by_programme: BTreeMap<Placement, Vec<(String, &Objective)>> = BTreeMap::new();
    for (_, objective) in plan.objectives().filter(|(_, objective)| objective.title.origin == FieldOrigin::Cell) {
        let label = fold(&objective.title.text);
        if let Some(first) = first_with_title.get(&label) {
            findings.push(pair(first, objective, plan_codes::SAME_TITLE, "Stesso titolo"));
        } else {
            first_with_title.insert(label.clone(), objective);
            by_programme.entry(objective.placement).or_default().push((label, objective));
        }
    }
    for mut titles in by_programme.into_values() {
        titles.sort_by(|left, right| left.0.cmp(&right.0));
        let reach = if titles.len() > MOST_PAIRWISE { 1 } else { titles.len() };
        for (index, (label, objective)) in titles.iter().enumerate() {
            for (other_label, other) in titles.iter().skip(index + 1).take(reach) {
                if may_be_similar(label, other_label) && likeness(label, other_label) >= SIMILAR {
                    findings.push(pair(objective, other, plan_codes::SIMILAR_TITLE, "Titolo molto simile"));
                }
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

/// Texts whose lengths differ by more than the tolerated part cannot be similar, nor those with other numbers.
fn may_be_similar(left: &str, right: &str) -> bool {
    let (short, long) = (left.len().min(right.len()), left.len().max(right.len()));
    // «Lotto 1» and «lotto 2» differ by one character and are two things.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    short * 10 >= long * 9 && digits(left) == digits(right)
}

fn pair(first: &Objective, second: &Objective, code: crate::finding::Code, what: &str) -> Finding {
    let message = format!("{what} per gli obiettivi {} e {}: verificare che siano due", first.code, second.code);
    Finding::new(code, message)
        .at(second.place.clone())
        .found(second.title.text.clone())
        .expected(format!("{} ({})", first.title.text, first.place))
}
