//! An office that is written in two ways: one office where the letters are the same, else a question.
//!
//! Deliberately absent: joining what only looks alike. Two offices may have such names, and only the entity knows.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Indicator, ObjectiveCode, Place, Plan};
use crate::finding::{Finding, Severity};
use crate::inputs::measurements::measurement_codes as codes;
use crate::words::italian;
use crate::words::{fold, likeness};

/// Words that say no more than that it is an office.
const GENERIC: [&str; 10] =
    ["UFFICIO", "UFF", "UFFICI", "SETTORE", "SETT", "SERVIZIO", "SERVIZI", "SERV", "AREA", "UNITA"];
/// Words that only join others.
const JOINING: [&str; 12] = ["DI", "DEL", "DELLO", "DELLA", "DEI", "DEGLI", "DELLE", "E", "ED", "AI", "AL", "ALLA"];

/// From here on two names may be one with a slip of the pen.
const ALIKE: f64 = 0.85;
/// Shorter names differ too easily.
const SHORTEST: usize = 6;

/// Gives each office one writing, in the register and in the plan, where nothing but case, accents, points or spaces
/// tells two apart: the register’s, there the most frequent. The plan’s office of an objective is written as the
/// register writes the one office of its rows, where the two look alike.
///
/// UFFICIO, where the register leaves it blank, is the plan’s. Who answers for an objective is a person, whose name
/// is not published: it is no office here.
pub fn one_writing(plan: &mut Plan, indicators: &mut [Indicator]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let written = indicators.iter().filter_map(|indicator| indicator.office.as_deref());
    let planned = plan.objectives().filter_map(|(_, objective)| objective.office.as_deref());
    let (of_register, of_plan) = (most_frequent(written), most_frequent(planned));
    let chosen = |office: &str| of_register.get(&letters(office)).or_else(|| of_plan.get(&letters(office))).cloned();
    for indicator in indicators.iter_mut() {
        let Some(office) = indicator.office.clone() else { continue };
        let Some(chosen) = chosen(&office).filter(|chosen| *chosen != office) else { continue };
        findings.push(read_as(&office, &chosen, "Nel registro", indicator.office_cell().clone()));
        indicator.office = Some(chosen);
    }
    let mut of_objective: BTreeMap<&ObjectiveCode, BTreeSet<&str>> = BTreeMap::new();
    for indicator in indicators.iter() {
        of_objective.entry(&indicator.objective).or_default().extend(indicator.office.as_deref());
    }
    for objective in plan.missions.iter_mut().flat_map(|mission| &mut mission.objectives) {
        let Some(office) = objective.office.clone() else { continue };
        let of_rows = of_objective.get(&objective.code).filter(|offices| offices.len() == 1);
        let of_rows = of_rows.and_then(|offices| offices.first()).filter(|rows| are_alike(rows, &office));
        let chosen = of_rows.map(|rows| (*rows).to_owned()).or_else(|| chosen(&office));
        let Some(chosen) = chosen.filter(|chosen| *chosen != office) else { continue };
        findings.push(read_as(&office, &chosen, "Nel piano", objective.place.clone()));
        objective.office = Some(chosen);
    }
    for indicator in indicators.iter_mut().filter(|indicator| indicator.office.is_none()) {
        indicator.office = plan.objective(&indicator.objective).and_then(|objective| objective.office.clone());
    }
    once_for_each_writing(findings)
}

/// Nobody has to read the same writing once a row.
fn once_for_each_writing(findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: BTreeSet<String> = BTreeSet::new();
    findings.into_iter().filter(|finding| told.insert(finding.message.clone())).collect()
}

fn read_as(writing: &str, chosen: &str, whence: &str, place: Place) -> Finding {
    let message = format!("{whence} l’ufficio «{writing}» è lo stesso di «{chosen}»: ovunque è scritto «{chosen}».");
    let expected = format!("niente; la nota sparisce scrivendo «{chosen}» in UFFICIO");
    Finding::new(codes::REGISTER_OFFICES.with_severity(Severity::Note), message)
        .at(place)
        .found(format!("«{writing}»"))
        .expected(expected)
}

