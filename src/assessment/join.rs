//! The join: plan × register × sheets → one result for each indicator, with findings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::assessment_codes as codes;
use super::deviation::deviation;
use super::score;
use super::{Figure, IndicatorResult, Inputs, Rule, State};
use crate::domain::{Indicator, IndicatorCode, Kind, Measurement, Objective, Sourced};
use crate::finding::{Finding, Severity};
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
    fn weights(&mut self, indicators: &[&'a Indicator]) -> Vec<Sourced<Decimal>> {
        let one = |indicator: &&Indicator| Sourced::new(Decimal::ONE, indicator.place.clone());
        let given: Vec<&Sourced<Decimal>> = indicators.iter().filter_map(|row| row.weight.as_ref()).collect();
        if given.is_empty() {
            return indicators.iter().map(one).collect();
        }
        let sound = given.len() == indicators.len()
            && given.iter().all(|weight| !weight.value.is_sign_negative() || weight.value.is_zero())
            && given.iter().any(|weight| !weight.value.is_zero());
        if sound {
            return given.into_iter().cloned().collect();
        }
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
        indicators.iter().map(one).collect()
    }

    fn result(&mut self, indicator: &'a Indicator, weight: Sourced<Decimal>) -> IndicatorResult<'a> {
        let measurement = self.measurements.get(&indicator.code).copied();
        let rules = self.inputs.rules;
        let (state, achievement) = self.scored(indicator, measurement);
        let deviation = measurement
            .and_then(|row| row.actual.as_ref())
            .filter(|_| state == State::Measured)
            .and_then(|actual| deviation(indicator, actual.value))
            .or_else(|| self.own_deviation(indicator, &state));
        let class = (state == State::Measured).then_some(achievement.value).flatten().map(|g| rules.class_of(g));
        let result = IndicatorResult { indicator, measurement, state, weight, achievement, class, deviation };
        self.require_cause(&result);
        result
    }

    /// State and G of an indicator, with the findings that explain them.
    fn scored(&mut self, indicator: &'a Indicator, measurement: Option<&'a Measurement>) -> (State, Figure) {
        let rules = self.inputs.rules;
        let unscored = || Figure::not_available(rule_of(indicator.kind.value), Vec::new());
        if let Err(fault) = score::check_reference(indicator) {
            let place = self.report_fault(indicator, fault);
            return (State::NotComputable(place), unscored());
        }
        let (state, actual) = self.state_of(indicator, measurement);
        let Some(actual) = actual else { return (state, unscored()) };
        match score::achievement(indicator, &actual, rules) {
            Ok(figure) => (state, figure),
            Err(fault) => {
                let place = self.report_fault(indicator, fault);
                (State::NotComputable(place), unscored())
            }
        }
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

/// The rule that a kind would apply, for figures that could not be computed.
pub(super) const fn rule_of(kind: Kind) -> Rule {
    match kind {
        Kind::Increasing => Rule::Increasing,
        Kind::Decreasing => Rule::Decreasing,
        Kind::Variation => Rule::Variation,
        Kind::MaintainMinimum => Rule::MaintainMinimum,
        Kind::MaintainMaximum => Rule::MaintainMaximum,
        Kind::YesNo => Rule::YesNo,
        Kind::Date => Rule::Delay,
        Kind::Progress => Rule::Progress,
        Kind::Qualitative => Rule::BoardScore,
    }
}
