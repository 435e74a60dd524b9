//! Objectives that an office has put into the cross-cutting group once: they keep their place in its next plans.
//!
//! Guaranteed: what the new plan says counts more. Only an objective that it calls «trasversale» again, or of which it
//! says no programma at all, stays in the group: the first with a title as much alike as permanent codes ask for, the
//! second with the same one.

use super::before::Before;
use super::likeness::{Likeness, Wording};
use crate::domain::{Placement, Plan};

/// What a new plan says of an objective's programma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// That there is more than one.
    Several,
    Nothing,
}

/// The cross-cutting objectives of the plans that went before.
#[derive(Debug, Default)]
pub(super) struct KeptCrossCutting(Vec<Wording>);

impl KeptCrossCutting {
    /// Those of the previous plan, and of the entity's own plan of the year as it stood so far.
    pub fn of(before: Option<Before<'_>>) -> Self {
        let plans = before.into_iter().flat_map(|before| std::iter::once(before.plan).chain(before.own));
        let objectives = plans.flat_map(Plan::objectives).map(|(_, objective)| objective);
        let kept = objectives.filter(|objective| objective.placement == Placement::CrossCutting);
        Self(kept.map(|objective| Wording::of(&objective.title.text, &objective.purpose)).collect())
    }

    /// Whether an objective goes on with one of them.
    pub fn holds(&self, title: &str, purpose: &str, told: Told) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let own = Wording::of(title, purpose);
        self.0.iter().any(|kept| {
            let likeness = own.likeness(kept, Likeness::CERTAIN);
            likeness.is_some_and(|likeness| likeness.is_exact() || told == Told::Several)
        })
    }
}
