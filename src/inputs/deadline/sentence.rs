//! Where a plan says by when the report is due: in a sentence, in a target or in a cell for the day.
//!
//! Guaranteed: a day within the year measured is that of the report before, and none of this one's.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::{Objective, Place, PlanIndicator, Year};
use crate::tabular::dates::{TypedDate, italian_date, month_number};
use crate::words::fold;
use crate::words::italian;

/// What the plan says of the report's day.
pub(super) struct Sentence {
    pub words: String,
    pub day: NaiveDate,
    pub place: Place,
}

/// The words that ask for the report by a day, wherever the plan says it, and the day they mean.
pub(super) fn sentence_of(objective: &Objective, year: Year) -> Option<Sentence> {
    // Most objectives of a plan do not name the report at all.
    if !texts_of(objective).any(may_name_report) {
        return None;
    }
    let title_and_purpose = format!("{}. {}", objective.title.text, objective.purpose);
    let of_indicators = objective.details.indicators.iter().map(|indicator| {
        let target = indicator.targets.values().map(|target| target.value.as_str());
        let words = [indicator.name.as_str()].into_iter().chain(target).collect::<Vec<_>>().join(" ");
        (words, indicator.place.clone())
    });
    let texts = [
        (objective.indicator.value.clone(), objective.indicator.place.clone()),
        (title_and_purpose, objective.place.clone()),
    ];
    let all = texts.into_iter().chain(of_indicators).filter(|(text, _)| may_name_report(text));
    let mut in_one = all.filter_map(|(text, place)| {
        let mut said = sentences(&text).filter(|sentence| names_report(sentence));
        said.find_map(|sentence| said_in(sentence, year, &place))
    });
    in_one.next().or_else(|| beside(objective, year))
}

/// Whatever an objective says in words.
fn texts_of(objective: &Objective) -> impl Iterator<Item = &str> {
    let of_indicators = objective.details.indicators.iter().flat_map(|indicator| {
        [indicator.name.as_str()].into_iter().chain(indicator.targets.values().map(|target| target.value.as_str()))
    });
    [objective.indicator.value.as_str(), &objective.title.text, &objective.purpose].into_iter().chain(of_indicators)
}

/// A day that stands beside the words that name the report: in a target, in a cell for the day, in the description.
fn beside(objective: &Objective, year: Year) -> Option<Sentence> {
    let indicators = &objective.details.indicators;
    let is_title = names_report(&objective.title.text);
    let is_said = |text: &str| may_name_report(text) && names_report(text);
    let is_alone = indicators.len() == 1 && (is_title || is_said(&objective.purpose));
    let mut named = indicators.iter().filter(|indicator| is_alone || is_said(&indicator.name));
    named.find_map(|indicator| of_indicator(indicator, year)).or_else(|| {
        let in_purpose = || sentences(&objective.purpose).find_map(|text| said_in(text, year, &objective.place));
        is_title.then(in_purpose).flatten()
    })
}

/// The day of an indicator that measures the report.
fn of_indicator(indicator: &PlanIndicator, year: Year) -> Option<Sentence> {
    let due = indicator.due.as_ref().map(|due| (due.value, due.place.clone()));
    let targets = indicator.targets.values();
    let day_of = |text: &str| italian_date(text).map(TypedDate::date).or_else(|| after_by(text, year));
    let of_targets = targets.filter_map(|target| Some((day_of(&target.value)?, target.place.clone())));
    let (day, place) = due.into_iter().chain(of_targets).find(|(day, _)| is_of_report(*day, year))?;
    let words = format!("{}: entro il {}", indicator.name, italian::long_date(day));
    Some(Sentence { words: words.trim_start_matches(": ").to_owned(), day, place })
}

fn said_in(sentence: &str, year: Year, place: &Place) -> Option<Sentence> {
    let day = after_by(sentence, year)?;
    let words = sentence.trim().trim_end_matches(['.', ';']).to_owned();
    Some(Sentence { words, day, place: place.clone() })
}

fn may_name_report(text: &str) -> bool {
    const WORD: &[u8] = b"relazione";
    text.as_bytes().windows(WORD.len()).any(|part| part.eq_ignore_ascii_case(WORD))
}

fn names_report(text: &str) -> bool {
    let folded = fold(text);
    let has = |word: &str| folded.split(' ').any(|own| own == word);
    has("RELAZIONE") && has("PERFORMANCE")
}

/// The sentences of a text; a point within a date ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let is_end = |at: &usize| match bytes[*at] {
            b';' => true,
            b'.' => !bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
            _ => false,
        };
        let end = (0..bytes.len()).find(is_end).map_or(rest.len(), |at| at + 1);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

/// Whether the report on a year can be due on a day: after the year's end.
fn is_of_report(day: NaiveDate, year: Year) -> bool {
    day.year() > i32::from(year.0)
}

/// The day named behind «entro».
fn after_by(text: &str, year: Year) -> Option<NaiveDate> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let after = words.iter().position(|word| *word == "ENTRO")?;
    named_day(&words[after + 1..], year).filter(|day| is_of_report(*day, year))
}

/// The day named within a few words after «entro»: `30 giugno`, `il mese di giugno`, `fine giugno 2025`, `30/06/2025`.
fn named_day(words: &[&str], year: Year) -> Option<NaiveDate> {
    const REACH: usize = 6;
    let Some(position) = words.iter().take(REACH).position(|word| month_number(word).is_some()) else {
        return in_digits(words.get(..REACH).unwrap_or(words), year);
    };
    let month = month_number(words[position])?;
    let explicit = words.get(position + 1).and_then(|word| word.parse::<i32>().ok()).filter(|y| *y > 1990);
    let year = explicit.unwrap_or(i32::from(year.next().0));
    let day = words[..position].iter().rev().find_map(|word| word.parse::<u32>().ok());
    match day {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day),
        None => NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt(),
    }
    .filter(|date| date.month() == month)
}

/// `30/06/2026`, `30.6`: numbers that are a day and a month, perhaps with a year.
fn in_digits(words: &[&str], year: Year) -> Option<NaiveDate> {
    let number = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let (day, month) = (number(pair[0])?, number(pair[1])?);
        let explicit = words.get(at + 2).and_then(|word| word.parse::<i32>().ok()).filter(|y| *y > 1990);
        NaiveDate::from_ymd_opt(explicit.unwrap_or(i32::from(year.next().0)), month, day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<NaiveDate> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        named_day(&words, Year(2024))
    }

    #[test]
    fn the_month_of_the_plan_becomes_its_last_day() {
        let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        assert_eq!(named("il mese di giugno dell'anno successivo"), day("2025-06-30"));
        assert_eq!(named("il 15 giugno"), day("2025-06-15"));
        assert_eq!(named("fine febbraio"), day("2025-02-28"));
        assert_eq!(named("il 31 maggio 2026"), day("2026-05-31"));
        assert_eq!(named("il 30/06/2026"), day("2026-06-30"));
        assert_eq!(named("31.05"), day("2025-05-31"));
        assert_eq!(named("il 31 giugno"), None);
        assert_eq!(named("i termini di legge"), None);
    }

    #[test]
    fn a_point_of_a_date_ends_no_sentence() {
        let all: Vec<&str> = sentences("Entro il 30.06.2026. Poi; infine").collect();
        assert_eq!(all, ["Entro il 30.06.2026.", " Poi;", " infine"]);
    }
}
