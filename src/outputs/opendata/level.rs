//! What a row of totals sums up.

use crate::assessment::Assessment;
use crate::domain::GroupCode;

/// A level of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Entity,
    Mission,
    /// The cross-cutting objectives: a level only where a plan has them.
    CrossCutting,
    Programme,
    Direction,
}

impl Level {
    /// The levels of results; those of plans without cross-cutting objectives stay as they were.
    pub fn of_results(assessment: &Assessment<'_>) -> impl Iterator<Item = Self> {
        let cross_cutting = assessment.cross_cutting().map(|_| Self::CrossCutting);
        [Self::Entity, Self::Mission, Self::Programme, Self::Direction].into_iter().chain(cross_cutting)
    }

    /// The levels of budget figures.
    pub const BUDGET: [Self; 3] = [Self::Entity, Self::Mission, Self::Programme];

    /// Its word, which is also the key of the entity's row.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Entity => "ente",
            Self::Mission => "missione",
            Self::CrossCutting => "trasversali",
            Self::Programme => "programma",
            Self::Direction => "indirizzo",
        }
    }
}

impl From<GroupCode> for Level {
    fn from(code: GroupCode) -> Self {
        match code {
            GroupCode::Mission(_) => Self::Mission,
            GroupCode::CrossCutting => Self::CrossCutting,
        }
    }
}
