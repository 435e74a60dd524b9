//! In which row of *Provenienza* each indicator begins.

use super::contents::Contents;
use super::origins::{INDICATOR_FIGURES, OBJECTIVE_FIGURES, OBJECTIVE_INPUTS, indicator_inputs};

/// The index of each indicator's first row.
pub(super) struct ProvenanceRows(Vec<usize>);

impl ProvenanceRows {
    /// Lays out the rows: each objective, then its indicators.
    pub fn of(contents: &Contents<'_>) -> Self {
        let mut rows = Vec::with_capacity(contents.indicators.len());
        let mut next = 0;
        for listed in &contents.objectives {
            next += OBJECTIVE_INPUTS + OBJECTIVE_FIGURES;
            for result in &listed.result.indicators {
                rows.push(next);
                next += indicator_inputs(result).len() + INDICATOR_FIGURES;
            }
        }
        Self(rows)
    }

    /// The index of an indicator's first row.
    pub fn of_indicator(&self, index: usize) -> usize {
        self.0[index]
    }
}
