//! The reading of a plan by itself, or after the one from which it goes on.

use std::path::{Path, PathBuf};

use super::column_map::UsedMap;
use super::named_file::{file_name, read_file};
use super::{PipelineError, taken};
use crate::disk::DEFAULT_LIMIT;
use crate::domain::{Place, Plan, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::{entity, plan};
use crate::words::italian;
use crate::workbook::Limits;

/// The reading of one plan, by itself or after another.
pub(super) struct PlanReading<'a> {
    pub plan: &'a Path,
    /// Where the canonical workbook goes.
    pub target: &'a Path,
    /// The plan from which it goes on, as somebody names it.
    pub previous: Option<&'a Path>,
    pub entity: Option<&'a Path>,
    pub bytes: &'a [u8],
    pub name: &'a str,
    pub told: plan::Told<'a>,
    pub catalogue: &'a Catalogue,
}

impl PlanReading<'_> {
    /// The plan, what was found, and the plan from which it goes on: the one named, or that from which the entity's
    /// plan of the year goes on already, where codes are still to be given.
    pub fn read(&self) -> Result<(Plan, Vec<Finding>, Option<PathBuf>), PipelineError> {
        if let Some(path) = self.previous {
            let (plan, findings) = self.after(path)?;
            return Ok((plan, findings, Some(path.to_owned())));
        }
        let (plan, findings) = self.alone()?;
        let before = self.entity.and_then(|entity| taken::plan_before(entity, self.plan, &plan, self.catalogue));
        if let Some(path) = before {
            let (again, told) = self.after(&path)?;
            if taken::gave_codes(&told) {
                return Ok((again, told, Some(path)));
            }
        }
        Ok((plan, findings, None))
    }

    fn alone(&self) -> Result<(Plan, Vec<Finding>), PipelineError> {
        Ok(plan::read_told(self.bytes, self.name, self.told, self.catalogue, &Limits::default())?)
    }

    fn after(&self, path: &Path) -> Result<(Plan, Vec<Finding>), PipelineError> {
        let limits = Limits::default();
        let largest = self.entity.map_or(DEFAULT_LIMIT, entity::file_limit);
        let previous_name = file_name(path);
        let (mut previous, flaws) = plan::read(&read_file(path, largest)?, &previous_name, self.catalogue, &limits)
            .map_err(PipelineError::PreviousPlan)?;
        let given = match self.entity {
            None => taken::Given::default(),
            Some(entity) => {
                let (new, _) = self.alone()?;
                let sources = [self.plan.to_owned(), path.to_owned()];
                taken::collect(entity, &mut previous, &new, (&sources, self.target), self.catalogue)
            }
        };
        let before = plan::Before { plan: &previous, taken: &given.taken, own: given.own.as_ref() };
        let (plan, mut findings) = plan::read_after(before, self.bytes, self.name, self.told, self.catalogue, &limits)?;
        findings.extend(read_in_part(&previous_name, &flaws));
        findings.extend(given.unread);
        Ok((plan, findings))
    }
}

/// What is said of a plan beside the plan itself.
pub(super) fn told(year: Option<Year>, map: Option<&UsedMap>) -> plan::Told<'_> {
    match map {
        Some(used) if used.is_kept => plan::Told { year, map: None, kept_map: Some(&used.map) },
        used => plan::Told { year, map: used.map(|used| &used.map), kept_map: None },
    }
}

/// Rows of the previous plan that could not be read hand no code on, and theirs may be given again.
fn read_in_part(file: &str, flaws: &[Finding]) -> Option<Finding> {
    let grave = flaws.iter().filter(|flaw| flaw.blocks()).count();
    (grave > 0).then(|| {
        let said = italian::count(grave, "anomalia grave", "anomalie gravi");
        Finding::new(
            plan::plan_codes::PREVIOUS_IN_PART,
            format!("Il piano precedente ha {said}: i codici delle righe non lette non passano a questo piano"),
        )
        .at(Place::file(file))
        .expected("correggere prima il piano precedente; «relazione importa» su di esso elenca le anomalie")
    })
}
