//! Results over three years: the same objective followed by its permanent code.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Assessment, ObjectiveState, RollUp};
use crate::domain::Class;
use crate::domain::{MissionCode, ObjectiveCode, Year};

/// The years of the trend, ascending, the year measured last; a year without data is absent
/// and prints «n.d.».
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trend {
    /// One entry for each year that could be assessed.
    pub years: Vec<TrendYear>,
}

/// One year's printed results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendYear {
    /// The year.
    pub year: Year,
    /// The whole entity.
    pub entity: Indices,
    /// Each missione of that year's plan.
    pub missions: BTreeMap<MissionCode, Indices>,
    /// Each objective of that year's plan.
    pub objectives: BTreeMap<ObjectiveCode, ObjectivePoint>,
}

/// The three indices as printed; `None` prints «n.d.».
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indices {
    /// *Indice cautelativo*.
    pub prudent: Option<Decimal>,
    /// *Indice sui misurati*.
    pub measured: Option<Decimal>,
    /// *Copertura*, in per cent.
    pub coverage: Option<Decimal>,
}

/// One objective in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectivePoint {
    /// Whether and how it counted.
    pub state: ObjectiveState,
    /// C as printed.
    pub prudent: Option<Decimal>,
    /// Its class.
    pub class: Option<Class>,
}

impl TrendYear {
    /// The printed results of an assessed year.
    pub fn of(assessment: &Assessment<'_>) -> Self {
        Self {
            year: assessment.year,
            entity: Indices::of(&assessment.entity),
            missions: assessment.missions.iter().map(|row| (row.code, Indices::of(&row.total))).collect(),
            objectives: assessment
                .objectives()
                .map(|(_, row)| {
                    let point = ObjectivePoint { state: row.state, prudent: row.prudent.value, class: row.class };
                    (row.objective.code.clone(), point)
                })
                .collect(),
        }
    }
}

impl Indices {
    fn of(total: &RollUp) -> Self {
        Self { prudent: total.prudent.value, measured: total.measured.value, coverage: total.coverage.value }
    }
}

/// The points that the last year gained over the one before, where both have a value.
pub fn change(values: &[Option<Decimal>]) -> Option<Decimal> {
    let [.., Some(before), Some(last)] = values else { return None };
    last.checked_sub(*before)
}

impl Trend {
    /// The results of one year, if it could be assessed.
    pub fn year(&self, year: Year) -> Option<&TrendYear> {
        self.years.iter().find(|entry| entry.year == year)
    }
}
