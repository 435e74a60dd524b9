//! What is wrong in the configuration, with the line that says it.

use super::FILE_NAME;

/// A configuration that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{FILE_NAME}, riga {line}, colonna {column}: {message}\n    {line} | {source_line}")]
pub struct ConfigError {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong and what is allowed, in Italian.
    pub message: String,
    /// The line as it stands in the file.
    pub source_line: String,
}

impl ConfigError {
    /// An error at a byte offset of the file.
    fn at(text: &str, offset: usize, message: String) -> Self {
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let source_line = text.lines().nth(line - 1).unwrap_or("").to_owned();
        Self { line, column, message, source_line }
    }

    /// A value that is well-formed but impossible; `key` finds its line.
    pub(super) fn impossible(text: &str, key: &str, message: &str) -> Self {
        let starts = |line: &str| {
            let line = line.trim_start();
            line.strip_prefix(key).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
                || (key.ends_with(']') && line.contains(key))
        };
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if starts(line) {
                return Self::at(text, offset, message.to_owned());
            }
            offset += line.len();
        }
        Self::at(text, 0, message.to_owned())
    }

    /// The parser's error in Italian: unknown keys, wrong types, broken syntax.
    pub(crate) fn from_toml(error: &toml::de::Error, text: &str) -> Self {
        let offset = error.span().map_or(0, |span| span.start);
        Self::at(text, offset, translated(error.message()))
    }
}

/// The parser speaks English; an office must not have to. What follows the known
/// beginnings (names of keys, lists of what is allowed) is kept as it is.
fn translated(message: &str) -> String {
    const TYPES: [(&str, &str); 9] = [
        ("a string", "un testo fra virgolette"),
        ("string", "testo"),
        ("integer", "numero intero"),
        ("floating point", "numero"),
        ("a boolean", "true oppure false"),
        ("boolean", "true/false"),
        ("u32", "un numero intero, zero o più"),
        ("a TOML datetime", "un giorno senza virgolette, come 2025-06-30"),
        ("datetime", "un giorno"),
    ];
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let rest =
            rest.replace(", expected one of ", "; chiavi ammesse: ").replace(", expected ", "; chiavi ammesse: ");
        let rest = rest.replace("` or `", "` e `");
        return format!("chiave sconosciuta {rest}");
    }
    if let Some(key) = message.strip_prefix("missing field ") {
        return format!("manca la chiave {key}");
    }
    let wrong = [("invalid type: ", "valore di tipo sbagliato"), ("invalid value: ", "valore non ammesso")];
    let wrong = wrong.iter().find_map(|(prefix, words)| Some((message.strip_prefix(prefix)?, words)));
    if let Some((rest, words)) = wrong {
        let mut rest = rest.replace(", expected ", "; atteso ");
        for (english, italian) in TYPES {
            rest = rest.replace(english, italian);
        }
        return format!("{words}: {rest}");
    }
    if message.starts_with("duplicate key") {
        return "chiave scritta due volte".to_owned();
    }
    if message.starts_with("data did not match any variant") {
        return "serve un numero".to_owned();
    }
    if message.contains("atteso") {
        return message.to_owned();
    }
    let hint = match message {
        _ if message.contains("invalid date") => "questo giorno non esiste: si scrive come 2025-06-30",
        _ if message.contains("must be quoted") => {
            "manca un valore, oppure un testo va scritto fra virgolette, come \"Comune di …\""
        }
        _ => "manca una virgoletta o una parentesi «]», oppure un numero ha la virgola al posto del punto?",
    };
    format!("qui il file non si capisce ({hint})")
}
