//! Everything of a year beside plan, register and measurements.

use super::{BandTotal, Change, EntityContext, Narratives, Resources, ScoreBand};

/// What an entity may add to the minimum; `None` or empty is said in the document as «non disponibile».
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supplements {
    /// Budget figures.
    pub resources: Option<Resources>,
    /// Changes during the year, in the file's order, those not applied included.
    pub changes: Vec<Change>,
    /// Texts by topic.
    pub narratives: Narratives,
    /// Aggregates of individual performance, disclosure control already applied.
    pub score_bands: Vec<ScoreBand>,
    /// Totals by category, in the order of the bands, and of the entity (last): those that may be printed.
    pub band_totals: Vec<BandTotal>,
    /// The entity in figures.
    pub context: Option<EntityContext>,
}
