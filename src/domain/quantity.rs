//! What an indicator counts: a number, a day, a yes or a no.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::words::italian;
use crate::words::unit::number_in;

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
    /// The answers to a yes-or-no question.
    pub const ANSWERS: [Self; 2] = [Self::YesNo(true), Self::YesNo(false)];

    /// The value as people read it, without its unit.
    pub fn written(self) -> String {
        match self {
            Self::Number(value) => italian::number(value),
            Self::Date(date) => italian::short_date(date),
            answer @ (Self::YesNo(_) | Self::NotDone) => answer.word().unwrap_or_default().to_owned(),
        }
    }

    /// The value as people read it in its unit, which is not written: amounts in euro have two decimals.
    pub fn written_in(self, unit: &str) -> String {
        match self {
            Self::Number(value) => number_in(value, unit),
            other @ (Self::Date(_) | Self::YesNo(_) | Self::NotDone) => other.written(),
        }
    }

    /// The word of a value that is neither a number nor a day.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Number(_) | Self::Date(_) => None,
            Self::YesNo(true) => Some("sì"),
            Self::YesNo(false) => Some("no"),
            Self::NotDone => Some("non eseguito"),
        }
    }
}
