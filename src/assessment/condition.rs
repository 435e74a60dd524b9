//! Whether and how indicators and objectives count: their states, and the words for them.

use crate::domain::{Act, Place};

/// Whether and how an objective counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectiveState {
    /// Measured: everything in it that weighs has a value.
    Measured,
    /// Part of its weight is measured.
    Incomplete,
    /// Part of it is measured, and less than the policy `escludi` wants for a class.
    BelowMinimum,
    /// Planned, nothing measured.
    NotMeasured,
    /// Every indicator excluded by act.
    Excluded,
    /// The report itself, in a draft.
    InProgress,
    /// Planned, and cancelled by an act during the year: listed, not scored.
    Cancelled,
    /// Not marked for the year: listed, not scored.
    NotPlanned,
}

/// Whether and how an indicator counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Has a value; a true zero is a value.
    Measured,
    /// Blank: **missing is never zero**.
    NotMeasured,
    /// Qualitative, until the board has recorded its score.
    AwaitingBoard,
    /// Excluded by an act of the time in which one may exclude.
    Excluded(Exclusion),
    /// An error cell, an uncalculated formula, a text in a number: blocking, counted as not measured.
    Unreadable(Place),
    /// Target, baseline or value do not fit the kind: blocking, counted as not measured.
    NotComputable(Place),
    /// The report itself, in a draft.
    InProgress,
}

/// The name of a [`State`], without what the state carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateName {
    /// Has a value.
    Measured,
    /// Blank.
    NotMeasured,
    /// Until the board has recorded its score.
    AwaitingBoard,
    /// Excluded by the act that postpones it.
    Postponed,
    /// Excluded by the act that declares it not assessable.
    NotAssessable,
    /// Taken out of the year by a change.
    Cancelled,
    /// Something in the cell is no value.
    Unreadable,
    /// Target, baseline or value do not fit the kind.
    NotComputable,
    /// The report itself, in a draft.
    InProgress,
}

/// Why an indicator is excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exclusion {
    /// *Rinviato*, by this act.
    Postponed(Act),
    /// *Non valutabile*, by this act.
    NotAssessable(Act),
    /// *Annullato*, by the act of a change.
    Cancelled(Act),
}

impl ObjectiveState {
    /// Every state, those that are measured first.
    pub const ALL: [Self; 8] = [
        Self::Measured,
        Self::Incomplete,
        Self::BelowMinimum,
        Self::NotMeasured,
        Self::Excluded,
        Self::InProgress,
        Self::Cancelled,
        Self::NotPlanned,
    ];

    /// Whether the year plans the objective after its changes.
    pub const fn is_planned(self) -> bool {
        !matches!(self, Self::Cancelled | Self::NotPlanned)
    }

    /// Whether the year planned the objective before its changes or after them: its weight is part of all weights.
    pub const fn was_planned(self) -> bool {
        !matches!(self, Self::NotPlanned)
    }

    /// Whether the objective is part of the sums of its groups.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Measured | Self::Incomplete | Self::BelowMinimum | Self::NotMeasured)
    }

    /// Whether only part of it is measured.
    pub const fn is_incomplete(self) -> bool {
        matches!(self, Self::Incomplete | Self::BelowMinimum)
    }

    /// Whether it has a value for at least part of its weight.
    pub const fn has_value(self) -> bool {
        matches!(self, Self::Measured | Self::Incomplete | Self::BelowMinimum)
    }

    /// The word that stands beside a class which does not rest on the whole objective.
    pub const fn qualifies(self) -> Option<&'static str> {
        match self {
            Self::Incomplete | Self::BelowMinimum => Some(Self::Incomplete.label()),
            Self::NotMeasured => Some(Self::NotMeasured.label()),
            Self::Measured | Self::Excluded | Self::InProgress | Self::Cancelled | Self::NotPlanned => None,
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Measured => "misurato",
            Self::Incomplete => "incompleto",
            Self::BelowMinimum => "copertura insufficiente",
            Self::NotMeasured => "non misurato",
            Self::Excluded => "escluso con atto",
            Self::InProgress => "in corso",
            Self::Cancelled => "annullato con atto",
            Self::NotPlanned => "non previsto",
        }
    }
}

impl State {
    /// Whether the indicator is part of its objective's sums.
    pub const fn counts(&self) -> bool {
        self.name().counts()
    }

    /// Whether it counts and has no value.
    pub const fn is_missing(&self) -> bool {
        match self {
            Self::NotMeasured | Self::AwaitingBoard | Self::Unreadable(_) | Self::NotComputable(_) => true,
            Self::Measured | Self::Excluded(_) | Self::InProgress => false,
        }
    }

    /// The state's name.
    pub const fn name(&self) -> StateName {
        match self {
            Self::Measured => StateName::Measured,
            Self::NotMeasured => StateName::NotMeasured,
            Self::AwaitingBoard => StateName::AwaitingBoard,
            Self::Excluded(Exclusion::Postponed(_)) => StateName::Postponed,
            Self::Excluded(Exclusion::NotAssessable(_)) => StateName::NotAssessable,
            Self::Excluded(Exclusion::Cancelled(_)) => StateName::Cancelled,
            Self::Unreadable(_) => StateName::Unreadable,
            Self::NotComputable(_) => StateName::NotComputable,
            Self::InProgress => StateName::InProgress,
        }
    }

    /// The words shown to people.
    pub const fn label(&self) -> &'static str {
        self.name().label()
    }
}

impl StateName {
    /// Every state, those that are measured first.
    pub const ALL: [Self; 9] = [
        Self::Measured,
        Self::NotMeasured,
        Self::AwaitingBoard,
        Self::Postponed,
        Self::NotAssessable,
        Self::Cancelled,
        Self::Unreadable,
        Self::NotComputable,
        Self::InProgress,
    ];

    /// Whether an indicator in this state is part of its objective's sums.
    pub const fn counts(self) -> bool {
        match self {
            Self::Measured | Self::NotMeasured | Self::AwaitingBoard | Self::Unreadable | Self::NotComputable => true,
            Self::Postponed | Self::NotAssessable | Self::Cancelled | Self::InProgress => false,
        }
    }

    /// Whether an act takes it out of the sums.
    pub const fn is_excluded(self) -> bool {
        matches!(self, Self::Postponed | Self::NotAssessable | Self::Cancelled)
    }

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Measured => "misurato",
            Self::NotMeasured => "non misurato",
            Self::AwaitingBoard => "in attesa del NdV",
            Self::Postponed => "rinviato",
            Self::NotAssessable => "non valutabile",
            Self::Cancelled => "annullato",
            Self::Unreadable => "illeggibile",
            Self::NotComputable => "non calcolabile",
            Self::InProgress => "in corso",
        }
    }
}

impl Exclusion {
    /// The word for it, as it stands before «con atto».
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Postponed(_) => StateName::Postponed.label(),
            Self::NotAssessable(_) => StateName::NotAssessable.label(),
            Self::Cancelled(_) => StateName::Cancelled.label(),
        }
    }

    /// The act.
    pub const fn act(&self) -> &Act {
        match self {
            Self::Postponed(act) | Self::NotAssessable(act) | Self::Cancelled(act) => act,
        }
    }
}
