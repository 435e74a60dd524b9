//! By how many days the acts of the cycle came after the day they were due.

use super::derived::read;
use super::fact::{Fact, FactValue, Form};
use crate::domain::Act;
use crate::dossier::Dossier;
use crate::inputs::acts::Due;

/// The name of the figure of an act.
pub fn days_late(due: Due) -> String {
    let act = match due {
        Due::Plan => "approvazione del piano",
        Due::IntegratedPlan => "approvazione del PIAO",
        Due::ManagementPlan => "approvazione del PEG",
        Due::Accounts => "approvazione del rendiconto",
    };
    format!("{act}, giorni dopo il termine")
}

/// An act of the measured year's cycle, where it is known.
pub fn act_due(due: Due, dossier: &Dossier<'_>) -> Option<Act> {
    let acts = dossier.config.acts.get(&dossier.edition.year);
    match due {
        Due::Plan => acts?.plan.clone(),
        Due::IntegratedPlan => acts?.integrated_plan.clone(),
        Due::ManagementPlan => acts?.management_plan.clone(),
        Due::Accounts => Some(dossier.supplements.context.as_ref()?.accounts_act.as_ref()?.value.clone()),
    }
}

pub(super) fn of(dossier: &Dossier<'_>) -> Vec<Fact<'static>> {
    let year = dossier.edition.year;
    let late = |due: Due| {
        let act = act_due(due, dossier)?;
        let days = FactValue::Number(due.days_late(&act, year)?.into(), Form::Plain);
        let rule = "giorni dal termine alla data dell’atto";
        Some(read(days_late(due), days, rule, act.written()))
    };
    Due::ALL.into_iter().filter_map(late).collect()
}
