//! Bank accounts: IBAN (ISO 13616), with length by country and check digits (ISO 7064, modulo 97).

use std::ops::Range;

use super::grouped::{beginnings, collected};

/// Countries with the length of their numbers.
const LENGTHS: [(&str, usize); 36] = [
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// Numbers with right check digits, also written in groups.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, rest) in beginnings(text) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let country = rest.get(..2).map(str::to_ascii_uppercase);
        let Some((_, length)) = LENGTHS.iter().find(|(code, _)| Some(*code) == country.as_deref()) else { continue };
        let Some((number, end)) = collected(rest, *length) else { continue };
        if number[2..4].bytes().all(|byte| byte.is_ascii_digit()) && remainder(&number) == Some(1) {
            found.push(start..start + end);
        }
    }
    found
}

/// The number with its first four characters last and letters as two digits, modulo 97.
fn remainder(number: &str) -> Option<u32> {
    let (head, tail) = number.split_at(4);
    tail.chars().chain(head.chars()).try_fold(0, |rest: u32, character| {
        let value = character.to_digit(36)?;
        Some((rest * if value < 10 { 10 } else { 100 } + value) % 97)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_tell_an_account_from_other_words() {
        for text in ["IT60X0542811101000000123456", "it60 x054 2811 1010 0000 0123 456;", "DE89 3704 0044 0532 0130 00"]
        {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        for text in [
            "IT60X0542811101000000123457",
            "IT60X054281110100000012345",
            "IT60X05428111010000001234561",
            "XX89370400440532013000",
        ] {
            assert_eq!(find(text).len(), 0, "{text}");
        }
    }
}
