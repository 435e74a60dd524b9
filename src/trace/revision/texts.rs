//! Words of plan and register that are not what the final before printed.

use crate::inputs::approval::{Difference, ObjectiveRecord, compare};
use crate::trace::measured_by::ObjectiveView;
use crate::trace::provenance::{FIRST_FORMAT, Provenance};

/// A title, a name, a unit, an office that is not what it was.
pub type TextRevision = Difference;

/// What differs and decides no result: what does is a figure. Packages of format 1 do not say their texts.
pub(super) fn changed(before: &Provenance, now: &Provenance) -> Vec<TextRevision> {
    if before.formato == FIRST_FORMAT {
        return Vec::new();
    }
    let differences = compare(&records(&before.obiettivi), &records(&now.obiettivi));
    differences.into_iter().filter(|difference| !difference.aspect.decides_a_result()).collect()
}

fn records(objectives: &[ObjectiveView]) -> Vec<ObjectiveRecord> {
    objectives.iter().map(|row| row.contenuto.clone()).collect()
}
