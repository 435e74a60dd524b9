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
mod objective;
mod optional;
mod organisation;
mod payments;
mod process;
mod resources;
mod said;
mod summary;
mod themes;
mod tree;
mod trend;
mod written;

use serde::Serialize;

use crate::domain::Status;
use crate::dossier::Dossier;
use crate::inputs::config::{Details, Outline};
use crate::trace::facts::names;
use crate::words::italian;
pub use cover::{recalled, resolution};
use narrative::TextView;
use optional::Optional;
pub use written::NamedValue;

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
    /// Whether the headings are those of the *Linee guida* 3/2018.
    lg3: bool,
    /// What the law or the SMVP has a place for and the office gave nothing about.
    assenti: Vec<absent::Absent>,
    piede: String,
    impronta: String,
    atti: Vec<NamedValue>,
    /// The plan's name with its preposition.
    del_piano: String,
    atti_copertina: Vec<NamedValue>,
    termine: cover::DeadlineView,
    sintesi: summary::Summary,
    contesto: context::ContextView,
    albero: Vec<tree::Branch>,
    missioni: Vec<mission::MissionView>,
    organizzativa: organisation::OrganisationView,
    triennali: themes::TargetsView,
    ambiti: Vec<themes::ThemeLine>,
    pagamenti: payments::PaymentsView,
    processo: process::ProcessView,
    risorse: resources::ResourcesView,
    variazioni: changes::ChangesView,
    /// Absent where no final came before.
    rettifica: Option<correction::CorrectionView>,
    elenchi: lists::Lists,
    andamento: trend::TrendView,
    individuale: individual::IndividualView,
    pari_opportunita: TextView,
    /// Women and men beside the staff.
    genere: Vec<context::StaffLine>,
    anticorruzione: TextView,
    utenti: TextView,
    /// What users said of services.
    indagini: Vec<context::SurveyLine>,
    /// Whether anything is there of equal opportunities.
    opportunita: bool,
    /// Whether anything is there of users.
    valutazione_utenti: bool,
    /// Whether anything is there of equal opportunities, transparency or users.
    altri_temi: bool,
    metodo: method::Method,
}

/// Builds the view of a report.
pub fn document(dossier: &Dossier<'_>) -> Document {
    let Dossier { assessment, edition, .. } = *dossier;
    let entity = &dossier.config.entity;
    let day = italian::long_date(edition.reference_date);
    let stato = match edition.status {
        Status::Draft => "Bozza".to_owned(),
        Status::Final { version } => format!("Definitiva, versione {version}"),
    };
    let parts = Optional::of(dossier);
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
        lg3: dossier.config.outline == Outline::Guidelines,
        pesi_diversi: objective::differ(assessment.objectives().map(|(_, row)| row.weight.value)),
        assenti: absent::absent(&parts),
        altri_temi: parts.opportunita || parts.anticorruzione.disponibile || parts.valutazione_utenti,
        opportunita: parts.opportunita,
        valutazione_utenti: parts.valutazione_utenti,
        impronta: dossier.fingerprint.to_owned(),
        atti: cover::acts(dossier),
        del_piano: dossier.config.plans.name(edition.year).of_it(),
        atti_copertina: cover::on_the_cover(dossier),
        termine: cover::deadline_view(dossier),
        sintesi: summary::summary(assessment, dossier),
        contesto: parts.contesto,
        albero: tree::branches(assessment),
        missioni: assessment.missions.iter().map(|mission| mission::view(mission, dossier)).collect(),
        organizzativa: parts.organizzativa,
        triennali: parts.triennali,
        ambiti: parts.ambiti,
        pagamenti: parts.pagamenti,
        processo: process::view(dossier),
        risorse: parts.risorse,
        variazioni: parts.variazioni,
        rettifica: correction::view(dossier),
        elenchi: lists::lists(dossier),
        andamento: parts.andamento,
        individuale: parts.individuale,
        pari_opportunita: parts.pari_opportunita,
        genere: parts.genere,
        anticorruzione: parts.anticorruzione,
        utenti: parts.utenti,
        indagini: parts.indagini,
        metodo: method::method(assessment, dossier),
    }
}
