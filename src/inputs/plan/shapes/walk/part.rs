//! What part of a card is being read.

use std::sync::Arc;

use super::super::table::Table;
use super::super::vocabulary::Meaning;

/// The part of a card that is being read.
#[derive(Debug, Default)]
pub enum Part {
    /// Labels with their values, and texts.
    #[default]
    None,
    /// A table of indicators or of phases.
    Table(Arc<Table>),
    /// Something else below a table: people, money, signatures.
    Other {
        /// Whether its first row is told.
        is_told: bool,
    },
}

impl Part {
    /// The table, if it is one.
    pub const fn table(&self) -> Option<&Arc<Table>> {
        match self {
            Self::Table(table) => Some(table),
            Self::None | Self::Other { .. } => None,
        }
    }
}

/// Whether a table names indicators.
pub fn is_of_indicators(table: &Table) -> bool {
    table.has(Meaning::Indicator) || table.has(Meaning::Formula)
}
