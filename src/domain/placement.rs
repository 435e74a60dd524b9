//! What an objective belongs to: a programma, or the group of those that span several.
//!
//! The cross-cutting group stands beside the missioni, after the last of them. It is none of the classification's:
//! it has no programmi, no budget, and a code series of its own, `TR-01`.

use std::fmt;
use std::str::FromStr;

use super::classification::{CodeError, MissionCode, ProgrammeCode};

/// The letters of the cross-cutting group's code series.
const SERIES: &str = "TR";

/// What an objective belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// A programma.
    Programme(ProgrammeCode),
    /// Several, none more than another: an *obiettivo trasversale*.
    CrossCutting,
}

/// A group of a plan's objectives: a missione, or the cross-cutting ones, which come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupCode {
    /// A missione.
    Mission(MissionCode),
    /// The *obiettivi trasversali*.
    CrossCutting,
}

impl Placement {
    /// How an office writes that an objective is cross-cutting, in the column of the programmes.
    pub const CROSS_CUTTING: &str = "trasversale";

    /// The programma, where there is one.
    pub const fn programme(self) -> Option<ProgrammeCode> {
        match self {
            Self::Programme(code) => Some(code),
            Self::CrossCutting => None,
        }
    }

    /// The group that it is part of.
    pub const fn group(self) -> GroupCode {
        match self {
            Self::Programme(code) => GroupCode::Mission(code.mission),
            Self::CrossCutting => GroupCode::CrossCutting,
        }
    }

    /// What its objectives' codes begin with.
    pub fn series(self) -> String {
        match self {
            Self::Programme(code) => code.to_string(),
            Self::CrossCutting => SERIES.to_owned(),
        }
    }

    /// The placement whose codes begin so.
    pub fn of_series(series: &str) -> Option<Self> {
        if series == SERIES { Some(Self::CrossCutting) } else { series.parse().ok().map(Self::Programme) }
    }
}

impl GroupCode {
    /// The title of the cross-cutting group.
    pub const CROSS_CUTTING_TITLE: &str = "Obiettivi trasversali";

    /// The missione, where it is one.
    pub const fn mission(self) -> Option<MissionCode> {
        match self {
            Self::Mission(code) => Some(code),
            Self::CrossCutting => None,
        }
    }

    /// «Missione 04», or the title of the cross-cutting group.
    pub fn heading(self) -> String {
        match self {
            Self::Mission(code) => format!("Missione {code}"),
            Self::CrossCutting => Self::CROSS_CUTTING_TITLE.to_owned(),
        }
    }

    /// «Missione 04 – Istruzione»: a missione's number does not say what it is, the other heading does.
    pub fn heading_with(self, title: &str) -> String {
        match self {
            Self::Mission(_) => format!("{} – {title}", self.heading()),
            Self::CrossCutting => self.heading(),
        }
    }
}

impl From<ProgrammeCode> for Placement {
    fn from(code: ProgrammeCode) -> Self {
        Self::Programme(code)
    }
}

impl From<MissionCode> for GroupCode {
    fn from(code: MissionCode) -> Self {
        Self::Mission(code)
    }
}

impl fmt::Display for Placement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Programme(code) => code.fmt(f),
            Self::CrossCutting => f.write_str(Self::CROSS_CUTTING),
        }
    }
}

impl fmt::Display for GroupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mission(code) => code.fmt(f),
            Self::CrossCutting => f.write_str(SERIES),
        }
    }
}

impl FromStr for GroupCode {
    type Err = CodeError;

    /// Reads what is printed: two digits or `TR`, whatever the case.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        if text.eq_ignore_ascii_case(SERIES) { Ok(Self::CrossCutting) } else { text.parse().map(Self::Mission) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{IndicatorCode, ObjectiveCode};

    #[test]
    fn cross_cutting_objectives_have_a_series_of_their_own() {
        let first = ObjectiveCode::numbered(Placement::CrossCutting, 1);
        assert_eq!(first.as_str(), "TR-01");
        assert_eq!(first.parts(), Some((Placement::CrossCutting, 1)));
        assert_eq!(IndicatorCode::numbered(&first, 2).as_str(), "TR-01.2");
        for of_the_office in ["TR-1", "TR01", "tr-01", "TRA-01", "TR-"] {
            let code: ObjectiveCode = of_the_office.parse().unwrap();
            assert_eq!(code.parts(), None, "{of_the_office}");
        }
    }

    #[test]
    fn the_cross_cutting_group_comes_after_every_missione() {
        assert!(GroupCode::Mission(MissionCode(99)) < GroupCode::CrossCutting);
        for text in ["04", "TR"] {
            assert_eq!(text.parse::<GroupCode>().unwrap().to_string(), text);
        }
        assert_eq!(Placement::CrossCutting.group(), GroupCode::CrossCutting);
    }
}
