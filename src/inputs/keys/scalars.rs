//! Values that TOML has and Rust's own types have not: days without a time, exact numbers.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use toml::value::Datetime;

/// The name under which a [`Day`] asks for its value.
pub(super) const DAY: &str = "giorno";

/// A day without a time, such as `2025-06-12`, without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(DAY, DayVisitor)
    }
}

/// The day of a TOML date, counted from the first of the common era.
pub(super) fn count_of(value: &Datetime) -> Option<i32> {
    let date = value.date.filter(|_| value.time.is_none())?;
    let day = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
    Some(day.num_days_from_ce())
}

struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("un giorno")
    }

    fn visit_i32<E: Error>(self, count: i32) -> Result<Day, E> {
        let day = NaiveDate::from_num_days_from_ce_opt(count).map(Day);
        day.ok_or_else(|| E::custom("atteso un giorno nella forma 2025-06-30"))
    }
}

/// A TOML integer or float.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged, expecting = "serve un numero")]
pub enum Number {
    /// An integer.
    Whole(i64),
    /// A float.
    Fraction(f64),
}

impl Number {
    /// The exact decimal: the shortest text of the number, not its binary expansion.
    pub fn exact(self) -> Option<Decimal> {
        Decimal::from_str_exact(&self.to_string()).ok()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(whole) => whole.fmt(f),
            Self::Fraction(fraction) => fraction.fmt(f),
        }
    }
}
