//! Codes of missioni, programmi, objectives and indicators.
//!
//! Missioni and programmi follow the classification of D.Lgs. 118/2011 all. 14;
//! objectives and indicators carry the entity's own permanent codes.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::invisible::plain_dashes;

/// A text that is not the code it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{found}» non è un codice valido: atteso {expected}")]
pub struct CodeError {
    /// The text as found.
    pub found: String,
    /// What was expected instead, in Italian.
    pub expected: &'static str,
}

/// Code of a missione, two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MissionCode(pub u8);

/// Code of a programma within its missione, printed `MM.PP`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProgrammeCode {
    /// The missione it belongs to.
    pub mission: MissionCode,
    /// Its number within the missione.
    pub number: u8,
}

impl ProgrammeCode {
    /// Builds a code from the two numbers.
    pub const fn new(mission: u8, number: u8) -> Self {
        Self { mission: MissionCode(mission), number }
    }
}

impl fmt::Display for MissionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl fmt::Display for ProgrammeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.mission, self.number)
    }
}

impl FromStr for MissionCode {
    type Err = CodeError;

    /// Reads one or two digits.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        two_digits(text)
            .map(Self)
            .ok_or_else(|| CodeError { found: text.to_owned(), expected: "una missione di due cifre, come 01" })
    }
}

impl FromStr for ProgrammeCode {
    type Err = CodeError;

    /// Reads `MM.PP`, leading zeros optional; typed variants are the plan reader's business.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        text.split_once('.')
            .and_then(|(mission, number)| Some(Self::new(two_digits(mission)?, two_digits(number)?)))
            .ok_or_else(|| CodeError { found: text.to_owned(), expected: "un programma nella forma MM.PP, come 01.02" })
    }
}

/// One or two ASCII digits that make a number from 1 to 99.
fn two_digits(text: &str) -> Option<u8> {
    let well_formed = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok()).flatten().filter(|&number| number > 0)
}

/// Permanent code of an objective: `MM.PP-nn`, or what the plan's CODICE column says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectiveCode(Arc<str>);

/// Permanent code of an indicator, such as `01.02-03.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorCode(Arc<str>);

impl ObjectiveCode {
    /// The code given to the `running`-th objective of a programme, from one.
    pub fn numbered(programme: ProgrammeCode, running: u32) -> Self {
        Self(format!("{programme}-{running:02}").into())
    }

    /// Programme and running number of a code of our own form, `MM.PP-nn`; «1.2-1» is an office's own.
    pub fn parts(&self) -> Option<(ProgrammeCode, u32)> {
        let (programme, number) = self.0.rsplit_once('-')?;
        let (programme, number) = (programme.parse().ok()?, number.parse().ok()?);
        (Self::numbered(programme, number) == *self).then_some((programme, number))
    }
}

impl IndicatorCode {
    /// The code given to the `running`-th indicator of an objective, from one.
    pub fn numbered(objective: &ObjectiveCode, running: u32) -> Self {
        Self(format!("{objective}.{running}").into())
    }
}

macro_rules! text_code {
    ($name:ident, $expected:literal) => {
        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            /// Accepts any text without spaces inside; outer spaces are dropped, and dashes are hyphens.
            fn from_str(text: &str) -> Result<Self, CodeError> {
                let plain = plain_dashes(text);
                let trimmed = plain.trim();
                if trimmed.is_empty() || trimmed.chars().any(|c| c.is_whitespace() || c.is_control()) {
                    return Err(CodeError { found: text.to_owned(), expected: $expected });
                }
                Ok(Self(trimmed.into()))
            }
        }
    };
}

text_code!(ObjectiveCode, "un codice obiettivo senza spazi, come 01.02-03");
text_code!(IndicatorCode, "un codice indicatore senza spazi, come 01.02-03.1");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programme_codes_print_with_two_digits() {
        assert_eq!("1.8".parse::<ProgrammeCode>().unwrap().to_string(), "01.08");
        assert_eq!("12.09".parse::<ProgrammeCode>().unwrap(), ProgrammeCode::new(12, 9));
        for wrong in ["", "01", "01.", "01.0", "1,8", "001.02", "+1.02", "01.02.03"] {
            assert!(wrong.parse::<ProgrammeCode>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn running_numbers_make_permanent_codes() {
        let objective = ObjectiveCode::numbered(ProgrammeCode::new(1, 2), 3);
        assert_eq!(objective.as_str(), "01.02-03");
        assert_eq!(IndicatorCode::numbered(&objective, 1).as_str(), "01.02-03.1");
    }
}
