//! The join: plan × register × sheets → one result for each indicator, with findings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::assessment_codes as codes;
use super::condition::{Exclusion, State};
use super::derivation::Derivation;
use super::deviation::deviation;
use super::figure::{Figure, printed};
use super::inputs::Inputs;
use super::objective_result::IndicatorResult;
use crate::domain::{Indicator, IndicatorCode, Kind, Measurement, MissingPolicy, Objective, Place, Ratio, Weight};
use crate::finding::Finding;
use crate::kinds::application::Application;
use crate::kinds::reference::{Reference, highest};
use crate::words::italian;

/// Indicators and measurements by the codes that join them.
pub(super) struct Join<'a> {
    pub inputs: &'a Inputs<'a>,
    by_objective: BTreeMap<&'a str, Vec<&'a Indicator>>,
    measurements: BTreeMap<&'a IndicatorCode, &'a Measurement>,
    /// Indicators that no sheet has.
    pub(super) without_row: Vec<&'a Indicator>,
    pub findings: Vec<Finding>,
}

impl<'a> Join<'a> {
    pub fn new(inputs: &'a Inputs<'a>) -> Self {
        let mut by_objective: BTreeMap<&str, Vec<&Indicator>> = BTreeMap::new();
        for indicator in inputs.indicators {
            by_objective.entry(indicator.objective.as_str()).or_default().push(indicator);
        }
        let measurements = inputs.measurements.iter().map(|row| (&row.indicator, row)).collect();
        Self { inputs, by_objective, measurements, without_row: Vec::new(), findings: Vec::new() }
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
                .expected(
                    "togliere la riga, se l’obiettivo è finito; altrimenti correggere il CODICE nel registro o aggiungere \
                     l’obiettivo al piano",
                ),
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
        // A row that could not be read has been told: nobody is to add another.
        let is_unread = self.inputs.unread.iter().any(|row| row.objective.as_ref() == Some(&objective.code));
        if indicators.is_empty() && !is_unread {
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
        let (weights, fault) = self.weights(&indicators);
        let rows = indicators.into_iter().zip(weights);
        rows.map(|(indicator, weight)| self.result(indicator, weight, fault.as_ref())).collect()
    }

    /// The result of an indicator; weights at fault leave it without one.
    fn result(&mut self, indicator: &'a Indicator, weight: Weight, fault: Option<&Place>) -> IndicatorResult<'a> {
        let measurement = self.measurements.get(&indicator.code).copied();
        let rules = self.inputs.rules;
        let (mut state, mut achievement) = self.scored(indicator, measurement);
        if let Some(place) = fault {
            (state, achievement) = (State::NotComputable(place.clone()), unscored(indicator));
        }
        let deviation = achievement.application().and_then(|application| {
            let written = measurement.and_then(|row| row.actual.as_ref()).map(|cell| cell.value);
            // The report's own date is in no sheet; where one wrote it all the same, the sheet's is shown.
            written
                .and_then(|value| deviation(application, value))
                .or_else(|| deviation(application, application.actual().0))
        });
        let class = achievement.value.map(|g| rules.class_of(g));
        let year_end = NaiveDate::from_ymd_opt(self.inputs.year.0.into(), 12, 31);
        let late = |exclusion: &Exclusion| year_end.is_some_and(|year_end| exclusion.act().date > year_end);
        let result = IndicatorResult {
            indicator,
            measurement,
            excluded_late: matches!(&state, State::Excluded(exclusion) if late(exclusion)),
            highest: highest(indicator, rules),
            state,
            weight,
            achievement,
            class,
            deviation,
        };
        self.require_cause(&result);
        result
    }

    /// State and G of an indicator, with the findings that explain them.
    fn scored(&mut self, indicator: &'a Indicator, measurement: Option<&'a Measurement>) -> (State, Figure) {
        let reference = match Reference::of(indicator) {
            Ok(reference) => reference,
            Err(fault) => return (State::NotComputable(self.report_fault(indicator, fault)), unscored(indicator)),
        };
        let (state, actual) = self.state_of(indicator, measurement);
        let Some(actual) = actual else { return (state, unscored(indicator)) };
        match reference.apply(&actual, self.inputs.rules) {
            Ok((exact, application)) => (state, self.achievement(indicator.kind.value, exact, application)),
            Err(fault) => (State::NotComputable(self.report_fault(indicator, fault)), unscored(indicator)),
        }
    }

    /// G: between 0 and the ceiling, then rounded.
    fn achievement(&self, kind: Kind, exact: Ratio, application: Application) -> Figure {
        let value = printed(&exact.clone().clamp(Decimal::ZERO.into(), self.inputs.rules.ceiling.into()));
        Figure { value, exact: Some(exact), derivation: Derivation::Scored(kind, Box::new(application)) }
    }

    /// A cause is due where G is under 100, and under `zero` and `escludi` also for what is not measured: a warning
    /// in a draft, blocking in a final. Why the report itself is late is asked for when it is issued.
    fn require_cause(&mut self, result: &IndicatorResult<'_>) {
        let short =
            result.state == State::Measured && result.achievement.value.is_some_and(|g| g < Decimal::ONE_HUNDRED);
        // What no sheet has is told once for all.
        let tolerated = self.tolerates_blanks() && result.state == State::NotMeasured && result.measurement.is_some();
        let explained =
            result.measurement.is_some_and(|row| row.cause.is_some()) || self.inputs.is_report_itself(result.indicator);
        if !(short || tolerated) || explained {
            return;
        }
        let place = result.measurement.map_or(&result.indicator.place, |row| &row.entry.cause);
        let code = &result.indicator.code;
        let message = if short {
            format!("L’indicatore {code} non ha raggiunto il target e manca la causa.")
        } else {
            format!("L’indicatore {code} non è misurato e manca la causa.")
        };
        let finding = Finding::new(codes::NO_CAUSE, message).at(place.clone());
        let found = result.achievement.value.map_or_else(|| result.state.label().to_owned(), italian::per_cent);
        self.findings.push(finding.found(found).expected("la causa in CAUSA SCOSTAMENTO"));
    }

    /// Reports the indicators that no sheet has: one finding for one fact, however many they are.
    pub fn report_without_row(&mut self) {
        let Some(first) = self.without_row.first() else { return };
        let place = match self.without_row.len() {
            1 => first.place.clone(),
            _ => Place::file(first.place.file.clone()),
        };
        let first = &first.code;
        let all = italian::first_of(self.without_row.iter().map(|indicator| indicator.code.as_str()), LISTED);
        let (messages, expected) = match self.without_row.len() {
            1 => (
                [
                    format!("L’indicatore {first} non è misurato: nessuna scheda letta ha la sua riga."),
                    format!("L’indicatore {first} non è misurato e manca la causa."),
                ],
                "una riga in una scheda di misurazione",
            ),
            number => (
                [
                    format!("{number} indicatori non sono misurati: nessuna scheda letta ha le loro righe."),
                    format!("Di {number} indicatori non misurati manca la causa."),
                ],
                "una riga per ciascuno nelle schede di misurazione",
            ),
        };
        let [unmeasured, uncaused] = messages;
        let mut found = vec![Finding::new(self.missing_code(codes::NOT_MEASURED), unmeasured).expected(expected)];
        if self.tolerates_blanks() {
            found.push(Finding::new(codes::NO_CAUSE, uncaused).expected("la causa in CAUSA SCOSTAMENTO"));
        }
        self.findings.extend(found.into_iter().map(|finding| finding.at(place.clone()).found(all.clone())));
    }

    /// Whether the policy issues a final with blanks, which then need a cause.
    const fn tolerates_blanks(&self) -> bool {
        match self.inputs.rules.missing {
            MissingPolicy::Zero | MissingPolicy::Exclude => true,
            MissingPolicy::Block => false,
        }
    }
}

/// How many codes a finding lists.
const LISTED: usize = 10;

fn unscored(indicator: &Indicator) -> Figure {
    Figure::of(None, Derivation::Unscored(indicator.kind.value))
}
