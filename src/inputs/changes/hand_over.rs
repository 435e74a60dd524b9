//! An objective that passes to another office takes its indicators along, so that every output counts it once and in one
//! place.
//!
//! Guaranteed: only rows of the office that had the objective go along, and none whose own UFFICIO a change sets. It is
//! done after all changes, so that the order of the rows does not matter.

use std::collections::BTreeSet;

use super::field::{IndicatorField, ObjectiveField};
use super::outcome::Base;
use crate::domain::{Change, Indicator};
use crate::inputs::measurements::register::are_alike;

/// Gives the indicators of each objective whose UFFICIO changed the new one.
pub(super) fn hand_over(changes: &[Change], base: &mut Base<'_>) {
    let applied = || changes.iter().filter(|change| change.applied);
    let has_its_own = |row: &Indicator| {
        applied().any(|change| {
            change.indicator.as_ref() == Some(&row.code)
                && IndicatorField::parse(&change.field.value) == Some(IndicatorField::Office)
        })
    };
    let of_objectives = applied().filter(|change| {
        change.indicator.is_none() && ObjectiveField::parse(&change.field.value) == Some(ObjectiveField::Office)
    });
    for change in of_objectives {
        let Some(objective) = base.plan.objective(&change.objective) else { continue };
        let Some(now) = objective.office.clone() else { continue };
        let before = change.before.as_ref().map(|before| before.value.trim()).filter(|before| !before.is_empty());
        let rows = || base.indicators.iter().filter(|row| row.objective == change.objective);
        let offices: BTreeSet<&str> = rows().filter_map(|row| row.office.as_deref()).collect();
        // Where the plan names no office, the one that has all the rows has the objective.
        let has_all = before.is_none() && offices.len() <= 1;
        let passes = |row: &Indicator| match (row.office.as_deref(), before) {
            (None, _) => true,
            (Some(office), Some(before)) => are_alike(office, before),
            (Some(_), None) => has_all,
        };
        let passing: BTreeSet<_> =
            rows().filter(|row| passes(row) && !has_its_own(row)).map(|row| row.code.clone()).collect();
        for row in base.indicators.iter_mut().filter(|row| passing.contains(&row.code)) {
            row.office = Some(now.clone());
        }
    }
}
