//! Codes that were given once and never mean anything else: those of earlier plans, of changes, of registers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::domain::{ActWindow, ObjectiveCode, Plan};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::changes;
use crate::inputs::entity::{InputFile, Records};
use crate::inputs::measurements;
use crate::inputs::plan;
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
) -> (BTreeSet<ObjectiveCode>, Vec<Finding>) {
    let limits = Limits::default();
    let records = Records::read(entity, sources);
    let mut taken = BTreeSet::new();
    for file in &records.plans {
        let Ok((plan, _)) = plan::read(&file.bytes, &file.path, catalogue, &limits) else { continue };
        if plan.years.first() < new.years.first() {
            taken.extend(plan.objectives().map(|(_, objective)| objective.code.clone()));
        }
    }
    for file in &records.registers {
        taken.extend(registered(file, &limits));
    }
    for (year, file) in &records.changes {
        let Ok((requests, _)) = changes::read(&file.bytes, &file.path, *year, &limits) else { continue };
        taken.extend(requests.iter().map(|request| request.change.objective.clone()));
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

/// The objectives that a register measures.
fn registered(file: &InputFile, limits: &Limits) -> Vec<ObjectiveCode> {
    let Ok(book) = workbook::read(&file.bytes, &file.path, limits) else { return Vec::new() };
    let (indicators, _) = measurements::read_register(&book);
    indicators.into_iter().map(|indicator| indicator.objective).collect()
}
