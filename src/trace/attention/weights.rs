//! Signals about weights: zero, or excluded.

use rust_decimal::Decimal;

use super::material::Search;
use crate::domain::{Place, Source, Weight};
use crate::signals::Signal;

pub(super) fn zero(search: &Search<'_, '_>) -> Vec<Signal> {
    let mut found = Vec::new();
    for objective in search.objectives().filter(|row| row.state.is_planned()) {
        let code = &objective.objective.code;
        if let Some(place) = zero_cell(&objective.weight) {
            let signal = search.signal([code], format!("L’obiettivo {code} ha PESO 0."), place.clone());
            found.push(told(signal));
        }
        for row in objective.indicators.iter().filter(|row| row.state.counts()) {
            let Some(place) = zero_cell(&row.weight) else { continue };
            let message = format!("L’indicatore {} ha peso 0.", row.indicator.code);
            found.push(told(search.signal([code], message, place.clone())));
        }
    }
    found
}

fn told(mut signal: Signal) -> Signal {
    signal.finding = signal.finding.found("0").expected("il motivo per cui il risultato non deve contare");
    signal
}

/// The cell of a weight that is zero.
fn zero_cell(weight: &Weight) -> Option<&Place> {
    match &weight.source {
        Source::Cell(place) if weight.value == Decimal::ZERO => Some(place),
        Source::Cell(_)
        | Source::DefaultFor(_)
        | Source::Default
        | Source::Rules(_)
        | Source::FirstFinal
        | Source::Adoption(_) => None,
    }
}

pub(super) fn excluded(_search: &Search<'_, '_>) -> Vec<Signal> {
    Vec::new()
}
