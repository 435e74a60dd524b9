//! What was promised and is not what the final before said, without an act that changed it.

use super::{first_format, revision_codes as codes};
use crate::assessment::Assessment;
use crate::domain::{Change, ChangeEffect, Place};
use crate::dossier::Previous;
use crate::finding::Finding;
use crate::inputs::approval::{Difference, compare, is_changed};
use crate::inputs::changes::Aspect;
use crate::trace::measured_by::ObjectiveView;
use crate::trace::provenance::{FIRST_FORMAT, Provenance};

/// Compares targets, bases, kinds and weights with those that the previous final was measured by: a published result
/// changes because a value was wrong, and not because its goal was moved (D.Lgs. 150/2009, art. 6).
pub fn unexplained(previous: &Previous, assessment: &Assessment<'_>, changes: &[Change]) -> Vec<Finding> {
    let Some(before) = Provenance::parse(&previous.bytes) else { return Vec::new() };
    let first_format = before.formato == FIRST_FORMAT;
    let differences = if first_format {
        first_format::differences(&before, assessment)
    } else {
        let before: Vec<_> = before.obiettivi.into_iter().map(|row| row.contenuto).collect();
        let now = assessment.objectives().map(|(mission, row)| ObjectiveView::of(mission, row).contenuto);
        compare(&before, &now.collect::<Vec<_>>())
    };
    let differences = differences.into_iter();
    let explained = |own: &Difference| is_changed(own, changes) || came_or_went(own, changes);
    let promised = differences.filter(|difference| difference.aspect.decides_a_result() && !explained(difference));
    let told = promised.map(|difference| told(&difference, previous.version, assessment));
    first_format.then(|| compared_in_part(previous.version)).into_iter().chain(told).collect()
}

/// Whether a change of the objective's mark of the year took its indicators out, or brought them in.
fn came_or_went(difference: &Difference, changes: &[Change]) -> bool {
    difference.aspect == Aspect::Presence
        && changes.iter().any(|change| {
            let moves = matches!(change.effect, ChangeEffect::Cancels | ChangeEffect::Adds);
            let of_objective = change.indicator.is_none() && change.objective.as_str() == difference.objective;
            change.applied && moves && of_objective
        })
}

fn told(difference: &Difference, version: u32, assessment: &Assessment<'_>) -> Finding {
    let subject = match &difference.indicator {
        Some(indicator) => format!("L’indicatore {indicator}"),
        None => format!("L’obiettivo {}", difference.objective),
    };
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "cella vuota".to_owned());
    let message = match (difference.aspect, &difference.before, &difference.after) {
        (Aspect::Presence, _, None) => format!("{subject} era nella versione {version} e non c’è più."),
        (Aspect::Presence, None, _) => format!("{subject} non era nella versione {version}."),
        (aspect, before, _) => {
            format!(
                "{subject}: {} nella versione {version} era {}, senza una variazione.",
                aspect.label(),
                said(before)
            )
        }
    };
    Finding::new(codes::CHANGED_WITHOUT_ACT, message)
        .at(place(difference, assessment))
        .found(said(&difference.after))
        .expected("com’era nella versione pubblicata, oppure una riga in variazioni/ANNO con il suo atto")
}

/// The row of the register or of the plan, as far as there is one.
fn place(difference: &Difference, assessment: &Assessment<'_>) -> Place {
    let objective = assessment.objectives().find(|(_, row)| row.objective.code.as_str() == difference.objective);
    let Some((_, row)) = objective else { return Place::file("piano") };
    let code = difference.indicator.as_deref();
    let indicator = row.indicators.iter().find(|own| Some(own.indicator.code.as_str()) == code);
    indicator.map_or(&row.objective.place, |own| &own.indicator.place).clone()
}

/// Packages of format 1 say what their figures were made from, and nothing else of targets and weights.
fn compared_in_part(version: u32) -> Finding {
    let message = format!(
        "La versione {version} è della versione 0.1.0 del programma: registra pesi, e target, base e tipo dei soli \
         indicatori misurati. Con questi il confronto è fatto; il resto non è stato verificato."
    );
    Finding::new(codes::COMPARED_IN_PART, message)
}
