//! Codes of missioni and programmi: the classification of D.Lgs. 118/2011 all. 14.

use std::fmt;
use std::str::FromStr;

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
}
