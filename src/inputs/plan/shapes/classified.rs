//! Missione and programma however an office writes them: codes, words with numbers, official names.
//!
//! Guaranteed: only what the classification knows, and only where one reading is left.

use super::super::source_cell::SourceCell;
use crate::domain::{MissionCode, ProgrammeCode};
use crate::inputs::catalogue::Catalogue;
use crate::tabular::{ProgrammeRefusal as Refusal, programme_code};
use crate::words::fold;

/// Shortest beginning of an official name that can stand for it, in bytes.
const SHORTEST_NAME: usize = 8;
const MISSION_WORDS: [&str; 3] = ["MISSIONE", "MISS", "M"];
const PROGRAMME_WORDS: [&str; 4] = ["PROGRAMMA", "PROGR", "PROG", "P"];

/// The missione that a text names by number or by official name.
pub fn mission_of(text: &str, catalogue: &Catalogue) -> Option<MissionCode> {
    let folded = fold(text);
    let rest = without_word(&folded, &MISSION_WORDS);
    if let Some((number, _)) = leading_number(rest) {
        return Some(MissionCode(number)).filter(|code| catalogue.mission(*code).is_some());
    }
    only(catalogue.missions().filter(|(_, name)| is_named(rest, name)).map(|(code, _)| code))
}

/// The programma that a cell tells, by its number as it is shown or by its words.
///
/// # Errors
/// Why it tells none; a number that may have lost a zero is never settled by a guess.
pub fn programme_of_cell(
    cell: &SourceCell,
    mission: Option<MissionCode>,
    catalogue: &Catalogue,
) -> Result<ProgrammeCode, Refusal> {
    let by_code = cell.programme_code();
    match by_code {
        Ok(_) if names_several(cell.words(), catalogue) || contradicts_itself(cell.words(), catalogue) => {
            Err(Refusal::NotACode)
        }
        // A code that the classification does not know is the plan's word, and a finding of its own.
        Ok(code) => Ok(code),
        Err(Refusal::Ambiguous(_)) if is_number_of_programme(cell, mission) => {
            programme_of(cell.words(), mission, catalogue).ok_or(Refusal::NotACode)
        }
        Err(refusal @ (Refusal::Ambiguous(_) | Refusal::Rounded(_) | Refusal::Date | Refusal::Unreadable)) => {
            Err(refusal)
        }
        Err(refusal) => programme_of(cell.words(), mission, catalogue).ok_or(refusal),
    }
}

/// Whether a number is that of a programma within its missione: a whole one of one or two digits.
fn is_number_of_programme(cell: &SourceCell, mission: Option<MissionCode>) -> bool {
    mission.is_some() && cell.words().len() <= 2 && is_number(cell.words())
}

/// The programma that a text tells; `mission` is the one under which it stands.
pub fn programme_of(text: &str, mission: Option<MissionCode>, catalogue: &Catalogue) -> Option<ProgrammeCode> {
    let known = |code: ProgrammeCode| catalogue.programme(code).map(|_| code);
    if names_several(text, catalogue) || contradicts_itself(text, catalogue) {
        return None;
    }
    if let Some(code) = both_sides(text, catalogue) {
        return Some(code);
    }
    let text = without_item(text);
    let folded = fold(text);
    if let Some(code) = programme_code::of_text(text).and_then(known) {
        return Some(code);
    }
    if let Some(code) = in_words(&folded).or_else(|| run_together(&folded)).and_then(known) {
        return Some(code);
    }
    if let [code] = codes_in(text, catalogue).as_slice() {
        // «Programma 01.02 – Segreteria», «Segreteria generale (01.02)».
        return Some(*code);
    }
    let rest = without_word(&folded, &PROGRAMME_WORDS);
    if let Some(mission) = mission
        && let Some((number, name)) = leading_number(rest)
        && (name.is_empty() || name.split(' ').any(is_a_word))
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && let Some(code) = known(ProgrammeCode { mission, number })
    {
        return Some(code);
    }
    let name = leading_number(rest).map_or(rest, |(_, name)| name);
    let here = |code: &ProgrammeCode| mission.is_none_or(|mission| code.mission == mission);
    let called = |is_called: &dyn Fn(&str) -> bool| {
        only(catalogue.programmes().filter(|(code, official)| here(code) && is_called(official)).map(|(code, _)| code))
    };
    called(&|official| fold(official) == name).or_else(|| called(&|official| is_named(name, official)))
}

/// «01.02 - 01.11», «01.02; 01.03», «01.02 e 01.11»: several codes, of which none counts more than another.
fn names_several(text: &str, catalogue: &Catalogue) -> bool {
    codes_in(without_item(text), catalogue).len() > 1
}

