//! Join, score, roll up: pure functions from plan, register and measurements to figures.
//!
//! Guaranteed: exact fractions, never binary ones; *missing* never counts as a value; every [`Figure`] carries its [`Derivation`], so that `spiega`, provenance and annexes show how it was
//! computed without computing it again. The amounts of [`BudgetFigures`] carry none: their sources are the
//! rows they were read from. Words stand here too, beside what they name: states, formulas of the rules of
//! roll-up, and the findings of the assessment. Deliberately absent: files, and the form of
//! any output.

mod assess;
pub mod assessment_codes;
mod budget;
mod classing;
mod comparable;
mod condition;
mod counting;
mod counts;
mod derivation;
mod deviation;
mod fact_name;
mod fault;
mod figure;
mod figure_id;
mod inputs;
mod join;
mod objective_result;
mod owed_cell;
mod planning;
pub mod quotient;
mod ranking;
mod result;
pub mod roll_up_rules;
mod rollup;
mod state;
mod terms;
#[cfg(test)]
mod tests;
mod trend;
pub mod trend_codes;
mod weights;

pub use assess::{assess, nothing_planned};
pub use budget::BudgetFigures;
pub use classing::{Issue, Lead};
pub use comparable::{Comparison, Difference};
pub use condition::{Exclusion, ObjectiveState, State, StateName};
pub use counts::{ClassCounts, PerClass};
pub use derivation::Derivation;
pub use deviation::Deviation;
pub use fact_name::{Aspect, BudgetItem, Counted, FactName, OwnValue};
pub use figure::{Figure, printed, printed_share};
pub use figure_id::{FigureId, Measure, Subject};
pub use inputs::{Inputs, report_itself};
pub use objective_result::{IndicatorResult, ObjectiveResult, SEVERAL_OFFICES};
pub use planning::Planned;
pub use quotient::Quotient;
pub use ranking::{Criterion, LISTED, Ranking};
pub use result::{Assessment, GroupResult, MissionResult, ProgrammeResult, RollUp};
pub use terms::{IndicatorTerm, Input, ObjectiveTerm, Origin};
pub use trend::{Basis, Gap, IndicatorPoint, Indices, ObjectivePoint, Trend, TrendRules, TrendYear};
