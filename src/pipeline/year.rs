//! One year's plan, register and sheets, with the year's changes applied.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::opening::{kept, open, open_all};
use crate::assessment::{self, Basis, Inputs, TrendYear};
use crate::domain::{
    ActWindow, Change, FirstFinal, Indicator, IndicatorCode, Measurement, Plan, Quantity, UnreadRow, Year,
};
use crate::finding::Finding;
use crate::inputs::approval::{self, Approval, ApprovedFile, Standing};
use crate::inputs::catalogue::Catalogue;
use crate::inputs::changes;
use crate::inputs::config::Config;
use crate::inputs::deadline;
use crate::inputs::entity::{EarlierYear, InputFile};
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
    pub unread: Vec<UnreadRow>,
    /// Kinds that nobody has confirmed, for a report: sheets can be made with them.
    pub to_confirm: Option<Finding>,
    pub measurements: Vec<Measurement>,
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
}

/// What is known of an earlier year.
pub(super) struct EarlierResults {
    /// Its printed results.
    pub results: TrendYear,
    /// What its sheets say.
    pub actuals: BTreeMap<IndicatorCode, Quantity>,
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
    let (approved, unread) = (register.indicators, register.unread);
    findings.extend(found);
    // What an act approved is confirmed.
    let to_confirm = register.to_confirm.filter(|_| files.approved.is_none());
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
    complete_offices(&plan, &mut indicators);
    findings.extend(measurements::check_register(&plan, &indicators));
    let sheets = open_all(files.sheets, limits, &mut findings);
    let (measurements, found) = measurements::read_against(
        &sheets,
        &measurements::Against { indicators: &indicators, approved: &approved, unread: &unread },
    );
    findings.extend(found);
    YearRead { plan, indicators, unread, to_confirm, measurements, changes, findings }
}

/// UFFICIO, where the register leaves it blank, is the plan's. Who answers for an objective is a person, whose name
/// is not published: it is no office here.
fn complete_offices(plan: &Plan, indicators: &mut [Indicator]) {
    for indicator in indicators.iter_mut().filter(|indicator| indicator.office.is_none()) {
        indicator.office = plan.objective(&indicator.objective).and_then(|objective| objective.office.clone());
    }
}

/// A file as an approval names it.
pub(super) fn as_approved(file: &InputFile) -> ApprovedFile {
    ApprovedFile { file: file.path.clone(), sha256: file.sha256.clone() }
}

/// The printed results of an earlier year; none where it plans nothing or has no readable register.
///
/// Its findings were those of its own report. Its own publication counts with the day on which
/// the configuration says that the report was adopted.
pub(super) fn assess(
    earlier: &EarlierYear,
    plan: Plan,
    config: &Config,
    catalogue: &Catalogue,
    limits: &Limits,
) -> Option<EarlierResults> {
    let year = earlier.year;
    let files = YearFiles {
        year,
        register: Some(&earlier.register),
        sheets: &earlier.sheets,
        changes: earlier.changes.as_ref(),
        plan_approval: plan_approval(config, year),
        approved: None,
        catalogue,
    };
    let read = read(&files, plan, limits);
    let (deadline, _) = deadline::find(&read.plan, year, config.deadline);
    let acts = config.acts.get(&year);
    let adoption = acts.and_then(|acts| acts.resolution.as_ref());
    let plan_approval = acts.and_then(|acts| acts.plan.as_ref()).map(|act| act.date);
    let until = adoption.map_or_else(|| year.next().last_day(), |act| act.date);
    let first = adoption.map(|act| FirstFinal { date: act.date, adoption: Some(act.clone()) });
    let own_report = first.map(|first| deadline.own_report(&first));
    let inputs = Inputs {
        plan: &read.plan,
        year,
        indicators: &read.indicators,
        unread: &read.unread,
        measurements: &read.measurements,
        changes: &read.changes,
        rules: &config.rules,
        catalogue,
        report_objective: deadline.objective.as_ref(),
        published_on: adoption.map(|act| act.date),
        own_report: own_report.as_ref(),
        exclusions: ActWindow::of_exclusions(year, plan_approval, until),
    };
    let (assessment, _) = assessment::assess(&inputs);
    let of_row = |row: &Measurement| Some((row.indicator.clone(), row.actual.as_ref()?.value));
    (assessment.entity.counts.planned > 0 && !read.measurements.is_empty()).then(|| EarlierResults {
        results: TrendYear::of(&assessment, Basis::Recomputed),
        actuals: read.measurements.iter().filter_map(of_row).collect(),
    })
}
