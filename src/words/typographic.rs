//! Typed text → text as it is printed: apostrophes, quotation marks, no space before a comma.

use std::borrow::Cow;

/// A text with typographic apostrophes and quotation marks, and without blanks before commas, semicolons and full stops.
///
/// What is measured in feet or inches (`5'`, `3"`) and a mark that nothing closes stay as typed.
pub fn typographic(text: &str) -> Cow<'_, str> {
    if !text.contains(['\'', '"']) && !text.contains(" ,") && !text.contains(" ;") && !text.contains(" .") {
        return Cow::Borrowed(text);
    }
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut open = None;
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let rest = &letters[at + 1..];
        let opens = before.is_none_or(|before| before.is_whitespace() || "([«“‘’'-–/".contains(before))
            && rest.first().is_some_and(|after| after.is_alphanumeric());
        match letter {
            '"' if open == Some('"') => {
                open = None;
                out.push('”');
            }
            '"' if opens && rest.contains(&'"') => {
                open = Some('"');
                out.push('“');
            }
            '\'' if open == Some('\'') && !rest.first().is_some_and(|after| after.is_alphanumeric()) => {
                open = None;
                out.push('’');
            }
            '\'' if opens && open.is_none() && closes(rest) => {
                open = Some('\'');
                out.push('‘');
            }
            '\'' if before.is_some_and(char::is_alphabetic) || opens => out.push('’'),
            ',' | ';' | '.' if before == Some(' ') && rest.first().is_none_or(|after| after.is_whitespace()) => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(letter);
            }
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Whether an apostrophe that ends a word follows, which is none of an elision: `dell'`.
fn closes(rest: &[char]) -> bool {
    let ends = |at: usize| !rest.get(at + 1).is_some_and(|after| after.is_alphanumeric());
    rest.iter().enumerate().any(|(at, letter)| *letter == '\'' && ends(at))
}

#[cfg(test)]
mod tests {
    use super::typographic;

    #[test]
    fn apostrophes_quotation_marks_and_blanks_are_those_of_print() {
        for (typed, printed) in [
            ("Piano d'azione dell'ente", "Piano d’azione dell’ente"),
            ("plessi \"Don Milani\" e nell'asilo (\"A\")", "plessi “Don Milani” e nell’asilo (“A”)"),
            ("l'\"Area 3\"", "l’“Area 3”"),
            ("uso del 'fascicolo' nell'anno", "uso del ‘fascicolo’ nell’anno"),
            ("attivita' e citta'", "attivita’ e citta’"),
            ("negli anni '90", "negli anni ’90"),
            ("tavole , sedie ; banchi .", "tavole, sedie; banchi."),
            ("un tubo da 3\" e 5'", "un tubo da 3\" e 5'"),
            ("versione .5 e file .csv", "versione .5 e file .csv"),
            ("già “fatto” dell’ente", "già “fatto” dell’ente"),
            ("\"aperto", "\"aperto"),
        ] {
            assert_eq!(typographic(typed), printed, "{typed}");
            assert_eq!(typographic(printed), printed, "twice");
        }
    }
}
