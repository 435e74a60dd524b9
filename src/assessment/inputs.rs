//! What an assessment is made from.

use chrono::NaiveDate;

use super::classing::{Classing, Issue};
use crate::domain::kind::Values;
use crate::domain::{
    ActWindow, Change, Indicator, IndicatorCode, Measurement, ObjectiveCode, Plan, Rules, UnreadRow, Year,
};
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
    /// Rows of the register that name an indicator and could not be read.
    pub unread: &'a [UnreadRow],
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

impl<'a> Inputs<'a> {
    /// The office of an objective’s rows of the register that could not be read.
    pub(super) fn office_of_unread(&self, objective: &ObjectiveCode) -> Option<&'a str> {
        let of_objective = |row: &&UnreadRow| row.objective.as_ref() == Some(objective);
        self.unread.iter().filter(of_objective).find_map(|row| row.office.as_deref())
    }
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

    /// Whether the indicator is this very report.
    pub fn is_report_itself(&self, indicator: &Indicator) -> bool {
        self.report_objective == Some(&indicator.objective)
            && report_itself(self.indicators, &indicator.objective) == Some(&indicator.code)
    }
}

/// The indicator that is the report itself: one of the plan's own objective whose name speaks of the *relazione*, and
/// only one; or its only date or sì/no. A date before a sì/no, a name that speaks of *performance* before another, the
/// lowest code among equals.
pub fn report_itself<'i>(indicators: &'i [Indicator], objective: &ObjectiveCode) -> Option<&'i IndicatorCode> {
    let own = || indicators.iter().filter(|row| row.objective == *objective);
    let could = || own().filter_map(|row| Some((likeness_to_report(row)?, row)));
    let speaking = could().filter(|(likeness, _)| likeness.0).max_by_key(|(likeness, _)| *likeness);
    // The row's only day or answer is the report, whatever it is called.
    let only = || {
        let mut all = could();
        all.next().filter(|_| all.next().is_none())
    };
    speaking.or_else(only).map(|(_, row)| &row.code)
}

/// How likely an indicator of the plan's own objective is the report: whether its name speaks of it, a day before an
/// answer, a name that speaks of *performance* before another; `None` where it cannot be.
fn likeness_to_report(indicator: &Indicator) -> Option<(bool, bool, bool, std::cmp::Reverse<&IndicatorCode>)> {
    let name = fold(&indicator.name);
    let is_day = match indicator.kind.value.values() {
        Values::Day => true,
        Values::Answer => false,
        Values::Number | Values::Score => return None,
    };
    let speaks_of_it = name.contains("RELAZIONE");
    let likeness = (speaks_of_it, is_day, name.contains("PERFORMANCE"), std::cmp::Reverse(&indicator.code));
    indicator.cancelled_by.is_none().then_some(likeness)
}
