//! The join: plan × register × sheets → one result for each indicator, with findings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::assessment_codes as codes;
use super::deviation::deviation;
use super::{Derivation, Figure, IndicatorResult, Inputs, State, printed};
use crate::domain::{Indicator, IndicatorCode, Kind, Measurement, Objective, Source, Sourced, Weight};
use crate::finding::{Finding, Severity};
use crate::kinds::application::Application;
use crate::kinds::reference::Reference;
use crate::words::italian;

/// Indicators and measurements by the codes that join them.
pub(super) struct Join<'a> {
    pub inputs: &'a Inputs<'a>,
    by_objective: BTreeMap<&'a str, Vec<&'a Indicator>>,
    measurements: BTreeMap<&'a IndicatorCode, &'a Measurement>,
    pub findings: Vec<Finding>,
}

impl<'a> Join<'a> {
    pub fn new(inputs: &'a Inputs<'a>) -> Self {
        let mut by_objective: BTreeMap<&str, Vec<&Indicator>> = BTreeMap::new();
        for indicator in inputs.indicators {
            by_objective.entry(indicator.objective.as_str()).or_default().push(indicator);
        }
        let measurements = inputs.measurements.iter().map(|row| (&row.indicator, row)).collect();
        Self { inputs, by_objective, measurements, findings: Vec::new() }
    }

    /// Reports register rows that the plan cannot place.
    pub fn report_strangers(&mut self) {
        let planned: BTreeMap<&str, &Objective> =
            self.inputs.plan.objectives().map(|(_, objective)| (objective.code.as_str(), objective)).collect();
        for (code, indicators) in &self.by_objective {
            let finding = match planned.get(code) {
                None => Finding::new(
                    codes::UNKNOWN_OBJECTIVE,
                    format!("L’obiettivo {code} non esiste nel piano: i suoi indicatori non sono valutati."),
                )
                .found(*code)
                .expected("correggere il CODICE nel registro, oppure aggiungere l’obiettivo al piano"),
                Some(objective) if !objective.is_planned_for(self.inputs.year) => Finding::new(
                    codes::NOT_PLANNED,
                    format!("L’obiettivo {code} non è previsto per il {}: non è valutato.", self.inputs.year),
                ),
                Some(_) => continue,
            };
            self.findings.push(finding.at(indicators[0].place.clone()));
        }
    }

