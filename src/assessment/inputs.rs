//! What an assessment is made from.

use chrono::NaiveDate;

use super::classing::{Classing, Issue};
use crate::domain::kind::Values;
use crate::domain::{ActWindow, Change, Indicator, Measurement, ObjectiveCode, Plan, Rules, Year};
use crate::inputs::catalogue::Catalogue;
use crate::inputs::deadline::OwnReport;
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
    /// The year's changes, those that do not stand among them.
    pub changes: &'a [Change],
    /// The SMVP's rules.
    pub rules: &'a Rules,
    /// Names of programmi.
    pub catalogue: &'a Catalogue,
    /// The plan's objective that asks for this very report, where it has one.
    pub report_objective: Option<&'a ObjectiveCode>,
    /// The reference date of a final; `None` in a draft.
    pub published_on: Option<NaiveDate>,
    /// When the report itself was done; `None` in the drafts before the first final.
    pub own_report: Option<&'a OwnReport>,
    /// Between which days an act may exclude an indicator.
    pub exclusions: ActWindow,
}

impl Inputs<'_> {
    /// What decides on classes beside the figures.
    pub(super) const fn classing(&self) -> Classing<'_> {
        Classing { rules: self.rules, issue: self.issue() }
    }

    /// Draft or final.
    pub(super) const fn issue(&self) -> Issue {
        if self.published_on.is_some() { Issue::Final } else { Issue::Draft }
    }

    /// Whether the indicator is this very report: a date of the plan's own objective, or a sì/no of
    /// it where no date is, whose name speaks of the *relazione*.
    pub fn is_report_itself(&self, indicator: &Indicator) -> bool {
        let names_it = |row: &Indicator, values: Values| {
            self.report_objective == Some(&row.objective)
                && row.kind.value.values() == values
                && fold(&row.name).contains("RELAZIONE")
        };
        names_it(indicator, Values::Day)
            || names_it(indicator, Values::Answer) && !self.indicators.iter().any(|row| names_it(row, Values::Day))
    }
}
