//! The vocabulary of the report: plain types, no input or output formats.
//!
//! Guaranteed: nothing here depends on a spreadsheet, a PDF or a serialisation
//! library; amounts are exact decimals; *missing* is a state of its own and can
//! never be read as zero. Deliberately absent: rules. What a kind of indicator is stands
//! here, how each scores in [`crate::kinds`], and how results add up in [`crate::assessment`].

mod act;
mod change;
mod classification;
mod code;
mod context;
pub mod descriptor;
mod edition;
mod few;
mod indicator;
pub mod kind;
mod measurement;
mod narrative;
pub mod operand;
mod payments;
mod place;
mod placement;
mod plan;
mod quantity;
mod ratio;
mod registered;
mod resources;
mod rules;
mod signed_copy;
mod step_words;
mod supplements;
mod theme;
mod year;

pub use act::{Act, ActWindow};
pub use change::{Change, ChangeEffect, Lifecycle, Perimeter};
pub use classification::{CodeError, MissionCode, ProgrammeCode};
pub use code::{IndicatorCode, ObjectiveCode};
pub use context::{Amount, BandTotal, EntityContext, Headcount, ScoreBand, StaffCategory, StaffCount, Survey};
pub use edition::{Edition, FirstFinal, LICENCES, Licence, Predecessor, Reasons, ReportMeasure, Status};
pub use few::Few;
pub use indicator::{Indicator, RegisterCells, UnreadRow};
pub use kind::Kind;
pub use measurement::{DeclaredState, EntryCells, Measurement, SourceKind};
pub use narrative::{Block, Definition, Inline, Narrative, Narratives, Side, Topic};
pub use operand::{Operand, Source, Weight};
pub use payments::{Bound, PaymentItem, Payments};
pub use place::{Place, Position, Sourced, column_letters, column_of_letters};
pub use placement::{GroupCode, Placement};
pub use plan::{Details, Field, FieldOrigin, Mission, Objective, Plan, PlanIndicator, Unplaced, Wanted};
pub use quantity::Quantity;
pub use ratio::Ratio;
pub use registered::{ActKind, ActsByYear, RegisteredAct, RegisteredActs};
pub use resources::{BudgetTotals, ProgrammeBudget, Resources, in_cents};
pub use rules::{Class, DelayBand, MissingPolicy, Rules, Thresholds};
pub use signed_copy::{SignedBy, SignedCopies, SignedCopy};
pub use step_words::StepWords;
pub use supplements::Supplements;
pub use theme::Theme;
pub use year::{TREND_YEARS, Year};
