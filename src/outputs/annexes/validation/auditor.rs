//! The work sheet of the Revisore dei conti, points 1 to 8.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::checklist::{self, Check, Point, annex, beside, count, here};
use super::facts;
use super::{extraction, files, lists, recheck, requests};
use crate::assessment::ObjectiveState;
use crate::domain::{Act, SourceKind};
use crate::dossier::{Dossier, FileEntry};
use crate::outputs::annexes::{names, sheets};
use crate::sheet::{Book, Cell};
use crate::trace::attention::SourceShare;
use crate::trace::sampling::Sample;
use crate::words::italian;

/// Name of the sheet.
pub(super) const SHEET: &str = "Revisore";

/// Adds the sheet.
pub(super) fn add(
    book: &mut Book<'_>,
    dossier: &Dossier<'_>,
    made: &[FileEntry],
    sample: &Sample<'_>,
) -> Result<(), XlsxError> {
    let mut lines = Vec::new();
    figures(&mut lines, dossier);
    weights(&mut lines, dossier, sample);
    traces(&mut lines, dossier, made);
    evidence(&mut lines, dossier);
    let title = format!("Controlli – {}", dossier.config.bodies.auditor);
    checklist::add(book, (SHEET, &title), &lines)
}

fn figures(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let assessment = dossier.assessment;
    let budgets = dossier.supplements.resources.as_ref().map_or(0, |resources| resources.programmes.len());
    Point::of(lines, "1", "I totali per missione sono uguali alle cifre del rendiconto, al centesimo.").shows(
        "Programmi con cifre di bilancio. Scrivere nelle celle gialle i totali del rendiconto: le differenze si calcolano.",
        count(budgets),
        here(files::BUDGET),
    );
    let tally = dossier.tally;
    Point::of(lines, "2", "PDF, fogli di calcolo e dati aperti sono uguali, valore per valore.")
        .shows(
            "Cifre rilette nel PDF e negli allegati o nei dati, uguali.",
            count(tally.tied),
            annex(names::TIE_OUT, ""),
        )
        .shows("Cifre che stanno soltanto nel PDF.", count(tally.printed_only), annex(names::TIE_OUT, ""))
        .shows("Cifre che il documento non stampa.", count(tally.not_printed), annex(names::TIE_OUT, ""));
    let plan = assessment.plan.objectives().count();
    let with =
        |wanted: fn(ObjectiveState) -> bool| assessment.objectives().filter(|(_, row)| wanted(row.state)).count();
    let scored = with(ObjectiveState::counts);
    let excluded = with(|state| matches!(state, ObjectiveState::Excluded | ObjectiveState::InProgress));
    let cancelled = with(|state| state == ObjectiveState::Cancelled);
    let not_planned = with(|state| state == ObjectiveState::NotPlanned);
    let rest = Decimal::from(plan) - Decimal::from(scored + excluded + cancelled + not_planned);
    Point::of(lines, "3", "Le righe riportate sono quelle del piano, più le esclusioni elencate.")
        .shows("Righe del piano.", count(plan), annex(names::SUMMARY, sheets::OBJECTIVES))
        .shows(
            "Obiettivi che contano negli indici, misurati o no.",
            count(scored),
            annex(names::SUMMARY, sheets::OBJECTIVES),
        )
        .shows("Esclusi con atto, o in corso.", count(excluded), annex(names::SUMMARY, sheets::LEFT_OUT))
        .shows("Annullati con atto.", count(cancelled), annex(names::SUMMARY, sheets::LEFT_OUT))
        .shows("Non previsti nell’anno.", count(not_planned), annex(names::SUMMARY, sheets::LEFT_OUT))
        .shows(
            "Righe del piano meno quelle elencate: deve essere zero.",
            Cell::number(rest),
            annex(names::SUMMARY, sheets::LEFT_OUT),
        );
}

