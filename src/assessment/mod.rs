//! Join, score, roll up: pure functions from plan, register and measurements to figures.
//!
//! Guaranteed: decimals, never binary fractions; *missing* never counts as a value; every [`Figure`] carries its [`Derivation`], so that `spiega`, provenance and annexes show how it was
//! computed without computing it again. The amounts of [`BudgetFigures`] carry none: their sources are the
//! rows they were read from. Words stand here too, beside what they name: states, formulas of the rules of
//! roll-up, and the findings of the assessment. Deliberately absent: files, and the form of
//! any output.

mod assess;
pub mod assessment_codes;
mod budget;
mod derivation;
mod deviation;
mod fault;
mod figure;
mod figure_id;
mod inputs;
mod join;
pub mod quotient;
mod result;
mod rollup;
mod state;
mod terms;
#[cfg(test)]
mod tests;
mod trend;

pub use assess::assess;
pub use budget::BudgetFigures;
pub use derivation::Derivation;
pub use figure::{Figure, printed};
pub use figure_id::{FigureId, Measure, Subject};
pub use inputs::Inputs;
pub use quotient::Quotient;
pub use result::{
    Assessment, ClassCounts, Deviation, Exclusion, GroupResult, IndicatorResult, MissionResult, ObjectiveResult,
    ObjectiveState, ProgrammeResult, RollUp, State, StateName,
};
pub use terms::{IndicatorTerm, Input, ObjectiveTerm, Origin};
pub use trend::{Indices, ObjectivePoint, Trend, TrendYear, change};
