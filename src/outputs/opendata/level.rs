//! What a row of totals sums up.

/// A level of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Entity,
    Mission,
    Programme,
    Direction,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 4] = [Self::Entity, Self::Mission, Self::Programme, Self::Direction];
    /// The levels of budget figures.
    pub const BUDGET: [Self; 3] = [Self::Entity, Self::Mission, Self::Programme];

    /// Its word, which is also the key of the entity's row.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Entity => "ente",
            Self::Mission => "missione",
            Self::Programme => "programma",
            Self::Direction => "indirizzo",
        }
    }
}
