//! How many measured indicators rest on which kind of source.

use rust_decimal::Decimal;

use crate::assessment::{Assessment, State, printed};
use crate::domain::{Ratio, SourceKind};

/// Measured indicators by FONTE.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceShare {
    counts: [usize; SourceKind::ALL.len()],
    /// Those for which no source is given.
    pub unsaid: usize,
}

impl SourceShare {
    /// Counts the indicators that an office measured; the report's own date has no source.
    pub fn of(assessment: &Assessment<'_>) -> Self {
        let mut share = Self::default();
        let indicators = assessment.objectives().flat_map(|(_, objective)| &objective.indicators);
        for row in indicators.filter(|row| row.state == State::Measured && row.own_date().is_none()) {
            let Some(measurement) = row.measurement else { continue };
            let index = measurement.source.and_then(|own| SourceKind::ALL.iter().position(|kind| *kind == own));
            *index.map_or(&mut share.unsaid, |index| &mut share.counts[index]) += 1;
        }
        share
    }

    /// How many rest on a kind of source.
    pub fn count(&self, kind: SourceKind) -> usize {
        SourceKind::ALL.iter().zip(self.counts).find(|(own, _)| **own == kind).map_or(0, |(_, count)| count)
    }

    /// All of them.
    pub fn measured(&self) -> usize {
        self.counts.iter().sum::<usize>() + self.unsaid
    }

    /// The part of the measured indicators that rests on a kind of source, in per cent; `None` of nothing, and where no
    /// source is given for any: what nobody said is not zero.
    pub fn per_cent(&self, kind: SourceKind) -> Option<Decimal> {
        let said = self.unsaid < self.measured();
        said.then(|| self.share(self.count(kind))).flatten()
    }

    /// The part for which no source is given.
    pub fn unsaid_per_cent(&self) -> Option<Decimal> {
        self.share(self.unsaid)
    }

    fn share(&self, part: usize) -> Option<Decimal> {
        let count = |number: usize| Ratio::from(Decimal::from(number));
        printed(&count(part).per_cent_of(&count(self.measured()))?)
    }
}
