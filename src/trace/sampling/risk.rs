//! How much an objective's result should be doubted before it is looked at.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::assessment::{IndicatorResult, ObjectiveResult, State};
use crate::domain::{Change, Rules, SourceKind};
use crate::signals::{Signal, SignalKind};

/// A point of risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A signal of this kind; each kind counts once.
    Signal(SignalKind),
    /// A measured indicator is self-declared, or has no source.
    SelfDeclared,
    /// A measured indicator has no evidence.
    NoEvidence,
    /// A change of the objective or of one of its indicators.
    Changed,
    /// An indicator excluded by act.
    PartlyExcluded,
    /// The result is less than two points above a threshold.
    JustEnough,
}

/// The level of risk, by points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Three points or more.
    High,
    /// One or two.
    Middle,
    /// None.
    Low,
}

/// How close above a threshold a result is only just enough, in points.
const CLOSE: Decimal = Decimal::TWO;

impl Reason {
    /// The words of the sheet.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Signal(kind) => kind.name(),
            Self::SelfDeclared => "dato autodichiarato o senza fonte",
            Self::NoEvidence => "evidenza non indicata",
            Self::Changed => "variazione in corso d’anno",
            Self::PartlyExcluded => "indicatore escluso con atto",
            Self::JustEnough => "risultato appena sopra una soglia",
        }
    }
}

impl Risk {
    /// The level of so many points.
    pub const fn of(points: usize) -> Self {
        match points {
            0 => Self::Low,
            1 | 2 => Self::Middle,
            _ => Self::High,
        }
    }

    /// The word of the sheet.
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "alto",
            Self::Middle => "medio",
            Self::Low => "basso",
        }
    }

    /// How often the weight of a stratum counts when places are given.
    pub const fn factor(self) -> u32 {
        match self {
            Self::High => 3,
            Self::Middle => 2,
            Self::Low => 1,
        }
    }
}

/// The points of an objective. Signals count whatever the configuration says of them: an office cannot
/// lower a risk by switching a signal off.
pub(super) fn reasons(
    objective: &ObjectiveResult<'_>,
    signals: &[Signal],
    changes: &[Change],
    rules: &Rules,
) -> BTreeSet<Reason> {
    let code = &objective.objective.code;
    let own = signals.iter().filter(|signal| signal.objectives.contains(code));
    let mut reasons: BTreeSet<Reason> = own.map(|signal| Reason::Signal(signal.kind)).collect();
    let measured = || objective.indicators.iter().filter(|row| row.state == State::Measured);
    let declared = |row: &IndicatorResult<'_>| {
        row.measurement.is_some_and(|own| own.source.is_none_or(|source| source == SourceKind::SelfDeclared))
    };
    let unproved = |row: &IndicatorResult<'_>| row.measurement.is_some_and(|own| own.evidence.is_none());
    let excluded = objective.indicators.iter().any(|row| matches!(row.state, State::Excluded(_)));
    let close = objective.prudent.value.is_some_and(|value| {
        let above = |threshold: Decimal| value >= threshold && value < threshold + CLOSE;
        above(rules.thresholds.achieved) || above(rules.thresholds.partly)
    });
    let others = [
        (Reason::SelfDeclared, measured().any(declared)),
        (Reason::NoEvidence, measured().any(unproved)),
        (Reason::Changed, changes.iter().any(|change| change.objective == *code)),
        (Reason::PartlyExcluded, excluded),
        (Reason::JustEnough, close),
    ];
    reasons.extend(others.into_iter().filter(|(_, applies)| *applies).map(|(reason, _)| reason));
    reasons
}
