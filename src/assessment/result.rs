//! What an assessment holds, from the entity down to the single indicator.

use rust_decimal::Decimal;

use super::Figure;
use crate::domain::{
    Act, Indicator, Measurement, MissionCode, Objective, Place, Plan, ProgrammeCode, Quantity, Weight, Year,
};
use crate::domain::{Class, Rules};
use crate::inputs::catalogue::Catalogue;

/// The complete result of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment<'a> {
    /// The year measured.
    pub year: Year,
    /// The plan it was measured against.
    pub plan: &'a Plan,
    /// The rules applied.
    pub rules: &'a Rules,
    /// Official names of missioni and programmi.
    pub catalogue: &'a Catalogue,
    /// By missione, ascending; missioni of the plan without objectives are absent.
    pub missions: Vec<MissionResult<'a>>,
    /// By *indirizzo strategico*, in order of first appearance; `name: None` comes last.
    pub directions: Vec<GroupResult>,
    /// By office, alphabetical; `name: None` comes last.
    pub offices: Vec<GroupResult>,
    /// The whole entity.
    pub entity: RollUp,
}

/// A missione.
#[derive(Debug, Clone, PartialEq)]
pub struct MissionResult<'a> {
    /// Its code.
    pub code: MissionCode,
    /// Its title as in the plan.
    pub title: &'a str,
    /// Its programmi, ascending.
    pub programmes: Vec<ProgrammeResult<'a>>,
    /// Its figures.
    pub total: RollUp,
}

/// A programma.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeResult<'a> {
    /// Its code.
    pub code: ProgrammeCode,
    /// Its official name, where the catalogue knows it.
    pub name: Option<String>,
    /// Its objectives in document order, those not planned for the year included.
    pub objectives: Vec<ObjectiveResult<'a>>,
    /// Its figures.
    pub total: RollUp,
}

/// A group that cuts across missioni.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupResult {
    /// Its name; `None` for «non indicato».
    pub name: Option<String>,
    /// Its figures.
    pub total: RollUp,
}

/// The three indices of a group, always shown together, and what they rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct RollUp {
    /// *Indice cautelativo*.
    pub prudent: Figure,
    /// *Indice sui misurati*.
    pub measured: Figure,
    /// *Copertura*, in per cent.
    pub coverage: Figure,
    /// ΣW over the objectives that count.
    pub weight: Decimal,
    /// The class of the prudent index.
    pub class: Option<Class>,
    /// How many objectives are in which class or state.
    pub counts: ClassCounts,
}

/// Objectives by class and state. `planned` is the sum of all the others but
/// `not_planned`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassCounts {
    /// Planned for the year.
    pub planned: u32,
    /// *Raggiunto*.
    pub achieved: u32,
    /// *Parzialmente raggiunto*.
    pub partly: u32,
    /// *Non raggiunto*, measured at least in part.
    pub not_achieved: u32,
    /// Without any measured indicator.
    pub not_measured: u32,
    /// Excluded by act, and their total weight.
    pub excluded: u32,
    /// Weight of the excluded objectives.
    pub excluded_weight: Decimal,
    /// *In corso*: the report itself, in drafts.
    pub in_progress: u32,
    /// In the plan but not marked for the year; not part of `planned`.
    pub not_planned: u32,
}

impl ClassCounts {
    /// Objectives with a class.
    pub const fn measured(&self) -> u32 {
        self.achieved + self.partly + self.not_achieved
    }

    /// Planned, and without a class: not measured, excluded or in progress.
    pub const fn without_value(&self) -> u32 {
        self.not_measured + self.excluded + self.in_progress
    }
}

/// One objective.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectiveResult<'a> {
    /// The plan's row.
    pub objective: &'a Objective,
    /// Whether and how it counts.
    pub state: ObjectiveState,
    /// W: the plan's PESO, or 1.
    pub weight: Weight,
    /// Its office: the plan's, or the indicators' common one.
    pub office: Option<&'a str>,
    /// Its indicators in the register's order.
    pub indicators: Vec<IndicatorResult<'a>>,
    /// M.
    pub measured: Figure,
    /// C.
    pub prudent: Figure,
    /// c, a fraction from 0 to 1.
    pub coverage: Figure,
    /// The class of C; `None` where nothing was measured or the objective does not count.
    pub class: Option<Class>,
}

