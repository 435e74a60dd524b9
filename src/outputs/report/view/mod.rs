//! What templates see: strings that are ready to print.
//!
//! Field names are Italian because they are the vocabulary of the templates, which the
//! finance office edits; docs/campi.md lists them all. Nothing here computes a figure.

mod absent;
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
use crate::inputs::config::Details;
use crate::trace::facts::names;
use crate::words::italian;
use absent::Given;
use narrative::TextView;
use written::NamedValue;

/// The whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question that templates ask")]
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
    /// `dati al 20 giugno 2025`
    dati_al: said::Prose,
    marchi: Vec<&'static str>,
    intestazione: String,
    /// Whether the objectives' weights differ: where they don't, each is the same share of the whole.
    pesi_diversi: bool,
    /// Whether what is measured of each objective stands in the document, and not in Annex A alone.
    dettaglio: bool,
    /// What the law or the SMVP has a place for and the office gave nothing about.
    assenti: Vec<absent::Absent>,
    piede: String,
    impronta: String,
    atti: Vec<NamedValue>,
    atti_copertina: Vec<NamedValue>,
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
    /// Whether any of the three texts before is there.
    altri_temi: bool,
    metodo: method::Method,
}

/// Builds the view of a report.
pub fn document(dossier: &Dossier<'_>) -> Document {
    let Dossier { assessment, supplements, edition, .. } = *dossier;
    let text = |topic| TextView::of(&supplements.narratives, topic, 2);
    let entity = &dossier.config.entity;
    let day = italian::long_date(edition.reference_date);
    let stato = match edition.status {
        Status::Draft => "Bozza".to_owned(),
        Status::Final { version } => format!("Definitiva, versione {version}"),
    };
    let (contesto, risorse) = (context::view(supplements), resources::view(dossier));
    let variazioni = changes::view(&supplements.changes, assessment);
    let (andamento, individuale) = (trend::view(dossier), individual::view(supplements));
    let [pari_opportunita, anticorruzione, utenti] =
        [Topic::EqualOpportunities, Topic::Transparency, Topic::Users].map(text);
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
        dati_al: said::Prose::marking(
            &format!("dati {}", italian::with_day("al", &day)),
            [said::Said::new(names::reference_date(), day.clone())],
        ),
        data_riferimento: said::Said::new(names::reference_date(), day.clone()),
        marchi: edition.marks(),
        intestazione: format!("{} – Relazione sulla performance {}", edition.entity, edition.year),
        piede: format!("{stato} – dati {}", italian::with_day("al", &day)),
        dettaglio: dossier.config.details == Details::Document,
        pesi_diversi: mission::differ(assessment.objectives().map(|(_, row)| row.weight.value)),
        assenti: Given {
            context: &contesto,
            resources: risorse.disponibile,
            changes: variazioni.disponibile,
            trend: andamento.disponibile,
            individual: &individuale,
            opportunities: &pari_opportunita,
            transparency: &anticorruzione,
            users: &utenti,
        }
        .absent(),
        altri_temi: [&pari_opportunita, &anticorruzione, &utenti].iter().any(|text| text.disponibile),
        impronta: dossier.fingerprint.to_owned(),
        atti: cover::acts(dossier),
        atti_copertina: cover::on_the_cover(dossier),
        termine: cover::deadline_view(dossier),
        sintesi: summary::summary(assessment, dossier),
        contesto,
        albero: tree::branches(assessment),
        missioni: assessment.missions.iter().map(|mission| mission::view(mission, dossier)).collect(),
        risorse,
        variazioni,
        rettifica: correction::view(dossier),
        elenchi: lists::lists(dossier),
        andamento,
        individuale,
        pari_opportunita,
        anticorruzione,
        utenti,
        metodo: method::method(assessment, dossier),
    }
}
