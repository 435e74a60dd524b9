//! `[documento]`: where what is measured of each objective stands, and which headings the document has.

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

/// Which headings the document has, and in which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outline {
    /// Its own.
    #[default]
    Own,
    /// Those of the *Linee guida* 3/2018 of the Dipartimento della funzione pubblica, which Nuclei know.
    Guidelines,
}

impl Details {
    const WORDS: [(&'static str, Self); 2] = [("documento", Self::Document), ("allegato", Self::Annex)];

    pub(super) fn checked(word: Option<&str>, text: &str) -> Result<Self, ConfigError> {
        ConfigError::one_of(word, &Self::WORDS, text, &["documento", "dettaglio"])
    }
}

impl Outline {
    const WORDS: [(&'static str, Self); 2] = [("relazione", Self::Own), ("lg3-2018", Self::Guidelines)];

    pub(super) fn checked(word: Option<&str>, text: &str) -> Result<Self, ConfigError> {
        ConfigError::one_of(word, &Self::WORDS, text, &["documento", "schema"])
    }
}
