//! Acts as offices cite them in one cell.

use super::dates::{TypedDate, italian_date};
use crate::domain::Act;

/// Reads `G.C. 42 del 15/03/2025`, `n. 42 del 15 marzo 2025`, `42/2025 in data 15/03/2025`.
///
/// A leading «n.» goes, the rest of the number stays as the entity writes it.
/// `None` where the number has no digit or the day is not complete.
pub fn italian_act(text: &str) -> Option<Act> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    // Lowering some letters changes their length; then the split points would not fit.
    if lower.len() != text.len() {
        return None;
    }
    [" del ", " dell’", " dell'", " in data ", ", ", " dd. "].iter().find_map(|separator| {
        let at = lower.rfind(separator)?;
        let number = stripped(text.get(..at)?);
        let Some(TypedDate::Day(date)) = italian_date(text.get(at + separator.len()..)?) else { return None };
        number.chars().any(|c| c.is_ascii_digit()).then(|| Act { number: number.to_owned(), date })
    })
}

fn stripped(number: &str) -> &str {
    let number = number.trim().trim_end_matches(',').trim_end();
    for prefix in ["n. ", "n.", "N. ", "N.", "n° ", "n°", "nr. ", "nr."] {
        if let Some(rest) = number.strip_prefix(prefix) {
            return rest.trim();
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_day_are_found_in_the_usual_citations() {
        for (typed, number) in [
            ("G.C. 42 del 15/03/2025", "G.C. 42"),
            ("n. 42 del 15 marzo 2025", "42"),
            ("n.42 DEL 15/3/2025", "42"),
            ("42/2025 in data 15-03-2025", "42/2025"),
            ("Deliberazione G.C. n. 42, 15/03/2025", "Deliberazione G.C. n. 42"),
            ("Verbale n. 3\ndel 15/03/2025", "Verbale n. 3"),
        ] {
            let act = italian_act(typed).expect(typed);
            assert_eq!((act.number.as_str(), act.date.to_string().as_str()), (number, "2025-03-15"), "{typed}");
        }
    }

    #[test]
    fn half_a_citation_is_no_act() {
        for typed in ["", "G.C. 42", "del 15/03/2025", "15/03/2025", "G.C. del 15/03/2025", "42 del marzo 2025", "sì"]
        {
            assert_eq!(italian_act(typed), None, "{typed}");
        }
    }
}
