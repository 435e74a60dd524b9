//! Indicators: one row of the yearly register.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::{IndicatorCode, ObjectiveCode, Place, Quantity, Sourced, Year};

/// How achievement is computed; the rules are in [`crate::assessment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `crescente`: more is better, level against target.
    Increasing,
    /// `decrescente`: less is better, level against target.
    Decreasing,
    /// `variazione`: share of the way from baseline to target.
    Variation,
    /// `mantenimento`, VERSO `minimo`: do not fall below, within tolerance.
    MaintainMinimum,
    /// `mantenimento`, VERSO `massimo`: do not exceed, within tolerance.
    MaintainMaximum,
    /// `sì/no`.
    YesNo,
    /// `data`: done by a day, with bands of delay.
    Date,
    /// `avanzamento`: share completed; the target defaults to 100.
    Progress,
    /// `qualitativo`: the score that the Nucleo di valutazione recorded.
    Qualitative,
}

/// A text that is no kind of indicator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» non è un tipo di indicatore")]
pub struct KindError(pub String);

impl Kind {
    /// Every kind, in the order of the list offered to the office.
    pub const ALL: [Self; 9] = [
        Self::Increasing,
        Self::Decreasing,
        Self::Variation,
        Self::MaintainMinimum,
        Self::MaintainMaximum,
        Self::YesNo,
        Self::Date,
        Self::Progress,
        Self::Qualitative,
    ];

    /// The word of the TIPO column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Increasing => "crescente",
            Self::Decreasing => "decrescente",
            Self::Variation => "variazione",
            Self::MaintainMinimum | Self::MaintainMaximum => "mantenimento",
            Self::YesNo => "sì/no",
            Self::Date => "data",
            Self::Progress => "avanzamento",
            Self::Qualitative => "qualitativo",
        }
    }

    /// The word of the VERSO column, where the kind needs one.
    pub const fn bound(self) -> Option<&'static str> {
        match self {
            Self::MaintainMinimum => Some("minimo"),
            Self::MaintainMaximum => Some("massimo"),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())?;
        self.bound().map_or(Ok(()), |bound| write!(f, " ({bound})"))
    }
}

impl FromStr for Kind {
    type Err = KindError;

    /// Reads the TIPO column, in any case and with or without the accent;
    /// `mantenimento` is a minimum until VERSO says otherwise.
    fn from_str(text: &str) -> Result<Self, KindError> {
        match text.trim().to_lowercase().as_str() {
            "crescente" => Ok(Self::Increasing),
            "decrescente" => Ok(Self::Decreasing),
            "variazione" => Ok(Self::Variation),
            "mantenimento" => Ok(Self::MaintainMinimum),
            "sì/no" | "si/no" | "sí/no" | "sì-no" | "si-no" => Ok(Self::YesNo),
            "data" => Ok(Self::Date),
            "avanzamento" => Ok(Self::Progress),
            "qualitativo" => Ok(Self::Qualitative),
            _ => Err(KindError(text.to_owned())),
        }
    }
}

/// One planned indicator of an objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Permanent code, the only key by which measurements are joined.
    pub code: IndicatorCode,
    /// The objective it measures.
    pub objective: ObjectiveCode,
    /// The plan's own wording from which the indicator was drawn.
    pub plan_text: String,
    /// What is measured.
    pub name: String,
    /// How achievement is computed.
    pub kind: Sourced<Kind>,
    /// Unit of measure, such as `km`, `%`, `giorni`; may be empty.
    pub unit: String,
    /// Value at the start, in `unit`.
    pub baseline: Option<Sourced<Quantity>>,
    /// Year of the baseline.
    pub baseline_year: Option<Year>,
    /// Value to reach, in `unit`.
    pub target: Option<Sourced<Quantity>>,
    /// Weight among the objective's indicators; all blank means 1 each.
    pub weight: Option<Sourced<Decimal>>,
    /// Office that measures.
    pub office: Option<String>,
    /// Person or role that answers for it.
    pub manager: Option<String>,
    /// Source of the data foreseen at planning time.
    pub expected_source: Option<String>,
    /// The row of the register.
    pub place: Place,
}
