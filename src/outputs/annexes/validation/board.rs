//! The checklist of the Nucleo di valutazione (D.Lgs. 150/2009, art. 14, c. 4, lett. c), points a to k.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::checklist::{self, Check, Point, annex, beside, count, here};
use super::facts;
use super::{lists, recheck};
use crate::domain::{Act, SourceKind, Topic};
use crate::dossier::Dossier;
use crate::finding::Finding;
use crate::outputs::annexes::{names, sheets};
use crate::sheet::{Book, Cell};
use crate::trace::attention::SourceShare;
use crate::words::italian;

/// Name of the sheet.
pub(super) const SHEET: &str = "Nucleo di valutazione";

/// Findings on a text of the plan that is no longer the register's or the sheets'.
const OTHER_WORDING: [&str; 1] = ["I008"];

/// A line of the checklist in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPoint {
    /// Letter of the point.
    pub point: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// What the package shows.
    pub shown: String,
    /// The figure as people write it; empty where there is none.
    pub figure: String,
    /// Where it stands; empty where it is nowhere.
    pub place: String,
}

/// The checklist in words, for the texts that the board signs.
pub fn points(dossier: &Dossier<'_>) -> Vec<BoardPoint> {
    let words = |check: Check<'_>| BoardPoint {
        point: check.point,
        question: check.question,
        figure: check.figure.in_words(),
        place: check.place.in_words(),
        shown: check.shown,
    };
    lines(dossier).into_iter().map(words).collect()
}

fn lines<'d>(dossier: &'d Dossier<'_>) -> Vec<Check<'d>> {
    let mut lines = Vec::new();
    coherence(&mut lines, dossier);
    completeness(&mut lines, dossier);
    reliability(&mut lines, dossier);
    process(&mut lines, dossier);
    clarity(&mut lines, dossier);
    lines
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let lines = lines(dossier);
    let title = format!("Verifiche per la validazione – {}", dossier.config.bodies.board);
    checklist::add(book, (SHEET, &title), &lines)
}

fn coherence(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let assessment = dossier.assessment;
    let reported = assessment.objectives().count();
    let plan = assessment.plan.objectives().count();
    let wording = facts::found(dossier.findings, &OTHER_WORDING);
    let all = || annex(names::SUMMARY, sheets::OBJECTIVES);
    Point::of(lines, "a", "La Relazione è coerente con il piano.")
        .shows(
            format!("Obiettivi del piano: {plan}. Obiettivi nella Relazione e negli allegati."),
            count(reported),
            all(),
        )
        .shows(
            "Indicatori il cui testo del piano, riportato nel registro, non è più quello (codice I008).",
            count(wording),
            beside(names::FINDINGS),
        )
        .shows(
            "Variazioni in corso d’anno, ognuna con il suo atto.",
            count(dossier.supplements.changes.len()),
            here(lists::OVERRIDES),
        );
    let (scored, awaiting) = facts::qualitative(assessment);
    Point::of(lines, "b", "È coerente con la valutazione della performance organizzativa fatta dal Nucleo.")
        .shows(
            "Indicatori qualitativi con il punteggio verbalizzato dal Nucleo.",
            count(scored),
            here(lists::OVERRIDES),
        )
        .shows(
            "Indicatori qualitativi in attesa del punteggio.",
            count(awaiting),
            annex(names::SUMMARY, sheets::LEFT_OUT),
        )
        .shows("Andamento dei risultati nel triennio.", Cell::Blank, annex(names::SUMMARY, sheets::TREND));
}

fn completeness(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let assessment = dossier.assessment;
    let counts = assessment.entity.counts;
    let mut point = Point::of(lines, "c", "Sono presenti tutti gli obiettivi.");
    let parts: [(&str, u32); 7] = [
        ("Raggiunti.", counts.achieved),
        ("Parzialmente raggiunti.", counts.partly),
        ("Non raggiunti.", counts.not_achieved),
        ("Incompleti.", counts.incomplete),
        ("Non misurati.", counts.not_measured),
        ("Esclusi con atto.", counts.excluded),
        ("In corso: la relazione stessa, nelle bozze.", counts.in_progress),
    ];
    point.shows("Previsti per l’anno.", Cell::number(counts.planned.into()), annex(names::SUMMARY, sheets::SUMMARY));
    for (words, number) in parts {
        point.shows(words, Cell::number(number.into()), annex(names::SUMMARY, sheets::SUMMARY));
    }
    point.shows(
        "Previsti meno la somma delle voci: deve essere zero.",
        Cell::number(
            Decimal::from(counts.planned) - Decimal::from(parts.map(|(_, number)| number).iter().sum::<u32>()),
        ),
        annex(names::SUMMARY, sheets::SUMMARY),
    );
    let none = "Non previsti nell’anno, elencati a parte.";
    point.shows(none, Cell::number(counts.not_planned.into()), annex(names::SUMMARY, sheets::LEFT_OUT));
    let codes = facts::integrity(assessment);
    Point::of(lines, "d", "Sono considerati gli obiettivi di anticorruzione e trasparenza.").shows(
        format!("Obiettivi previsti il cui testo nomina corruzione o trasparenza: {}.", facts::listed(&codes)),
        count(codes.len()),
        annex(names::SUMMARY, sheets::OBJECTIVES),
    );
    let formulas: usize = facts::indicators(assessment).count();
    Point::of(lines, "e", "Le formule sono applicate correttamente.")
        .shows(
            "Indicatori calcolati con formule visibili e ricalcolabili.",
            count(formulas),
            annex(names::SUMMARY, sheets::RULES),
        )
        .shows("Differenze nel campione ricalcolato.", recheck::differences(), here(recheck::SHEET));
}

