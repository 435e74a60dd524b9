//! Changes during the year (*variazioni*): what an act changed in plan or register after approval.

use chrono::NaiveDate;

use super::{Act, IndicatorCode, ObjectiveCode, Place, Sourced};

/// One row of `variazioni/`: a field of an objective or of an indicator, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The objective concerned.
    pub objective: ObjectiveCode,
    /// The indicator concerned; absent where the change is of the objective itself.
    pub indicator: Option<IndicatorCode>,
    /// CAMPO, as the office wrote it: a column of the register or of the plan, or «annullato», «aggiunto».
    pub field: Sourced<String>,
    /// PRIMA, as written.
    pub before: Option<Sourced<String>>,
    /// DOPO, as written.
    pub after: Option<Sourced<String>>,
    /// What it does to the year, where it stands.
    pub effect: ChangeEffect,
    /// MOTIVO.
    pub reason: Option<String>,
    /// ATTO and DATA; without an act, or with one from outside its window, a change does not stand.
    pub act: Option<Sourced<Act>>,
    /// DATA alone, where no act's number is given.
    pub date: Option<NaiveDate>,
    /// Whether it was applied to the year's plan and register; one that was not is a finding.
    pub applied: bool,
    /// The cell of the row's code.
    pub place: Place,
}

/// What a change does to the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeEffect {
    /// It takes an objective, or an indicator, out of the year: «annullato», or the year's mark removed.
    Cancels,
    /// It brings one in: «aggiunto», or the year's mark set.
    Adds,
    /// It changes a field.
    Alters,
}
