//! w of indicators and W of objectives: as written, or what stands for a blank.
//!
//! Guaranteed: weights that the rules do not allow are a blocking finding that names them; until they are put
//! right an objective's indicators are not measured, and an objective weighs 1.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::assessment_codes as codes;
use super::join::Join;
use crate::domain::{ChangeEffect, Indicator, Lifecycle, Objective, ObjectiveCode, Place, Source, Sourced, Weight};
use crate::finding::Finding;
use crate::words::italian;

/// From here on a weight is no weight: sums of it would not fit the cells that show them.
const TOO_HEAVY: Decimal = Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0);
/// More decimals than anybody gives a weight.
const MOST_DECIMALS: u32 = 10;

/// Whether a number can weigh: not negative, and of a size that sums can hold.
fn is_usable(weight: Decimal) -> bool {
    weight >= Decimal::ZERO && weight < TOO_HEAVY && weight.normalize().scale() <= MOST_DECIMALS
}

/// Whether a weight stands in the file of its row: one that a *variazione* gave leaves blanks the 1 that they were.
fn is_written_beside(weight: Option<&Sourced<Decimal>>, row: &Place) -> bool {
    weight.is_some_and(|weight| weight.place.file == row.file)
}

impl<'a> Join<'a> {
    /// w of each indicator: all blank is 1 each; anything else must be complete, usable and not all zero.
    /// With them the cell or row to put right, where they cannot be used.
    pub(super) fn weights(&mut self, indicators: &[&'a Indicator]) -> (Vec<Weight>, Option<Place>) {
        let given: Vec<&Sourced<Decimal>> = indicators.iter().filter_map(|row| row.weight.as_ref()).collect();
        let written = indicators.iter().any(|row| is_written_beside(row.weight.as_ref(), &row.place));
        let complete = given.len() == indicators.len() || !written;
        let unusable = given.iter().find(|weight| !is_usable(weight.value)).copied();
        let any_blank = given.len() < indicators.len();
        let some_weigh = any_blank || given.iter().any(|weight| !weight.value.is_zero());
        let sound = complete && unusable.is_none() && some_weigh;
        let fault = (!given.is_empty() && !sound).then(|| {
            let blank = indicators.iter().find(|row| row.weight.is_none());
            let blank = blank.map(|row| row.cells.weight.as_ref().unwrap_or(&row.place));
            unusable.map(|weight| &weight.place).or(blank).unwrap_or(&given[0].place).clone()
        });
        if let Some(place) = &fault {
            let listed: Vec<String> = indicators
                .iter()
                .map(|row| row.weight.as_ref().map_or("vuoto".to_owned(), |weight| italian::number(weight.value)))
                .collect();
            self.findings.push(
                Finding::new(
                    codes::BAD_WEIGHTS,
                    format!(
                        "I pesi degli indicatori dell’obiettivo {} non si possono usare: finché non sono corretti \
                         l’obiettivo conta come non misurato.",
                        indicators[0].objective
                    ),
                )
                .at(place.clone())
                .found(listed.join("; "))
                .expected("tutti vuoti (pesano 1 ciascuno), oppure tutti compilati, non negativi e non tutti zero"),
            );
        }
        let weight = |row: &&Indicator| match &row.weight {
            Some(cell) if fault.is_none() => Weight::new(cell.value, Source::Cell(cell.place.clone())),
            // The cell that cannot be used is still the one to look at.
            Some(cell) => Weight::new(Decimal::ONE, Source::DefaultFor(cell.place.clone())),
            None => Weight::new(Decimal::ONE, Source::default_of(row.cells.weight.as_ref())),
        };
        (indicators.iter().map(weight).collect(), fault)
    }

    /// Reports PESO of objectives where some of the year's have one and others none.
    pub(super) fn check_objective_weights(&mut self) {
        let year = self.inputs.year;
        let planned = || self.inputs.plan.objectives().map(|(_, row)| row).filter(|row| row.is_planned_for(year));
        let blank: Vec<&Objective> = planned().filter(|row| row.weight.is_none()).collect();
        let written = planned().any(|row| is_written_beside(row.weight.as_ref(), &row.place));
        let Some(first) = blank.first().filter(|_| written) else { return };
        let codes: BTreeSet<&ObjectiveCode> = blank.iter().map(|row| &row.code).collect();
        let codes: Vec<String> = codes.into_iter().map(ToString::to_string).collect();
        let message = format!(
            "Nel piano il PESO è vuoto per {} e compilato per gli altri.",
            italian::count(blank.len(), "obiettivo", "obiettivi")
        );
        self.findings.push(
            Finding::new(codes::BAD_OBJECTIVE_WEIGHT, message)
                .at(first.weight_cell.as_ref().unwrap_or(&first.place).clone())
                .found(format!("PESO vuoto: {}", codes.join(", ")))
                .expected(format!(
                    "PESO compilato per tutti gli obiettivi, oppure per nessuno{}; finché è vuoto l’obiettivo pesa 1",
                    self.weight_of_added(&blank)
                )),
        );
    }

    /// How an objective that no row of the plan has gets its PESO.
    fn weight_of_added(&self, blank: &[&Objective]) -> String {
        let changes = Lifecycle(self.inputs.changes);
        let is_added =
            |row: &&&Objective| changes.of(&row.code).last().is_some_and(|change| change.effect == ChangeEffect::Adds);
        blank.iter().find(is_added).map_or_else(String::new, |added| {
            format!(
                "; a un obiettivo aggiunto lo dà una seconda riga delle variazioni (CODICE {}, CAMPO PESO, PRIMA vuoto, \
                 DOPO il peso)",
                added.code
            )
        })
    }

    /// W of an objective: the plan's PESO, or 1.
    pub(super) fn objective_weight(&mut self, objective: &Objective) -> Weight {
        let Some(cell) = &objective.weight else {
            return Weight::new(Decimal::ONE, Source::default_of(objective.weight_cell.as_ref()));
        };
        if is_usable(cell.value) {
            return Weight::new(cell.value, Source::Cell(cell.place.clone()));
        }
        let why = if cell.value.is_sign_negative() { "è negativo" } else { "non si può usare" };
        self.findings.push(
            Finding::new(codes::BAD_OBJECTIVE_WEIGHT, format!("Il peso dell’obiettivo {} {why}.", objective.code))
                .at(cell.place.clone())
                .found(italian::number(cell.value))
                .expected(
                    "zero o un numero positivo, sotto mille miliardi e con al più dieci decimali; finché non è corretto \
                     l’obiettivo pesa 1",
                ),
        );
        Weight::new(Decimal::ONE, Source::DefaultFor(cell.place.clone()))
    }
}