fn reliability(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let assessment = dossier.assessment;
    let sources = SourceShare::of(assessment);
    let total = sources.measured();
    let mut point =
        Point::of(lines, "f", "I dati sono affidabili: fonti esterne o gestionali preferite alle autodichiarate.");
    let said = SourceKind::ALL.map(|kind| (kind.label(), sources.count(kind), sources.per_cent(kind)));
    for (label, number, share) in said.into_iter().chain([("non indicata", sources.unsaid, sources.unsaid_per_cent())])
    {
        let share = share.map_or_else(|| "n.d.".to_owned(), italian::per_cent);
        point.shows(
            format!("Indicatori misurati con fonte «{label}»: {share} di {total}."),
            count(number),
            here(lists::EVIDENCE),
        );
    }
    let (all, without) = facts::deviations(assessment);
    Point::of(lines, "g", "Ogni scostamento è motivato.")
        .shows("Indicatori con grado inferiore a 100.", count(all), annex(names::SUMMARY, sheets::OBJECTIVES))
        .shows(
            format!("Di questi, senza causa: {}.", facts::listed(&without)),
            count(without.len()),
            beside(names::FINDINGS),
        );
}

fn process(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let config = dossier.config;
    let acts = config.acts.get(&dossier.edition.year).cloned().unwrap_or_default();
    let act = |act: Option<&Act>| Cell::text(act.map_or_else(|| "manca".to_owned(), Act::written));
    let configuration = || Cell::text(crate::inputs::config::FILE_NAME);
    let blocking = dossier.findings.iter().filter(|finding: &&Finding| finding.blocks()).count();
    Point::of(lines, "h", "Il processo di misurazione è adeguato.")
        .shows(
            format!("Atto che ha adottato il sistema di misurazione e valutazione: {}.", words(config.smvp.as_ref())),
            Cell::Blank,
            configuration(),
        )
        .shows("Anomalie che impediscono la definitiva.", count(blocking), beside(names::FINDINGS))
        .shows("Anomalie in tutto.", count(dossier.findings.len()), beside(names::FINDINGS));
    let reference = dossier.edition.reference_date;
    let mut point = Point::of(lines, "i", "È conforme alla legge.");
    point.shows("Approvazione del piano.", Cell::Blank, act(acts.plan.as_ref())).shows(
        format!("Adozione della {}.", config.bodies.executive),
        Cell::Blank,
        act(acts.resolution.as_ref()),
    );
    point.shows(
        dossier.adoption.sentence(dossier.deadline, reference),
        Cell::Blank,
        Cell::text("D.Lgs. 150/2009, art. 10, c. 1, lett. b)"),
    );
    if let Some(reason) = dossier.reasons.delay {
        point.shows(
            format!("Motivi del ritardo: {reason}"),
            Cell::Blank,
            Cell::text("D.Lgs. 150/2009, art. 10, c. 5, ove previsto dal regolamento dell’ente"),
        );
    }
    let supplements = dossier.supplements;
    let present = |there: bool| if there { "presente" } else { "non disponibile" };
    for (what, there) in [
        ("Risorse per missione e programma", supplements.resources.is_some()),
        ("Pari opportunità", supplements.narratives.contains_key(&Topic::EqualOpportunities)),
        ("Anticorruzione e trasparenza", supplements.narratives.contains_key(&Topic::Transparency)),
        ("Soddisfazione degli utenti", supplements.narratives.contains_key(&Topic::Users)),
        ("Performance individuale, per fasce", !supplements.score_bands.is_empty()),
    ] {
        point.shows(format!("{what}: {}.", present(there)), Cell::Blank, Cell::text("Relazione"));
    }
}

fn words(act: Option<&Act>) -> String {
    act.map_or_else(|| "manca".to_owned(), Act::written)
}

fn clarity(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let assessment = dossier.assessment;
    Point::of(lines, "j", "È concisa.").shows(
        format!(
            "Il corpo della Relazione riassume {} in {}; il dettaglio è negli allegati. Le pagine sono contate nel piè \
             di pagina del PDF.",
            italian::count(assessment.objectives().count(), "obiettivo", "obiettivi"),
            italian::count(assessment.mission_count(), "missione", "missioni"),
        ),
        Cell::Blank,
        Cell::text("Relazione"),
    );
    Point::of(lines, "k", "È chiara e immediatamente comprensibile ai cittadini.")
        .shows(
            "Sintesi di una pagina, con i tre indici spiegati e le classi in parole e simboli.",
            Cell::Blank,
            Cell::text("Relazione, § 1"),
        )
        .shows(
            format!(
                "Documento accessibile: il PDF supera i controlli {} del programma, altrimenti non è prodotto.",
                dossier.config.pdf.accessibility()
            ),
            Cell::Blank,
            Cell::text("Relazione"),
        );
}