/// Whether and how an objective counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectiveState {
    /// At least one indicator measured.
    Measured,
    /// Planned, nothing measured.
    NotMeasured,
    /// Every indicator excluded by act.
    Excluded,
    /// The report itself, in a draft.
    InProgress,
    /// Not marked for the year: listed, not scored.
    NotPlanned,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorResult<'a> {
    /// The register's row.
    pub indicator: &'a Indicator,
    /// The sheet's row, where there is one.
    pub measurement: Option<&'a Measurement>,
    /// Whether and how it counts.
    pub state: State,
    /// w: its weight within the objective.
    pub weight: Weight,
    /// G, clamped to the ceiling; `exact` keeps the raw value.
    pub achievement: Figure,
    /// The class of G, for the eye; the objective's class comes from C.
    pub class: Option<Class>,
    /// v − t, where both are measured on a scale.
    pub deviation: Option<Deviation>,
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
    /// Excluded by act.
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
}

/// Distance from the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deviation {
    /// v − t in the indicator's unit, in days for dates, in points for boards' scores.
    pub amount: Decimal,
    /// (v − t)/t in per cent, rounded to 2 decimals; `None` where t ≤ 0 or t is a date.
    pub per_cent: Option<Decimal>,
    /// Whether the distance is on the favourable side; zero is favourable.
    pub favourable: bool,
}

impl<'a> Assessment<'a> {
    /// Every objective of the plan with its missione, in the document's order.
    pub fn objectives(&self) -> impl Iterator<Item = (&MissionResult<'a>, &ObjectiveResult<'a>)> {
        self.missions.iter().flat_map(|mission| {
            mission.programmes.iter().flat_map(move |programme| programme.objectives.iter().map(move |o| (mission, o)))
        })
    }

    /// The objectives that were measured, the best first; equal ones in the document's order.
    pub fn ranked(&self) -> Vec<&ObjectiveResult<'a>> {
        let measured = self.objectives().map(|(_, row)| row).filter(|row| row.state == ObjectiveState::Measured);
        let mut ranked: Vec<&ObjectiveResult<'a>> = measured.collect();
        ranked.sort_by_key(|row| std::cmp::Reverse(row.prudent.value));
        ranked
    }
}

impl IndicatorResult<'_> {
    /// The value that was scored; `None` where there is none, whatever the sheet says.
    pub fn scored_value(&self) -> Option<Quantity> {
        Some(self.achievement.application()?.actual().0)
    }

    /// The act of an exclusion, or the minutes in which the board recorded its score.
    pub fn act(&self) -> Option<&Act> {
        match &self.state {
            State::Excluded(Exclusion::Postponed(act) | Exclusion::NotAssessable(act)) => Some(act),
            _ => self.measurement?.minutes.as_ref().map(|minutes| &minutes.value),
        }
    }
}

impl Deviation {
    /// The words for the sides of the target.
    pub const SIDES: [&'static str; 2] = [Self::FAVOURABLE, Self::UNFAVOURABLE];
    const FAVOURABLE: &'static str = "favorevole";
    const UNFAVOURABLE: &'static str = "sfavorevole";

    /// On which side of the target the value lies, as it is shown to people.
    pub const fn side(self) -> &'static str {
        if self.favourable { Self::FAVOURABLE } else { Self::UNFAVOURABLE }
    }
}

impl ObjectiveState {
    /// Every state, those that are measured first.
    pub const ALL: [Self; 5] = [Self::Measured, Self::NotMeasured, Self::Excluded, Self::InProgress, Self::NotPlanned];

    /// Whether the objective is part of the sums of its groups.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Measured | Self::NotMeasured)
    }

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Measured => "misurato",
            Self::NotMeasured => "non misurato",
            Self::Excluded => "escluso con atto",
            Self::InProgress => "in corso",
            Self::NotPlanned => "non previsto",
        }
    }
}

impl State {
    /// Whether the indicator is part of its objective's sums.
    pub const fn counts(&self) -> bool {
        !matches!(self, Self::Excluded(_) | Self::InProgress)
    }

    /// The state's name.
    pub const fn name(&self) -> StateName {
        match self {
            Self::Measured => StateName::Measured,
            Self::NotMeasured => StateName::NotMeasured,
            Self::AwaitingBoard => StateName::AwaitingBoard,
            Self::Excluded(Exclusion::Postponed(_)) => StateName::Postponed,
            Self::Excluded(Exclusion::NotAssessable(_)) => StateName::NotAssessable,
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
    pub const ALL: [Self; 8] = [
        Self::Measured,
        Self::NotMeasured,
        Self::AwaitingBoard,
        Self::Postponed,
        Self::NotAssessable,
        Self::Unreadable,
        Self::NotComputable,
        Self::InProgress,
    ];

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Measured => "misurato",
            Self::NotMeasured => "non misurato",
            Self::AwaitingBoard => "in attesa del NdV",
            Self::Postponed => "rinviato",
            Self::NotAssessable => "non valutabile",
            Self::Unreadable => "illeggibile",
            Self::NotComputable => "non calcolabile",
            Self::InProgress => "in corso",
        }
    }
}
