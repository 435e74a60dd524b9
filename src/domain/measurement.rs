//! Measurements: what an office wrote at the end of the year.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Act, IndicatorCode, Place, Quantity, Sourced};

/// The STATO cell, where the office filled it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredState {
    /// `misurato`.
    Measured,
    /// `non misurato`.
    NotMeasured,
    /// `rinviato`: postponed; excluded only with an act.
    Postponed,
    /// `non valutabile`: cannot be assessed; excluded only with an act.
    NotAssessable,
}

impl DeclaredState {
    /// Every state, in the order of the list offered to the office.
    pub const ALL: [Self; 4] = [Self::Measured, Self::NotMeasured, Self::Postponed, Self::NotAssessable];

    /// The word of the STATO column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Measured => "misurato",
            Self::NotMeasured => "non misurato",
            Self::Postponed => "rinviato",
            Self::NotAssessable => "non valutabile",
        }
    }
}

/// How far a source can be trusted; the Nucleo di valutazione weighs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// `esterna`: somebody outside the entity.
    External,
    /// `gestionale`: a management system.
    System,
    /// `autodichiarata`: the office's own word.
    SelfDeclared,
}

impl SourceKind {
    /// Every kind of source, in the order of the list offered to the office.
    pub const ALL: [Self; 3] = [Self::External, Self::System, Self::SelfDeclared];

    /// The word of the FONTE column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::External => "esterna",
            Self::System => "gestionale",
            Self::SelfDeclared => "autodichiarata",
        }
    }
}

/// One filled row of a measurement sheet. Every field but the code may be blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measurement {
    /// The indicator measured.
    pub indicator: IndicatorCode,
    /// STATO.
    pub state: Option<Sourced<DeclaredState>>,
    /// CONSUNTIVO, in the indicator's unit.
    pub actual: Option<Sourced<Quantity>>,
    /// The CONSUNTIVO cell, where it holds something that cannot be read as a value:
    /// neither a zero nor a blank.
    pub unreadable: Option<Place>,
    /// DATA RILEVAZIONE.
    pub observed_on: Option<NaiveDate>,
    /// FONTE.
    pub source: Option<SourceKind>,
    /// EVIDENZA; reserved to auditors.
    pub evidence: Option<String>,
    /// CAUSA SCOSTAMENTO.
    pub cause: Option<String>,
    /// AZIONE CORRETTIVA.
    pub corrective_action: Option<String>,
    /// COMPILATORE; reserved to auditors.
    pub compiler: Option<String>,
    /// ATTO of a postponement or of a *non valutabile*.
    pub act: Option<Sourced<Act>>,
    /// PUNTEGGIO NDV, 0 to 100; only for qualitative indicators.
    pub board_score: Option<Sourced<Decimal>>,
    /// VERBALE in which the board recorded its score.
    pub minutes: Option<Sourced<Act>>,
    /// NOTE.
    pub notes: Option<String>,
    /// Where the office and the board write, filled in or not: findings point there.
    pub entry: EntryCells,
    /// The row of the measurement sheet: the cell of its code.
    pub place: Place,
    /// Other rows of the same indicator, in this sheet or another, that were read with it.
    pub repeats: Vec<Place>,
    /// Whether the register has changed since what is measured: what was written then is no value of it.
    pub is_outdated: bool,
}

impl Measurement {
    /// All rows that say something of the indicator, the first one first.
    pub fn rows(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(&self.repeats)
    }

    /// Whether the office has written a result or why there is none, be it what cannot be read.
    pub const fn is_begun(&self) -> bool {
        self.actual.is_some() || self.unreadable.is_some() || self.state.is_some() || self.cause.is_some()
    }
}

/// The cells of a row that a finding may ask to fill in; the row's code cell where the sheet lacks the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryCells {
    /// CONSUNTIVO.
    pub actual: Place,
    /// DATA RILEVAZIONE.
    pub observed_on: Place,
    /// FONTE.
    pub source: Place,
    /// EVIDENZA.
    pub evidence: Place,
    /// CAUSA SCOSTAMENTO.
    pub cause: Place,
    /// AZIONE CORRETTIVA.
    pub corrective_action: Place,
    /// COMPILATORE.
    pub compiler: Place,
    /// NOTE.
    pub notes: Place,
    /// PUNTEGGIO NDV.
    pub score: Place,
}

impl EntryCells {
    /// All of them in one place, for a row whose columns do not matter.
    pub fn at(place: &Place) -> Self {
        let at = || place.clone();
        Self {
            actual: at(),
            observed_on: at(),
            source: at(),
            evidence: at(),
            cause: at(),
            corrective_action: at(),
            compiler: at(),
            notes: at(),
            score: at(),
        }
    }
}
