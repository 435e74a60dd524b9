//! What templates see: strings that are ready to print.
//!
//! Field names are Italian because they are the vocabulary of the templates, which the
//! finance office edits; docs/campi.md lists them all. Nothing here computes a figure.

mod changes;
mod context;
mod indicator;
mod individual;
mod lists;
mod method;
mod mission;
mod narrative;
mod resources;
mod summary;
mod tree;
mod trend;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::assessment::Figure;
use crate::domain::Class;
use crate::domain::Rules;
use crate::domain::{Act, Status, Topic};
use crate::dossier::Dossier;
use crate::finding::Finding;
use crate::inputs::config::Config;
use crate::inputs::deadline::{Deadline, DeadlineSource};
use crate::inputs::entity::InputFile;
use crate::words::italian;
use narrative::TextView;

/// Everything that the document is made from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Figures and what surrounds them.
    pub dossier: Dossier<'a>,
    /// The entity's configuration.
    pub config: &'a Config,
    /// When the report is due.
    pub deadline: &'a Deadline,
    /// Why a final is late, where it is.
    pub delay_reason: Option<&'a str>,
    /// Findings of all stages so far.
    pub findings: &'a [Finding],
    /// The inputs, by path.
    pub inputs: &'a [&'a InputFile],
    /// Fingerprint of the inputs.
    pub fingerprint: &'a str,
    /// The coat of arms, where the entity has given one.
    pub emblem: Option<&'a InputFile>,
}

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
    data_riferimento: String,
    marchi: Vec<&'static str>,
    intestazione: String,
    piede: String,
    impronta: String,
    atti: Vec<NamedValue>,
    termine: DeadlineView,
    sintesi: summary::Summary,
    contesto: context::ContextView,
    albero: Vec<tree::Branch>,
    missioni: Vec<mission::MissionView>,
    risorse: resources::ResourcesView,
    variazioni: changes::ChangesView,
    elenchi: lists::Lists,
    andamento: trend::TrendView,
    individuale: individual::IndividualView,
    pari_opportunita: TextView,
    anticorruzione: TextView,
    utenti: TextView,
    metodo: method::Method,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct NamedValue {
    nome: String,
    valore: String,
}

/// The deadline and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct DeadlineView {
    data: String,
    fonte: String,
    conteggio: String,
    motivo_ritardo: Option<String>,
}

/// A class as symbol, word and CSS class; meaning never by colour alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ClassView {
    stile: &'static str,
    simbolo: &'static str,
    nome: String,
}

impl ClassView {
    fn of(class: Class, rules: &Rules) -> Self {
        let stile = match class {
            Class::Achieved => "classe-raggiunto",
            Class::Partly => "classe-parziale",
            Class::NotAchieved => "classe-non-raggiunto",
        };
        Self { stile, simbolo: class.symbol(), nome: rules.label(class).to_owned() }
    }

    fn none(word: &str) -> Self {
        Self { stile: "classe-assente", simbolo: "–", nome: word.to_owned() }
    }
}

/// Builds the view of a report.
pub fn document(context: &Context<'_>) -> Document {
    let Dossier { assessment, supplements, trend, edition } = context.dossier;
    let text = |topic| TextView::of(&supplements.narratives, topic, 2);
    let entity = &context.config.entity;
    let stato = match edition.status {
        Status::Draft => "Bozza".to_owned(),
        Status::Final { version } => format!("Definitiva, versione {version}"),
    };
    Document {
        titolo: format!("Relazione sulla performance {} – {}", edition.year, edition.entity),
        ente: edition.entity.clone(),
        stemma: context.emblem.map(|_| emblem_name(&edition.entity)),
        provincia: entity.province.clone(),
        codice_istat: entity.istat_code.clone(),
        codice_ipa: entity.ipa_code.clone(),
        anno: edition.year.to_string(),
        bozza: edition.status == Status::Draft,
        dimostrativo: edition.demonstration,
        stato: stato.clone(),
        data_riferimento: italian::long_date(edition.reference_date),
        marchi: edition.marks(),
        intestazione: format!("{} – Relazione sulla performance {}", edition.entity, edition.year),
        piede: format!("{stato} – dati al {}", italian::long_date(edition.reference_date)),
        impronta: context.fingerprint.to_owned(),
        atti: acts(context),
        termine: deadline_view(context),
        sintesi: summary::summary(assessment, context),
        contesto: context::view(supplements),
        albero: tree::branches(assessment),
        missioni: assessment.missions.iter().map(|mission| mission::view(mission, context)).collect(),
        risorse: resources::view(context),
        variazioni: changes::view(&supplements.changes, assessment),
        elenchi: lists::lists(assessment),
        andamento: trend::view(trend, assessment),
        individuale: individual::view(supplements),
        pari_opportunita: text(Topic::EqualOpportunities),
        anticorruzione: text(Topic::Transparency),
        utenti: text(Topic::Users),
        metodo: method::method(assessment, context),
    }
}

