//! The reference date: the only place where clock and environment are asked.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where clock and environment are read")]

mod watch;

use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, Utc};

use crate::domain::Year;
pub use watch::{Audience, Watch};

/// The day given, else `SOURCE_DATE_EPOCH`, else today; and whether it was fixed by hand.
///
/// # Errors
/// A `SOURCE_DATE_EPOCH` that is no number of seconds, in Italian.
pub fn reference_date(given: Option<NaiveDate>) -> Result<(NaiveDate, bool), String> {
    if let Some(date) = given {
        return Ok((date, true));
    }
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok((Local::now().date_naive(), false)) };
    let date = epoch.trim().parse::<i64>().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    date.map(|date| (date.date_naive(), true))
        .ok_or_else(|| format!("SOURCE_DATE_EPOCH vale «{epoch}»: serve un numero di secondi dal 1970"))
}

/// The moment by the machine's clock, in UTC: only the journal of finals says it, no document does.
pub fn now() -> NaiveDateTime {
    Utc::now().naive_utc()
}

/// The year that a report of this day is about.
pub fn year_before(date: NaiveDate) -> Year {
    Year(u16::try_from(date.year()).unwrap_or(u16::MAX).saturating_sub(1))
}
