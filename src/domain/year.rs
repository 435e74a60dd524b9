//! The year a plan covers and a report measures.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// How many years the report looks at, the one measured included.
pub const TREND_YEARS: u16 = 3;

/// A calendar year, which for municipalities is also the financial year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl Year {
    /// The year that a number names: a whole one of our times.
    pub fn of_number(number: Decimal) -> Option<Self> {
        let whole = Some(number).filter(|number| number.fract().is_zero())?;
        whole.to_u16().filter(|year| *year > 1900).map(Self)
    }

    /// The year after this one, in which the report must be adopted.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// 1 January.
    ///
    /// # Panics
    /// Never: every year has one.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.0), 1, 1).expect("1 January exists in every year")
    }

    /// 31 December.
    ///
    /// # Panics
    /// Never: every year has one.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.0), 12, 31).expect("31 December exists in every year")
    }

    /// The year before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0 - 1)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
