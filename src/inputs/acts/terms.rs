//! The days by which the acts of the cycle are due, and by how many days one came later.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Act, Year};

/// An act of the cycle that is due by a day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The plan: objectives are to be assigned by the end of February (note of the Dipartimento della funzione pubblica of
    /// 24 January 2024).
    Plan,
    /// The PIAO: 31 January (D.L. 80/2021, art. 6, c. 1), later only where the term of the budget is put off.
    IntegratedPlan,
    /// The PEG: twenty days from the budget's approval (D.Lgs. 267/2000, art. 169, c. 1), whose day is not known; from its
    /// ordinary term, 31 December, it is 20 January.
    ManagementPlan,
    /// The *rendiconto*: 30 April of the year after (D.Lgs. 267/2000, art. 227, c. 2).
    Accounts,
}

impl Due {
    /// All of them, in the order of the cycle.
    pub const ALL: [Self; 4] = [Self::Plan, Self::IntegratedPlan, Self::ManagementPlan, Self::Accounts];

    /// The day, for the acts of a year's cycle.
    pub fn day(self, year: Year) -> NaiveDate {
        let first_of = |year: Year, month| {
            NaiveDate::from_ymd_opt(i32::from(year.0), month, 1).expect("each month has its first day")
        };
        match self {
            Self::Plan => first_of(year, 3) - chrono::Days::new(1),
            Self::IntegratedPlan => first_of(year, 2) - chrono::Days::new(1),
            Self::ManagementPlan => first_of(year, 1) + chrono::Days::new(19),
            Self::Accounts => first_of(year.next(), 5) - chrono::Days::new(1),
        }
    }

    /// `la fine di febbraio`, `il 20 gennaio`
    pub fn words(self, year: Year) -> String {
        match self {
            Self::Plan => "la fine di febbraio".to_owned(),
            other => {
                let day = other.day(year);
                let month = crate::words::italian::MONTHS[day.month0() as usize];
                format!("il {} {month}", day.day())
            }
        }
    }

    /// How many days after its day an act came; `None` where it was in time.
    pub fn days_late(self, act: &Act, year: Year) -> Option<i64> {
        Some((act.date - self.day(year)).num_days()).filter(|days| *days > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_act_has_its_day_and_what_comes_after_it_is_late_by_so_many_days() {
        let late = |due: Due, day: &str| {
            due.days_late(&Act { number: "G.C. 62".to_owned(), date: day.parse().unwrap() }, Year(2024))
        };
        for (due, last, words) in [
            (Due::Plan, "2024-02-29", "la fine di febbraio"),
            (Due::IntegratedPlan, "2024-01-31", "il 31 gennaio"),
            (Due::ManagementPlan, "2024-01-20", "il 20 gennaio"),
            (Due::Accounts, "2025-04-30", "il 30 aprile"),
        ] {
            assert_eq!((due.day(Year(2024)).to_string().as_str(), late(due, last)), (last, None));
            assert_eq!(due.words(Year(2024)), words);
        }
        assert_eq!(Due::Plan.day(Year(2025)).to_string(), "2025-02-28");
        assert_eq!(late(Due::IntegratedPlan, "2024-05-25"), Some(115));
        assert_eq!(late(Due::ManagementPlan, "2024-07-11"), Some(173));
    }
}
