//! Administrative acts: the paper behind every exception.

use chrono::NaiveDate;

use super::Year;
use crate::words::italian;

/// An act of the entity (a resolution, a decision, minutes): its number and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Number as the entity writes it, such as `42` or `G.C. 42`.
    pub number: String,
    /// Day on which the act was adopted.
    pub date: NaiveDate,
}

/// The days on which an act may be dated that changes the plan or excludes something from it.
///
/// An act from outside neither changes nor excludes anything: one of 1990 or of 2099 is a slip, and
/// one from after the year would move the goal when the result is already known
/// (D.Lgs. 150/2009, art. 6, c. 1: changes are made *during* the year).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActWindow {
    /// The first day: the plan's approval, or 1 January of the year before while that is unknown.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Whether the first day is the plan's approval.
    pub approval_known: bool,
}

impl ActWindow {
    /// For *variazioni*: from the plan's approval to 31 December of the year measured.
    pub fn of_changes(year: Year, plan_approval: Option<NaiveDate>) -> Self {
        Self {
            from: plan_approval.unwrap_or_else(|| year.previous().first_day()),
            until: year.last_day(),
            approval_known: plan_approval.is_some(),
        }
    }

    /// Every day, where it only matters what a file says.
    pub const ANY: Self = Self { from: NaiveDate::MIN, until: NaiveDate::MAX, approval_known: false };

    /// For *rinvii* and *non valutabile*: from the plan's approval to the reference date of the first final.
    pub fn of_exclusions(year: Year, plan_approval: Option<NaiveDate>, first_final: NaiveDate) -> Self {
        Self { until: first_final, ..Self::of_changes(year, plan_approval) }
    }

    /// Whether an act of that day stands.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// `dal 21/12/2023 (approvazione del piano) al 31/12/2024`
    pub fn written(&self) -> String {
        let why =
            if self.approval_known { "approvazione del piano" } else { "l’approvazione del piano non è indicata" };
        format!("dal {} ({why}) al {}", italian::short_date(self.from), italian::short_date(self.until))
    }
}

impl Act {
    /// `G.C. 42 del 15/03/2025`
    pub fn written(&self) -> String {
        format!("{} del {}", self.number, italian::short_date(self.date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_act_stands_from_the_approval_of_the_plan_to_the_end_of_its_window() {
        let changes = ActWindow::of_changes(Year(2024), Some(day("2023-12-21")));
        for (date, stands) in [
            ("1990-01-01", false),
            ("2023-12-20", false),
            ("2023-12-21", true),
            ("2024-12-31", true),
            ("2025-01-01", false),
            ("2099-01-01", false),
        ] {
            assert_eq!(changes.holds(day(date)), stands, "{date}");
        }
        let exclusions = ActWindow::of_exclusions(Year(2024), Some(day("2023-12-21")), day("2025-06-20"));
        assert!(exclusions.holds(day("2025-06-20")) && !exclusions.holds(day("2025-06-21")));
    }

    #[test]
    fn without_the_approval_the_window_opens_with_the_year_before() {
        let window = ActWindow::of_changes(Year(2024), None);
        assert!(window.holds(day("2023-01-01")) && !window.holds(day("2022-12-31")));
        assert!(window.written().contains("l’approvazione del piano non è indicata"), "{}", window.written());
    }
}
