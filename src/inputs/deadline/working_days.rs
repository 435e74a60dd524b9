//! Working days: Monday to Friday, without the Italian national holidays.
//!
//! Holidays: L. 260/1949 with L. 54/1977, D.P.R. 792/1985 (6 January), L. 336/2000 (2 June)
//! and L. 151/2025 (4 October, from 2026). Deliberately absent: the patron saint's day,
//! which each municipality has for itself.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Working days after `from` up to and including `to`; negative, counted the other way, when `to` is before.
pub fn between(from: NaiveDate, to: NaiveDate) -> i64 {
    let count = |after: NaiveDate, until: NaiveDate| {
        let days = after.iter_days().skip(1).take_while(|day| *day <= until);
        i64::try_from(days.filter(|day| is_working(*day)).count()).expect("a span of days fits")
    };
    if from <= to { count(from, to) } else { -count(to, from) }
}

/// Whether offices are open that day, as far as the national calendar says.
fn is_working(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

fn is_holiday(day: NaiveDate) -> bool {
    const FIXED: [(u32, u32); 10] =
        [(1, 1), (6, 1), (25, 4), (1, 5), (2, 6), (15, 8), (1, 11), (8, 12), (25, 12), (26, 12)];
    let fixed = FIXED.contains(&(day.day(), day.month()));
    let saint_francis = day.year() >= 2026 && (day.day(), day.month()) == (4, 10);
    fixed || saint_francis || easter(day.year()).checked_add_days(Days::new(1)) == Some(day)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in *Nature*, 1876).
fn easter(year: i32) -> NaiveDate {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * shift + 114;
    let part = |number: i32| u32::try_from(number).expect("month and day are positive");
    NaiveDate::from_ymd_opt(year, part(sum / 31), part(sum % 31 + 1)).expect("the algorithm gives a day")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_calendars_say() {
        for known in ["2008-03-23", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"] {
            assert_eq!(easter(day(known).year()), day(known));
        }
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        // Friday 20 June 2025 to Monday 30 June: 23–27 and 30.
        assert_eq!(between(day("2025-06-20"), day("2025-06-30")), 6);
        assert_eq!(between(day("2025-06-30"), day("2025-06-30")), 0);
        assert_eq!(between(day("2025-07-02"), day("2025-06-30")), -2);
        // Good Friday counts, Easter Monday does not; nor do 25 April, 1 May and 2 June.
        assert_eq!(between(day("2025-04-17"), day("2025-04-22")), 2);
        assert_eq!(between(day("2025-04-24"), day("2025-04-25")), 0);
        assert_eq!(between(day("2025-05-30"), day("2025-06-03")), 1);
        // 4 October became a holiday in 2026, where it falls on a Sunday, and shows in 2027.
        assert_eq!(between(day("2027-10-01"), day("2027-10-04")), 0);
        assert_eq!(between(day("2024-10-03"), day("2024-10-04")), 1);
    }
}
