//! Objectives counted by class and state.

use rust_decimal::Decimal;

use super::condition::ObjectiveState;
use super::fact_name::Counted;
use crate::domain::Class;

/// Objectives by class and state. `planned` is the sum of all the others but
/// `cancelled`, `added` and `not_planned`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassCounts {
    /// Planned for the year.
    pub planned: u32,
    /// *Raggiunto*.
    pub achieved: u32,
    /// *Parzialmente raggiunto*.
    pub partly: u32,
    /// *Non raggiunto*.
    pub not_achieved: u32,
    /// How many of those in a class are there although part of them, or all, is not measured.
    pub incomplete_in_class: PerClass,
    /// *Incompleto*: measured in part, and without a class.
    pub incomplete: u32,
    /// Without any measured indicator, and without a class.
    pub not_measured: u32,
    /// Excluded by act, and their total weight.
    pub excluded: u32,
    /// Weight of the excluded objectives.
    pub excluded_weight: Decimal,
    /// *In corso*: the report itself, in drafts.
    pub in_progress: u32,
    /// Cancelled by an act during the year; not part of `planned`.
    pub cancelled: u32,
    /// Added by an act during the year; part of the states above.
    pub added: u32,
    /// In the plan but not marked for the year; not part of `planned`.
    pub not_planned: u32,
}

impl Counted {
    /// How many there are.
    pub const fn of(self, counts: &ClassCounts) -> u32 {
        match self {
            Self::Planned => counts.planned,
            Self::Measured => counts.with_class(),
            Self::Achieved => counts.achieved,
            Self::Partly => counts.partly,
            Self::NotAchieved => counts.not_achieved,
            Self::Incomplete => counts.incomplete,
            Self::NotMeasured => counts.not_measured,
            Self::Excluded => counts.excluded,
            Self::InProgress => counts.in_progress,
            Self::WithoutValue => counts.without_class(),
            Self::Cancelled => counts.cancelled,
            Self::Added => counts.added,
        }
    }
}

impl ClassCounts {
    /// Objectives with a class.
    pub const fn with_class(&self) -> u32 {
        self.achieved + self.partly + self.not_achieved
    }

    /// Planned, and without a class: incomplete, not measured, excluded or in progress.
    pub const fn without_class(&self) -> u32 {
        self.incomplete + self.not_measured + self.excluded + self.in_progress
    }

    /// How many are in a class.
    pub const fn in_class(&self, class: Class) -> u32 {
        match class {
            Class::Achieved => self.achieved,
            Class::Partly => self.partly,
            Class::NotAchieved => self.not_achieved,
        }
    }

    /// Counts one objective, once.
    pub(super) fn add(&mut self, state: ObjectiveState, class: Option<Class>, weight: Decimal) {
        let counter = match (state, class) {
            (ObjectiveState::NotPlanned, _) => {
                self.not_planned += 1;
                return;
            }
            // Counted by the acts: one that was brought back in counts too.
            (ObjectiveState::Cancelled, _) => return,
            (ObjectiveState::Excluded, _) => {
                self.excluded_weight += weight;
                &mut self.excluded
            }
            (ObjectiveState::InProgress, _) | (ObjectiveState::Measured, None) => &mut self.in_progress,
            (ObjectiveState::Incomplete | ObjectiveState::BelowMinimum, None) => &mut self.incomplete,
            (ObjectiveState::NotMeasured, None) => &mut self.not_measured,
            (state, Some(class)) => {
                if state != ObjectiveState::Measured {
                    *self.incomplete_in_class.of_mut(class) += 1;
                }
                match class {
                    Class::Achieved => &mut self.achieved,
                    Class::Partly => &mut self.partly,
                    Class::NotAchieved => &mut self.not_achieved,
                }
            }
        };
        *counter += 1;
        self.planned += 1;
    }
}

/// A number for each class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PerClass {
    achieved: u32,
    partly: u32,
    not_achieved: u32,
}

impl PerClass {
    /// The number of a class.
    pub const fn of(&self, class: Class) -> u32 {
        match class {
            Class::Achieved => self.achieved,
            Class::Partly => self.partly,
            Class::NotAchieved => self.not_achieved,
        }
    }

    /// Of all classes.
    pub const fn total(&self) -> u32 {
        self.achieved + self.partly + self.not_achieved
    }

    const fn of_mut(&mut self, class: Class) -> &mut u32 {
        match class {
            Class::Achieved => &mut self.achieved,
            Class::Partly => &mut self.partly,
            Class::NotAchieved => &mut self.not_achieved,
        }
    }
}
