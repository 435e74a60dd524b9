//! Figures: computed values that carry their derivation.

use rust_decimal::Decimal;

use super::derivation::Derivation;
use super::terms::Input;
use crate::domain::Ratio;
use crate::kinds::application::Application;

/// A computed value with what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The printed value: rounded half away from zero to 2 decimals. `None` prints «n.d.».
    pub value: Option<Decimal>,
    /// The value before clamping and rounding.
    pub exact: Option<Ratio>,
    /// How it was computed, and from what.
    pub derivation: Derivation,
}

impl Figure {
    /// The figure of an exact value that no limit applies to.
    pub(super) fn of(exact: Option<Ratio>, derivation: Derivation) -> Self {
        Self { value: exact.as_ref().and_then(printed), exact, derivation }
    }

    /// The figure of a part of a whole, in per cent: what is not the whole never prints as the whole, and what is
    /// not nothing never as nothing.
    pub(super) fn share(exact: Option<Ratio>, derivation: Derivation) -> Self {
        Self { value: exact.as_ref().and_then(printed_share), exact, derivation }
    }

    /// As many digits of the exact value as a decimal holds.
    pub fn exact_decimal(&self) -> Option<Decimal> {
        self.exact.as_ref()?.decimal()
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

/// Decimals that are printed.
const PLACES: u32 = 2;
/// The smallest printed step.
const STEP: Decimal = Decimal::from_parts(1, 0, 0, false, PLACES);

/// The 2 decimals that are printed (half away from zero); `None` where no decimal holds the value.
pub fn printed(exact: &Ratio) -> Option<Decimal> {
    exact.rounded(PLACES)
}

/// The same of a share in per cent, which prints 100,00 and 0,00 only where it is just that.
pub fn printed_share(exact: &Ratio) -> Option<Decimal> {
    let rounded = printed(exact)?;
    let (all, nothing) = (Decimal::ONE_HUNDRED, Decimal::ZERO);
    Some(if rounded >= all && *exact < all {
        all - STEP
    } else if rounded <= nothing && *exact > nothing {
        STEP
    } else {
        rounded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_all_or_nothing_only_where_it_is_just_that() {
        let shown = |exact: &str| printed_share(&exact.parse::<Decimal>().unwrap().into()).unwrap().to_string();
        assert_eq!(shown("100"), "100.00");
        assert_eq!(shown("99.99999"), "99.99");
        assert_eq!(shown("99.994"), "99.99");
        assert_eq!(shown("0"), "0.00");
        assert_eq!(shown("0.0000001"), "0.01");
        assert_eq!(shown("0.004"), "0.01");
        assert_eq!(shown("33.335"), "33.34");
    }
}
