//! Figures: computed values that carry their derivation.

use rust_decimal::{Decimal, RoundingStrategy};

use super::derivation::Derivation;
use super::terms::Input;
use crate::kinds::application::Application;

/// A computed value with what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The printed value: rounded half away from zero to 2 decimals. `None` prints «n.d.».
    pub value: Option<Decimal>,
    /// The value before clamping and rounding.
    pub exact: Option<Decimal>,
    /// How it was computed, and from what.
    pub derivation: Derivation,
}

impl Figure {
    /// The figure of an exact value that no limit applies to.
    pub(super) fn of(exact: Option<Decimal>, derivation: Derivation) -> Self {
        Self { value: exact.map(printed), exact, derivation }
    }

    /// The formula of its rule.
    pub fn formula(&self) -> &'static str {
        self.derivation.formula()
    }

    /// What it was computed from, in the order in which lists show it.
    pub fn inputs(&self) -> Vec<Input<'_>> {
        self.derivation.inputs()
    }

    /// The rule of a kind with its operands, where it was applied to a value.
    pub fn application(&self) -> Option<&Application> {
        match &self.derivation {
            Derivation::Scored(_, application) => Some(application),
            Derivation::Unscored(_) | Derivation::OfIndicators(_) | Derivation::OfObjectives(_) => None,
        }
    }
}

/// Rounds to the 2 decimals that are printed (half away from zero).
pub fn printed(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}
