//! `[documento]`: where what is measured of each objective stands, and which headings the document has.

use super::error::ConfigError;
use super::raw::DocumentKeys;

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

    pub(super) fn checked(keys: &DocumentKeys, text: &str) -> Result<Self, ConfigError> {
        one_of(Self::WORDS, keys.dettaglio.as_deref(), "dettaglio", text)
    }
}

impl Outline {
    const WORDS: [(&'static str, Self); 2] = [("relazione", Self::Own), ("lg3-2018", Self::Guidelines)];

    pub(super) fn checked(keys: &DocumentKeys, text: &str) -> Result<Self, ConfigError> {
        one_of(Self::WORDS, keys.schema.as_deref(), "schema", text)
    }
}

/// What a word of a key means; the default where the key is left out.
fn one_of<T: Default>(words: [(&str, T); 2], word: Option<&str>, key: &str, text: &str) -> Result<T, ConfigError> {
    let Some(word) = word.map(str::trim) else { return Ok(T::default()) };
    let all = words.each_ref().map(|(known, _)| format!("\"{known}\"")).join(" oppure ");
    let known = words.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    known
        .map(|(_, meaning)| meaning)
        .ok_or_else(|| ConfigError::impossible(text, &["documento", key], &format!("serve {all}")))
}
