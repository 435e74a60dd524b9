//! «Missione NN – titolo» as a row above a table or as the name of a sheet.

use super::source::SourceRow;
use crate::domain::{MissionCode, Place};
use crate::words::fold;

/// A missione named in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MissionTitle {
    pub code: MissionCode,
    /// Empty where only the number is given.
    pub title: String,
    pub place: Place,
}

/// The missione that a row names, if it does nothing else.
pub(super) fn of_row(row: &SourceRow) -> Option<MissionTitle> {
    let mut filled = row.cells.values().filter(|cell| !cell.is_blank());
    let first = filled.next()?;
    // A merged title gives its text to every cell it covers; a number and a title may
    // also stand in two cells.
    let other = filled.find(|cell| cell.words() != first.words());
    let text = match other {
        None => first.words().to_owned(),
        Some(second) if filled.all(|cell| cell.words() == second.words()) => {
            format!("{} {}", first.words(), second.words())
        }
        Some(_) => return None,
    };
    let (code, title) = parse(&text)?;
    Some(MissionTitle { code, title, place: first.place.clone() })
}

/// The missione that a sheet's name tells: «Missione 04», «M04», «04», «04 - Istruzione».
pub(super) fn of_sheet(name: &str) -> Option<MissionCode> {
    parse(name).map(|(code, _)| code).or_else(|| {
        let label = fold(name);
        let rest = label.strip_prefix("MISS").or_else(|| label.strip_prefix('M')).unwrap_or(&label).trim_start();
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let alone = rest[digits.len()..].chars().next().is_none_or(|next| next == ' ');
        if alone { digits.parse().ok() } else { None }
    })
}

/// The number and the title of «Missione 01 – Servizi istituzionali»; asterisks are emphasis.
fn parse(text: &str) -> Option<(MissionCode, String)> {
    let text = text.trim_matches(|c: char| c == '*' || c == '#' || c.is_whitespace());
    let head = text.get(..8).filter(|head| head.eq_ignore_ascii_case("missione"))?;
    let rest = text[head.len()..]
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | 'n' | 'N' | '°' | 'º'));
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let code = digits.parse().ok()?;
    let separator = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '.' | '_');
    Some((code, rest[digits.len()..].trim_start_matches(separator).trim_end_matches(['*', ' ']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_and_the_title_are_told_apart() {
        let parsed = |text| parse(text).map(|(code, title)| (code.0, title));
        assert_eq!(parsed("**Missione 09 – Sviluppo - e tutela**"), Some((9, "Sviluppo - e tutela".to_owned())));
        assert_eq!(parsed("MISSIONE 1"), Some((1, String::new())));
        assert_eq!(parsed("Missione n. 12: Diritti"), Some((12, "Diritti".to_owned())));
        assert_eq!(parsed("MISSIONE N. 1 - Servizi"), Some((1, "Servizi".to_owned())));
        for no_title in ["Missione", "Missione e visione", "Missione 123 x", "Missioni 01", "La missione 01", "Però sì"]
        {
            assert_eq!(parsed(no_title), None, "{no_title}");
        }
    }

    #[test]
    fn sheets_are_named_in_many_ways() {
        for name in ["Missione 04", "M04", "04", "4", "Miss. 4", "04 - Istruzione", "M 4"] {
            assert_eq!(of_sheet(name), Some(MissionCode(4)), "{name}");
        }
        for name in ["Foglio1", "Piano", "2024", "Mobilità", "04a", ""] {
            assert_eq!(of_sheet(name), None, "{name}");
        }
    }
}
