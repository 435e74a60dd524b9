//! One year's plan, register and sheets, with the year's changes applied.

use chrono::NaiveDate;

use super::opening::{kept, open, open_all};
use crate::domain::{ActWindow, Change, Indicator, Measurement, Plan, UnreadRow, Year};
use crate::finding::Finding;
use crate::inputs::approval::{self, Approval, ApprovedFile, Standing};
use crate::inputs::catalogue::Catalogue;
use crate::inputs::changes;
use crate::inputs::config::Config;
use crate::inputs::entity::InputFile;
use crate::inputs::measurements;
use crate::workbook::Limits;

/// The files of a year beside its plan.
pub(super) struct YearFiles<'a> {
    pub year: Year,
    pub register: Option<&'a InputFile>,
    pub sheets: &'a [InputFile],
    pub changes: Option<&'a InputFile>,
    /// What was approved, with the plan's file; none for a year whose report was issued long ago.
    pub approved: Option<(&'a Approval, &'a InputFile)>,
    /// The day on which the plan was approved, as far as it is known.
    pub plan_approval: Option<NaiveDate>,
    pub catalogue: &'a Catalogue,
}

/// A year as it stands at its end.
pub(super) struct YearRead {
    pub plan: Plan,
    pub indicators: Vec<Indicator>,
    /// The register before the year's changes.
    pub approved_indicators: Vec<Indicator>,
    pub unread: Vec<UnreadRow>,
    /// Kinds that nobody has confirmed, for a report: sheets can be made with them.
    pub to_confirm: Option<Finding>,
    pub measurements: Vec<Measurement>,
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
}

/// The day of the act that approved a year's plan.
pub(super) fn plan_approval(config: &Config, year: Year) -> Option<NaiveDate> {
    Some(config.acts.get(&year)?.plan.as_ref()?.date)
}

/// Reads a year: register → changes → sheets, against the register as approved and as changed.
pub(super) fn read(files: &YearFiles<'_>, mut plan: Plan, limits: &Limits) -> YearRead {
    let mut findings = Vec::new();
    let register = files.register.and_then(|file| open(file, limits, &mut findings));
    let (register, found) = register.as_ref().map(measurements::read_whole_register).unwrap_or_default();
    let (approved, unread, unknown) = (register.indicators, register.unread, register.unknown);
    findings.extend(found);
    // What an act approved is confirmed.
    let to_confirm = register.to_confirm.filter(|_| files.approved.is_none());
    // What an act approved may be otherwise than the plan's file; what the changes say is on their own account.
    if files.register.is_some() && files.approved.is_none() {
        findings.extend(measurements::register::told(&plan, files.year, &approved, &unread));
    }
    let mut indicators = approved.clone();
    let requests = files
        .changes
        .and_then(|file| kept(file, changes::read(&file.bytes, &file.path, files.year, limits), &mut findings));
    let (year, catalogue) = (files.year, files.catalogue);
    let planned = files.approved.map(|approved| (approved, plan.clone()));
    let window = ActWindow::of_changes(year, files.plan_approval);
    let mut base = changes::Base { year, window, plan: &mut plan, indicators: &mut indicators, catalogue };
    let (changes, found) = changes::apply(requests.unwrap_or_default(), &mut base);
    findings.extend(found);
    if let Some(((approval, plan_file), plan)) = &planned
        && let Some(register) = files.register
    {
        let [plan_file, register_file] = [plan_file, register].map(as_approved);
        let standing = Standing { plan, indicators: &approved, plan_file: &plan_file, register_file: &register_file };
        findings.extend(approval::check(approval, &standing, &changes));
    }
    findings.extend(measurements::register::one_writing(&mut plan, &mut indicators));
    findings.extend(measurements::check_register(&plan, &indicators));
    let sheets = open_all(files.sheets, limits, &mut findings);
    let (measurements, found) = measurements::read_against(
        &sheets,
        &measurements::Against { indicators: &indicators, approved: &approved, unread: &unread, unknown: &unknown },
    );
    findings.extend(found);
    YearRead { plan, indicators, approved_indicators: approved, unread, to_confirm, measurements, changes, findings }
}

/// A file as an approval names it.
pub(super) fn as_approved(file: &InputFile) -> ApprovedFile {
    ApprovedFile { file: file.path.clone(), sha256: file.sha256.clone() }
}
