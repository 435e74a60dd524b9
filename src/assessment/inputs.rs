//! What an assessment is made from.

use chrono::NaiveDate;

use crate::domain::kind::Values;
use crate::domain::{Indicator, Measurement, ObjectiveCode, Plan, Rules, Year};
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// Everything an assessment is made from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The year to assess.
    pub year: Year,
    /// The register of the year.
    pub indicators: &'a [Indicator],
    /// The filled rows, at most one for each indicator.
    pub measurements: &'a [Measurement],
    /// The SMVP's rules.
    pub rules: &'a Rules,
    /// Names of programmi.
    pub catalogue: &'a Catalogue,
    /// The plan's objective that asks for this very report, where it has one.
    pub report_objective: Option<&'a ObjectiveCode>,
    /// The reference date of a final; `None` in a draft.
    pub published_on: Option<NaiveDate>,
}

impl Inputs<'_> {
    /// Whether the indicator is the publication of this report: a date of the plan's
    /// own objective whose name speaks of the *relazione*.
    pub fn is_report_itself(&self, indicator: &Indicator) -> bool {
        self.report_objective == Some(&indicator.objective)
            && indicator.kind.value.values() == Values::Day
            && fold(&indicator.name).contains("RELAZIONE")
    }
}
