//! The entity's own permanent codes of objectives and indicators.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::classification::CodeError;
use super::placement::Placement;
use crate::words::invisible::plain_dashes;

/// Permanent code of an objective: `MM.PP-nn`, `TR-nn` of a cross-cutting one, or what the plan's CODICE column says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectiveCode(Arc<str>);

/// Permanent code of an indicator, such as `01.02-03.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorCode(Arc<str>);

impl ObjectiveCode {
    /// The code given to the `running`-th objective of a programme or of the cross-cutting group, from one.
    pub fn numbered(placement: impl Into<Placement>, running: u32) -> Self {
        Self(format!("{}-{running:02}", placement.into().series()).into())
    }

    /// Where a code of our own form, `MM.PP-nn` or `TR-nn`, was first given, and its running number; «1.2-1» is an
    /// office's own.
    pub fn parts(&self) -> Option<(Placement, u32)> {
        let (series, number) = self.0.rsplit_once('-')?;
        let (placement, number) = (Placement::of_series(series)?, number.parse().ok()?);
        (Self::numbered(placement, number) == *self).then_some((placement, number))
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
    use super::super::classification::ProgrammeCode;
    use super::*;

    #[test]
    fn running_numbers_make_permanent_codes() {
        let objective = ObjectiveCode::numbered(ProgrammeCode::new(1, 2), 3);
        assert_eq!(objective.as_str(), "01.02-03");
        assert_eq!(IndicatorCode::numbered(&objective, 1).as_str(), "01.02-03.1");
    }
}
