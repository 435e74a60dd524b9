//! Administrative acts: the paper behind every exception.

use chrono::NaiveDate;

/// An act of the entity (a resolution, a decision, minutes): its number and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Number as the entity writes it, such as `42` or `G.C. 42`.
    pub number: String,
    /// Day on which the act was adopted.
    pub date: NaiveDate,
}
