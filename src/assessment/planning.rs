//! What is wrong with plan and register themselves, before anything is measured.

use super::Inputs;
use super::assess::assess;
use super::assessment_codes::{AWAITING_BOARD, NOT_MEASURED, NOTHING_MEASURED};
use crate::domain::{ActWindow, Indicator, Plan, Rules, UnreadRow, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;

/// A plan and its register.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    /// The year.
    pub year: Year,
    /// The plan.
    pub plan: &'a Plan,
    /// The register.
    pub indicators: &'a [Indicator],
    /// Its rows that could not be read.
    pub unread: &'a [UnreadRow],
    /// The SMVP's rules.
    pub rules: &'a Rules,
    /// Names of programmi.
    pub catalogue: &'a Catalogue,
}

impl Planned<'_> {
    /// What stops a final whatever the sheets will say: a target that its kind does not admit, weights that do not add
    /// up, an objective without indicators. What only sheets can say is left out.
    pub fn faults(&self) -> Vec<Finding> {
        let of_sheets = [NOT_MEASURED, AWAITING_BOARD, NOTHING_MEASURED].map(|code| code.id);
        let inputs = Inputs {
            plan: self.plan,
            year: self.year,
            indicators: self.indicators,
            unread: self.unread,
            measurements: &[],
            changes: &[],
            rules: self.rules,
            catalogue: self.catalogue,
            report_objective: None,
            published_on: None,
            own_report: None,
            exclusions: ActWindow::ANY,
        };
        let (_, mut findings) = assess(&inputs);
        findings.retain(|finding| finding.blocks() && !of_sheets.contains(&finding.code.id));
        findings
    }
}
