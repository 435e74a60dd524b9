//! What is wrong in a file of keys, with the line that says it.

use toml::de::DeTable;

/// A file of keys that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("riga {line}, colonna {column}: {message}{}", quoted(*.line, .source_line))]
pub struct KeyError {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong and what is allowed, in Italian.
    pub message: String,
    /// The line as it stands in the file; nothing where it may not be shown.
    pub source_line: String,
}

/// The line under a message.
fn quoted(number: usize, line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("\n    {number} | {line}") }
}

impl KeyError {
    /// The same without the line, which may hold what nobody is to read.
    #[must_use]
    pub fn without_line(self) -> Self {
        Self { source_line: String::new(), ..self }
    }

    /// An error at a byte offset of the file.
    pub(super) fn at(text: &str, offset: usize, message: String) -> Self {
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let source_line = text.lines().nth(line - 1).unwrap_or("").to_owned();
        Self { line, column, message, source_line }
    }

    /// A value that is well-formed but impossible, at the key that a path names; the nearest table
    /// above stands for a key that the file does not have.
    pub fn impossible(text: &str, path: &[&str], message: &str) -> Self {
        let parsed = DeTable::parse(text).ok();
        let (mut table, mut offset) = (parsed.as_ref().map(toml::Spanned::get_ref), 0);
        for key in path {
            let Some((key, value)) = table.and_then(|table| table.get_key_value(*key)) else { break };
            (table, offset) = (value.get_ref().as_table(), key.span().start);
        }
        Self::at(text, offset, message.to_owned())
    }
}
