//! What a line's end does not part: a number from what it is the number of.

use super::italian::MONTHS;

/// Words that say nothing without the number that follows them.
const NUMBERED: [&str; 20] = [
    "DL",
    "DM",
    "DPCM",
    "DPR",
    "TUEL",
    "allegato",
    "comma",
    "commi",
    "missione",
    "pagina",
    "pagine",
    "peso",
    "programma",
    "punto",
    "sezione",
    "sezioni",
    "tabella",
    "totale",
    "versione",
    "€",
];

/// Whether a line must not end between two words: «D.Lgs.» and «150/2009», «pagina» and «4», «art. 4-» and «bis».
///
/// Nor may it end with a hyphen of the text: what copies the page takes it for one of the line, and leaves it out.
pub fn tied(before: &str, after: &str) -> bool {
    if before == "-" {
        return true;
    }
    let before = before.trim_start_matches(|first: char| !first.is_alphanumeric() && first != '€');
    let digit = |letter: char| letter.is_ascii_digit();
    if let Some(first) = before.strip_suffix('-') {
        return first.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    }
    let is_letter = || after.trim_end_matches([',', ';', ')', '.']).chars().count() == 1 && !after.starts_with(digit);
    match before {
        "lett." => is_letter() || after.starts_with(digit),
        _ if is_day(before) => MONTHS.contains(&after.trim_end_matches(|last: char| !last.is_alphanumeric())),
        _ if MONTHS.contains(&before) => after.len() >= 4 && after.bytes().take(4).all(|byte| byte.is_ascii_digit()),
        _ if !after.starts_with(digit) => false,
        _ => is_abbreviation(before) || NUMBERED.contains(&before),
    }
}

/// The day of a date in words: `7`, `1º`, `dell’11`.
fn is_day(word: &str) -> bool {
    let bare = word.rsplit('’').next().unwrap_or(word).trim_end_matches(['º', '°']);
    (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// A short word with a point: `art.`, `n.`, `D.Lgs.`, `G.C.`; the last word of a sentence is longer.
fn is_abbreviation(word: &str) -> bool {
    let Some(letters) = word.strip_suffix('.') else { return false };
    let known = ["art", "artt", "pag", "pagg", "par", "cap", "all", "num", "reg", "prot"];
    let longest = letters.split('.').map(|part| part.chars().count()).max().unwrap_or_default();
    let is_short = longest <= 2 || letters.contains('.') && longest <= 4;
    letters.chars().all(|letter| letter.is_alphabetic() || letter == '.') && (is_short || known.contains(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_what_it_numbers() {
        for (before, after) in [
            ("D.Lgs.", "150/2009"),
            ("(D.Lgs.", "33/2013,"),
            ("L.", "145/2018,"),
            ("art.", "4-bis"),
            ("c.", "859,"),
            ("lett.", "b)"),
            ("pagina", "4"),
            ("totale", "4."),
            ("G.C.", "62"),
            ("n.", "12"),
            ("«sezione", "3"),
            ("4-", "bis,"),
            ("socio-", "sanitario"),
            ("2024-", "2026"),
            ("-", "Garante"),
            ("10", "settembre"),
            ("settembre", "2024,"),
            ("dell’11", "giugno)"),
            ("1º", "luglio"),
        ] {
            assert!(tied(before, after), "{before} {after}");
        }
    }

    #[test]
    fn other_words_part() {
        for (before, after) in [
            ("fine.", "2024"),
            ("nel", "2024"),
            ("art.", "quattro"),
            ("pagina", "bianca"),
            ("lett.", "bianca"),
            ("", "4"),
            ("del", "12"),
            ("10", "giorni"),
            ("giugno", "e"),
            ("2024", "settembre"),
        ] {
            assert!(!tied(before, after), "{before} {after}");
        }
    }
}
