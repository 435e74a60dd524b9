//! When the report was adopted, in words.
//!
//! Adoption is the Giunta's act (D.Lgs. 150/2009, art. 10, c. 1, lett. b) and c. 1-ter), not the day
//! on which a document was made: if the act is known its date decides, if it is not nothing is
//! said about adoption.

use chrono::NaiveDate;

use crate::domain::Act;
use crate::inputs::deadline::Deadline;
use crate::words::italian;

/// When the report was adopted, as far as an act says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adoption<'a> {
    /// No act is known: nothing is asserted.
    Unknown,
    /// No act is known, but a final was issued on this day.
    Issued(NaiveDate),
    /// By the deadline.
    InTime(&'a Act),
    /// After the deadline, by so many days.
    Late(&'a Act, i64),
}

impl<'a> Adoption<'a> {
    /// What an act says; one that is dated after the reference date says nothing yet.
    pub fn of(act: Option<&'a Act>, deadline: &Deadline, reference: NaiveDate) -> Self {
        match act.filter(|act| act.date <= reference) {
            None => Self::Unknown,
            Some(act) => match deadline.days_left(act.date) {
                0.. => Self::InTime(act),
                late => Self::Late(act, -late),
            },
        }
    }

    /// What is known where a final was issued before: its day, as long as no act is.
    #[must_use]
    pub fn or_issued(self, first: Option<NaiveDate>) -> Self {
        match (self, first) {
            (Self::Unknown, Some(day)) => Self::Issued(day),
            (known, _) => known,
        }
    }

    /// The act, where one is known.
    pub const fn act(self) -> Option<&'a Act> {
        match self {
            Self::Unknown | Self::Issued(_) => None,
            Self::InTime(act) | Self::Late(act, _) => Some(act),
        }
    }

    /// The days from the deadline that [`Self::sentence`] counts, where it counts any.
    pub fn days(self, deadline: &Deadline, reference: NaiveDate) -> Option<u64> {
        let days = match self {
            Self::Unknown => deadline.days_left(reference),
            Self::Issued(day) => deadline.days_left(day).min(0),
            Self::InTime(_) => 0,
            Self::Late(_, days) => days,
        };
        Some(days.unsigned_abs()).filter(|days| *days > 0)
    }

    /// One sentence for the terminal, which counts from the day of the run.
    pub fn today(self, deadline: &Deadline, today: NaiveDate) -> String {
        match self {
            Self::Unknown => deadline.countdown(today),
            Self::Issued(_) | Self::InTime(_) | Self::Late(..) => self.sentence(deadline, today),
        }
    }

    /// One sentence that stays true: it counts from the reference date, which it names.
    pub fn sentence(self, deadline: &Deadline, reference: NaiveDate) -> String {
        let due = italian::of_day(deadline.date);
        match self {
            Self::Unknown => {
                let day = italian::with_day("il", &italian::long_date(deadline.date));
                format!("Da adottare entro {day}: {}.", deadline.distance(reference))
            }
            Self::Issued(day) => {
                let when = match deadline.days_left(day) {
                    0.. => format!("entro il termine {due}"),
                    late => format!("{} dopo il termine {due}", italian::count_of(-late, "giorno", "giorni")),
                };
                let first = italian::of_day(day);
                format!("La prima versione definitiva è {first}, {when}; l’atto di adozione non è indicato.")
            }
            Self::InTime(act) => format!("{}, entro il termine {due}.", adopted(act)),
            Self::Late(act, days) => {
                format!("{}, {} dopo il termine {due}.", adopted(act), italian::count_of(days, "giorno", "giorni"))
            }
        }
    }
}

fn adopted(act: &Act) -> String {
    format!("Adottata {} ({})", italian::with_day("il", &italian::long_date(act.date)), act.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Plan, Year};
    use crate::inputs::deadline;

    #[test]
    fn a_correction_without_a_known_act_speaks_of_the_first_version() {
        let (mut deadline, _) = deadline::find(&Plan::default(), Year(2024), None);
        deadline.date = "2025-06-30".parse().unwrap();
        let reference = "2025-08-20".parse().unwrap();
        let first = Some("2025-06-08".parse().unwrap());
        let said = Adoption::of(None, &deadline, reference).or_issued(first).sentence(&deadline, reference);
        assert_eq!(
            said,
            "La prima versione definitiva è dell’8 giugno 2025, entro il termine del 30 giugno 2025; l’atto di adozione \
             non è indicato."
        );
        let known = Act { number: "G.C. 62".to_owned(), date: "2025-06-19".parse().unwrap() };
        assert_eq!(Adoption::of(Some(&known), &deadline, reference).or_issued(first), Adoption::InTime(&known));
    }
}
