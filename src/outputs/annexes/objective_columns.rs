//! The columns that every sheet of objectives has: state, weights, class, and the products
//! that groups sum up.

use super::classes::class_words;
use super::sheets::ObjectiveKey;
use crate::assessment::ObjectiveResult;
use crate::domain::Rules;
use crate::sheet::{Cell, Column, Look, RowCells};

/// A row that is about an objective.
pub(super) trait HasObjective<'m> {
    fn result(&self) -> &'m ObjectiveResult<'m>;
    fn rules(&self) -> &'m Rules;
}

type Of<'m, R> = Column<'m, R, ObjectiveKey>;
type Cells<'l> = RowCells<'l, ObjectiveKey>;

/// The state in words.
pub(super) fn state<'m, R: HasObjective<'m> + 'm>(width: u16) -> Of<'m, R> {
    Of::<R>::new("Stato", width, |row| Cell::text(row.result().state.label())).key(ObjectiveKey::State)
}

/// W, and W of what counts.
pub(super) fn weights<'m, R: HasObjective<'m> + 'm>() -> [Of<'m, R>; 2] {
    [
        Of::<R>::new("Peso (W)", 8, |row| Cell::number(row.result().weight.value)).key(ObjectiveKey::Weight),
        Of::<R>::new("Peso conteggiato", 13, |row| {
            let result = row.result();
            Cell::or_empty(result.state.counts().then_some(result.weight.value), Look::Number)
        })
        .key(ObjectiveKey::CountedWeight)
        .formula(|_, cells| {
            let (state, weight) = (cells.of(ObjectiveKey::State), cells.of(ObjectiveKey::Weight));
            format!("IF(OR({state}=\"misurato\",{state}=\"non misurato\"),{weight},\"\")")
        }),
    ]
}

/// Class or state in words.
pub(super) fn class<'m, R: HasObjective<'m> + 'm>(formula: impl Fn(&R, &Cells<'_>) -> String + 'm) -> Of<'m, R> {
    Of::<R>::new("Classe", 23, |row| Cell::text(class_words(row.rules(), row.result().state, row.result().class)))
        .key(ObjectiveKey::Class)
        .formula(formula)
}

/// C·W, W·c by a formula of its own, and M·W·c.
pub(super) fn points<'m, R: HasObjective<'m> + 'm>(
    covered_weight: impl Fn(&R, &Cells<'_>) -> String + 'm,
) -> [Of<'m, R>; 3] {
    let covered =
        |row: &R| row.result().coverage.exact.and_then(|covered| covered.checked_mul(row.result().weight.value));
    [
        Of::<R>::new("C·W", 10, |row| {
            let prudent = row.result().prudent.value;
            Cell::or_empty(prudent.and_then(|prudent| prudent.checked_mul(row.result().weight.value)), Look::Number)
        })
        .key(ObjectiveKey::PrudentPoints)
        .formula(|_, cells| {
            let [counted, prudent, weight] =
                [ObjectiveKey::CountedWeight, ObjectiveKey::Prudent, ObjectiveKey::Weight].map(|key| cells.of(key));
            format!("IF(ISNUMBER({counted}),{prudent}*{weight},\"\")")
        }),
        Of::<R>::new("W·c", 10, move |row| Cell::or_empty(covered(row), Look::Number))
            .key(ObjectiveKey::CoveredWeight)
            .formula(covered_weight),
        Of::<R>::new("M·W·c", 10, move |row| {
            let points = row.result().measured.value.zip(covered(row));
            Cell::or_empty(points.and_then(|(measured, covered)| measured.checked_mul(covered)), Look::Number)
        })
        .key(ObjectiveKey::MeasuredPoints)
        .formula(|_, cells| {
            let (measured, covered) = (cells.of(ObjectiveKey::Measured), cells.of(ObjectiveKey::CoveredWeight));
            format!("IF(ISNUMBER({measured}),{measured}*{covered},\"\")")
        }),
    ]
}
