//! The programma in an office's own code of an objective: `01.02.03`, `M01P08-OB1`, `0108-OB1`.

use super::classified::{is_number, run_together, small};
use crate::domain::{MissionCode, ProgrammeCode};
use crate::inputs::catalogue::Catalogue;
use crate::tabular::programme_code;
use crate::words::fold;

/// Longest number of an objective behind the code of its programma, such as `OB12`.
const LONGEST_OWN_NUMBER: usize = 5;

/// The programma with which a code of the office's own begins: `01.02.03`, `01010601`, `01.02-OB3`, `01.02`.
///
/// Zeros before the digits tell a programma from a number of chapter and paragraph.
pub fn programme_by_code(text: &str, catalogue: &Catalogue) -> Option<ProgrammeCode> {
    let folded = fold(text);
    let alone = || {
        let pairs: Vec<&str> = folded.split(' ').collect();
        let are_pairs = pairs.len() == 2 && pairs.iter().all(|pair| pair.len() == 2 && is_number(pair));
        are_pairs.then(|| programme_code::of_text(text)).flatten()
    };
    run_together(&folded)
        .or_else(alone)
        .or_else(|| lettered(&folded))
        .filter(|code| catalogue.programme(*code).is_some())
}

/// «M01P08-OB1», «M01.P08.OB1», «M01-P08-01», «0108-OB1»: the codes of missione and programma before the objective's own.
fn lettered(folded: &str) -> Option<ProgrammeCode> {
    let mut words = folded.split(' ');
    let (first, second) = (words.next()?, words.next());
    let of = |mission: &str, number: &str| {
        Some(ProgrammeCode { mission: MissionCode(small(mission)?), number: small(number)? })
    };
    if let Some((mission, number)) = first.strip_prefix('M').and_then(|rest| rest.split_once('P')) {
        return of(mission, number);
    }
    let second = second?;
    if let Some((mission, number)) = first.strip_prefix('M').zip(second.strip_prefix('P')) {
        return of(mission, number);
    }
    let is_own_number = || {
        second.len() <= LONGEST_OWN_NUMBER
            && second.starts_with(|c: char| c.is_ascii_uppercase())
            && second.ends_with(|c: char| c.is_ascii_digit())
    };
    if first.len() == 4 && is_number(first) && is_own_number() {
        return of(&first[..2], &first[2..]);
    }
    // «OB.01.08.1», «P01.08.1»: a word before them.
    let bare = first.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let (mission, number) = if bare.is_empty() { (second, words.next()?) } else { (bare, second) };
    let has_word = first.len() - bare.len() <= 3 && first.len() > bare.len();
    let are_pairs = [mission, number].iter().all(|pair| pair.len() == 2 && is_number(pair));
    (has_word && are_pairs && words.next().is_some()).then(|| of(mission, number)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programme_is_read_from_the_offices_own_code() {
        let catalogue = Catalogue::embedded();
        for code in [
            "M01P08-OB1",
            "M01.P08.OB1",
            "M01-P08-01",
            "M1P8.1",
            "M01P08",
            "01.08.OB1",
            "0108-OB1",
            "0108.1",
            "01.08/1",
            "OB.01.08.1",
            "P01.08.1",
        ] {
            assert_eq!(programme_by_code(code, catalogue), Some(ProgrammeCode::new(1, 8)), "{code}");
        }
        for code in ["OB.1", "1.8.1", "MP-3", "M98P01-1", "2025-OB1", "A.01.1", "OB 01 12", "P1"] {
            assert_eq!(programme_by_code(code, catalogue), None, "{code}");
        }
    }
}
