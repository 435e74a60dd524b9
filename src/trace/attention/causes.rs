//! Signals about the causes of deviations.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::material::Search;
use super::values::{distinct, listed};
use crate::assessment::{IndicatorResult, ObjectiveResult};
use crate::domain::Place;
use crate::signals::Signal;
use crate::words::{fold, italian};

/// A cause that somebody is owed.
struct Cause<'r, 'a> {
    objective: &'r ObjectiveResult<'a>,
    row: &'r IndicatorResult<'a>,
    text: &'r str,
    place: &'r Place,
}

/// The causes written where the target was not reached or nothing was measured.
fn causes<'r, 'a>(search: &Search<'r, 'a>) -> impl Iterator<Item = Cause<'r, 'a>> {
    search.indicators().filter_map(|(objective, row)| {
        let reached = row.achievement.value.is_some_and(|value| value >= Decimal::ONE_HUNDRED);
        let measurement = row.measurement.filter(|_| !reached)?;
        let text = measurement.cause.as_deref()?;
        Some(Cause { objective, row, text, place: &measurement.entry.cause })
    })
}

pub(super) fn short(search: &Search<'_, '_>) -> Vec<Signal> {
    let of_cause = |cause: Cause<'_, '_>| {
        let letters = cause.text.chars().filter(|c| c.is_alphabetic()).count();
        (Decimal::from(letters) < search.threshold).then(|| {
            let how_long = italian::count(letters, "lettera", "lettere");
            let message = format!("La causa dell’indicatore {} ha {how_long}.", cause.row.indicator.code);
            let mut signal = search.signal([&cause.objective.objective.code], message, cause.place.clone());
            signal.finding = signal.finding.found(cause.text).expected("una causa che spieghi lo scostamento");
            signal
        })
    };
    causes(search).filter_map(of_cause).collect()
}

pub(super) fn repeated(search: &Search<'_, '_>) -> Vec<Signal> {
    let mut by_text: BTreeMap<String, Vec<Cause<'_, '_>>> = BTreeMap::new();
    for cause in causes(search) {
        by_text.entry(fold(cause.text)).or_default().push(cause);
    }
    let told = by_text.into_values().filter(|alike| alike.len() > 1).map(|alike| {
        let message = format!("La stessa causa è scritta per {} indicatori.", alike.len());
        let objectives = distinct(alike.iter().map(|cause| cause.objective));
        let mut signal = search.signal(objectives, message, alike[0].place.clone());
        let places = alike.iter().map(|cause| format!("{} ({})", cause.row.indicator.code, cause.place));
        let found = format!("«{}»: {}", alike[0].text, listed(places));
        signal.finding = signal.finding.found(found).expected("la causa propria di ognuno");
        signal
    });
    told.collect()
}
