//! Days as people type them in Italian.

use chrono::{Months, NaiveDate};

use crate::words::invisible::plain_dashes;
use crate::words::italian::MONTHS;

/// A day read from a text, and how literally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedDate {
    /// Day, month and year were written.
    Day(NaiveDate),
    /// Only month and year were written: the last day of that month, the cautious reading of a deadline
    /// and of an achievement alike.
    EndOfMonth(NaiveDate),
}

impl TypedDate {
    /// The day itself.
    pub const fn date(self) -> NaiveDate {
        match self {
            Self::Day(date) | Self::EndOfMonth(date) => date,
        }
    }
}

/// Reads `15/06/2024`, `15-6-24`, `2024-06-15`, `30 giugno 2024`, `1º marzo 2025`, `giugno 2024`.
///
/// `None` for anything else, impossible days included.
pub fn italian_date(text: &str) -> Option<TypedDate> {
    let text = plain_dashes(text.trim()).to_uppercase();
    let parts: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.')).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 && digits(year).is_some() => {
            Some(TypedDate::Day(NaiveDate::from_ymd_opt(year_of(year)?, digits(month)?, digits(day)?)?))
        }
        [day, month, year] => {
            let month = digits(month).or_else(|| month_of(month))?;
            let day = digits(day.trim_end_matches(['º', '°', 'ª']))?;
            Some(TypedDate::Day(NaiveDate::from_ymd_opt(year_of(year)?, month, day)?))
        }
        [month, year] if year.len() == 4 => {
            let first = NaiveDate::from_ymd_opt(year_of(year)?, month_of(month)?, 1)?;
            Some(TypedDate::EndOfMonth(first.checked_add_months(Months::new(1))?.pred_opt()?))
        }
        _ => None,
    }
}

/// One to four ASCII digits as a number.
fn digits(text: &str) -> Option<u32> {
    let well_formed = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok()).flatten()
}

/// A year of four digits, or of two in this century.
fn year_of(text: &str) -> Option<i32> {
    let number = i32::try_from(digits(text)?).ok()?;
    match text.len() {
        4 if (1900..=2199).contains(&number) => Some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

/// The number of a month written in full, in any case.
pub fn month_number(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, month)| month.eq_ignore_ascii_case(word)).map(|(number, _)| number)
}

/// The number of a month in full or by its first three or four letters, in any case.
pub fn month_of(word: &str) -> Option<u32> {
    let is_begun = |month: &str| month.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let begun = || (1..).zip(MONTHS).find(|(_, month)| is_begun(month)).map(|(number, _)| number);
    month_number(word).or_else(|| begun().filter(|_| (3..=4).contains(&word.len())))
}

/// Beginnings of the words for a part of a year.
const PARTS: [&str; 5] = ["SEMESTR", "TRIMESTR", "QUADRIMESTR", "INTERMEDI", "INFRANNUAL"];
/// The parts at whose end the year is over.
const LAST_PARTS: [&str; 6] =
    ["II SEMESTRE", "2 SEMESTRE", "SECONDO SEMESTRE", "IV TRIMESTRE", "4 TRIMESTRE", "QUARTO TRIMESTRE"];

/// Whether a folded text names a part of a year: «I semestre», «dato intermedio».
pub fn names_part_of_year(folded: &str) -> bool {
    folded.split(' ').any(|word| PARTS.iter().any(|part| word.starts_with(part)))
}

/// Whether a folded text names a state before the year's end: «al 30.06.2025», «I semestre», «intermedio».
pub fn is_before_the_end(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
    let is_early = |pair: &[&str]| {
        number(pair[0]).is_some_and(|day| (1..=31).contains(&day))
            && number(pair[1]).or_else(|| month_number(pair[1])).is_some_and(|month| (1..12).contains(&month))
    };
    words.windows(2).any(is_early) || names_part_of_year(folded) && !LAST_PARTS.iter().any(|last| folded.contains(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_usual_forms() {
        for typed in [
            "15/06/2024",
            "15-6-2024",
            "15–6–2024",
            "15‑06‑2024",
            "15.06.24",
            "2024-06-15",
            "15 giugno 2024",
            " 15 GIU. 2024 ",
        ] {
            let expected = TypedDate::Day(NaiveDate::from_ymd_opt(2024, 6, 15).unwrap());
            assert_eq!(italian_date(typed), Some(expected), "{typed}");
        }
        assert_eq!(italian_date("1º marzo 2025").unwrap().date(), NaiveDate::from_ymd_opt(2025, 3, 1).unwrap());
    }

    #[test]
    fn parts_of_a_year_and_days_before_its_end_are_told_from_the_whole() {
        for early in ["CONSUNTIVO I SEMESTRE", "AL 30 06 2025", "30 GIUGNO", "DATO INTERMEDIO", "3 TRIMESTRE"] {
            assert!(is_before_the_end(early), "{early}");
        }
        for whole in ["CONSUNTIVO", "AL 31 12 2025", "31 DICEMBRE", "II SEMESTRE", "ANNO 2025"] {
            assert!(!is_before_the_end(whole), "{whole}");
        }
        assert!(names_part_of_year("II SEMESTRE") && !names_part_of_year("ANNO 2025"));
        assert_eq!(["set", "SETT", "Settembre", "se", "settem"].map(month_of), [Some(9), Some(9), Some(9), None, None]);
    }

    #[test]
    fn a_month_stands_for_its_last_day_and_says_so() {
        let last = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(italian_date("febbraio 2024"), Some(TypedDate::EndOfMonth(last)));
    }

    #[test]
    fn impossible_and_partial_days_are_refused() {
        for typed in [
            "31/02/2024",
            "06/15/2024",
            "2024",
            "15/06",
            "giugno",
            "giugno 24",
            "prima del 15/06/2024",
            "",
            "15/06/1024",
        ] {
            assert_eq!(italian_date(typed), None, "{typed}");
        }
    }
}