    /// The results of an objective's indicators, in the register's order.
    pub fn indicators_of(&mut self, objective: &Objective) -> Vec<IndicatorResult<'a>> {
        let indicators = self.by_objective.get(objective.code.as_str()).cloned().unwrap_or_default();
        if indicators.is_empty() {
            self.findings.push(
                Finding::new(
                    codes::NO_INDICATOR,
                    format!(
                        "L’obiettivo {} è previsto per il {} ma non ha indicatori.",
                        objective.code, self.inputs.year
                    ),
                )
                .at(objective.place.clone())
                .found(objective.title.text.clone())
                .expected("aggiungere almeno una riga al registro degli indicatori"),
            );
        }
        let weights = self.weights(&indicators);
        let results = indicators.into_iter().zip(weights);
        results.map(|(indicator, weight)| self.result(indicator, weight)).collect()
    }

    /// w of each indicator: all blank is 1 each; anything else must be complete, not negative and not all zero.
    fn weights(&mut self, indicators: &[&'a Indicator]) -> Vec<Weight> {
        let written = |row: &&Indicator| row.weight.clone();
        let given: Vec<Sourced<Decimal>> = indicators.iter().filter_map(written).collect();
        let complete = given.len() == indicators.len();
        let sound = complete
            && given.iter().all(|weight| !weight.value.is_sign_negative() || weight.value.is_zero())
            && given.iter().any(|weight| !weight.value.is_zero());
        if !given.is_empty() && !sound {
            let listed: Vec<String> = indicators
                .iter()
                .map(|row| row.weight.as_ref().map_or("vuoto".to_owned(), |weight| italian::number(weight.value)))
                .collect();
            self.findings.push(
                Finding::new(
                    codes::BAD_WEIGHTS,
                    format!("I pesi degli indicatori dell’obiettivo {} non si possono usare.", indicators[0].objective),
                )
                .at(indicators[0].place.clone())
                .found(listed.join("; "))
                .expected("tutti vuoti (pesano 1 ciascuno), oppure tutti compilati, non negativi e non tutti zero"),
            );
        }
        let weight = |row: &&Indicator| match &row.weight {
            Some(cell) if sound => Weight::new(cell.value, Source::Cell(cell.place.clone())),
            // The cell that cannot be used is still the one to look at.
            Some(cell) => Weight::new(Decimal::ONE, Source::Cell(cell.place.clone())),
            None => Weight::new(Decimal::ONE, Source::Default),
        };
        indicators.iter().map(weight).collect()
    }

    /// W of an objective: the plan's PESO, or 1.
    pub fn objective_weight(&mut self, objective: &Objective) -> Weight {
        let Some(cell) = &objective.weight else { return Weight::new(Decimal::ONE, Source::Default) };
        if !cell.value.is_sign_negative() {
            return Weight::new(cell.value, Source::Cell(cell.place.clone()));
        }
        self.findings.push(
            Finding::new(codes::BAD_OBJECTIVE_WEIGHT, format!("Il peso dell’obiettivo {} è negativo.", objective.code))
                .at(cell.place.clone())
                .found(italian::number(cell.value))
                .expected("zero o un numero positivo; finché è negativo l’obiettivo pesa 1"),
        );
        Weight::new(Decimal::ONE, Source::DefaultFor(cell.place.clone()))
    }

    fn result(&mut self, indicator: &'a Indicator, weight: Weight) -> IndicatorResult<'a> {
        let measurement = self.measurements.get(&indicator.code).copied();
        let rules = self.inputs.rules;
        let (state, achievement) = self.scored(indicator, measurement);
        let deviation = achievement.application().and_then(|application| {
            let written = measurement.and_then(|row| row.actual.as_ref()).map(|cell| cell.value);
            // The report's own date is in no sheet; where one wrote it all the same, the sheet's is shown.
            written
                .and_then(|value| deviation(application, value))
                .or_else(|| deviation(application, application.actual().0))
        });
        let class = achievement.value.map(|g| rules.class_of(g));
        let result = IndicatorResult { indicator, measurement, state, weight, achievement, class, deviation };
        self.require_cause(&result);
        result
    }

    /// State and G of an indicator, with the findings that explain them.
    fn scored(&mut self, indicator: &'a Indicator, measurement: Option<&'a Measurement>) -> (State, Figure) {
        let unscored = || Figure::of(None, Derivation::Unscored(indicator.kind.value));
        let reference = match Reference::of(indicator) {
            Ok(reference) => reference,
            Err(fault) => return (State::NotComputable(self.report_fault(indicator, fault)), unscored()),
        };
        let (state, actual) = self.state_of(indicator, measurement);
        let Some(actual) = actual else { return (state, unscored()) };
        match reference.apply(&actual, self.inputs.rules) {
            Ok((exact, application)) => (state, self.achievement(indicator.kind.value, exact, application)),
            Err(fault) => (State::NotComputable(self.report_fault(indicator, fault)), unscored()),
        }
    }

    /// G: between 0 and the ceiling, then rounded.
    fn achievement(&self, kind: Kind, exact: Decimal, application: Application) -> Figure {
        let value = printed(exact.clamp(Decimal::ZERO, self.inputs.rules.ceiling));
        Figure { value: Some(value), exact: Some(exact), derivation: Derivation::Scored(kind, Box::new(application)) }
    }

    /// A cause is due where G is under 100: a warning in a draft, blocking in a final.
    /// Why the report itself is late is asked for when it is issued.
    fn require_cause(&mut self, result: &IndicatorResult<'_>) {
        let short =
            result.state == State::Measured && result.achievement.value.is_some_and(|g| g < Decimal::ONE_HUNDRED);
        let explained =
            result.measurement.is_some_and(|row| row.cause.is_some()) || self.inputs.is_report_itself(result.indicator);
        if !short || explained {
            return;
        }
        let severity = if self.inputs.published_on.is_some() { Severity::Blocking } else { Severity::Warning };
        let place = result.measurement.map_or(&result.indicator.place, |row| &row.entry.cause);
        self.findings.push(
            Finding::new(
                codes::NO_CAUSE.with_severity(severity),
                format!("L’indicatore {} non ha raggiunto il target e manca la causa.", result.indicator.code),
            )
            .at(place.clone())
            .found(result.achievement.value.map(italian::per_cent).unwrap_or_default())
            .expected("la causa in CAUSA SCOSTAMENTO"),
        );
    }
}
