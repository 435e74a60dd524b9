//! What the templates of these texts see: the report's own fields, and what only the bodies are told.

use serde::Serialize;

use crate::domain::ObjectiveCode;
use crate::dossier::Dossier;
use crate::outputs::annexes::BoardPoint;
use crate::outputs::report::{self, Document, NamedValue};
use crate::signals::Signal;

/// The fields; their list is `report/paper_fields.tsv`.
#[derive(Debug, Serialize)]
pub(super) struct PaperView {
    #[serde(flatten)]
    report: Document,
    organi: Bodies,
    /// SHA-256 of the list of the public checksums.
    somme: String,
    punti: Vec<PointView>,
    segnali: Vec<SignalView>,
    delibera: ResolutionView,
}

/// What the resolution says of itself and of others.
#[derive(Debug, Serialize)]
struct ResolutionView {
    /// Its number and day, where they are known already.
    estremi: Option<String>,
    richiamati: Vec<NamedValue>,
}

#[derive(Debug, Serialize)]
struct Bodies {
    giunta: String,
    nucleo: String,
    revisore: String,
}

#[derive(Debug, Serialize)]
struct PointView {
    punto: &'static str,
    domanda: &'static str,
    righe: Vec<LineView>,
}

#[derive(Debug, Serialize)]
struct LineView {
    mostra: String,
    cifra: String,
    dove: String,
}

#[derive(Debug, Serialize)]
struct SignalView {
    nome: &'static str,
    gravita: &'static str,
    obiettivi: String,
    trovato: String,
    chiedere: String,
}

/// The view of a year.
pub(super) fn view(dossier: &Dossier<'_>, points: &[BoardPoint], sums: &str) -> PaperView {
    let bodies = &dossier.config.bodies;
    let mut punti: Vec<PointView> = Vec::new();
    for own in points {
        let line = LineView { mostra: own.shown.clone(), cifra: own.figure.clone(), dove: own.place.clone() };
        match punti.last_mut().filter(|last| last.punto == own.point) {
            Some(last) => last.righe.push(line),
            None => punti.push(PointView { punto: own.point, domanda: own.question, righe: vec![line] }),
        }
    }
    PaperView {
        report: report::document(dossier),
        organi: Bodies {
            giunta: bodies.executive.clone(),
            nucleo: bodies.board.clone(),
            revisore: bodies.auditor.clone(),
        },
        somme: sums.to_owned(),
        punti,
        delibera: ResolutionView { estremi: report::resolution(dossier), richiamati: report::recalled(dossier) },
        segnali: dossier.signals.iter().filter(|signal| signal.is_on()).map(signal).collect(),
    }
}

fn signal(own: &Signal) -> SignalView {
    let codes: Vec<&str> = own.objectives.iter().map(ObjectiveCode::as_str).collect();
    SignalView {
        nome: own.kind.name(),
        gravita: own.strength.word(),
        obiettivi: if codes.is_empty() { "ente".to_owned() } else { codes.join(", ") },
        trovato: own.finding.message.clone(),
        chiedere: own.finding.expected.clone().unwrap_or_default(),
    }
}
