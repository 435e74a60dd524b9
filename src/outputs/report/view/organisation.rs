//! The organisation's performance as a whole: by office, and as the Nucleo judges it.

use serde::Serialize;

use super::mission::Indices;
use super::narrative::TextView;
use crate::assessment::Subject;
use crate::domain::Topic;
use crate::dossier::Dossier;

/// Results by office and the Nucleo's judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct OrganisationView {
    /// Whether there is anything to say.
    presente: bool,
    /// Alphabetical, those of several offices and of none at the end; none where one office has everything.
    pub uffici: Vec<OfficeLine>,
    /// Whether one index says all of each office.
    indice_unico: bool,
    pub giudizio: TextView,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct OfficeLine {
    nome: String,
    indici: Indices,
}

pub(super) fn view(dossier: &Dossier<'_>) -> OrganisationView {
    let assessment = dossier.assessment;
    let with_objectives = assessment.offices.iter().filter(|office| office.total.counts.planned > 0);
    let mut uffici: Vec<OfficeLine> = with_objectives
        .map(|office| OfficeLine {
            nome: office.name.clone().unwrap_or_else(|| "ufficio non indicato".to_owned()),
            indici: Indices::of(&Subject::Office(office.name.clone()), &office.total, assessment),
        })
        .collect();
    if uffici.len() < 2 {
        uffici.clear();
    }
    let giudizio = TextView::of(&dossier.supplements.narratives, Topic::BoardJudgement, 2);
    OrganisationView {
        presente: giudizio.disponibile || !uffici.is_empty(),
        indice_unico: Indices::all_whole(uffici.iter().map(|office| &office.indici)),
        uffici,
        giudizio,
    }
}
