//! A configuration that cannot be used.

use crate::domain::Year;
use crate::inputs::keys::KeyError;

/// Name of the configuration file in an entity's folder.
pub const FILE_NAME: &str = "relazione.toml";

/// What is wrong in the configuration, with the line that says it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{FILE_NAME}, {0}")]
pub struct ConfigError(#[from] pub KeyError);

impl ConfigError {
    /// A value that is well-formed but impossible, at the key that a path names.
    pub(super) fn impossible(text: &str, path: &[&str], message: &str) -> Self {
        Self(KeyError::impossible(text, path, message))
    }

    /// A year written as a table's name: `[atti.2024]`.
    ///
    /// # Errors
    /// A name that is no year.
    pub(super) fn year(text: &str, table: &str, key: &str) -> Result<Year, Self> {
        let year = key.parse::<u16>().ok().filter(|year| (1990..=2200).contains(year)).map(Year);
        let message = format!("qui serve un anno, come [{table}.2024]");
        year.ok_or_else(|| Self::impossible(text, &[table, key], &message))
    }

    /// What a word stands for, in whatever case; the default where there is none.
    ///
    /// # Errors
    /// A word that is not known, at the key that a path names, with those that are.
    pub(super) fn one_of<T: Copy + Default, const N: usize>(
        word: Option<&str>,
        known: &[(&str, T); N],
        text: &str,
        path: &[&str],
    ) -> Result<T, Self> {
        let Some(word) = word.map(str::trim) else { return Ok(T::default()) };
        let found = known.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        found.map(|(_, value)| *value).ok_or_else(|| {
            let words = known.each_ref().map(|(known, _)| format!("\"{known}\"")).join(" oppure ");
            Self::impossible(text, path, &format!("serve {words}"))
        })
    }
}
