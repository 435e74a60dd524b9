//! Results over three years: the same objective followed by its permanent code.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Assessment, ObjectiveResult, ObjectiveState, RollUp};
use crate::domain::{DelayBand, GroupCode, IndicatorCode, Kind, ObjectiveCode, Rules, Year};

/// The years of the trend, ascending, the year measured last; a year without data is absent
/// and prints «n.d.».
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trend {
    /// One entry for each year of which there are figures.
    pub years: Vec<TrendYear>,
}

/// One year's printed results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendYear {
    /// The year.
    pub year: Year,
    /// Where its figures come from.
    pub basis: Basis,
    /// The whole entity.
    pub entity: Indices,
    /// Each missione of that year's plan.
    pub missions: BTreeMap<GroupCode, Indices>,
    /// Each objective of that year's plan.
    pub objectives: BTreeMap<ObjectiveCode, ObjectivePoint>,
    /// Objectives of that year whose code means another one now: nothing goes on from them.
    pub strangers: Vec<ObjectivePoint>,
    /// The rules by which it was measured, where they are known.
    pub rules: Option<TrendRules>,
}

/// Where a year's figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The year of this very document.
    Measured,
    /// Its last published final says them.
    Published {
        /// The `1` of `v1`.
        version: u32,
        /// Whether its provenance names neither kinds nor weights, but in its derivations.
        first_format: bool,
    },
    /// There is no final: they were computed again from the year's files, with the rules of today.
    Recomputed,
}

/// The indices as printed, and what stands beside them; `None` prints «n.d.».
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indices {
    /// *Indice cautelativo*.
    pub prudent: Option<Decimal>,
    /// *Indice sui misurati*.
    pub measured: Option<Decimal>,
    /// *Copertura*, in per cent.
    pub coverage: Option<Decimal>,
    /// *Peso escluso*, in per cent; the first releases did not publish it.
    pub excluded: Option<Decimal>,
}

/// One objective in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectivePoint {
    /// Its class with its sign, or its state.
    pub outcome: String,
    /// C as printed.
    pub prudent: Option<Decimal>,
    /// What was not measured of it.
    pub gap: Option<Gap>,
    /// Its title, where it is known: by it a code that was used twice is told.
    pub title: Option<String>,
    /// The title that it had the year before, where the plan says that it was another one.
    pub former_title: Option<String>,
    /// Its missione.
    pub mission: GroupCode,
    /// W, where it is known.
    pub weight: Option<Decimal>,
    /// Its indicators, where they are known.
    pub indicators: Option<BTreeMap<IndicatorCode, IndicatorPoint>>,
}

/// What was not measured of an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Some of its weight.
    Part,
    /// All of it.
    Whole,
}

impl Gap {
    /// From the measured share of the weight, where `full` is all of it.
    pub fn of(share: Decimal, full: Decimal) -> Option<Self> {
        match share {
            share if share.is_zero() => Some(Self::Whole),
            share => (share < full).then_some(Self::Part),
        }
    }

    /// As the reason for which two years do not compare.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Part => "incompleto",
            Self::Whole => "non misurato",
        }
    }
}

/// What decides whether an indicator's results can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorPoint {
    /// How it is scored, where that is known.
    pub kind: Option<Kind>,
    /// w, as it counts.
    pub weight: Decimal,
}

/// The rules that decide whether years can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendRules {
    /// τ.
    pub tolerance: Decimal,
    /// Achievement by days late.
    pub delays: Vec<DelayBand>,
    /// Highest achievement of an indicator.
    pub ceiling: Decimal,
    /// Thresholds, names of the classes and the policy on missing data, as one text.
    pub classes: String,
}

impl TrendYear {
    /// The printed results of an assessed year.
    pub fn of(assessment: &Assessment<'_>, basis: Basis) -> Self {
        let rules = assessment.rules;
        Self {
            year: assessment.year,
            basis,
            entity: Indices::of(&assessment.entity),
            missions: assessment.missions.iter().map(|row| (row.code, Indices::of(&row.total))).collect(),
            objectives: assessment
                .objectives()
                .map(|(mission, row)| (row.objective.code.clone(), ObjectivePoint::of(mission.code, row, rules)))
                .collect(),
            strangers: Vec::new(),
            rules: Some(TrendRules::of(rules)),
        }
    }
}

impl ObjectivePoint {
    fn of(mission: GroupCode, row: &ObjectiveResult<'_>, rules: &Rules) -> Self {
        let indicators = row.indicators.iter().map(|row| {
            let point = IndicatorPoint { kind: Some(row.indicator.kind.value), weight: row.weight.value };
            (row.indicator.code.clone(), point)
        });
        Self {
            outcome: row.class.map_or_else(
                || row.state.label().to_owned(),
                |class| format!("{} {}", class.symbol(), row.verdict(rules)),
            ),
            prudent: row.prudent.value,
            gap: match row.state {
                ObjectiveState::NotMeasured => Some(Gap::Whole),
                _ => row.is_incomplete().then_some(Gap::Part),
            },
            title: Some(row.objective.title.text.clone()),
            former_title: row.objective.details.former_title.clone(),
            mission,
            weight: Some(row.weight.value),
            indicators: Some(indicators.collect()),
        }
    }
}

impl TrendRules {
    /// What some rules say of it.
    pub fn of(rules: &Rules) -> Self {
        let bounds = [rules.thresholds.achieved, rules.thresholds.partly].map(|bound| bound.normalize().to_string());
        Self {
            tolerance: rules.maintenance_tolerance.normalize(),
            delays: rules.delays.clone(),
            ceiling: rules.ceiling.normalize(),
            classes: Self::classes(
                &bounds,
                &rules.labels,
                rules.missing.word(),
                &rules.minimum_coverage.normalize().to_string(),
            ),
        }
    }

    /// Thresholds, names of the classes and the policy on missing data, as one text.
    pub fn classes(bounds: &[String; 2], labels: &[String; 3], policy: &str, least_coverage: &str) -> String {
        let named = bounds.iter().chain(labels).map(String::as_str).collect::<Vec<_>>();
        format!("{} {policy} {least_coverage}", named.join(" "))
    }
}

impl Indices {
    /// Those of a level.
    pub fn of(total: &RollUp) -> Self {
        Self {
            prudent: total.prudent.value,
            measured: total.measured.value,
            coverage: total.coverage.value,
            excluded: total.excluded.value,
        }
    }
}

impl Trend {
    /// The results of one year, if there are any.
    pub fn year(&self, year: Year) -> Option<&TrendYear> {
        self.years.iter().find(|entry| entry.year == year)
    }
}
