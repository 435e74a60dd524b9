//! What the plan's own words hint at: shown to the office beside them, never counted as data.
//!
//! Guaranteed: a hint is given only where a figure or a month is written out; nothing is
//! computed from it and no reader looks at it. Deliberately absent: targets. Which base a
//! «+10 %» refers to, and whether it is a target at all, is for the office to decide.

use chrono::{Months, NaiveDate};

use crate::domain::Year;
use crate::tabular::dates::month_number;
use crate::words::italian;

/// Beginnings of words that mean more, and of words that mean less.
const MORE: &[&str] = &["aument", "increment", "crescita", "crescere", "migliora", "ampliament", "incremen"];
const LESS: &[&str] = &["diminu", "riduzion", "ridurre", "riduc", "calo", "contenere", "contenimento"];

/// How many words before a percentage may say whether it is more or less.
const REACH: usize = 12;

/// The hints in a text of the plan, in its order, each once.
///
/// `+10 %` and `aumento del 10%` give «variazione: +10 % sul valore base»; `entro giugno` and
/// `entro il mese di giugno dell'anno successivo` give «data: entro il 30 giugno …» of `year` or of the next.
pub fn suggestions(text: &str, year: Year) -> Vec<String> {
    // The sign of per cent is a word of its own, however it is typed.
    let spaced = text.replace('%', " % ").replace("per cento", " % ").replace(['’', '\''], "' ");
    let words: Vec<String> = spaced.split_whitespace().map(str::to_lowercase).collect();
    let mut hints = Vec::new();
    for index in 0..words.len() {
        let hint = percentage(&words, index).or_else(|| deadline(&words[index..], year));
        if let Some(hint) = hint.filter(|hint| !hints.contains(hint)) {
            hints.push(hint);
        }
    }
    hints
}

/// The hint of a number that stands before a sign of per cent at `index`.
fn percentage(words: &[String], index: usize) -> Option<String> {
    let before = words.get(..index)?;
    if words[index] != "%" {
        return None;
    }
    let typed = before.last()?.trim_start_matches(['(', '«', '"']);
    let figure = typed.trim_start_matches(['+', '-', '−', '–']);
    let is_figure = figure.starts_with(|c: char| c.is_ascii_digit())
        && figure.ends_with(|c: char| c.is_ascii_digit())
        && figure.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if !is_figure {
        return None;
    }
    let detached = before.len().checked_sub(2).map(|last| before[last].as_str());
    let sign = match (typed.chars().next()?, detached) {
        ('+', _) | (_, Some("+")) => Some('+'),
        ('-' | '−' | '–', _) | (_, Some("-" | "−")) => Some('−'),
        _ => direction(before),
    };
    Some(match sign {
        Some(sign) => format!("variazione: {sign}{figure} % sul valore base"),
        None => format!("forse variazione o percentuale: {figure} %"),
    })
}

/// Whether the nearest word of the same sentence says more or less.
fn direction(before: &[String]) -> Option<char> {
    let sentence = before.iter().rev().take(REACH).take_while(|word| !word.ends_with(['.', ';']));
    sentence.into_iter().find_map(|word| {
        let means = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
        if means(MORE) {
            Some('+')
        } else if means(LESS) {
            Some('−')
        } else {
            None
        }
    })
}

/// The hint of `entro [il] [30 | mese di] giugno [dell'anno successivo]`.
fn deadline(words: &[String], year: Year) -> Option<String> {
    let bare = |word: &String| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let [first, rest @ ..] = words else { return None };
    if bare(first) != "entro" {
        return None;
    }
    let mut rest: Vec<String> = rest.iter().take(8).map(bare).collect();
    rest.retain(|word| !matches!(word.as_str(), "il" | "l" | "la" | "fine" | "mese" | "di" | "dell" | "del"));
    let day: Option<u32> = rest.first().and_then(|word| word.parse().ok());
    let month = rest.get(usize::from(day.is_some())).and_then(|word| month_number(word))?;
    let after = rest.get(usize::from(day.is_some()) + 1..).unwrap_or_default();
    let named: Option<i32> = after.first().and_then(|word| word.parse().ok()).filter(|year| *year > 1900);
    // The next sentence may follow without a space: «successivo.Studio».
    let follows = |which: &String| ["successiv", "seguent"].iter().any(|start| which.starts_with(start));
    let next = after.first().is_some_and(|word| word == "anno") && after.get(1).is_some_and(follows);
    let year = named.unwrap_or(i32::from(year.0) + i32::from(next));
    let date = match day {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day)?,
        None => NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()?,
    };
    Some(format!("data: entro il {}", italian::long_date(date)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_months_are_hinted_at() {
        for (text, hint) in [
            ("Presenze +10 %", "variazione: +10 % sul valore base"),
            ("Presenze + 10%", "variazione: +10 % sul valore base"),
            ("Diminuire il tempo medio di rilascio dei titoli del 5% in media.", "variazione: −5 % sul valore base"),
            ("Aumento del 10 per cento delle ore", "variazione: +10 % sul valore base"),
            ("copertura del 2,5%", "forse variazione o percentuale: 2,5 %"),
            ("Fatto entro giugno", "data: entro il 30 giugno 2024"),
            ("entro il 15 marzo 2026.", "data: entro il 15 marzo 2026"),
            ("entro il mese di giugno dell'anno successivo.Studio", "data: entro il 30 giugno 2025"),
            ("ENTRO FINE FEBBRAIO", "data: entro il 29 febbraio 2024"),
        ] {
            assert_eq!(suggestions(text, Year(2024)), [hint], "{text}");
        }
    }

    #[test]
    fn words_without_a_figure_hint_at_nothing() {
        for text in
            ["% risparmio rispetto al triennio", "entro i termini di legge", "n. 12 incontri", "entro l’anno", ""]
        {
            assert_eq!(suggestions(text, Year(2024)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_word_of_another_sentence_gives_no_direction() {
        let hints = suggestions("Aumento dei controlli. Copertura del 5%; riduzione del 3 %", Year(2024));
        assert_eq!(hints, ["forse variazione o percentuale: 5 %", "variazione: −3 % sul valore base"]);
    }
}
