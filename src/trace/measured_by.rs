//! What `provenienza.json` says of the rules and of what was measured: by this, years and versions are told comparable.

use serde::{Deserialize, Serialize};

use crate::assessment::{MissionResult, ObjectiveResult};
use crate::domain::Rules;
use crate::inputs::approval::{IndicatorRecord, ObjectiveRecord};

/// The rules that a package applied, numbers with a decimal point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesView {
    /// Lower bounds of the first two classes, in per cent.
    pub soglie: [String; 2],
    /// Names of the classes, best first.
    pub etichette: [String; 3],
    /// τ, as a fraction.
    pub tolleranza_mantenimento: String,
    /// Achievement by days late.
    pub ritardi: Vec<DelayView>,
    /// Highest achievement of an indicator, in per cent.
    pub tetto: String,
    /// What is done about missing data: the word of the configuration.
    pub dati_mancanti: String,
    /// Least coverage from which an index over what is measured leads, as a fraction; the packages that do not name it
    /// knew the standard one only.
    #[serde(default = "standard_coverage")]
    pub copertura_minima: String,
}

fn standard_coverage() -> String {
    Rules::MINIMUM_COVERAGE.normalize().to_string()
}

/// Achievement for a delay of at most so many days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayView {
    /// Days late, inclusive.
    pub giorni: u32,
    /// Achievement in per cent.
    pub valore: String,
}

/// An objective as it stood at the year's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveView {
    /// Plan and register with the year's changes.
    #[serde(flatten)]
    pub contenuto: ObjectiveRecord,
    /// Its missione.
    pub missione: String,
    /// Whether and how it counted.
    pub stato: String,
}

impl RulesView {
    /// The view of some rules.
    pub fn of(rules: &Rules) -> Self {
        Self {
            soglie: [rules.thresholds.achieved, rules.thresholds.partly].map(|value| value.normalize().to_string()),
            etichette: rules.labels.clone(),
            tolleranza_mantenimento: rules.maintenance_tolerance.normalize().to_string(),
            ritardi: rules
                .delays
                .iter()
                .map(|band| DelayView { giorni: band.up_to_days, valore: band.achievement.normalize().to_string() })
                .collect(),
            tetto: rules.ceiling.normalize().to_string(),
            dati_mancanti: rules.missing.word().to_owned(),
            copertura_minima: rules.minimum_coverage.normalize().to_string(),
        }
    }
}

impl ObjectiveView {
    /// The view of an objective.
    pub fn of(mission: &MissionResult<'_>, row: &ObjectiveResult<'_>) -> Self {
        let indicators = row.indicators.iter().map(|row| IndicatorRecord::of(row.indicator)).collect();
        Self {
            contenuto: ObjectiveRecord::of(row.objective, indicators),
            missione: mission.code.to_string(),
            stato: row.state.label().to_owned(),
        }
    }
}
