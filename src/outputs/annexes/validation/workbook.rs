//! The workbook of Annex D, sheet after sheet.

use rust_xlsxwriter::XlsxError;

use super::extraction::{self, Seed};
use super::{attention, auditor, board, files, lists, recheck, requests};
use crate::dossier::{Dossier, FileEntry};
use crate::outputs::annexes::contents::{Contents, Tables};
use crate::outputs::annexes::provenance_rows::ProvenanceRows;
use crate::outputs::annexes::sheets;
use crate::outputs::annexes::{indicators, objectives, provenance, rules_sheet};
use crate::sheet::Book;
use crate::trace::sampling::{Sample, printed_seed};

/// Widths of the first sheet, which has no table.
const WIDTHS: [u16; 2] = [26, 110];

/// What the sheets hold, for the reader who opens the file.
const SHEETS: [(&str, &str); 14] = [
    (board::SHEET, "I punti da verificare per la validazione, con cifre e posti; il giudizio è nelle celle gialle."),
    (auditor::SHEET, "I controlli del Revisore dei conti, con cifre e posti; l’esito è nelle celle gialle."),
    (attention::SHEET, "Che cosa merita una domanda, con la cella, la soglia e il perché."),
    (recheck::SHEET, "Il campione estratto: risultato pubblicato, risultato ricalcolato, differenza."),
    (extraction::SHEET, "Gli obiettivi che potevano essere estratti, con rischio, strato e chiave, e la regola."),
    (requests::SHEET, "Che cosa chiedere agli uffici per gli obiettivi estratti."),
    (sheets::OBJECTIVES, "Gli obiettivi del campione, con i pesi e le formule."),
    (sheets::INDICATORS, "Gli indicatori del campione: base, target, consuntivo e formule."),
    (sheets::PROVENANCE, "Da quale file, foglio e cella viene ogni valore del campione."),
    (sheets::RULES, "Soglie, tolleranza, tabella dei ritardi e formule."),
    (lists::OVERRIDES, "Variazioni, esclusioni e punteggi: chi li ha decisi, con quale atto e perché."),
    (lists::EVIDENCE, "La fonte e l’evidenza di ogni indicatore misurato."),
    (files::BUDGET, "I totali delle risorse accanto a quelli del rendiconto, da riempire."),
    (files::SHEET, "Impronte SHA-256 dei file letti e dei file prodotti."),
];

/// The sheets of a sample that stands alone.
const SAMPLE_SHEETS: [&str; 7] = [
    recheck::SHEET,
    extraction::SHEET,
    requests::SHEET,
    sheets::OBJECTIVES,
    sheets::INDICATORS,
    sheets::PROVENANCE,
    sheets::RULES,
];

/// The bytes of Annex D.
pub(in crate::outputs::annexes) fn bytes(dossier: &Dossier<'_>, made: &[FileEntry]) -> Result<Vec<u8>, XlsxError> {
    let assessment = dossier.assessment;
    let mut book = Book::new("Allegato D – Validazione (riservato)", dossier.edition)?;
    let title = "Allegato D – Fascicolo per la validazione (riservato agli organi di controllo)";
    add_contents(&mut book, title, &SHEETS)?;
    let sample = draw(dossier, &printed_seed(assessment));
    board::add(&mut book, dossier)?;
    auditor::add(&mut book, dossier, made, &sample)?;
    attention::add(&mut book, dossier)?;
    add_sample(&mut book, dossier, &sample, Seed::Printed)?;
    rules_sheet::add(&mut book, assessment.rules)?;
    lists::add_overrides(&mut book, dossier)?;
    lists::add_evidence(&mut book, dossier)?;
    files::add_budget(&mut book, dossier)?;
    files::add(&mut book, dossier, made)?;
    book.finish()
}

/// The bytes of a sample that an auditor has drawn with a seed of his own.
pub(in crate::outputs::annexes) fn sample_bytes(dossier: &Dossier<'_>, seed: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new("Campione del Revisore (riservato)", dossier.edition)?;
    let is_shown = |(name, _): &&(&'static str, &'static str)| SAMPLE_SHEETS.contains(name);
    let shown: Vec<_> = SHEETS.iter().filter(is_shown).copied().collect();
    add_contents(&mut book, "Campione di obiettivi da verificare (riservato agli organi di controllo)", &shown)?;
    add_sample(&mut book, dossier, &draw(dossier, seed), Seed::Own)?;
    rules_sheet::add(&mut book, dossier.assessment.rules)?;
    book.finish()
}

fn draw<'m>(dossier: &Dossier<'m>, seed: &str) -> Sample<'m> {
    Sample::draw(dossier.assessment, dossier.signals, &dossier.supplements.changes, seed)
}

/// The sheets of a sample: recomputation, rule, requests, and what the recomputation rests on.
fn add_sample(book: &mut Book<'_>, dossier: &Dossier<'_>, sample: &Sample<'_>, seed: Seed) -> Result<(), XlsxError> {
    let drawn = sample.drawn().map(|drawn| (drawn.programme, drawn.result));
    let contents = Contents::listing(drawn, dossier.assessment);
    let rows = ProvenanceRows::of(&contents);
    let tables = Tables {
        objectives: objectives::table(&contents),
        indicators: indicators::table(&contents),
        provenance: provenance::table(),
    };
    recheck::add(book, sample, &tables)?;
    extraction::add(book, sample, seed)?;
    requests::add(book, dossier, sample)?;
    objectives::add(book, &contents, &tables)?;
    indicators::add(book, &contents, &tables, &rows)?;
    provenance::add_sample(book, &contents, &tables, dossier)
}

fn add_contents(book: &mut Book<'_>, title: &str, listed: &[(&str, &str)]) -> Result<(), XlsxError> {
    let mut writer = book.sheet_of(sheets::SUMMARY, title, WIDTHS.to_vec())?;
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in listed {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    writer.skip(1);
    writer.note(
        "Le celle gialle sono di chi controlla: il programma non le riempie. Le altre sono protette contro gli errori, \
         senza parola d’ordine.",
        2,
    )
}
