//! Codes that were given once and never mean anything else: those of earlier plans, of changes, of registers.

use std::path::{Path, PathBuf};

use super::named_file::{file_name, read_file};
use crate::disk::DEFAULT_LIMIT;
use crate::domain::{ActWindow, ChangeEffect, Indicator, ObjectiveCode, Plan, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::changes;
use crate::inputs::entity::{InputFile, Records};
use crate::inputs::measurements;
use crate::inputs::plan::{self, FormerUse, Taken, plan_codes};
use crate::workbook::{self, Limits};

/// Where an entity keeps its plans: a workbook elsewhere is none of them.
pub(super) const PLANS: &str = "piano";

/// What an entity's folder says of the codes of a plan.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Every code that it gave before the year in which the plan begins, or in which somebody measures it.
    pub taken: Taken,
    /// The plan of the same year as it stood so far.
    pub own: Option<Plan>,
    /// Files that are there and cannot be read.
    pub unread: Vec<Finding>,
}

/// Applies to the previous plan the changes of its years, and collects what the entity has given. `sources` are the
/// files that are read anyway; `target` is the one to be written.
pub(super) fn collect(
    entity: &Path,
    previous: &mut Plan,
    new: &Plan,
    (sources, target): (&[PathBuf], &Path),
    catalogue: &Catalogue,
) -> Given {
    let limits = Limits::default();
    let records = Records::read(entity, &[sources, &[target.to_owned()]].concat());
    let own = own_plan(&records, new, (sources, target), catalogue);
    // What measures an objective of this very plan is no former use of its code.
    let of_plan =
        |plan: &Plan, code: &ObjectiveCode| plan.objective(code).map(|objective| objective.title.text.clone());
    let title_of =
        |code: &ObjectiveCode| own.as_ref().and_then(|own| of_plan(own, code)).or_else(|| of_plan(new, code));
    let title_of = |year: Option<Year>, code: &ObjectiveCode| {
        year.filter(|year| new.years.contains(year)).and_then(|_| title_of(code))
    };
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
        let year = file.path.rsplit('/').next().and_then(|name| name.split('.').next()?.parse().ok().map(Year));
        for indicator in registered(file, &limits) {
            let former = || FormerUse { title: title_of(year, &indicator.objective), place: indicator.place.clone() };
            taken.entry(indicator.objective.clone()).or_insert_with(former);
        }
    }
    for (year, file) in &records.changes {
        let Ok((requests, _)) = changes::read(&file.bytes, &file.path, *year, &limits) else { continue };
        for change in requests.iter().map(|request| &request.change) {
            let added = (change.effect == ChangeEffect::Adds && change.indicator.is_none()).then_some(&change.after);
            let title = added.and_then(|after| after.as_ref()).map(|after| after.value.clone());
            let title = title.or_else(|| title_of(Some(*year), &change.objective));
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
    Given { taken, own, unread: records.unreadable }
}

/// The entity's plan that begins in the same year: the one to be written, else another.
fn own_plan(
    records: &Records,
    new: &Plan,
    (sources, target): (&[PathBuf], &Path),
    catalogue: &Catalogue,
) -> Option<Plan> {
    let read = |bytes: &[u8], name: &str| {
        let (plan, _) = plan::read(bytes, name, catalogue, &Limits::default()).ok()?;
        Some(plan).filter(|plan| plan.years.first() == new.years.first())
    };
    let is_source = sources.iter().any(|source| source.canonicalize().ok() == target.canonicalize().ok());
    let there = Some(target).filter(|_| !is_source).and_then(|target| read_file(target, DEFAULT_LIMIT).ok());
    let of_target = there.and_then(|bytes| read(&bytes, &file_name(target)));
    of_target.or_else(|| records.plans.iter().find_map(|file| read(&file.bytes, &file.path)))
}

/// The plan before it from which the entity's plan of the same year already goes on: whoever imports that again, or
/// fills in what waited there, need not name it a second time.
pub(super) fn plan_before(entity: &Path, file: &Path, new: &Plan, catalogue: &Catalogue) -> Option<PathBuf> {
    let records = Records::read(entity, &[file.to_owned()]);
    let lies_there = || file.parent()?.canonicalize().ok().zip(entity.join(PLANS).canonicalize().ok());
    let is_own = lies_there().is_some_and(|(folder, plans)| folder == plans);
    let read = |file: &InputFile| {
        let (plan, _) = plan::read(&file.bytes, &file.path, catalogue, &Limits::default()).ok()?;
        Some((*plan.years.first()?, entity.join(&file.path)))
    };
    let begins = *new.years.first()?;
    let plans: Vec<(Year, PathBuf)> = records.plans.iter().filter_map(read).collect();
    let is_known = is_own || plans.iter().any(|(year, _)| *year == begins);
    let before = plans.into_iter().filter(|(year, _)| is_known && *year < begins);
    before.max_by_key(|(year, _)| *year).map(|(_, path)| path)
}

/// Whether an import that goes on from another plan gave codes, and did not find them all written.
pub(super) fn gave_codes(findings: &[Finding]) -> bool {
    use plan_codes::{CARRIED, CARRIED_SIMILAR, MAY_CONTINUE, NEW_OBJECTIVE};
    let gives = |finding: &Finding| [CARRIED, CARRIED_SIMILAR, MAY_CONTINUE, NEW_OBJECTIVE].contains(&finding.code);
    findings.iter().any(gives)
}

/// The indicators of a register, each with the objective that it measures.
fn registered(file: &InputFile, limits: &Limits) -> Vec<Indicator> {
    let book = workbook::read(&file.bytes, &file.path, limits);
    book.map(|book| measurements::read_register(&book).0).unwrap_or_default()
}