fn weights(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>, sample: &Sample<'_>) {
    let assessment = dossier.assessment;
    let missions: Decimal = assessment.missions.iter().map(|mission| mission.total.weight).sum();
    let (total, summary) = (assessment.entity.weight, || annex(names::SUMMARY, sheets::SUMMARY));
    Point::of(lines, "4", "I pesi tornano, e dieci risultati estratti si ricalcolano.")
        .shows("Peso totale ΣW dell’ente.", Cell::number(total), summary())
        .shows(
            "Somma dei pesi delle missioni meno quello dell’ente: deve essere zero.",
            Cell::number(missions - total),
            summary(),
        )
        .shows(
            format!("Obiettivi estratti, per strati di rischio e di peso. Seme del campione: {}.", sample.seed),
            count(sample.drawn().count()),
            here(recheck::SHEET),
        )
        .shows("Obiettivi che potevano essere estratti.", count(sample.candidates.len()), here(extraction::SHEET))
        .shows("Che cosa chiedere agli uffici per gli obiettivi estratti.", Cell::Blank, here(requests::SHEET))
        .shows("Differenze nel campione ricalcolato.", recheck::differences(), here(recheck::SHEET));
}

fn traces(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>, made: &[FileEntry]) {
    let config = dossier.config;
    let acts = config.acts.get(&dossier.edition.year).cloned().unwrap_or_default();
    let words = |act: Option<&Act>| act.map_or_else(|| "manca".to_owned(), Act::written);
    let mut point = Point::of(lines, "5", "Gli atti sono citati.");
    for (what, act) in [
        ("Approvazione del piano".to_owned(), acts.plan.as_ref()),
        ("Sistema di misurazione e valutazione".to_owned(), config.smvp.as_ref()),
        (format!("Adozione della {}", config.bodies.executive), acts.resolution.as_ref()),
        (format!("Validazione del {}", config.bodies.board), acts.validation.as_ref()),
    ] {
        point.shows(format!("{what}: {}.", words(act)), Cell::Blank, Cell::text(crate::inputs::config::FILE_NAME));
    }
    let inputs = dossier.inputs.len();
    Point::of(lines, "6", "Impronte dei file letti e prodotti, versione del programma, data di riferimento.")
        .shows("File letti, con la loro impronta.", count(inputs), here(files::SHEET))
        .shows(
            "File prodotti per la pubblicazione, con la loro impronta.",
            count(made.iter().filter(|file| !file.is_reserved()).count()),
            here(files::SHEET),
        )
        .shows(
            format!("Impronta dei file di partenza stampata nel colofone: {}.", dossier.fingerprint),
            Cell::Blank,
            beside("provenienza.json"),
        )
        .shows(
            format!(
                "Programma relazione, versione {}; data di riferimento {}.",
                env!("CARGO_PKG_VERSION"),
                italian::long_date(dossier.edition.reference_date)
            ),
            Cell::Blank,
            beside("provenienza.json"),
        );
    let overrides = lists::overrides(dossier).len();
    Point::of(lines, "7", "Interventi manuali: chi, quando e perché.").shows(
        "Variazioni, esclusioni con atto e punteggi del Nucleo.",
        count(overrides),
        here(lists::OVERRIDES),
    );
}

fn evidence(lines: &mut Vec<Check<'_>>, dossier: &Dossier<'_>) {
    let assessment = dossier.assessment;
    let (all, without) = facts::evidence(assessment);
    let sources = SourceShare::of(assessment);
    let share = sources.per_cent(SourceKind::SelfDeclared).map_or_else(|| "n.d.".to_owned(), italian::per_cent);
    let total = sources.measured();
    Point::of(lines, "8", "Ciò che è detto «raggiunto» ha un’evidenza; quota di dati autodichiarati.")
        .shows("Indicatori misurati degli obiettivi nella prima classe.", count(all), here(lists::EVIDENCE))
        .shows(
            format!("Di questi, senza evidenza: {}.", facts::listed(&without)),
            count(without.len()),
            here(lists::EVIDENCE),
        )
        .shows(
            format!("Indicatori misurati con fonte autodichiarata: {share} di {total}."),
            count(sources.count(SourceKind::SelfDeclared)),
            here(lists::EVIDENCE),
        );
}
