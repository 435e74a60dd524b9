//! The names of figures: what each is about, and which of its measures it is.

use std::fmt;

use crate::domain::{GroupCode, IndicatorCode, MissionCode, ObjectiveCode, ProgrammeCode};

/// The name of a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId {
    /// What is measured.
    pub subject: Subject,
    /// Which of its measures.
    pub measure: Measure,
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole entity.
    Entity,
    /// A missione.
    Mission(MissionCode),
    /// The cross-cutting objectives together.
    CrossCutting,
    /// A programma.
    Programme(ProgrammeCode),
    /// An objective.
    Objective(ObjectiveCode),
    /// An indicator.
    Indicator(IndicatorCode),
    /// An *indirizzo strategico*; `None` collects objectives without one.
    Direction(Option<String>),
    /// An office; `None` collects objectives without one.
    Office(Option<String>),
}

/// Which measure of its subject a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// G of an indicator.
    Achievement,
    /// M of an objective; *indice sui misurati* of a group.
    Measured,
    /// C of an objective; *indice cautelativo* of a group.
    Prudent,
    /// c of an objective; *copertura* of a group, in per cent.
    Coverage,
    /// x of an objective; *peso escluso* of a group, in per cent.
    Excluded,
    /// The prudent figure with everything that is missing at its highest.
    Highest,
    /// The prudent figure with what was excluded after the year as not measured.
    WithoutLateActs,
}

impl From<GroupCode> for Subject {
    fn from(code: GroupCode) -> Self {
        match code {
            GroupCode::Mission(code) => Self::Mission(code),
            GroupCode::CrossCutting => Self::CrossCutting,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unnamed = |name: &Option<String>| name.clone().unwrap_or_else(|| "non indicato".to_owned());
        match self {
            Self::Entity => f.write_str("ente"),
            Self::Mission(code) => write!(f, "missione {code}"),
            Self::CrossCutting => f.write_str("trasversali"),
            Self::Programme(code) => write!(f, "programma {code}"),
            Self::Objective(code) => write!(f, "obiettivo {code}"),
            Self::Indicator(code) => write!(f, "indicatore {code}"),
            Self::Direction(name) => write!(f, "indirizzo {}", unnamed(name)),
            Self::Office(name) => write!(f, "ufficio {}", unnamed(name)),
        }
    }
}

impl FigureId {
    /// The letter or the words by which people know the measure.
    pub const fn measure_name(&self) -> &'static str {
        let objective = matches!(self.subject, Subject::Objective(_));
        match self.measure {
            Measure::Achievement => "G",
            Measure::Measured if objective => "M",
            Measure::Prudent if objective => "C",
            Measure::Coverage if objective => "c",
            Measure::Excluded if objective => "x",
            Measure::Measured => "indice sui misurati",
            Measure::Prudent => "indice cautelativo",
            Measure::Coverage => "copertura",
            Measure::Excluded => "peso escluso",
            Measure::Highest => "esito più alto possibile",
            Measure::WithoutLateActs => "cautelativo senza gli atti tardivi",
        }
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.subject, self.measure_name())
    }
}
