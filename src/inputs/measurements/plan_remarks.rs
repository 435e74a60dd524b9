//! What the plan says of a result in the row of its indicator: why it is so, what is done about it, notes, and the
//! office's own percentage of achievement.
//!
//! Guaranteed: each text is that of the row in which the indicator stands.

use crate::domain::{Objective, PlanIndicator, Sourced};
use crate::inputs::plan;
use crate::inputs::plan::shapes::remarks::{Remark, remark};
use crate::words::fold;

/// The texts of a kind in the indicator's row.
pub fn said(objective: &Objective, indicator: &PlanIndicator, kind: Remark) -> Option<String> {
    let own = beside(objective, indicator).filter(|(heading, _)| remark(heading) == Some(kind));
    let texts: Vec<&str> = own.map(|(_, text)| text.value.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// What goes to NOTE: the office's own percentage, and its notes under their headings.
pub fn notes(objective: &Objective, indicator: &PlanIndicator) -> Option<String> {
    let percentage = reached(objective, indicator)
        .map(|(heading, text)| format!("Secondo l’ufficio, {heading}: {} (non usato nel calcolo)", text.value));
    let own = beside(objective, indicator).filter(|(heading, _)| remark(heading) == Some(Remark::Note));
    let notes = own.map(|(heading, text)| format!("{heading}: {}", text.value));
    let all: Vec<String> = percentage.into_iter().chain(notes).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// The office's own percentage of achievement, with its heading.
pub fn reached<'p>(objective: &'p Objective, indicator: &'p PlanIndicator) -> Option<(&'p str, &'p Sourced<String>)> {
    beside(objective, indicator).find(|(heading, _)| plan::is_reached(heading) && remark(heading).is_none())
}

/// The other texts in the row of an indicator, with their headings.
fn beside<'p>(
    objective: &'p Objective,
    indicator: &'p PlanIndicator,
) -> impl Iterator<Item = (&'p str, &'p Sourced<String>)> {
    let row = (indicator.place.row(), &indicator.place.sheet);
    let is_beside = move |text: &Sourced<String>| row.0.is_some() && (text.place.row(), &text.place.sheet) == row;
    let all = objective.details.others.iter().filter(move |(_, text)| is_beside(text) && !fold(&text.value).is_empty());
    all.map(|(heading, text)| (heading.as_str(), text))
}
