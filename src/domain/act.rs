//! Administrative acts: the paper behind every exception.

use chrono::NaiveDate;

use crate::words::italian;

/// An act of the entity (a resolution, a decision, minutes): its number and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Number as the entity writes it, such as `42` or `G.C. 42`.
    pub number: String,
    /// Day on which the act was adopted.
    pub date: NaiveDate,
}

impl Act {
    /// `G.C. 42 del 15/03/2025`
    pub fn written(&self) -> String {
        format!("{} del {}", self.number, italian::short_date(self.date))
    }
}
