//! The vocabulary of the report: plain types, no input or output formats.
//!
//! Guaranteed: nothing here depends on a spreadsheet, a PDF or a serialisation
//! library; amounts are exact decimals; *missing* is a state of its own and can
//! never be read as zero. Deliberately absent: rules. How a result is computed
//! lives in [`crate::assessment`].

mod act;
mod code;
mod edition;
mod indicator;
mod measurement;
mod place;
mod plan;
mod quantity;
mod year;

pub use act::Act;
pub use code::{CodeError, IndicatorCode, MissionCode, ObjectiveCode, ProgrammeCode};
pub use edition::{Edition, Status};
pub use indicator::{Indicator, Kind, KindError};
pub use measurement::{DeclaredState, Measurement, SourceKind};
pub use place::{Place, Position, Sourced, column_letters};
pub use plan::{Field, FieldOrigin, Mission, Objective, Plan};
pub use quantity::Quantity;
pub use year::Year;
