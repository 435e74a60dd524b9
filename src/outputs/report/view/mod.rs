//! What templates see: strings that are ready to print.
//!
//! Field names are Italian because they are the vocabulary of the templates, which the
//! finance office edits; docs/campi.md lists them all. Nothing here computes a figure.

mod changes;
mod context;
mod correction;
mod cover;
mod headline;
mod indicator;
mod individual;
mod listed;
mod lists;
mod method;
mod mission;
mod narrative;
mod resources;
mod said;
mod summary;
mod tree;
mod trend;
mod written;

use serde::Serialize;

use crate::domain::{Status, Topic};
use crate::dossier::Dossier;
use crate::trace::facts::names;
use crate::words::italian;
use narrative::TextView;
use written::NamedValue;

/// The whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    titolo: String,
    ente: String,
    /// What the coat of arms is called; absent without one.
    stemma: Option<String>,
    provincia: String,
    codice_istat: String,
    codice_ipa: String,
    anno: String,
    bozza: bool,
    dimostrativo: bool,
    stato: String,
    data_riferimento: said::Said,
    marchi: Vec<&'static str>,
    intestazione: String,
    piede: String,
    impronta: String,
    atti: Vec<NamedValue>,
    termine: cover::DeadlineView,
    sintesi: summary::Summary,
    contesto: context::ContextView,
    albero: Vec<tree::Branch>,
    missioni: Vec<mission::MissionView>,
    risorse: resources::ResourcesView,
    variazioni: changes::ChangesView,
    /// Absent where no final came before.
    rettifica: Option<correction::CorrectionView>,
    elenchi: lists::Lists,
    andamento: trend::TrendView,
    individuale: individual::IndividualView,
    pari_opportunita: TextView,
    anticorruzione: TextView,
    utenti: TextView,
    metodo: method::Method,
}

/// Builds the view of a report.
pub fn document(dossier: &Dossier<'_>) -> Document {
    let Dossier { assessment, supplements, edition, .. } = *dossier;
    let text = |topic| TextView::of(&supplements.narratives, topic, 2);
    let entity = &dossier.config.entity;
    let stato = match edition.status {
        Status::Draft => "Bozza".to_owned(),
        Status::Final { version } => format!("Definitiva, versione {version}"),
    };
    Document {
        titolo: format!("Relazione sulla performance {} – {}", edition.year, edition.entity),
        ente: edition.entity.clone(),
        stemma: dossier.has_emblem.then(|| cover::emblem_name(&edition.entity)),
        provincia: entity.province.clone(),
        codice_istat: entity.istat_code.clone(),
        codice_ipa: entity.ipa_code.clone(),
        anno: edition.year.to_string(),
        bozza: edition.status == Status::Draft,
        dimostrativo: edition.demonstration,
        stato: stato.clone(),
        data_riferimento: said::Said::new(names::reference_date(), italian::long_date(edition.reference_date)),
        marchi: edition.marks(),
        intestazione: format!("{} – Relazione sulla performance {}", edition.entity, edition.year),
        piede: format!("{stato} – dati al {}", italian::long_date(edition.reference_date)),
        impronta: dossier.fingerprint.to_owned(),
        atti: cover::acts(dossier),
        termine: cover::deadline_view(dossier),
        sintesi: summary::summary(assessment, dossier),
        contesto: context::view(supplements),
        albero: tree::branches(assessment),
        missioni: assessment.missions.iter().map(|mission| mission::view(mission, dossier)).collect(),
        risorse: resources::view(dossier),
        variazioni: changes::view(&supplements.changes, assessment),
        rettifica: correction::view(dossier),
        elenchi: lists::lists(dossier),
        andamento: trend::view(dossier),
        individuale: individual::view(supplements),
        pari_opportunita: text(Topic::EqualOpportunities),
        anticorruzione: text(Topic::Transparency),
        utenti: text(Topic::Users),
        metodo: method::method(assessment, dossier),
    }
}
