//! Which class a result has, by what was measured of it, by the policy on missing data and by whether it is final.
//!
//! Guaranteed: in a draft, what is not wholly measured has no class; the class follows the index that leads.

use rust_decimal::Decimal;

use super::condition::ObjectiveState;
use super::figure::Figure;
use crate::domain::{Class, MissingPolicy, Ratio, Rules};

/// Which of the two indices stands for the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// *Cautelativo*.
    Prudent,
    /// *Sui misurati*.
    Measured,
}

/// Draft or final: what is not wholly measured has a class only in a final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    /// *Bozza*.
    Draft,
    /// *Definitiva*.
    Final,
}

impl Issue {
    /// The policy on missing data under which it was issued; `None` in a draft, which is always produced.
    pub const fn policy(self, rules: &Rules) -> Option<MissingPolicy> {
        match self {
            Self::Draft => None,
            Self::Final => Some(rules.missing),
        }
    }
}

/// What decides on classes beside the figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Classing<'a> {
    pub rules: &'a Rules,
    pub issue: Issue,
}

/// How much of a result is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Part,
    Nothing,
}

impl Lead {
    /// The index that leads under a policy.
    pub const fn under(policy: MissingPolicy) -> Self {
        match policy {
            MissingPolicy::Block | MissingPolicy::Zero => Self::Prudent,
            MissingPolicy::Exclude => Self::Measured,
        }
    }
}

impl Classing<'_> {
    /// State and class of an objective that counts.
    pub fn of_objective(
        &self,
        coverage: &Ratio,
        measured: &Figure,
        prudent: &Figure,
    ) -> (ObjectiveState, Option<Class>) {
        let class = |figure: &Figure| figure.value.map(|value| self.rules.class_of(value));
        match (extent(coverage), self.issued_under()) {
            (Extent::Whole, _) => (ObjectiveState::Measured, class(prudent)),
            (Extent::Part, Some(MissingPolicy::Zero)) => (ObjectiveState::Incomplete, class(prudent)),
            (Extent::Part, Some(MissingPolicy::Exclude)) if self.suffices(coverage) => {
                (ObjectiveState::Incomplete, class(measured))
            }
            (Extent::Part, Some(MissingPolicy::Exclude)) => (ObjectiveState::BelowMinimum, None),
            (Extent::Part, None | Some(MissingPolicy::Block)) => (ObjectiveState::Incomplete, None),
            (Extent::Nothing, Some(MissingPolicy::Zero)) => (ObjectiveState::NotMeasured, class(prudent)),
            (Extent::Nothing, None | Some(MissingPolicy::Block | MissingPolicy::Exclude)) => {
                (ObjectiveState::NotMeasured, None)
            }
        }
    }

    /// The class of a group; `None` where its coverage is not available, or gives none.
    pub fn of_group(&self, coverage: &Figure, measured: &Figure, prudent: &Figure) -> Option<Class> {
        let class = |figure: &Figure| figure.value.map(|value| self.rules.class_of(value));
        let coverage = coverage.exact.as_ref()?.over(&Decimal::ONE_HUNDRED.into())?;
        match (extent(&coverage), self.issued_under()) {
            (Extent::Whole, _) | (Extent::Part | Extent::Nothing, Some(MissingPolicy::Zero)) => class(prudent),
            (Extent::Part, Some(MissingPolicy::Exclude)) if self.suffices(&coverage) => class(measured),
            (Extent::Part | Extent::Nothing, None | Some(MissingPolicy::Block | MissingPolicy::Exclude)) => None,
        }
    }

    /// The policy under which a final is issued; `None` in a draft, which has no policy.
    const fn issued_under(&self) -> Option<MissingPolicy> {
        self.issue.policy(self.rules)
    }

    fn suffices(&self, coverage: &Ratio) -> bool {
        *coverage >= self.rules.minimum_coverage
    }
}

/// Judged on the exact share, a fraction of one.
fn extent(coverage: &Ratio) -> Extent {
    if coverage.is_zero() {
        Extent::Nothing
    } else if *coverage < Decimal::ONE {
        Extent::Part
    } else {
        Extent::Whole
    }
}
