//! One signal: its kind, whom it concerns, and the sentence with its place.

use super::{SignalKind, Strength};
use crate::domain::ObjectiveCode;
use crate::finding::Finding;

/// Something to ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Its kind.
    pub kind: SignalKind,
    /// How strongly it speaks.
    pub strength: Strength,
    /// The objectives concerned; none for what concerns the entity.
    pub objectives: Vec<ObjectiveCode>,
    /// The sentence, with place, value found and what to ask for.
    pub finding: Finding,
}

impl Signal {
    /// Whether it is told at all outside the auditors' sheet.
    pub fn is_on(&self) -> bool {
        self.strength != Strength::Off
    }
}
