//! Days, as files keep them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day, as `2025-06-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordedDay(pub NaiveDate);

impl From<RecordedDay> for String {
    fn from(day: RecordedDay) -> Self {
        day.0.to_string()
    }
}

impl TryFrom<String> for RecordedDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self).map_err(|_| "nessun giorno")
    }
}
