//! The state of one year's cycle: deadline, finals, completeness.

use chrono::NaiveDate;

use super::completeness::{Completeness, by_mission, by_office, whole};
use crate::assessment::Assessment;
use crate::domain::{Act, Lifecycle, Perimeter, RegisteredActs, SignedCopies, Year};
use crate::inputs::acts::Adoption;
use crate::inputs::deadline::Deadline;

/// The state of one year's cycle on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The year measured.
    pub year: Year,
    /// The day looked from.
    pub reference_date: NaiveDate,
    /// Whether the data are invented, which every page says.
    pub demonstration: bool,
    /// When the report is due.
    pub deadline: Deadline,
    /// The act by which it was adopted, as far as one is known.
    pub adopted_by: Option<Act>,
    /// The act that approved the *rendiconto*, where the context names it.
    pub accounts_act: Option<Act>,
    /// The last final, where there is one.
    pub last_final: Option<u32>,
    /// The acts that followed the finals, as far as they are known.
    pub acts: RegisteredActs,
    /// The signed copies of the finals.
    pub signed: SignedCopies,
    /// Objectives, before the year's changes and after.
    pub objectives: Perimeter,
    /// All indicators together.
    pub entity: Completeness,
    /// By office, alphabetical; those without one last.
    pub offices: Vec<Completeness>,
    /// By missione, ascending.
    pub missions: Vec<Completeness>,
    /// How many findings refuse a final.
    pub blocking: usize,
}

impl Progress {
    /// Looks at an assessed year.
    pub fn of(
        assessment: &Assessment<'_>,
        changes: Lifecycle<'_>,
        (deadline, adoption): (&Deadline, Adoption<'_>),
        reference_date: NaiveDate,
        blocking: usize,
    ) -> Self {
        Self {
            year: assessment.year,
            reference_date,
            deadline: deadline.clone(),
            adopted_by: adoption.act().cloned(),
            demonstration: false,
            accounts_act: None,
            last_final: None,
            acts: RegisteredActs::default(),
            signed: SignedCopies::default(),
            objectives: changes.perimeter(assessment.entity.counts.planned),
            entity: whole(assessment),
            offices: by_office(assessment),
            missions: by_mission(assessment),
            blocking,
        }
    }

    /// When the report was adopted.
    pub fn adoption(&self) -> Adoption<'_> {
        Adoption::of(self.adopted_by.as_ref(), &self.deadline, self.reference_date)
    }

    /// Whether the deadline has passed and no final was ever published.
    pub fn is_overdue(&self) -> bool {
        self.last_final.is_none() && self.deadline.days_left(self.reference_date) < 0
    }
}
