//! `[documento] dettaglio`: where what is measured of each objective stands.

use super::error::ConfigError;

/// Where the indicators of each objective stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Details {
    /// In the document, below the list of each missione.
    #[default]
    Document,
    /// In Annex A alone: with hundreds of objectives the document keeps the lists.
    Annex,
}

impl Details {
    const WORDS: [(&'static str, Self); 2] = [("documento", Self::Document), ("allegato", Self::Annex)];

    pub(super) fn checked(word: Option<&str>, text: &str) -> Result<Self, ConfigError> {
        let Some(word) = word.map(str::trim) else { return Ok(Self::default()) };
        let known = Self::WORDS.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        known.map(|(_, details)| details).ok_or_else(|| {
            let words = Self::WORDS.map(|(known, _)| format!("\"{known}\"")).join(" oppure ");
            ConfigError::impossible(text, &["documento", "dettaglio"], &format!("serve {words}"))
        })
    }
}
