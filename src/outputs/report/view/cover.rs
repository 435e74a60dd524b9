//! What the cover says: the coat of arms, the deadline, the acts of the cycle.

use serde::Serialize;

use super::said::{Prose, Said};
use super::written::{NamedValue, act_text};
use crate::domain::Act;
use crate::dossier::Dossier;
use crate::inputs::deadline::DeadlineSource;
use crate::trace::facts::names;
use crate::words::italian;

/// The deadline and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DeadlineView {
    data: Said,
    fonte: String,
    conteggio: Prose,
    motivo_ritardo: Option<String>,
}

/// `Stemma del Comune di …`: what a reader says who cannot see it.
pub(super) fn emblem_name(entity: &str) -> String {
    let article = match entity.split_whitespace().next() {
        Some("Comune" | "Consorzio" | "Libero") => "del ",
        Some("Città" | "Provincia" | "Regione" | "Comunità") => "della ",
        Some("Unione" | "Ente" | "Associazione") => "dell’",
        _ => "di ",
    };
    format!("Stemma {article}{entity}")
}

pub(super) fn deadline_view(dossier: &Dossier<'_>) -> DeadlineView {
    let deadline = dossier.deadline;
    let reference = dossier.edition.reference_date;
    let fonte = match &deadline.source {
        DeadlineSource::Plan { words, .. } => match &deadline.objective {
            Some(objective) => format!("piano, obiettivo {objective}: «{words}»"),
            None => format!("piano, «{words}»"),
        },
        DeadlineSource::Configuration => "termine fissato dall’ente".to_owned(),
        DeadlineSource::Law => "D.Lgs. 150/2009, art. 10, c. 1, lett. b)".to_owned(),
    };
    DeadlineView {
        data: Said::new(names::deadline(), italian::long_date(deadline.date)),
        fonte,
        conteggio: counted(&dossier.adoption.sentence(deadline, reference), dossier.adoption.days(deadline, reference)),
        motivo_ritardo: dossier.reasons.delay.map(str::to_owned),
    }
}

/// The sentence with its number of days as a figure; the days of its dates are none.
fn counted(sentence: &str, days: Option<u64>) -> Prose {
    let number = days.map(|days| italian::number(days.into()));
    let at = number.as_ref().and_then(|number| sentence.find(&format!("{number} giorn")));
    match number.zip(at) {
        Some((number, at)) => {
            let (before, rest) = sentence.split_at(at);
            let after = rest[number.len()..].to_owned();
            Prose::between(before, Said::new(names::days_from_deadline(), number), &after)
        }
        None => Prose::marking(sentence, []),
    }
}

/// The acts that the cover names: what the Giunta adopted and the Nucleo validated.
pub(super) fn on_the_cover(dossier: &Dossier<'_>) -> Vec<NamedValue> {
    let acts = dossier.config.acts.get(&dossier.edition.year);
    vec![
        act(adoption_of(dossier), acts.and_then(|acts| acts.resolution.as_ref())),
        act(format!("Validazione del {}", dossier.config.bodies.board), acts.and_then(|acts| acts.validation.as_ref())),
    ]
}

/// What the act of the configuration adopted: where this is a correction, the version before it.
fn adoption_of(dossier: &Dossier<'_>) -> String {
    let first = if dossier.predecessor.is_some() { "Prima adozione" } else { "Adozione" };
    format!("{first} della {}", dossier.config.bodies.executive)
}

/// The acts of the cycle in its order: those of the plan, then those of the cover.
pub(super) fn acts(dossier: &Dossier<'_>) -> Vec<NamedValue> {
    acts_before(dossier).into_iter().chain(on_the_cover(dossier)).collect()
}

/// What the Giunta's resolution recalls: the acts before it, where it corrects those of the version before too.
pub fn recalled(dossier: &Dossier<'_>) -> Vec<NamedValue> {
    let after = if dossier.predecessor.is_some() { on_the_cover(dossier) } else { Vec::new() };
    acts_before(dossier).into_iter().chain(after).collect()
}

/// Number and day of the resolution that adopts this very version, where they are known.
pub fn resolution(dossier: &Dossier<'_>) -> Option<String> {
    let acts = dossier.config.acts.get(&dossier.edition.year).filter(|_| dossier.predecessor.is_none())?;
    acts.resolution.as_ref().map(act_text)
}

/// The acts of the plan.
fn acts_before(dossier: &Dossier<'_>) -> Vec<NamedValue> {
    let year = dossier.config.acts.get(&dossier.edition.year);
    let plan = year.and_then(|acts| acts.plan.as_ref());
    let known = |nome: &str, own: Option<&Act>| own.map(|own| act(nome.to_owned(), Some(own)));
    let mut acts = vec![act("Approvazione del piano".to_owned(), plan)];
    acts.extend(known("Approvazione del PIAO", year.and_then(|acts| acts.integrated_plan.as_ref())));
    acts.extend(known("Approvazione del PEG", year.and_then(|acts| acts.management_plan.as_ref())));
    acts.push(act("Sistema di misurazione e valutazione (SMVP)".to_owned(), dossier.config.smvp.as_ref()));
    acts
}

fn act(nome: String, act: Option<&Act>) -> NamedValue {
    NamedValue { nome, valore: act.map_or_else(|| "non ancora disponibile".to_owned(), act_text) }
}
