//! The year before, as the register of the next one goes on from it: its rows and what its sheets say.
//!
//! Guaranteed: whoever writes a first register, `schede` or `importa`, goes on from the same rows and the same values, and
//! knows what of the year before has no row any more.

use std::collections::BTreeSet;
use std::path::Path;

use super::opening::open;
use crate::domain::{Indicator, IndicatorCode, Measurement, Plan, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::entity::YearFiles;
use crate::inputs::measurements::{self, register};
use crate::inputs::plan;
use crate::workbook::{Limits, Workbook};

/// Indicators and measurements of the year before.
pub(super) struct LastYear {
    year: Year,
    indicators: Vec<Indicator>,
    unconfirmed: Vec<IndicatorCode>,
    measured: Vec<Measurement>,
    /// The plan of that year, as far as the folder tells which it is.
    plan: Option<Plan>,
    /// What could not be opened: values that may be there are not known.
    pub unread: Vec<Finding>,
}

/// The rows of a first register.
pub(super) struct NextRows {
    pub rows: Vec<register::RegisterRow>,
    /// How many of them were carried over.
    pub carried: usize,
    /// How many of them begin from a value.
    pub baselines: usize,
    /// How many of those values are last year's actual ones.
    pub from_actuals: usize,
    /// How many have a target, which the plan writes.
    pub targets: usize,
    /// The indicators of the year before that none of them goes on from.
    pub ended: Vec<IndicatorCode>,
}

impl LastYear {
    /// Reads plan, register and sheets of a year.
    pub fn of(root: &Path, year: Year, catalogue: &Catalogue) -> Self {
        let file = YearFiles::plan(root, year);
        let plan = file.and_then(|file| plan::read(&file.bytes, &file.path, catalogue, &Limits::default()).ok());
        Self { plan: plan.map(|(plan, _)| plan), ..Self::read(&YearFiles::read(root, year), year) }
    }

    fn read(files: &YearFiles, year: Year) -> Self {
        let limits = Limits::default();
        let mut unread = files.unreadable.clone();
        let book = files.register.as_ref().and_then(|file| open(file, &limits, &mut unread));
        let register = book.as_ref().map(measurements::read_whole_register).unwrap_or_default().0;
        let (indicators, unconfirmed) = (register.indicators, register.unconfirmed);
        let books: Vec<Workbook> = files.sheets.iter().filter_map(|file| open(file, &limits, &mut unread)).collect();
        unread.retain(Finding::blocks);
        let (measured, _) = measurements::read_measurements(&books, &indicators);
        Self { year, indicators, unconfirmed, measured, plan: None, unread }
    }

    /// The rows with which the register of `year` begins.
    pub fn go_on(&self, plan: &Plan, year: Year) -> NextRows {
        let before = register::Before {
            indicators: &self.indicators,
            unconfirmed: &self.unconfirmed,
            actuals: &self.measured,
            plan: self.plan.as_ref().map(|plan| (plan, self.year)),
        };
        let rows = register::next_year_rows(plan, year, &before);
        let known: BTreeSet<&IndicatorCode> = self.indicators.iter().map(|indicator| &indicator.code).collect();
        let carried = rows.iter().filter(|row| known.contains(&row.code)).count();
        let baselines = rows.iter().filter(|row| row.baseline.is_some()).count();
        let is_actual = |row: &&register::RegisterRow| {
            let own = self.measured.iter().find(|own| own.indicator == row.code);
            let actual = own.and_then(|own| own.actual.as_ref()).map(|actual| actual.value);
            actual.is_some() && row.baseline == actual && row.baseline_year == Some(self.year)
        };
        let from_actuals = rows.iter().filter(is_actual).count();
        let targets = rows.iter().filter(|row| row.target.is_some()).count();
        let written: BTreeSet<&IndicatorCode> = rows.iter().map(|row| &row.code).collect();
        let ended = self.indicators.iter().map(|indicator| &indicator.code);
        let ended = ended.filter(|code| !written.contains(code)).cloned().collect();
        NextRows { rows, carried, baselines, from_actuals, targets, ended }
    }
}
