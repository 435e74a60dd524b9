//! Codes that were given once and never mean anything else: those of earlier plans, of changes, of registers.

use std::path::{Path, PathBuf};

use crate::domain::{ActWindow, ChangeEffect, Plan};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::changes;
use crate::inputs::entity::{InputFile, Records};
use crate::inputs::measurements;
use crate::inputs::plan::{self, FormerUse, Taken};
use crate::workbook::{self, Limits};

/// Applies to the previous plan the changes of its years, and collects every code that the entity has given before
/// the year in which the new plan begins. `sources` are the files that are read anyway, or written. Files that are
/// there and cannot be read are findings.
pub(super) fn collect(
    entity: &Path,
    previous: &mut Plan,
    new: &Plan,
    sources: &[PathBuf],
    catalogue: &Catalogue,
) -> (Taken, Vec<Finding>) {
    let limits = Limits::default();
    let records = Records::read(entity, sources);
    let mut taken = Taken::new();
    for file in &records.plans {
        let Ok((plan, _)) = plan::read(&file.bytes, &file.path, catalogue, &limits) else { continue };
        if plan.years.first() < new.years.first() {
            for (_, objective) in plan.objectives() {
                let former = FormerUse { title: Some(objective.title.text.clone()), place: objective.place.clone() };
                taken.insert(objective.code.clone(), former);
            }
        }
    }
    for file in &records.registers {
        add_registered(&mut taken, file, &limits);
    }
    for (year, file) in &records.changes {
        let Ok((requests, _)) = changes::read(&file.bytes, &file.path, *year, &limits) else { continue };
        for change in requests.iter().map(|request| &request.change) {
            let added = (change.effect == ChangeEffect::Adds && change.indicator.is_none()).then_some(&change.after);
            let title = added.and_then(|after| after.as_ref()).map(|after| after.value.clone());
            let former = || FormerUse { title, place: change.place.clone() };
            taken.entry(change.objective.clone()).or_insert_with(former);
        }
        if previous.years.contains(year) {
            let mut indicators = Vec::new();
            changes::apply(
                requests,
                &mut changes::Base {
                    window: ActWindow::ANY,
                    year: *year,
                    plan: previous,
                    indicators: &mut indicators,
                    catalogue,
                },
            );
        }
    }
    (taken, records.unreadable)
}

/// Adds the objectives that a register measures.
fn add_registered(taken: &mut Taken, file: &InputFile, limits: &Limits) {
    let Ok(book) = workbook::read(&file.bytes, &file.path, limits) else { return };
    for indicator in measurements::read_register(&book).0 {
        let former = || FormerUse { title: None, place: indicator.place.clone() };
        taken.entry(indicator.objective.clone()).or_insert_with(former);
    }
}
