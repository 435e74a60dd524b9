//! Signals about the year as a whole: who says so, and how much results differ.

use rust_decimal::Decimal;

use super::SourceShare;
use super::material::Search;
use super::values::listed;
use crate::assessment::State;
use crate::domain::{Class, SourceKind};
use crate::signals::Signal;
use crate::words::italian;

pub(super) fn self_declared(search: &Search<'_, '_>) -> Vec<Signal> {
    let share = SourceShare::of(search.material.assessment);
    let (declared, all) = (share.count(SourceKind::SelfDeclared), share.measured());
    if !exceeds(declared, all, search.threshold) {
        return Vec::new();
    }
    let own = search.indicators().filter(|(_, row)| row.state == State::Measured).filter_map(|(_, row)| {
        let measurement = row.measurement?;
        (measurement.source == Some(SourceKind::SelfDeclared)).then_some((row, &measurement.entry.source))
    });
    let own: Vec<_> = own.collect();
    let Some((_, place)) = own.first() else { return Vec::new() };
    let message = format!("Indicatori misurati autodichiarati: {declared} su {all}{}.", per_cent(declared, all));
    let mut signal = search.signal([], message, (*place).clone());
    let places = own.iter().map(|(row, place)| format!("{} ({place})", row.indicator.code));
    signal.finding = signal
        .finding
        .found(listed(places))
        .expected("dati da fonti esterne o gestionali, o i documenti che li provano");
    vec![signal]
}

pub(super) fn little_difference(search: &Search<'_, '_>) -> Vec<Signal> {
    let classes: Vec<Class> = search.objectives().filter_map(|row| row.class).collect();
    let top = classes.iter().filter(|class| **class == Class::Achieved).count();
    if !exceeds(top, classes.len(), search.threshold) {
        return Vec::new();
    }
    let rules = search.material.assessment.rules;
    let label = rules.label(Class::Achieved);
    let message =
        format!("Obiettivi nella classe «{label}»: {top} su {}{}.", classes.len(), per_cent(top, classes.len()));
    let mut signal = search.signal([], message, rules.place.clone());
    let from = format!("«{label}» comincia da {}", italian::per_cent(rules.thresholds.achieved));
    signal.finding =
        signal.finding.found(from).expected("quanto erano sfidanti i target, e come differiscono le valutazioni");
    vec![signal]
}

/// Whether a part is more than so many per cent of its whole, exactly.
fn exceeds(part: usize, whole: usize, per_cent: Decimal) -> bool {
    whole > 0 && Decimal::from(part) * Decimal::ONE_HUNDRED > Decimal::from(whole) * per_cent
}

/// ` (62,50 %)`
fn per_cent(part: usize, whole: usize) -> String {
    let share = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(whole.into());
    share.map(|share| format!(" ({})", italian::per_cent(share))).unwrap_or_default()
}
