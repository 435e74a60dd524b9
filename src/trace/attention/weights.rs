//! Signals about weights: zero, or excluded.

use rust_decimal::Decimal;

use super::material::Search;
use crate::assessment::{Figure, ObjectiveResult, ObjectiveState, State};
use crate::domain::{Place, Source, Weight};
use crate::signals::Signal;
use crate::words::italian;

pub(super) fn zero(search: &Search<'_, '_>) -> Vec<Signal> {
    let mut found = Vec::new();
    for objective in search.objectives().filter(|row| row.state != ObjectiveState::NotPlanned) {
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
        | Source::Blank(_)
        | Source::Rules(_)
        | Source::FirstFinal
        | Source::Adoption(_) => None,
    }
}

pub(super) fn excluded(search: &Search<'_, '_>) -> Vec<Signal> {
    let over = |excluded: &Figure| excluded.exact.as_ref().is_some_and(|share| *share > search.threshold);
    let told = |mut signal: Signal, excluded: &Figure| {
        let share = excluded.value.map(italian::per_cent).unwrap_or_default();
        signal.finding =
            signal.finding.found(share).expected("gli atti, e quale sarebbe il risultato con ciò che escludono");
        signal
    };
    let entity = &search.material.assessment.entity.excluded;
    let first = search.objectives().find_map(act_cell).or_else(|| Some(&search.material.changes.first()?.place));
    let whole = first.filter(|_| over(entity)).map(|place| {
        let message = "Gli atti escludono o annullano una parte rilevante del peso dell’ente.";
        told(search.signal([], message, place.clone()), entity)
    });
    let parts = search.objectives().filter(|row| row.coverage.value.is_some() && over(&row.excluded)).map(|row| {
        let code = &row.objective.code;
        let message =
            format!("Gli atti escludono una parte rilevante del peso dell’obiettivo {code}, che resta misurato.");
        let place = act_cell(row).unwrap_or(&row.objective.place);
        told(search.signal([code], message, place.clone()), &row.excluded)
    });
    whole.into_iter().chain(parts).collect()
}

/// The cell of the first act that excludes an indicator.
fn act_cell<'r>(objective: &'r ObjectiveResult<'_>) -> Option<&'r Place> {
    let mut excluded = objective.indicators.iter().filter(|row| matches!(row.state, State::Excluded(_)));
    excluded.find_map(|row| Some(&row.measurement?.act.as_ref()?.place))
}
