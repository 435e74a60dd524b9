//! Programme codes that a spreadsheet took for days: «01-ott» of `01.10`.

use super::dates::month_of;
use crate::words::invisible::plain_dashes;

/// Whether a text is a day, as a spreadsheet writes the code that it took for one: «01-ott», «1-nov-24», `01/10/2024`.
/// A day without its year and its month's name, `01/10`, is a code.
pub(super) fn is_a_day(text: &str) -> bool {
    let text = plain_dashes(text);
    let day = text.trim().split_once(' ').filter(|(_, time)| is_a_time(time)).map_or(text.trim(), |(day, _)| day);
    let number =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let (short, year) = (|part: &str| number(part, &[1, 2]), |part: &str| number(part, &[4]));
    let parts: Vec<&str> = day.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [first, second] => {
            short(first) && names_a_month(second) || names_a_month(first) && (short(second) || year(second))
        }
        [first, month, last] if names_a_month(month) => short(first) && (short(last) || year(last)),
        [first, month, last] => short(month) && (short(first) && year(last) || year(first) && short(last)),
        _ => false,
    }
}

/// `00:00`, `00:00:00`
fn is_a_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    matches!(parts.len(), 2 | 3)
        && parts.iter().all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a word names a month, in Italian or as a program set to English abbreviates it.
fn names_a_month(word: &str) -> bool {
    const ENGLISH: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    month_of(word).is_some() || ENGLISH.iter().any(|month| month.eq_ignore_ascii_case(word))
}