/// `Stemma del Comune di …`: what a reader says who cannot see it.
fn emblem_name(entity: &str) -> String {
    let article = match entity.split_whitespace().next() {
        Some("Comune" | "Consorzio" | "Libero") => "del ",
        Some("Città" | "Provincia" | "Regione" | "Comunità") => "della ",
        Some("Unione" | "Ente" | "Associazione") => "dell’",
        _ => "di ",
    };
    format!("Stemma {article}{entity}")
}

fn deadline_view(context: &Context<'_>) -> DeadlineView {
    let deadline = context.deadline;
    let reference = context.dossier.edition.reference_date;
    let fonte = match &deadline.source {
        DeadlineSource::Plan { words, place } => format!("piano, «{words}» ({place})"),
        DeadlineSource::Configuration => "relazione.toml, [scadenza]".to_owned(),
        DeadlineSource::Law => "D.Lgs. 150/2009, art. 10, c. 1, lett. b)".to_owned(),
    };
    let conteggio = match context.dossier.edition.status {
        Status::Draft => deadline.countdown(reference),
        Status::Final { .. } if deadline.days_left(reference) < 0 => {
            format!("Adottata oltre il termine del {}.", italian::long_date(deadline.date))
        }
        Status::Final { .. } => format!("Adottata entro il termine del {}.", italian::long_date(deadline.date)),
    };
    DeadlineView {
        data: italian::long_date(deadline.date),
        fonte,
        conteggio,
        motivo_ritardo: context.delay_reason.map(str::to_owned),
    }
}

fn acts(context: &Context<'_>) -> Vec<NamedValue> {
    let acts = context.config.acts.get(&context.dossier.edition.year).cloned().unwrap_or_default();
    let bodies = &context.config.bodies;
    let rows = [
        ("Approvazione del piano".to_owned(), acts.plan),
        ("Sistema di misurazione e valutazione (SMVP)".to_owned(), context.config.smvp.clone()),
        (format!("Adozione della {}", bodies.executive), acts.resolution),
        (format!("Validazione del {}", bodies.board), acts.validation),
    ];
    let value = |act: Option<Act>| act.map_or_else(|| "non ancora disponibile".to_owned(), |act| act_text(&act));
    rows.into_iter().map(|(nome, act)| NamedValue { nome, valore: value(act) }).collect()
}

/// `n. 42 del 12 giugno 2025`, or `G.C. 42 del 12 giugno 2025` where the number says its kind.
fn act_text(act: &Act) -> String {
    let bare = act.number.starts_with(|c: char| c.is_ascii_digit());
    format!("{}{} del {}", if bare { "n. " } else { "" }, act.number, italian::long_date(act.date))
}

/// A text that ends like a sentence.
fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{text}{stop}")
}

/// A percentage, or «n.d.» where there is none.
fn per_cent(value: Option<Decimal>) -> String {
    value.map_or_else(|| "n.d.".to_owned(), italian::per_cent)
}

fn figure(figure: &Figure) -> String {
    per_cent(figure.value)
}

/// An anchor that is unique and made of letters, digits, dots and hyphens.
fn anchor(prefix: &str, code: &str) -> String {
    let clean: String =
        code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '_' }).collect();
    format!("{prefix}-{clean}")
}

/// A day in full, or a dash.
fn optional_date(date: Option<NaiveDate>) -> Option<String> {
    date.map(italian::short_date)
}
