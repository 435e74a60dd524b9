//! What the cover says: the coat of arms, the deadline, the acts of the cycle.

use serde::Serialize;

use super::said::Said;
use super::written::{NamedValue, act_text};
use crate::domain::Act;
use crate::dossier::Dossier;
use crate::inputs::deadline::DeadlineSource;
use crate::trace::facts::names;
use crate::words::italian;

/// How many of the acts of the cycle, the last, stand on the cover.
const ON_COVER: usize = 2;

/// The deadline and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DeadlineView {
    data: Said,
    fonte: String,
    conteggio: String,
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
        DeadlineSource::Plan { words, place } => format!("piano, «{words}» ({})", dossier.public_place(place)),
        DeadlineSource::Configuration => "relazione.toml, [scadenza]".to_owned(),
        DeadlineSource::Law => "D.Lgs. 150/2009, art. 10, c. 1, lett. b)".to_owned(),
    };
    DeadlineView {
        data: Said::new(names::deadline(), italian::long_date(deadline.date)),
        fonte,
        conteggio: dossier.adoption.sentence(deadline, reference),
        motivo_ritardo: dossier.reasons.delay.map(str::to_owned),
    }
}

/// The acts that the cover names: what the Giunta adopted and the Nucleo validated.
pub(super) fn on_the_cover(dossier: &Dossier<'_>) -> Vec<NamedValue> {
    let mut acts = acts(dossier);
    acts.split_off(acts.len() - ON_COVER)
}

/// The acts of the cycle in its order.
pub(super) fn acts(dossier: &Dossier<'_>) -> Vec<NamedValue> {
    let acts = dossier.config.acts.get(&dossier.edition.year).cloned().unwrap_or_default();
    let bodies = &dossier.config.bodies;
    let rows = [
        ("Approvazione del piano".to_owned(), acts.plan),
        ("Sistema di misurazione e valutazione (SMVP)".to_owned(), dossier.config.smvp.clone()),
        (format!("Adozione della {}", bodies.executive), acts.resolution),
        (format!("Validazione del {}", bodies.board), acts.validation),
    ];
    let value = |act: Option<Act>| act.map_or_else(|| "non ancora disponibile".to_owned(), |act| act_text(&act));
    rows.into_iter().map(|(nome, act)| NamedValue { nome, valore: value(act) }).collect()
}
