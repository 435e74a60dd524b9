//! The rows of all sheets, one an indicator.

use std::collections::BTreeMap;

use super::handed_out::superseded;
use super::merge::merge;
use super::repeats::{Repeats, Twice};
use crate::domain::{IndicatorCode, Measurement};
use crate::finding::Finding;

/// What was read so far.
#[derive(Default)]
pub struct Rows {
    measured: BTreeMap<IndicatorCode, Measurement>,
    repeats: Repeats,
    outdated: Vec<Outdated>,
}

/// A row of what the register has changed since.
struct Outdated {
    row: Measurement,
    /// What it says of the register.
    told: Finding,
    /// What else is found in it.
    others: Vec<Finding>,
}

impl Rows {
    /// Takes a row; what is found are contradictions with another one of the same indicator.
    pub fn add(&mut self, measurement: Measurement) -> Vec<Finding> {
        let Some(first) = self.measured.get_mut(&measurement.indicator) else {
            self.measured.insert(measurement.indicator.clone(), measurement);
            return Vec::new();
        };
        let (indicator, second) = (measurement.indicator.clone(), measurement.place.clone());
        let twice = Twice { indicator, first: first.place.clone(), second };
        let disputes = merge(first, measurement);
        if disputes.is_empty() {
            self.repeats.add(twice);
        }
        disputes
    }

    /// Takes a row from before the register changed: it counts where no current sheet has its indicator.
    pub fn add_outdated(&mut self, row: Measurement, told: Finding, others: Vec<Finding>) {
        self.outdated.push(Outdated { row, told, others });
    }

    /// The rows by their codes, and what is left to tell.
    pub fn settled(mut self) -> (BTreeMap<IndicatorCode, Measurement>, Vec<Finding>) {
        let mut findings = Vec::new();
        let (superseded_rows, alone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.outdated)
            .into_iter()
            .partition(|old| self.measured.contains_key(&old.row.indicator));
        findings.extend(superseded_rows.iter().map(|old| superseded(&old.told, &old.row.indicator)));
        for Outdated { row, told, others } in alone {
            findings.push(told);
            findings.extend(others);
            findings.extend(self.add(row));
        }
        findings.extend(self.repeats.told());
        (self.measured, findings)
    }
}