/// The most frequent writing of each office, by its letters; the first of two that are as frequent.
fn most_frequent<'w>(writings: impl Iterator<Item = &'w str>) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
    for writing in writings {
        let of_office = counts.entry(letters(writing)).or_default();
        match of_office.iter_mut().find(|(known, _)| *known == writing) {
            Some((_, count)) => *count += 1,
            None => of_office.push((writing, 1)),
        }
    }
    let most = |of_office: Vec<(&str, usize)>| {
        let first_of_most = of_office.into_iter().rev().max_by_key(|(_, count)| *count);
        first_of_most.map(|(writing, _)| writing.to_owned()).unwrap_or_default()
    };
    counts.into_iter().map(|(key, of_office)| (key, most(of_office))).collect()
}

/// One finding for each writing that looks like a more frequent one.
pub(super) fn written_twice(indicators: &[Indicator]) -> Vec<Finding> {
    let mut writings: BTreeMap<&str, Vec<&Indicator>> = BTreeMap::new();
    for indicator in indicators {
        if let Some(office) = indicator.office.as_deref() {
            writings.entry(office).or_default().push(indicator);
        }
    }
    let mut ordered: Vec<(&str, Vec<&Indicator>)> = writings.into_iter().collect();
    ordered.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let told = |(index, (writing, rows)): (usize, &(&str, Vec<&Indicator>))| {
        let (other, others) = ordered[..index].iter().find(|(other, _)| are_alike(other, writing))?;
        let message = format!("L’ufficio «{writing}» è forse lo stesso di «{other}»: sono contati come due uffici.");
        let lines = italian::count(others.len(), "riga", "righe");
        let expected = format!(
            "un solo modo di scriverlo in UFFICIO, come «{other}» ({lines}), poi schede, che rifà quelle non ancora \
             compilate; niente, se sono due uffici"
        );
        let finding = Finding::new(codes::REGISTER_OFFICES, message).at(rows.first()?.office_cell().clone());
        Some(finding.found(format!("«{writing}» ({})", italian::count(rows.len(), "riga", "righe"))).expected(expected))
    };
    ordered.iter().enumerate().filter_map(told).collect()
}

/// Whether two different writings may be of one office.
pub fn are_alike(left: &str, right: &str) -> bool {
    let (left, right) = (key(left), key(right));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    left == right
        || sorted_words(&left) == sorted_words(&right)
        || left.replace(' ', "") == right.replace(' ', "")
        || (left.len().min(right.len()) >= SHORTEST
            && digits(&left) == digits(&right)
            && likeness(&left, &right) >= ALIKE)
}

/// What is left of a writing without case, accents, points and spaces: `S.U.A.P.` and `Suap` are one.
fn letters(office: &str) -> String {
    fold(office).chars().filter(|letter| *letter != ' ').collect()
}

/// What tells an office from others.
fn key(office: &str) -> String {
    let folded = fold(office);
    let telling = |word: &&str| !GENERIC.contains(word) && !JOINING.contains(word);
    let words: Vec<&str> = folded.split(' ').filter(telling).collect();
    if words.is_empty() { folded } else { words.join(" ") }
}

/// The words of a name, whatever their order: «Biblioteca e cultura» may be «Cultura e biblioteca».
fn sorted_words(key: &str) -> Vec<&str> {
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn one_office_in_two_writings() {
        for (left, right) in [
            ("Ufficio tecnico", "TECNICO"),
            ("Uff. Tecnico", "Settore tecnico"),
            ("Ragioneria", "Ragionera"),
            ("Servizi alla persona", "Servizio Persona"),
            ("S.U.A.P.", "Ufficio SUAP"),
            ("Biblioteca e cultura", "Cultura e biblioteca"),
        ] {
            assert!(are_alike(left, right), "{left}, {right}");
        }
        for (left, right) in [("Area 1", "Area 2"), ("Tributi", "Tecnico"), ("Settore tecnico 1", "Settore tecnico 2")]
        {
            assert!(!are_alike(left, right), "{left}, {right}");
        }
    }
}
