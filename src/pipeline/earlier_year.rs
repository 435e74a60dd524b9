//! A year before the one measured: read from its own files, assessed again with the rules of today.
//!
//! Guaranteed: what the first final of that year says of itself (its day, the act that it knew) counts before what
//! the configuration says since; a recomputation differs from a publication only where files, rules or program do.

use std::collections::BTreeMap;

use super::year::{self, YearFiles, YearRead};
use crate::assessment::{self, Basis, Inputs, TrendYear};
use crate::domain::{ActWindow, FirstFinal, IndicatorCode, Measurement, Plan, Quantity, Year};
use crate::inputs::catalogue::Catalogue;
use crate::inputs::config::Config;
use crate::inputs::deadline::{self, Deadline};
use crate::inputs::entity::EarlierYear;
use crate::workbook::Limits;

/// An earlier year, typed. Its findings were those of its own report.
pub(super) struct EarlierRead {
    pub year: Year,
    read: YearRead,
    deadline: Deadline,
}

impl EarlierRead {
    /// Reads the year's files; none where nothing was measured.
    pub fn of(
        earlier: &EarlierYear,
        plan: Plan,
        config: &Config,
        catalogue: &Catalogue,
        limits: &Limits,
    ) -> Option<Self> {
        let year = earlier.year;
        let files = YearFiles {
            year,
            register: Some(&earlier.register),
            sheets: &earlier.sheets,
            changes: earlier.changes.as_ref(),
            plan_approval: year::plan_approval(config, year),
            approved: None,
            catalogue,
        };
        let read = year::read(&files, plan, limits);
        let (deadline, _) = deadline::find(&read.plan, year, config.deadline);
        let planned = read.plan.objectives().any(|(_, objective)| objective.is_planned_for(year));
        (planned && !read.measurements.is_empty()).then_some(Self { year, read, deadline })
    }

    /// What its sheets say.
    pub fn actuals(&self) -> BTreeMap<IndicatorCode, Quantity> {
        let of_row = |row: &Measurement| Some((row.indicator.clone(), row.actual.as_ref()?.value));
        self.read.measurements.iter().filter_map(of_row).collect()
    }

    /// The printed results; none where nothing of the plan is left. Without a first final the report counts as issued
    /// on the day on which the configuration says that it was adopted.
    pub fn results(&self, config: &Config, catalogue: &Catalogue, first: Option<FirstFinal>) -> Option<TrendYear> {
        let Self { year, read, deadline } = self;
        let adoption = config.acts.get(year).and_then(|acts| acts.resolution.as_ref());
        let adopted = || adoption.map(|act| FirstFinal { date: act.date, adoption: Some(act.clone()) });
        let first = first.or_else(adopted);
        let until = first.as_ref().map_or_else(|| year.next().last_day(), |first| first.date);
        let own_report = first.as_ref().map(|first| deadline.own_report(first));
        let inputs = Inputs {
            plan: &read.plan,
            year: *year,
            indicators: &read.indicators,
            unread: &read.unread,
            measurements: &read.measurements,
            changes: &read.changes,
            rules: &config.rules,
            catalogue,
            report_objective: deadline.objective.as_ref(),
            published_on: first.as_ref().map(|first| first.date),
            own_report: own_report.as_ref(),
            exclusions: ActWindow::of_exclusions(*year, year::plan_approval(config, *year), until),
        };
        let (assessment, _) = assessment::assess(&inputs);
        (assessment.entity.counts.planned > 0).then(|| TrendYear::of(&assessment, Basis::Recomputed))
    }
}
