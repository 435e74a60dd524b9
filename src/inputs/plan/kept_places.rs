//! What an office has answered once, where its plans do not say it: the programma of an objective, or that it is
//! cross-cutting.
//!
//! Guaranteed: what the new plan says counts more. An objective that it calls «trasversale» again stays so, with a title as
//! much alike as permanent codes ask for; one of which it says no programma at all keeps its place with the same title.
//! Deliberately absent: the programma of a blank cell in a column of programmi, which is a gap that somebody has to fill.

use super::before::Before;
use super::likeness::{Likeness, Wording};
use super::plan_codes;
use crate::domain::{Place, Placement, Plan};
use crate::finding::Finding;

/// What a new plan says of an objective's programma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// That there is more than one.
    Several,
    /// Nothing in its column of programmi.
    Blank,
    /// Nothing of any objective.
    Nothing,
}

/// The objectives of the plans that went before, with their places.
#[derive(Debug, Default)]
pub(super) struct KeptPlaces(Vec<(Wording, Placement)>);

impl KeptPlaces {
    /// Those of the previous plan, and of the entity's own plan of the year as it stood so far, which counts more.
    pub fn of(before: Option<Before<'_>>) -> Self {
        let plans = before.into_iter().flat_map(|before| before.own.into_iter().chain([before.plan]));
        let objectives = plans.flat_map(Plan::objectives).map(|(_, objective)| objective);
        let wording = |objective: &crate::domain::Objective| Wording::of(&objective.title.text, &objective.purpose);
        Self(objectives.map(|objective| (wording(objective), objective.placement)).collect())
    }

    /// The place that an objective had, if it goes on with one of them.
    pub fn place(&self, title: &str, purpose: &str, told: Told) -> Option<Placement> {
        if self.0.is_empty() {
            return None;
        }
        let own = Wording::of(title, purpose);
        let goes_on = |(kept, placement): &&(Wording, Placement)| {
            let may_stay = told == Told::Nothing || *placement == Placement::CrossCutting;
            let likeness = own.likeness(kept, Likeness::CERTAIN).filter(|_| may_stay);
            likeness.is_some_and(|likeness| likeness.is_exact() || told == Told::Several)
        };
        self.0.iter().find(goes_on).map(|(_, placement)| *placement)
    }
}

/// What is told of an objective that keeps its place.
pub(super) fn kept(placement: Placement, title: &str, place: &Place) -> Finding {
    let message = match placement {
        Placement::CrossCutting => "Obiettivo trasversale come nel piano precedente: stesso titolo",
        Placement::Programme(_) => "Programma ripreso dal piano precedente, perché questo non ne dice: stesso titolo",
    };
    let finding = Finding::new(plan_codes::KEPT_PLACE, message).at(place.clone()).found(title);
    finding.expected(format!("{placement}; se non è più così, scriverlo nella colonna PROGRAMMI del piano canonico"))
}
