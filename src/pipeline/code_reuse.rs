//! Codes are permanent: a plan that would give those of the entity's own plan again, by their running numbers, is refused
//! with the command that carries them over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::import::entity_around;
use super::taken::{PLANS, gave_codes};
use super::{Imported, PipelineError};
use crate::domain::Plan;
use crate::inputs::entity::{InputFile, Records};
use crate::inputs::plan::{self, Before, Taken};
use crate::package::Overwriting;
use crate::words::{fold, italian};
use crate::workbook::Limits;

impl Imported {
    /// Writes the canonical workbook. Its creation date is the first day of the plan, so
    /// that the same plan gives the same bytes. A file that gives way is kept under the name given back.
    ///
    /// # Errors
    /// The target is one of the sources, is there and does not give way, or cannot be written.
    pub fn write_canonical(&self, target: &Path, overwriting: Overwriting) -> Result<Option<PathBuf>, PipelineError> {
        if self.is_source(target) {
            return Err(PipelineError::SameFile { path: target.to_owned() });
        }
        let is_plans = |entity: &PathBuf| target.parent().is_some_and(|parent| parent == entity.join(PLANS));
        if let Some(entity) = entity_around(target).filter(is_plans) {
            refuse(self, &entity, target)?;
        }
        self.write_over(target, overwriting)
    }
}

/// Refuses an import into an entity whose plan it neither is nor goes on from.
///
/// # Errors
/// [`PipelineError::CodesAgain`] if a code would come to mean something else, or nothing would say which objectives go
/// on from the year before.
pub(super) fn refuse(imported: &Imported, root: &Path, target: &Path) -> Result<(), PipelineError> {
    if imported.follows || imported.is_plan(target) {
        return Ok(());
    }
    let Some((file, last)) = last_plan(imported, root, target) else { return Ok(()) };
    let taken = Taken::new();
    let (again, findings) = imported.read_after(Before { plan: &last, taken: &taken, own: None })?;
    let is_later = last.years.first() < imported.plan.years.first();
    // Whoever wrote every code by hand has said what goes on.
    let is_numbered = gave_codes(&findings);
    let others = codes_of_others(&imported.plan, &again, &last);
    let waiting = if is_later { Vec::new() } else { programmes_lost(&imported.plan, &last) };
    if others.is_empty() && waiting.is_empty() && !(is_later && is_numbered) {
        return Ok(());
    }
    Err(PipelineError::CodesAgain {
        plan: imported.plan_path(),
        last: root.join(file),
        entity: root.to_owned(),
        others: listed(&others) + &lost(&waiting),
    })
}

/// The entity's plan of the same year, else the last one before it.
fn last_plan(imported: &Imported, root: &Path, target: &Path) -> Option<(PathBuf, Plan)> {
    let limits = Limits::default();
    let records = Records::read(root, &imported.sources);
    let read = |file: InputFile| {
        let (plan, _) = plan::read(&file.bytes, &file.path, &imported.names, &limits).ok()?;
        Some((PathBuf::from(&file.path), plan))
    };
    let plans = records.plans.into_iter().filter_map(read);
    let before = plans.filter(|(_, plan)| plan.years.first() <= imported.plan.years.first());
    before.max_by_key(|(path, plan)| (plan.years.first().copied(), root.join(path) == *target))
}

/// Codes that the entity's plan has and the new one would give otherwise: the code and the two titles.
fn codes_of_others(new: &Plan, carried: &Plan, last: &Plan) -> Vec<[String; 3]> {
    let pairs = new.objectives().zip(carried.objectives()).map(|((_, own), (_, carried))| (own, carried));
    let other = |(own, carried): (&crate::domain::Objective, &crate::domain::Objective)| {
        let old = last.objective(&own.code).filter(|_| own.code != carried.code)?;
        Some([own.code.to_string(), old.title.text.clone(), own.title.text.clone()])
    };
    pairs.filter_map(other).collect()
}

/// Titles of objectives that have their programme in the entity's plan of the year, and would wait for it again.
fn programmes_lost<'p>(new: &'p Plan, own: &Plan) -> Vec<&'p str> {
    let known: BTreeSet<String> = own.objectives().map(|(_, objective)| fold(&objective.title.text)).collect();
    let titles = new.unplaced.iter().map(|objective| objective.title.text.as_str());
    titles.filter(|title| known.contains(&fold(title))).collect()
}

/// How many they are, and the first, in words.
fn lost(titles: &[&str]) -> String {
    let [first, ..] = titles else { return String::new() };
    match titles.len() {
        1 => format!(" (1 obiettivo perderebbe il programma che ha nel piano dell’ente: «{first}»)"),
        count => format!(" ({count} obiettivi perderebbero il programma che hanno nel piano dell’ente: «{first}» …)"),
    }
}

/// The first few of them, in words.
fn listed(others: &[[String; 3]]) -> String {
    const MOST: usize = 3;
    let one = |[code, old, new]: &[String; 3]| format!("{code} è di «{old}» e passerebbe a «{new}»");
    let mut lines: Vec<String> = others.iter().take(MOST).map(one).collect();
    if others.len() > MOST {
        lines.push(italian::and_others(others.len() - MOST));
    }
    if lines.is_empty() { String::new() } else { format!(" ({})", lines.join("; ")) }
}
