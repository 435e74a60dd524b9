//! Findings: what is wrong, odd or repaired in the data, collected and shown all together.
//!
//! A stage returns `(value, Vec<Finding>)`; nothing here stops the program. What
//! cannot go on is an error of the stage instead. Each stage declares its codes once,
//! with `codes!`; a code once published never changes meaning.

pub mod listing;
mod together;

use std::borrow::Cow;
use std::fmt;

pub use crate::domain::Place;
use crate::words::invisible::visible;
pub use together::{Together, together};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was repaired or is worth knowing.
    Note,
    /// Somebody should look, but a final report may be issued.
    Warning,
    /// A final report is refused while this stands.
    Blocking,
}

impl Severity {
    /// The word shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Note | Self::Warning => self.key(),
            Self::Blocking => "bloccante",
        }
    }

    /// The word that programs read: it has never changed.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Note => "nota",
            Self::Warning => "avviso",
            Self::Blocking => "blocca",
        }
    }
}

/// A stable kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// Identifier such as `P003`: a letter for the stage, three digits.
    pub id: &'static str,
    /// Severity of every finding with this code.
    pub severity: Severity,
    /// What it means, in Italian, for the reference table.
    pub meaning: &'static str,
}

impl Code {
    /// A code whose findings are notes.
    pub const fn note(id: &'static str, meaning: &'static str) -> Self {
        Self { id, severity: Severity::Note, meaning }
    }

    /// A code whose findings are warnings.
    pub const fn warning(id: &'static str, meaning: &'static str) -> Self {
        Self { id, severity: Severity::Warning, meaning }
    }

    /// A code whose findings block a final report.
    pub const fn blocking(id: &'static str, meaning: &'static str) -> Self {
        Self { id, severity: Severity::Blocking, meaning }
    }

    /// The same code where the circumstances give it another severity.
    #[must_use]
    pub const fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }
}

/// Declares the codes of a stage: for each its name, severity, identifier and meaning, from which
/// follow the constant, its documentation and `ALL`, in the order of the reference table.
macro_rules! codes {
    ($($(#[$more:meta])* $name:ident = $severity:ident $id:literal $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            #[doc = ""]
            $(#[$more])*
            pub const $name: $crate::finding::Code = $crate::finding::Code::$severity($id, $meaning);
        )+

        /// Every code of this stage.
        pub const ALL: &[$crate::finding::Code] = &[$($name),+];
    };
}
pub(crate) use codes;

/// One thing found in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// One sentence in Italian that says what is the matter.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// The value found there.
    pub found: Option<String>,
    /// What was expected, what stands there now, or what to do.
    pub expected: Option<String>,
}

impl Finding {
    /// A finding with its sentence; place and values are added by the methods below.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, found: None, expected: None }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what was found; what no person sees in it is written out.
    #[must_use]
    pub fn found(mut self, value: impl Into<String>) -> Self {
        let value = value.into();
        self.found = Some(match visible(&value) {
            Cow::Borrowed(_) => value,
            Cow::Owned(written_out) => written_out,
        });
        self
    }

    /// Says what was expected or what to do.
    #[must_use]
    pub fn expected(mut self, value: impl Into<String>) -> Self {
        self.expected = Some(value.into());
        self
    }

    /// Whether a final report is refused while this stands.
    pub fn blocks(&self) -> bool {
        self.code.severity == Severity::Blocking
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.code.id, self.message)?;
        if let Some(place) = &self.place {
            write!(f, "\n    dove: {place}")?;
        }
        if let Some(found) = &self.found {
            write!(f, "\n    trovato: {found}")?;
        }
        if let Some(expected) = &self.expected {
            write!(f, "\n    atteso: {expected}")?;
        }
        Ok(())
    }
}