/// «12.03-1.03», an item of the budget: without its titolo and macroaggregato, behind missione and programma.
fn without_item(text: &str) -> &str {
    let is_pair = |part: &str, first: usize| {
        part.split_once('.')
            .is_some_and(|(left, right)| left.len() == first && right.len() == 2 && is_number(left) && is_number(right))
    };
    let parts = text.trim().split_once(['-', '–', '/']);
    parts.filter(|(left, right)| is_pair(left, 2) && is_pair(right, 1)).map_or(text, |(programme, _)| programme)
}

/// The codes of programmi that stand in a text as words of their own.
fn codes_in(text: &str, catalogue: &Catalogue) -> Vec<ProgrammeCode> {
    let is_apart = |c: char| c.is_whitespace() || matches!(c, ';' | ':' | '+' | '&' | '(' | ')');
    let words = text.split(is_apart).flat_map(|word| {
        let has_points = word.contains('.');
        word.split(move |c: char| has_points && matches!(c, '/' | ',' | '-' | '–'))
    });
    let code = |word: &str| programme_code::of_text(word).filter(|code| catalogue.programme(*code).is_some());
    let mut codes: Vec<ProgrammeCode> = words.filter_map(code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// «01.02 Organi istituzionali»: a code beside the official name of another programma of its missione.
fn contradicts_itself(text: &str, catalogue: &Catalogue) -> bool {
    let codes = codes_in(text, catalogue);
    let ([code], Some(at)) = (codes.as_slice(), text.find(|c: char| c.is_alphabetic())) else { return false };
    let name = fold(&text[at..]);
    let mut called =
        catalogue.programmes().filter(|(own, official)| own.mission == code.mission && fold(official) == name);
    called.any(|(own, _)| own != *code)
}

/// Whether a line under its missione is nothing but a programma: «P02», «P.10 – Risorse umane», its official name.
pub fn is_programme_line(text: &str, mission: MissionCode, catalogue: &Catalogue) -> bool {
    let folded = fold(text);
    let short = folded.strip_prefix('P').and_then(|rest| leading_number(rest.trim_start()));
    let is_short = short.is_some_and(|(number, name)| {
        let official = catalogue.programme(ProgrammeCode { mission, number }).map(fold);
        official.is_some_and(|official| name.is_empty() || official == name || is_named(name, &official))
    });
    let mut own = catalogue.programmes().filter(|(code, _)| code.mission == mission);
    is_short
        || in_words(&folded).is_some_and(|code| code.mission == mission)
        || own.any(|(_, name)| fold(name) == folded)
}

/// «12 - Diritti sociali / 07 - Programmazione»: the missione with its name, a stroke, the programma with its own.
fn both_sides(text: &str, catalogue: &Catalogue) -> Option<ProgrammeCode> {
    let (left, right) = text.split_once(['/', '|'])?;
    let has_name = |side: &str| side.contains(|c: char| c.is_alphabetic());
    let mission = mission_of(left.trim(), catalogue).filter(|_| has_name(left) && has_name(right))?;
    let folded = fold(right);
    let rest = without_word(&folded, &PROGRAMME_WORDS);
    let number = leading_number(rest).map(|(number, _)| ProgrammeCode { mission, number });
    number.filter(|code| catalogue.programme(*code).is_some())
}

/// «Missione 1 … Programma 2»: the numbers that follow the two words.
fn in_words(folded: &str) -> Option<ProgrammeCode> {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |starts: &[&str]| {
        words.iter().enumerate().find_map(|(index, word)| {
            let start = starts.iter().find(|start| word.starts_with(**start))?;
            if let Some(glued) = small(&word[start.len()..]) {
                return Some(glued);
            }
            let is_whole = word.len() > 2 || *word == *start;
            let next = words[index + 1..].iter().find(|next| **next != "N" && **next != "NR")?;
            is_whole.then(|| small(next)).flatten()
        })
    };
    let (mission, number) = (number(&MISSION_WORDS)?, number(&PROGRAMME_WORDS)?);
    Some(ProgrammeCode { mission: MissionCode(mission), number })
}

/// `01010601` and `01.02.03`: the first two pairs of digits, where more follows.
pub(super) fn run_together(folded: &str) -> Option<ProgrammeCode> {
    let of_pairs = |mission: &str, number: &str| {
        Some(ProgrammeCode { mission: MissionCode(small(mission)?), number: small(number)? })
    };
    let mut words = folded.split(' ');
    let first = words.next()?;
    let digits = first.strip_prefix("MP").filter(|digits| digits.len() == 4).unwrap_or(first);
    let is_whole = matches!(digits.len(), 6 | 8 | 10) || digits.len() == 4 && digits != first;
    if is_number(digits) && is_whole {
        return of_pairs(&digits[..2], &digits[2..4]);
    }
    // «0102.01»: the programma's four digits and the objective's own number.
    if is_number(first) && first.len() == 4 && words.clone().next().is_some_and(is_number) {
        return of_pairs(&first[..2], &first[2..]);
    }
    let (second, third) = (words.next()?, words.next()?);
    let are_pairs = [first, second].iter().all(|word| word.len() == 2 && is_number(word));
    if are_pairs && third.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return of_pairs(first, second);
    }
    None
}

/// A folded text without its introducing word, if a number or a name follows it.
fn without_word<'t>(folded: &'t str, words: &[&str]) -> &'t str {
    let after = |word: &&str| {
        let rest = folded.strip_prefix(*word)?;
        rest.starts_with(|c: char| c == ' ' || c.is_ascii_digit()).then(|| rest.trim_start())
    };
    let rest = words.iter().find_map(after).unwrap_or(folded);
    rest.strip_prefix("N ").unwrap_or(rest)
}

