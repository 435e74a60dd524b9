//! Signals about when acts were decided, and what they took out of the plan.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::material::{Search, first_day, key};
use crate::assessment::{Exclusion, ObjectiveState, State};
use crate::domain::{Act, Change, ChangeEffect, ObjectiveCode, Place};
use crate::signals::Signal;
use crate::words::italian;

/// A decision with its day: a change, or an exclusion.
struct Decision<'m> {
    objective: &'m ObjectiveCode,
    /// `La variazione di 01.02-03.1`
    what: String,
    day: NaiveDate,
    /// `G.C. 42 del 15/03/2025`, where the act has a number.
    act: Option<String>,
    place: &'m Place,
}

/// Changes with a date, those that do not stand included.
fn decided_changes<'m>(search: &Search<'m, '_>) -> impl Iterator<Item = Decision<'m>> {
    search.material.changes.iter().filter_map(|change| {
        let act = change.act.as_ref();
        let code = change.indicator.as_ref().map_or(change.objective.as_str(), |indicator| indicator.as_str());
        Some(Decision {
            objective: &change.objective,
            what: format!("La variazione di {code}"),
            day: act.map(|act| act.value.date).or(change.date)?,
            act: act.map(|act| act.value.written()),
            place: act.map_or(&change.place, |act| &act.place),
        })
    })
}

/// Acts by which offices take an indicator out of the sums, whether they stand or not.
fn exclusions<'m>(search: &Search<'m, '_>) -> impl Iterator<Item = Decision<'m>> {
    search.indicators().filter_map(|(objective, row)| {
        let act = row.measurement?.act.as_ref()?;
        let what = match &row.state {
            State::Excluded(Exclusion::Postponed(_)) => "Il rinvio",
            State::Excluded(Exclusion::NotAssessable(_)) => "Il «non valutabile»",
            _ => "L’atto",
        };
        Some(Decision {
            objective: &objective.objective.code,
            what: format!("{what} di {}", row.indicator.code),
            day: act.value.date,
            act: Some(act.value.written()),
            place: &act.place,
        })
    })
}

fn told(search: &Search<'_, '_>, decision: Decision<'_>, when: &str, ask: &str) -> Signal {
    let message = format!("{} è {}, {when}.", decision.what, italian::of_day(decision.day));
    let mut signal = search.signal([], message, decision.place.clone());
    signal.objectives.push(decision.objective.clone());
    let found = decision.act.unwrap_or_else(|| italian::short_date(decision.day));
    signal.finding = signal.finding.found(found).expected(ask);
    signal
}

pub(super) fn late_change(search: &Search<'_, '_>) -> Vec<Signal> {
    let (Some(limit), Some(end)) = (search.month_end(search.threshold), search.year_end()) else { return Vec::new() };
    let late = decided_changes(search).filter(|decision| decision.day > limit && decision.day <= end);
    let when = format!("dopo {}", italian::with_day("il", &italian::long_date(limit)));
    late.map(|decision| told(search, decision, &when, "l’atto con il suo motivo, e i risultati noti a quel giorno"))
        .collect()
}

pub(super) fn after_year(search: &Search<'_, '_>) -> Vec<Signal> {
    let Some(end) = search.year_end() else { return Vec::new() };
    let late = decided_changes(search).chain(exclusions(search)).filter(|decision| decision.day > end);
    let when = format!("dopo la fine del {}", search.year());
    late.map(|decision| told(search, decision, &when, "l’atto, e perché non è stato adottato nell’anno")).collect()
}

pub(super) fn before_plan(search: &Search<'_, '_>) -> Vec<Signal> {
    let approved = search.plan_act().map(|act| act.date).or_else(|| first_day(search.year().previous()));
    let Some(approved) = approved else { return Vec::new() };
    let early = decided_changes(search).chain(exclusions(search)).filter(|decision| decision.day < approved);
    let when = match search.plan_act() {
        Some(act) => format!("prima che il piano fosse approvato ({})", act.written()),
        None => format!("prima {}", italian::of_day(approved)),
    };
    early.map(|decision| told(search, decision, &when, "l’atto, con la data giusta")).collect()
}

pub(super) fn year_removed(search: &Search<'_, '_>) -> Vec<Signal> {
    let year = search.year();
    let removes = |change: &&Change| change.indicator.is_none() && change.effect == ChangeEffect::Cancels;
    let by_change = search.material.changes.iter().filter(removes);
    let mut found: Vec<Signal> = by_change
        .map(|change| {
            let code = &change.objective;
            let message = format!("L’obiettivo {code} è stato tolto dal {year} con una variazione.");
            let mut signal = search.signal([], message, change.field.place.clone());
            signal.objectives.push(code.clone());
            let act = change.act.as_ref().map_or_else(|| "senza atto".to_owned(), |act| act.value.written());
            signal.finding = signal.finding.found(act).expected("l’atto, e a che punto era l’obiettivo");
            signal
        })
        .collect();
    let told: BTreeSet<ObjectiveCode> = found.iter().flat_map(|signal| signal.objectives.clone()).collect();
    let unmarked = search.objectives().filter(|row| row.state == ObjectiveState::NotPlanned);
    for code in unmarked.map(|row| &row.objective.code).filter(|code| !told.contains(*code)) {
        let Some(row) = search.material.register.iter().find(|row| row.objective == *code) else { continue };
        let message = format!("Il registro ha indicatori dell’obiettivo {code}, che il piano non segna per il {year}.");
        let mut signal = search.signal([code], message, row.place.clone());
        signal.finding = signal.finding.found(row.code.to_string());
        signal.finding = signal.finding.expected("il piano com’è stato approvato: l’anno era segnato?");
        found.push(signal);
    }
    found
}

pub(super) fn late_assignment(search: &Search<'_, '_>) -> Vec<Signal> {
    let late = |act: &&Act| search.month_end(search.threshold).is_some_and(|limit| act.date > limit);
    let Some(act) = search.plan_act().filter(late) else { return Vec::new() };
    let message = format!("Gli obiettivi del {} sono stati assegnati ad anno iniziato.", search.year());
    let mut signal = search.signal([], message, key(&format!("atti.{}.piano", search.year())));
    let limit = search.month_end(search.threshold).map(italian::long_date).unwrap_or_default();
    signal.finding =
        signal.finding.found(act.written()).expected(format!("entro il {limit}, oppure il motivo del ritardo"));
    vec![signal]
}
