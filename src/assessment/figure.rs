//! Figures: computed values that carry their derivation.

use std::fmt;

use rust_decimal::Decimal;

use crate::domain::{IndicatorCode, MissionCode, ObjectiveCode, Place, ProgrammeCode, Quantity};

/// A computed value with the rule and the inputs it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The printed value: rounded half away from zero to 2 decimals. `None` prints «n.d.».
    pub value: Option<Decimal>,
    /// The value before clamping and rounding.
    pub exact: Option<Decimal>,
    /// How it was computed.
    pub rule: Rule,
    /// From what, in the order in which the rule names them.
    pub inputs: Vec<Input>,
}

impl Figure {
    /// A figure that cannot be computed, and why it is so follows from rule and inputs.
    pub const fn not_available(rule: Rule, inputs: Vec<Input>) -> Self {
        Self { value: None, exact: None, rule, inputs }
    }
}

/// One input of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its letter or word in the rule: `v`, `t`, `b`, `τ`, `C`, `W`.
    pub name: &'static str,
    /// The value used.
    pub value: InputValue,
    /// Where it came from.
    pub source: Source,
}

/// The value of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputValue {
    /// A value in the indicator's unit.
    Quantity(Quantity),
    /// A number such as a weight, a threshold or another figure.
    Number(Decimal),
    /// Not measured: counts nothing, or counts against the prudent index.
    Missing,
}

/// Where an input came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A cell or line of an input file.
    Cell(Place),
    /// A rule of the configuration, or its documented default.
    Rules(Place),
    /// Another figure.
    Figure(FigureId),
    /// A default of the scoring rules, such as weight 1.
    Default,
    /// The reference date of this run.
    ReferenceDate,
}

/// The name of a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId {
    /// What is measured.
    pub subject: Subject,
    /// Which of its measures.
    pub measure: Measure,
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole entity.
    Entity,
    /// A missione.
    Mission(MissionCode),
    /// A programma.
    Programme(ProgrammeCode),
    /// An objective.
    Objective(ObjectiveCode),
    /// An indicator.
    Indicator(IndicatorCode),
    /// An *indirizzo strategico*; `None` collects objectives without one.
    Direction(Option<String>),
    /// An office; `None` collects objectives without one.
    Office(Option<String>),
}

/// Which measure of its subject a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// G of an indicator.
    Achievement,
    /// M of an objective; *indice sui misurati* of a group.
    Measured,
    /// C of an objective; *indice cautelativo* of a group.
    Prudent,
    /// c of an objective; *copertura* of a group, in per cent.
    Coverage,
}

/// The rules of scoring, one for each row of the table of indicator types and of the roll-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// 100·v/t
    Increasing,
    /// 100·(2t − v)/t
    Decreasing,
    /// 100·(v − b)/(t − b)
    Variation,
    /// v ≥ t(1 − τ) → 100, else 100·v/t
    MaintainMinimum,
    /// v ≤ t(1 + τ) → 100, else 100·(2t − v)/t
    MaintainMaximum,
    /// t = 0: 100 on the favourable side or equal, else 0
    ZeroTarget,
    /// 100 or 0
    YesNo,
    /// Days late against the delay table
    Delay,
    /// 100·v/t, t defaults to 100
    Progress,
    /// The board's score
    BoardScore,
    /// M = Σ(G·w)/Σw over the measured
    ObjectiveMeasured,
    /// C = Σ(G·w over the measured)/Σw over all planned
    ObjectivePrudent,
    /// c = measured weight / planned weight
    ObjectiveCoverage,
    /// Σ(C·W)/ΣW
    GroupPrudent,
    /// Σ(M·W·c)/Σ(W·c)
    GroupMeasured,
    /// Σ(W·c)/ΣW
    GroupCoverage,
}

impl Rule {
    /// The formula as the method section prints it.
    pub const fn formula(self) -> &'static str {
        match self {
            Self::Increasing => "100·v/t",
            Self::Decreasing => "100·(2t − v)/t",
            Self::Variation => "100·(v − b)/(t − b)",
            Self::MaintainMinimum => "v ≥ t(1 − τ) → 100, altrimenti 100·v/t",
            Self::MaintainMaximum => "v ≤ t(1 + τ) → 100, altrimenti 100·(2t − v)/t",
            Self::ZeroTarget => "t = 0: 100 se v è uguale o migliore, altrimenti 0",
            Self::YesNo => "100 se la risposta è quella attesa, altrimenti 0",
            Self::Delay => "tabella dei ritardi",
            Self::Progress => "100·v/t (t = 100 se non indicato)",
            Self::BoardScore => "punteggio del Nucleo di valutazione",
            Self::ObjectiveMeasured => "M = Σ(G·w)/Σw sui misurati",
            Self::ObjectivePrudent => "C = Σ(G·w sui misurati)/Σw sui previsti",
            Self::ObjectiveCoverage => "c = peso misurato / peso previsto",
            Self::GroupPrudent => "Σ(C·W)/ΣW",
            Self::GroupMeasured => "Σ(M·W·c)/Σ(W·c)",
            Self::GroupCoverage => "100·Σ(W·c)/ΣW",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unnamed = |name: &Option<String>| name.clone().unwrap_or_else(|| "non indicato".to_owned());
        match self {
            Self::Entity => f.write_str("ente"),
            Self::Mission(code) => write!(f, "missione {code}"),
            Self::Programme(code) => write!(f, "programma {code}"),
            Self::Objective(code) => write!(f, "obiettivo {code}"),
            Self::Indicator(code) => write!(f, "indicatore {code}"),
            Self::Direction(name) => write!(f, "indirizzo {}", unnamed(name)),
            Self::Office(name) => write!(f, "ufficio {}", unnamed(name)),
        }
    }
}

impl FigureId {
    /// The letter or the words by which people know the measure.
    pub const fn measure_name(&self) -> &'static str {
        let objective = matches!(self.subject, Subject::Objective(_));
        match self.measure {
            Measure::Achievement => "G",
            Measure::Measured if objective => "M",
            Measure::Prudent if objective => "C",
            Measure::Coverage if objective => "c",
            Measure::Measured => "indice sui misurati",
            Measure::Prudent => "indice cautelativo",
            Measure::Coverage => "copertura",
        }
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.subject, self.measure_name())
    }
}
