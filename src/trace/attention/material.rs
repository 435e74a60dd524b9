//! What signals are found in.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::assessment::{Assessment, IndicatorResult, ObjectiveResult};
use crate::domain::{Act, Change, Indicator, IndicatorCode, ObjectiveCode, Place, Position, Quantity, Year};
use crate::finding::{Finding, Severity};
use crate::inputs::config::{Config, FILE_NAME};
use crate::signals::{Settings, Signal, SignalKind, Strength};
use crate::trace::measured_by::RulesView;

/// What signals are found in.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The year's figures.
    pub assessment: &'a Assessment<'a>,
    /// The year's register, with its changes applied.
    pub register: &'a [Indicator],
    /// Changes during the year, those that do not stand included.
    pub changes: &'a [Change],
    /// Acts and settings of the entity.
    pub config: &'a Config,
    /// What the sheets of the year before say, by indicator.
    pub last_actuals: &'a BTreeMap<IndicatorCode, Quantity>,
    /// The rules of the last final of the year before, where they are known.
    pub last_rules: Option<&'a RulesView>,
}

/// The material with the settings of the kind that is looked for.
pub(super) struct Search<'m, 'a> {
    pub material: &'m Material<'a>,
    pub kind: SignalKind,
    pub threshold: Decimal,
    strength: Strength,
}

impl<'a> Material<'a> {
    pub(super) fn of(&self, kind: SignalKind) -> Search<'_, 'a> {
        let settings: &Settings = &self.config.signals;
        Search { material: self, kind, threshold: settings.threshold(kind), strength: settings.strength(kind) }
    }
}

impl<'m, 'a> Search<'m, 'a> {
    /// A signal with its sentence and place.
    pub fn signal(
        &self,
        objectives: impl IntoIterator<Item = &'m ObjectiveCode>,
        message: impl Into<String>,
        place: Place,
    ) -> Signal {
        let severity = match self.strength {
            Strength::Off => Severity::Note,
            Strength::As(severity) => severity,
        };
        let code = self.kind.descriptor().code.with_severity(severity);
        let objectives = objectives.into_iter().cloned().collect();
        Signal { kind: self.kind, strength: self.strength, objectives, finding: Finding::new(code, message).at(place) }
    }

    /// The objectives of the plan.
    pub fn objectives(&self) -> impl Iterator<Item = &'m ObjectiveResult<'a>> + use<'m, 'a> {
        self.material.assessment.objectives().map(|(_, objective)| objective)
    }

    /// The indicators of the year, each with its objective.
    pub fn indicators(&self) -> impl Iterator<Item = (&'m ObjectiveResult<'a>, &'m IndicatorResult<'a>)> + use<'m, 'a> {
        self.objectives().flat_map(|objective| objective.indicators.iter().map(move |own| (objective, own)))
    }

    /// The year measured.
    pub fn year(&self) -> Year {
        self.material.assessment.year
    }

    /// The last day of the year that the threshold's months lead to: 9 is 30 September, 18 is 30 June after.
    pub fn month_end(&self, months: Decimal) -> Option<NaiveDate> {
        let months = Months::new(months.to_u32()?);
        first_day(self.year())?.checked_add_months(months)?.checked_sub_days(Days::new(1))
    }

    /// The last day of the year measured.
    pub fn year_end(&self) -> Option<NaiveDate> {
        self.month_end(Decimal::from(12))
    }

    /// The act that approved the plan, where it is known.
    pub fn plan_act(&self) -> Option<&'m Act> {
        self.material.config.acts.get(&self.year())?.plan.as_ref()
    }
}

/// The first of January.
pub(super) fn first_day(year: Year) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(year.0), 1, 1)
}

/// A key of the configuration.
pub(super) fn key(key: &str) -> Place {
    Place { position: Position::Key(key.into()), ..Place::file(FILE_NAME) }
}
