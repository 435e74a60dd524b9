//! `[documento] pdf`: the standards that the document's PDF conforms to.

use super::error::ConfigError;

/// A pair of standards, for archives and for accessibility.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PdfStandards {
    /// PDF/A-2a and PDF/UA-1, which the guidelines of AgID name.
    #[default]
    A2aUa1,
    /// PDF/A-4, PDF/UA-2 and WTPDF 1.0.
    A4Ua2,
}

impl PdfStandards {
    const WORDS: [(&'static str, Self); 2] = [("2a", Self::A2aUa1), ("ua2", Self::A4Ua2)];

    /// The standard for accessibility.
    pub fn accessibility(self) -> &'static str {
        match self {
            Self::A2aUa1 => "PDF/UA-1",
            Self::A4Ua2 => "PDF/UA-2",
        }
    }

    pub(super) fn checked(word: Option<&str>, text: &str) -> Result<Self, ConfigError> {
        ConfigError::one_of(word, &Self::WORDS, text, &["documento", "pdf"])
    }
}
