//! What an indicator counts: a number, a day, a yes or a no.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::words::italian;

/// A value in the unit of its indicator. There is no variant for *missing*:
/// a missing value is an absent `Quantity`, never a zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// An exact decimal number.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A yes or a no.
    YesNo(bool),
    /// «non eseguito»: for date indicators, the thing was not done. A value, not a gap.
    NotDone,
}

impl Quantity {
    /// The value as people read it, without its unit.
    pub fn written(self) -> String {
        match self {
            Self::Number(value) => italian::number(value),
            Self::Date(date) => italian::short_date(date),
            Self::YesNo(true) => "sì".to_owned(),
            Self::YesNo(false) => "no".to_owned(),
            Self::NotDone => "non eseguito".to_owned(),
        }
    }
}
