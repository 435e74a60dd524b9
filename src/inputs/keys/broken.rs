//! A file that is not TOML: what is probably wrong, judged by the line itself.

use std::ops::Range;

use chrono::NaiveDate;

use super::KeyError;

/// The error for a file that breaks off at a span.
pub(super) fn explain(text: &str, span: Option<Range<usize>>) -> KeyError {
    let mut error = KeyError::at(text, span.map_or(0, |span| span.start), String::new());
    error.message = if repeats(text, &error) {
        "chiave scritta due volte".to_owned()
    } else {
        format!("qui il file non si capisce ({})", hint(&error.source_line))
    };
    error
}

fn hint(line: &str) -> &'static str {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let first = value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']')).next().unwrap_or_default();
    let is_day = |word: &str| word.len() == 10 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let no_such_day = |word: &str| is_day(word) && word.parse::<NaiveDate>().is_err();
    let mut words = value.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    if words.any(no_such_day) {
        return "questo giorno non esiste: si scrive come 2025-06-30";
    }
    let bare = first.is_empty() || first.starts_with(|c: char| c.is_alphabetic()) && !matches!(first, "true" | "false");
    if line.contains('=') && bare {
        return "manca un valore, oppure un testo va scritto fra virgolette, come \"Comune di …\"";
    }
    "manca una virgoletta o una parentesi «]», oppure un numero ha la virgola al posto del punto?"
}

/// Whether the line's key, or its table, stands already above within the same table.
fn repeats(text: &str, error: &KeyError) -> bool {
    let above: Vec<&str> = text.lines().take(error.line - 1).map(str::trim).collect();
    let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().to_owned());
    let line = error.source_line.trim();
    if line.starts_with('[') {
        return !line.starts_with("[[") && above.contains(&line);
    }
    let mut same_table = above.iter().rev().take_while(|line| !line.starts_with('['));
    key(line).is_some_and(|own| same_table.any(|other| key(other).as_ref() == Some(&own)))
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn what_is_probably_wrong_is_told_by_the_line() {
        for (text, line, hint) in [
            ("a = 1\n[b]\na = 1\na = 2", 4, "chiave scritta due volte"),
            ("[b]\na = 1\n[c]\n[b]\na = 2", 4, "chiave scritta due volte"),
            ("a = ", 1, "manca un valore"),
            ("a = Comune di X", 1, "fra virgolette"),
            ("a = 2023-02-29", 1, "questo giorno non esiste"),
            ("a = { b = 2023-13-01 }", 1, "questo giorno non esiste"),
            ("a = 2,5", 1, "la virgola al posto del punto"),
            ("a = \"x", 1, "manca una virgoletta"),
            ("[a", 1, "una parentesi «]»"),
            ("a = 1\nb", 2, "manca una virgoletta"),
        ] {
            let error = read::<toml::Table>(text).unwrap_err();
            assert_eq!(error.line, line, "{text}: {error}");
            assert!(error.message.contains(hint), "{text}: {error}");
        }
    }
}
