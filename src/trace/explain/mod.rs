//! `spiega`: the derivation of any figure, from the entity down to the cell.
//!
//! Guaranteed: an explanation is a view of the figures that document, annexes and
//! provenance print; what it shows of the arithmetic is checked against the figure in
//! the tests. Deliberately absent: a second computation of any result.

mod calculation;
mod explanation;
mod facts;
mod input;
mod json;
mod of_subject;
mod page;
mod subject;
#[cfg(test)]
mod tests;
mod text;

pub use calculation::Calculation;
pub use explanation::{ExplainedFigure, Explanation};
pub use input::{origin, plain_value, source};
pub use json::json;
pub use of_subject::explain;
pub use page::{Page, page};
pub use subject::{UnknownSubject, find};
pub use text::text;
