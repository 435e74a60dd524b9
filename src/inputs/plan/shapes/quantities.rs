//! Values of an indicator that are written in words: read where they can mean one thing only, told where they cannot.
//!
//! Guaranteed: what the office wrote stays beside the number; so does what a strict bound says that the method's formulas
//! do not («< 30»: they count 30 as reached). A strict bound at zero stays a text: the formulas would count as reached
//! exactly what it excludes.

mod change;

use super::super::plan_codes;
use super::super::source_cell::SourceCell;
use super::figures;
use super::quantified::Quantified;
use super::vocabulary::Meaning;
use crate::domain::{PlanIndicator, Sourced, Wanted, Year};
use crate::finding::Finding;
use crate::tabular::change_figure::{level, number_of_change, says_a_change};
use crate::tabular::numbers::same_unit;
use crate::words::{fold, italian};
use rust_decimal::Decimal;

/// Reads the values of an indicator that are written in words, and tells those that stay texts.
pub fn settle(indicator: &mut PlanIndicator, findings: &mut Vec<Finding>) {
    let mut own_unit = indicator.unit.clone();
    let measures_change = change::is_measured(indicator);
    let goes_from_base = !measures_change && indicator.targets.values().any(|target| says_a_change(&target.value));
    if let Some(base) = &mut indicator.base {
        // A value to start from is a level, whatever its sign.
        take_as_level(base, &mut own_unit);
    }
    let base = indicator.base.as_ref().map(|base| base.value.clone());
    let is_level = |value: &str, meaning: Meaning| {
        measures_change || meaning == Meaning::Actual && value.starts_with(['-', '−', '–']) && !goes_from_base
    };
    let values = indicator.targets.values_mut().map(|target| (target, Meaning::Target));
    for (value, meaning) in values.chain(indicator.actuals.values_mut().map(|actual| (actual, Meaning::Actual))) {
        if says_a_change(&value.value) && is_level(&value.value, meaning) {
            take_as_level(value, &mut own_unit);
        }
    }
    let mut reader =
        Reader { unit: &mut own_unit, base: base.as_deref(), bound: indicator.bound, written: Vec::new(), findings };
    for (year, target) in &mut indicator.targets {
        reader.read(target, Meaning::Target, Some(*year));
    }
    if let Some(base) = &mut indicator.base {
        reader.read(base, Meaning::Base, indicator.base_year);
    }
    for (year, actual) in &mut indicator.actuals {
        reader.read(actual, Meaning::Actual, Some(*year));
    }
    let Reader { bound, written, .. } = reader;
    indicator.bound = bound;
    if !written.is_empty() {
        indicator.as_written = Some(written.join("; "));
    }
    indicator.unit = own_unit;
}

/// Writes a value with a sign as the number it is.
fn take_as_level(value: &mut Sourced<String>, unit: &mut Option<Sourced<String>>) {
    let Some(number) = number_of_change(&value.value) else { return };
    if value.value.ends_with('%') && unit.is_none() {
        *unit = Some(Sourced::new("%".to_owned(), value.place.clone()));
    }
    value.value = number.normalize().to_string();
}

/// The values of one indicator, which share a unit.
struct Reader<'a> {
    unit: &'a mut Option<Sourced<String>>,
    /// The value to start from.
    base: Option<&'a str>,
    bound: Option<Wanted>,
    written: Vec<String>,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn read(&mut self, value: &mut Sourced<String>, meaning: Meaning, year: Option<Year>) {
        if says_a_value(&value.value, year) {
            return;
        }
        let label = year.map_or_else(|| meaning.label().to_owned(), |year| format!("{} {year}", meaning.label()));
        if says_a_change(&value.value) {
            let message = format!(
                "Il {label} dice di quanto cambiare, non a quale valore arrivare: resta un testo e non entra nei calcoli"
            );
            self.findings.push(
                Finding::new(plan_codes::TEXT_VALUE, message)
                    .at(value.place.clone())
                    .found(value.value.clone())
                    .expected(change::wanted(self.base, &value.value)),
            );
            return;
        }
        let Some(read) = Quantified::of(&value.value).filter(|read| self.fits(read, meaning)) else {
            let message = format!("Il {label} resta un testo: non entra nei calcoli");
            self.findings.push(
                Finding::new(plan_codes::TEXT_VALUE, message)
                    .at(value.place.clone())
                    .found(value.value.clone())
                    .expected("un numero, un giorno, sì o no; l’unità nella sua colonna"),
            );
            return;
        };
        let number = read.number.normalize().to_string();
        let unit = read.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let side = read.bound.map(|bound| format!(", {}", bound.wanted.label())).unwrap_or_default();
        let limit = if read.is_strict() { said_of_limit(read.number) } else { String::new() };
        let message = format!("Il {label} è letto da un testo: da confermare");
        self.findings.push(
            Finding::new(plan_codes::QUANTITY_IN_TEXT, message)
                .at(value.place.clone())
                .found(value.value.clone())
                .expected(format!("{number}{unit}{side}{limit}")),
        );
        self.written.push(format!("{label}: «{}»{limit}", value.value));
        let place = &value.place;
        *self.unit = self.unit.take().or_else(|| read.unit.map(|unit| Sourced::new(unit, place.clone())));
        self.bound = self.bound.or(read.bound.map(|bound| bound.wanted));
        value.value = number;
    }

    /// Whether unit and bound go with those of the indicator's other values.
    fn fits(&self, read: &Quantified, meaning: Meaning) -> bool {
        let is_same = |own: &str, unit: &str| {
            let (own, unit) = (own.trim_end_matches('.'), unit.trim_end_matches('.'));
            same_unit(own, unit) || fold(own).starts_with(&fold(unit)) || fold(unit).starts_with(&fold(own))
        };
        let is_count = |unit: &str| fold(unit) == "N" || fold(unit).starts_with("NUM");
        let unit_fits = match (self.unit.as_ref().map(|unit| unit.value.as_str()), read.unit.as_deref()) {
            (Some(own), Some(unit)) => is_count(own) || is_count(unit) || is_same(own, unit),
            _ => true,
        };
        let bound_fits = match (self.bound, read.bound) {
            (Some(own), Some(bound)) => own == bound.wanted,
            (_, bound) => meaning == Meaning::Target || bound.is_none(),
        };
        unit_fits && bound_fits && !(read.is_strict() && read.number.is_zero())
    }
}

/// What a strict bound says beyond the number.
fn said_of_limit(number: Decimal) -> String {
    format!(", limite escluso: il metodo conta {} come raggiunto", italian::long(number))
}

/// Whether a value is a number, a day, or an answer: nothing that has to be read from words.
fn says_a_value(text: &str, year: Option<Year>) -> bool {
    let cell = SourceCell::text(text, crate::domain::Place::file(""));
    level(text).is_some() || matches!(fold(text).as_str(), "SI" | "NO") || figures::day(&cell, year).is_some()
}
