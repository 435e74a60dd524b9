//! The year before, as the register of the next one goes on from it: its rows and what its sheets say.
//!
//! Guaranteed: whoever writes a first register, `schede` or `importa`, goes on from the same rows and the same values, and
//! knows what of the year before has no row any more.

use std::collections::BTreeSet;

use super::opening::open;
use crate::domain::{Indicator, IndicatorCode, Measurement, Plan, Year};
use crate::finding::Finding;
use crate::inputs::entity::YearFiles;
use crate::inputs::measurements::{self, register};
use crate::workbook::{Limits, Workbook};

/// Indicators and measurements of the year before.
pub(super) struct LastYear {
    indicators: Vec<Indicator>,
    measured: Vec<Measurement>,
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
    /// The indicators of the year before that none of them goes on from.
    pub ended: Vec<IndicatorCode>,
}

impl LastYear {
    /// Reads register and sheets.
    pub fn read(files: &YearFiles) -> Self {
        let limits = Limits::default();
        let mut unread = files.unreadable.clone();
        let book = files.register.as_ref().and_then(|file| open(file, &limits, &mut unread));
        let indicators = book.as_ref().map(measurements::read_register).unwrap_or_default().0;
        let books: Vec<Workbook> = files.sheets.iter().filter_map(|file| open(file, &limits, &mut unread)).collect();
        unread.retain(Finding::blocks);
        let (measured, _) = measurements::read_measurements(&books, &indicators);
        Self { indicators, measured, unread }
    }

    /// The rows with which the register of `year` begins.
    pub fn go_on(&self, plan: &Plan, year: Year) -> NextRows {
        let rows = register::next_year_rows(plan, year, &self.indicators, &self.measured);
        let known: BTreeSet<&IndicatorCode> = self.indicators.iter().map(|indicator| &indicator.code).collect();
        let carried = rows.iter().filter(|row| known.contains(&row.code)).count();
        let baselines = rows.iter().filter(|row| row.baseline.is_some()).count();
        let written: BTreeSet<&IndicatorCode> = rows.iter().map(|row| &row.code).collect();
        let ended = self.indicators.iter().map(|indicator| &indicator.code);
        let ended = ended.filter(|code| !written.contains(code)).cloned().collect();
        NextRows { rows, carried, baselines, ended }
    }
}
