//! The entity's own canonical workbook, filled in and imported again: objectives that waited take their codes now, after
//! those that earlier plans gave.
//!
//! Guaranteed: where no code changes by it, the plan and its findings are those of the workbook alone.

use std::path::{Path, PathBuf};

use super::taken;
use crate::domain::{ObjectiveCode, Plan};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::entity::Records;
use crate::inputs::plan::{self, Before, PlanError};
use crate::workbook::Limits;

/// A plan with its findings.
type Read = (Plan, Vec<Finding>);

/// The plan `alone` as it reads after the entity's earlier ones, which `read_after` does.
///
/// # Errors
/// As the reading of a plan.
pub(super) fn after_earlier(
    alone: Read,
    entity: &Path,
    [own, target]: [&Path; 2],
    catalogue: &Catalogue,
    read_after: impl Fn(Before<'_>) -> Result<Read, PlanError>,
) -> Result<Read, PlanError> {
    let files = [own.to_owned(), target.to_owned()];
    let Some(mut earlier) = earlier(&alone.0, entity, &files, catalogue) else { return Ok(alone) };
    let (taken, _) = taken::collect(entity, &mut earlier, &alone.0, &files, catalogue);
    let after = read_after(Before { plan: &earlier, taken: &taken })?;
    Ok(if codes(&after.0).eq(codes(&alone.0)) { alone } else { after })
}

/// The last of the entity's plans that begins before this one.
fn earlier(new: &Plan, entity: &Path, own: &[PathBuf], catalogue: &Catalogue) -> Option<Plan> {
    let plans = Records::read(entity, own).plans;
    let read = plans.iter().filter_map(|file| plan::read(&file.bytes, &file.path, catalogue, &Limits::default()).ok());
    let before = read.map(|(plan, _)| plan).filter(|plan| plan.years.first() < new.years.first());
    before.max_by_key(|plan| plan.years.first().copied())
}

fn codes(plan: &Plan) -> impl Iterator<Item = &ObjectiveCode> {
    plan.objectives().map(|(_, objective)| &objective.code)
}
