//! What a change is about, for whoever compares two states of plan and register.

use super::field::{IndicatorField, ObjectiveField};
use crate::domain::Change;
use crate::inputs::{measurements, plan};

/// What may differ between two states: whether something is there at all, or what a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// Whether the objective or the indicator is there.
    Presence,
    /// The years for which an objective is planned.
    Years,
    /// A column of the plan.
    OfThePlan(plan::Column),
    /// A column of the register.
    OfTheRegister(measurements::Column),
}

impl Aspect {
    /// The weight of an objective.
    pub const OBJECTIVE_WEIGHT: Self = Self::OfThePlan(plan::Column::Weight);
    /// The weight of an indicator.
    pub const INDICATOR_WEIGHT: Self = Self::OfTheRegister(measurements::Column::Weight);
    /// The kind of an indicator.
    pub const KIND: Self = Self::OfTheRegister(measurements::Column::Kind);
    /// The target of an indicator.
    pub const TARGET: Self = Self::OfTheRegister(measurements::Column::Target);
    /// The base of an indicator.
    pub const BASELINE: Self = Self::OfTheRegister(measurements::Column::Baseline);

    /// What a change is about; `None` for a field that is none.
    pub fn of(change: &Change) -> Option<Self> {
        let field = &change.field.value;
        if change.indicator.is_some() {
            IndicatorField::parse(field).map(|field| field.column().map_or(Self::Presence, Self::OfTheRegister))
        } else {
            ObjectiveField::parse(field).map(|field| match (field, field.column()) {
                (ObjectiveField::Year(_), _) => Self::Years,
                (_, Some(column)) => Self::OfThePlan(column),
                (_, None) => Self::Presence,
            })
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Presence => "presenza",
            Self::Years => "anni previsti",
            Self::OfThePlan(column) => column.label(),
            Self::OfTheRegister(column) => column.heading(),
        }
    }

    /// Its name within a sentence.
    pub fn in_words(self) -> String {
        match self {
            Self::OfThePlan(plan::Column::Title) => "titolo".to_owned(),
            Self::OfThePlan(plan::Column::Indicator) => "indicatori previsti dal piano".to_owned(),
            Self::OfTheRegister(measurements::Column::Name) => "testo".to_owned(),
            other => other.label().to_lowercase(),
        }
    }

    /// Whether the result of an indicator or of a group follows from it: presence, target, base, kind, weights.
    pub fn decides_a_result(self) -> bool {
        type Register = measurements::Column;
        let of_indicator = [Register::Target, Register::Baseline, Register::Kind, Register::Bound, Register::Weight];
        match self {
            Self::Presence => true,
            Self::OfThePlan(column) => column == plan::Column::Weight,
            Self::OfTheRegister(column) => of_indicator.contains(&column),
            // A year's mark that goes takes the indicators with it, and those are seen.
            Self::Years => false,
        }
    }

    /// Whether it is a column of numbers or days; the others hold words and marks.
    pub fn has_values(self) -> bool {
        use measurements::Column as Register;
        let of_indicator = [Register::Target, Register::Baseline, Register::BaselineYear, Register::Weight];
        match self {
            Self::Presence | Self::Years => false,
            Self::OfThePlan(column) => column == plan::Column::Weight,
            Self::OfTheRegister(column) => of_indicator.contains(&column),
        }
    }

    /// Whether only people change by it, not what was promised.
    pub fn is_of_people(self) -> bool {
        use measurements::Column as Register;
        use plan::Column as Plan;
        matches!(
            self,
            Self::OfThePlan(Plan::Office | Plan::Manager) | Self::OfTheRegister(Register::Office | Register::Manager)
        )
    }
}
