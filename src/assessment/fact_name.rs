//! The names of published figures: of what they are, and which of its values.
//!
//! A name is the same in the document, in the annexes, in the open data and in the provenance; it is
//! what ties them: `missione 04, indice cautelativo`, `indicatore 01.02-03.1, target`.

use std::fmt;

use super::figure_id::{FigureId, Measure, Subject};
use crate::domain::Year;

/// Which value of its subject a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// A result: G, M, C, c, or an index of a group.
    Result(Measure),
    /// x: the share of its weight that acts exclude.
    Excluded,
    /// The prudent index with every blank at its highest.
    Highest,
    /// The prudent index without the exclusions decided after the year.
    WithoutLateActs,
    /// Σw of the measured indicators of an objective.
    MeasuredWeight,
    /// Σw of its indicators that count.
    PlannedWeight,
    /// The weight: w, W, or ΣW of a group.
    Weight,
    /// How many objectives of a group are in a class or state.
    Count(Counted),
    /// A value of an indicator.
    Own(OwnValue),
    /// A budget figure.
    Budget(BudgetItem),
    /// A result in one year of the trend.
    InYear(Measure, Year),
    /// The change of a result over the year before.
    Change(Measure),
}

/// Objectives that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// Planned for the year.
    Planned,
    /// With a class.
    Measured,
    /// *Raggiunti*.
    Achieved,
    /// *Parzialmente raggiunti*.
    Partly,
    /// *Non raggiunti*.
    NotAchieved,
    /// Measured in part, and without a class.
    Incomplete,
    /// Without any measured indicator.
    NotMeasured,
    /// Excluded by act.
    Excluded,
    /// *In corso*.
    InProgress,
    /// Planned, and without a class.
    WithoutValue,
    /// Cancelled by an act during the year.
    Cancelled,
    /// Added by an act during the year.
    Added,
}

/// A value of an indicator that is no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnValue {
    /// BASE.
    Baseline,
    /// TARGET.
    Target,
    /// CONSUNTIVO, or the board's score.
    Actual,
    /// v − t.
    Deviation,
    /// (v − t)/t in per cent.
    DeviationShare,
    /// DATA RILEVAZIONE.
    ObservedOn,
}

/// A budget figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BudgetItem {
    /// *Stanziato*.
    Appropriated,
    /// *Impegnato*.
    Committed,
    /// *Fondo pluriennale vincolato*.
    CarriedForward,
    /// *Impegnato* on *stanziato*.
    CommittedShare,
    /// *Pagato*.
    Paid,
    /// *Pagato* on *impegnato*.
    PaidShare,
    /// *Pagato in conto residui*.
    ArrearsPaid,
    /// *Residui finali*.
    ArrearsLeft,
}

impl Counted {
    /// Every one.
    pub const ALL: [Self; 12] = [
        Self::Planned,
        Self::Measured,
        Self::Achieved,
        Self::Partly,
        Self::NotAchieved,
        Self::Incomplete,
        Self::NotMeasured,
        Self::Excluded,
        Self::InProgress,
        Self::WithoutValue,
        Self::Cancelled,
        Self::Added,
    ];

    /// Its words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Planned => "obiettivi previsti",
            Self::Measured => "misurati",
            Self::Achieved => "raggiunti",
            Self::Partly => "parzialmente raggiunti",
            Self::NotAchieved => "non raggiunti",
            Self::Incomplete => "incompleti",
            Self::NotMeasured => "non misurati",
            Self::Excluded => "esclusi con atto",
            Self::InProgress => "in corso",
            Self::WithoutValue => "senza valore",
            Self::Cancelled => "annullati con atto",
            Self::Added => "aggiunti con atto",
        }
    }
}

impl OwnValue {
    /// Its words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Baseline => "base",
            Self::Target => "target",
            Self::Actual => "consuntivo",
            Self::Deviation => "scostamento",
            Self::DeviationShare => "scostamento %",
            Self::ObservedOn => "data di rilevazione",
        }
    }
}

impl BudgetItem {
    /// Every one, in the order of the columns.
    pub const ALL: [Self; 8] = [
        Self::Appropriated,
        Self::Committed,
        Self::CarriedForward,
        Self::CommittedShare,
        Self::Paid,
        Self::PaidShare,
        Self::ArrearsPaid,
        Self::ArrearsLeft,
    ];

    /// Its words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Appropriated => "stanziato",
            Self::Committed => "impegnato",
            Self::CarriedForward => "fondo pluriennale vincolato",
            Self::CommittedShare => "impegnato su stanziato",
            Self::Paid => "pagato in competenza",
            Self::PaidShare => "pagato su impegnato",
            Self::ArrearsPaid => "pagato in conto residui",
            Self::ArrearsLeft => "residui finali",
        }
    }
}

/// The name of a published figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactName {
    /// What it is about.
    pub subject: Subject,
    /// Which of its values.
    pub aspect: Aspect,
}

impl Subject {
    /// The name of one of its values.
    pub fn fact(&self, aspect: Aspect) -> String {
        FactName { subject: self.clone(), aspect }.to_string()
    }

    /// The name of one of its results.
    pub fn result(&self, measure: Measure) -> String {
        self.fact(Aspect::Result(measure))
    }
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let measure_name = |measure| FigureId { subject: self.subject.clone(), measure }.measure_name();
        write!(f, "{}, ", self.subject)?;
        match self.aspect {
            Aspect::Result(measure) => f.write_str(measure_name(measure)),
            Aspect::Excluded => f.write_str("peso escluso"),
            Aspect::Highest => f.write_str("esito più alto possibile"),
            Aspect::WithoutLateActs => f.write_str("indice cautelativo senza gli atti tardivi"),
            Aspect::MeasuredWeight => f.write_str("peso misurato"),
            Aspect::PlannedWeight => f.write_str("peso da misurare"),
            Aspect::Weight => f.write_str("peso"),
            Aspect::Count(counted) => f.write_str(counted.label()),
            Aspect::Own(value) => f.write_str(value.label()),
            Aspect::Budget(item) => f.write_str(item.label()),
            Aspect::InYear(measure, year) => write!(f, "{} {year}", measure_name(measure)),
            Aspect::Change(measure) => write!(f, "{}, differenza", measure_name(measure)),
        }
    }
}
