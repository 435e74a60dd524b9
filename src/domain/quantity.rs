//! What an indicator counts: a number, a day, a yes or a no.

use chrono::NaiveDate;
use rust_decimal::Decimal;

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
