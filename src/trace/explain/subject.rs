//! What a person types → the subject meant.

use std::collections::BTreeMap;

use crate::assessment::{Assessment, Subject};
use crate::domain::{GroupCode, MissionCode, Placement, ProgrammeCode};
use crate::words::fold;

/// Words that name nothing in the year's assessment, or more than one thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownSubject {
    /// Nothing is called so.
    #[error("«{asked}» non è né un codice né un gruppo della relazione{}", hint(.nearest))]
    Nothing {
        /// The words as typed.
        asked: String,
        /// The nearest names, at most three.
        nearest: Vec<String>,
    },
    /// A code of the office's own that several objectives bear.
    #[error("«{asked}» è il codice di più obiettivi: indicarne uno fra {}", quoted(.all))]
    Several {
        /// The words as typed.
        asked: String,
        /// The objectives.
        all: Vec<String>,
    },
}

fn hint(nearest: &[String]) -> String {
    if nearest.is_empty() {
        return ": indicare un codice (01.02-03), «programma 01.02», «missione 04», «trasversali», «ufficio …», «indirizzo …» o «ente»"
            .to_owned();
    }
    format!("; i più vicini sono {}", quoted(nearest))
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}

/// Finds the subject that the words name: a code, `missione 04`, `programma 01.02`,
/// `ufficio …`, `indirizzo …`, `ente`. Case, accents, spaces and what parts letters from
/// digits do not count.
///
/// # Errors
/// [`UnknownSubject`] with the nearest names.
pub fn find(assessment: &Assessment<'_>, words: &str) -> Result<Subject, UnknownSubject> {
    let subjects = all(assessment);
    let wanted = fold(&spelled_out(words));
    // Two names may differ in case alone: the very words come first.
    let exactly = subjects.iter().find(|(subject, _)| subject.to_string() == words.trim());
    if let Some((subject, _)) = exactly.or_else(|| subjects.iter().find(|(_, names)| names.contains(&wanted))) {
        return Ok(subject.clone());
    }
    // «ob1» is «OB.1», where nothing else is.
    let joined = joined(&wanted);
    let mut alike = subjects.iter().filter(|(_, names)| names.iter().any(|name| self::joined(name) == joined));
    if let (Some((subject, _)), None) = (alike.next(), alike.next()) {
        return Ok(subject.clone());
    }
    // One code of the office's own on several objectives: which is meant, only who asks knows.
    let office_codes = office_codes(assessment);
    let several = office_codes.iter().find(|(code, all)| all.len() > 1 && self::joined(code) == joined);
    if let Some((_, several)) = several {
        return Err(UnknownSubject::Several { asked: words.trim().to_owned(), all: several.clone() });
    }
    let mut scored: Vec<(f64, String)> = subjects
        .iter()
        .flat_map(|(subject, names)| names.iter().map(move |name| (subject, name)))
        .map(|(subject, name)| (strsim::jaro_winkler(name, &wanted), subject.to_string()))
        .filter(|(score, _)| *score > 0.75)
        .collect();
    scored.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    scored.dedup_by(|left, right| left.1 == right.1);
    Err(UnknownSubject::Nothing {
        asked: words.trim().to_owned(),
        nearest: scored.into_iter().take(3).map(|(_, name)| name).collect(),
    })
}

/// A folded name without the blanks between letters and digits; those between digits part two numbers.
fn joined(folded: &str) -> String {
    let mut words = folded.split(' ');
    let mut joined = words.next().unwrap_or_default().to_owned();
    for word in words {
        let ends = [joined.chars().last(), word.chars().next()];
        if ends.iter().flatten().all(char::is_ascii_digit) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// `missione 4` → `missione 04`, `programma 1.2` → `programma 01.02`.
fn spelled_out(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.to_lowercase().split_once(' ') {
        Some(("missione", code)) => code.parse().map(|code: MissionCode| Subject::Mission(code).to_string()).ok(),
        Some(("programma", code)) => code.parse().map(|code: ProgrammeCode| Subject::Programme(code).to_string()).ok(),
        _ => None,
    }
    .unwrap_or(words)
}

/// The objectives that bear each code of the office's own, folded: offices begin anew every year and in every *settore*.
fn office_codes(assessment: &Assessment<'_>) -> BTreeMap<String, Vec<String>> {
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, row) in assessment.objectives() {
        if let Some(code) = &row.objective.details.office_code {
            codes
                .entry(fold(&code.value))
                .or_default()
                .push(Subject::Objective(row.objective.code.clone()).to_string());
        }
    }
    codes
}

/// Every subject with the folded names it answers to.
fn all(assessment: &Assessment<'_>) -> Vec<(Subject, Vec<String>)> {
    let mut subjects = vec![(Subject::Entity, vec![fold("ente")])];
    let office_codes = office_codes(assessment);
    let full = |subject: &Subject| fold(&subject.to_string());
    for mission in &assessment.missions {
        let subject = mission.subject();
        let of_group: &[&str] = match mission.code {
            GroupCode::Mission(_) => &[],
            GroupCode::CrossCutting => &["TR", Placement::CROSS_CUTTING, GroupCode::CROSS_CUTTING_TITLE],
        };
        let names = of_group.iter().map(|name| fold(name)).chain([full(&subject)]);
        subjects.push((subject.clone(), names.collect()));
        for programme in &mission.programmes {
            subjects.extend(programme.code.programme().map(|code| {
                let subject = Subject::Programme(code);
                let names = vec![full(&subject), fold(&code.to_string())];
                (subject, names)
            }));
            for row in &programme.objectives {
                let subject = Subject::Objective(row.objective.code.clone());
                let mut names = vec![fold(row.objective.code.as_str()), full(&subject)];
                // The office's own code is a name too, as long as no other objective bears it.
                let own = row.objective.details.office_code.as_ref().map(|code| fold(&code.value));
                names.extend(own.filter(|own| office_codes.get(own).is_some_and(|all| all.len() == 1)));
                subjects.push((subject.clone(), names));
                for indicator in &row.indicators {
                    let subject = Subject::Indicator(indicator.indicator.code.clone());
                    subjects.push((subject.clone(), vec![fold(indicator.indicator.code.as_str()), full(&subject)]));
                }
            }
        }
    }
    for group in &assessment.offices {
        let subject = Subject::Office(group.name.clone());
        subjects.push((subject.clone(), vec![full(&subject)]));
    }
    for group in &assessment.directions {
        let subject = Subject::Direction(group.name.clone());
        subjects.push((subject.clone(), vec![full(&subject)]));
    }
    subjects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_letters_from_digits_does_not_tell_names_apart_and_numbers_stay_two() {
        for alike in ["ob1", "OB1", "ob.1", "Ob 1", "OB-1"] {
            assert_eq!(joined(&fold(alike)), joined(&fold("OB.1")), "{alike}");
        }
        assert_ne!(joined(&fold("OB11")), joined(&fold("OB1.1")));
        assert_ne!(joined(&fold("11")), joined(&fold("1.1")));
    }
}