/// The number of one or two digits with which a text begins, and what follows.
fn leading_number(text: &str) -> Option<(u8, &str)> {
    let (digits, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let is_apart = rest.is_empty() || rest.starts_with(' ');
    Some((small(digits).filter(|_| is_apart)?, rest.trim_start()))
}

/// Whether a word can be of a name: «01-x» and «3 bis» are numbers of something else.
fn is_a_word(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 3
}

pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn small(digits: &str) -> Option<u8> {
    let is_well_formed = matches!(digits.len(), 1 | 2) && is_number(digits);
    is_well_formed.then(|| digits.parse().ok()).flatten().filter(|number| *number > 0)
}

/// Whether a folded text is an official name or a long enough beginning of it; «ed» is «e».
fn is_named(text: &str, official: &str) -> bool {
    let plain = |folded: &str| folded.replace(" ED ", " E ");
    let (text, official) = (&*plain(text), plain(&fold(official)));
    let begins =
        || text.len() >= SHORTEST_NAME && official.starts_with(text) && official[text.len()..].starts_with(' ');
    official == text || begins()
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writing_of_a_programme_is_read() {
        let catalogue = Catalogue::embedded();
        let anywhere = [
            "01.02",
            "01/02",
            "0102",
            "01020103",
            "01.02.03",
            "Missione 1 – Programma 2",
            "Segreteria generale",
            "M01P02",
            "M. 1 P. 2",
            "Missione 01 Servizi istituzionali Programma 02 Segreteria",
            "Miss. 1 / Progr. 2",
            "01-02",
            "01 - Servizi istituzionali / 02 - Segreteria generale",
            "MP0102",
            "0102.01",
            "01.02-1.03",
        ];
        for text in anywhere {
            assert_eq!(programme_of(text, None, catalogue), Some(ProgrammeCode::new(1, 2)), "{text}");
        }
        for text in
            ["Programma 02 – Segreteria generale", "Programma 2", "P02", "02 Segreteria generale", "2", "Progr. n. 2"]
        {
            assert_eq!(programme_of(text, Some(MissionCode(1)), catalogue), Some(ProgrammeCode::new(1, 2)), "{text}");
        }
        for text in ["Programma 01.02 - Segreteria generale", "MP 01.02", "Segreteria generale (01.02)"] {
            assert_eq!(programme_of(text, None, catalogue), Some(ProgrammeCode::new(1, 2)), "{text}");
        }
        for (text, is_line) in [
            ("P02", true),
            ("P.10 - Risorse umane", true),
            ("Segreteria generale", true),
            ("M1 P2", true),
            ("P02 per tutti i cittadini", false),
            ("Segreteria generale e archivio", false),
        ] {
            assert_eq!(is_programme_line(text, MissionCode(1), catalogue), is_line, "{text}");
        }
        for text in [
            "01.02 e 01.11",
            "01.02 Organi istituzionali",
            "Trasversale",
            "",
            "99.99",
            "P02",
            "Programma 2",
            "Tutti i programmi",
            "01.02 - 01.11",
            "01.02/01.11",
            "01.02; 01.03",
        ] {
            assert_eq!(programme_of(text, None, catalogue), None, "{text}");
        }
        let urban = programme_of("Urbanistica ed assetto del territorio", None, catalogue);
        assert_eq!(urban, Some(ProgrammeCode::new(8, 1)));
        assert_eq!(mission_of("09 Sviluppo sostenibile", catalogue), Some(MissionCode(9)));
        assert_eq!(mission_of("Missione 12 – Diritti sociali", catalogue), Some(MissionCode(12)));
        assert_eq!(mission_of("Istruzione e diritto allo studio", catalogue), Some(MissionCode(4)));
    }
}
