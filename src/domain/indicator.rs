//! Indicators: one row of the yearly register.

use rust_decimal::Decimal;

use super::{Act, IndicatorCode, Kind, ObjectiveCode, Place, Quantity, Sourced, Theme, Year};

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
    /// The themes that it is marked with.
    pub themes: Vec<Theme>,
    /// The act of the change that took it out of the year, where one did: listed, not scored.
    pub cancelled_by: Option<Act>,
    /// The row of the register.
    pub place: Place,
    /// The cells of the values above, blank ones too.
    pub cells: RegisterCells,
}

/// A row of the register that names an indicator and could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadRow {
    /// Its code.
    pub indicator: IndicatorCode,
    /// Its objective, where the row says which.
    pub objective: Option<ObjectiveCode>,
    /// Its office, where the row says which.
    pub office: Option<String>,
}

/// The cells where a row's values stand, or would stand; `None` where the register has no such column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterCells {
    /// BASE
    pub baseline: Option<Place>,
    /// TARGET
    pub target: Option<Place>,
    /// PESO
    pub weight: Option<Place>,
    /// UFFICIO
    pub office: Option<Place>,
    /// INDICATORE
    pub name: Option<Place>,
    /// VERSO
    pub bound: Option<Place>,
    /// UNITÀ
    pub unit: Option<Place>,
    /// RESPONSABILE
    pub manager: Option<Place>,
}

impl Indicator {
    /// The cell where BASE should stand, or else the row.
    pub fn baseline_cell(&self) -> &Place {
        self.cells.baseline.as_ref().unwrap_or(&self.place)
    }

    /// The cell where UFFICIO should stand, or else the row.
    pub fn office_cell(&self) -> &Place {
        self.cells.office.as_ref().unwrap_or(&self.place)
    }

    /// The cell where TARGET should stand, or else the row.
    pub fn target_cell(&self) -> &Place {
        self.cells.target.as_ref().unwrap_or(&self.place)
    }
}
