//! Annex D, reserved: what the Nucleo di valutazione and the Revisore need to do their work.
//!
//! Two checklists with figures and places already filled in, a reproducible sample with
//! its inputs and a live recomputation, and the lists they rest on. Guaranteed: the
//! judgements are left to the people who sign them; the program fills no yellow cell.

mod auditor;
mod board;
mod checklist;
mod facts;
mod files;
mod lists;
mod recheck;
mod sampling;

use rust_xlsxwriter::XlsxError;

use super::Material;
use super::book::{finish, new_book};
use super::contents::Contents;
use super::provenance::ProvenanceRows;
use super::table::{Column, SheetWriter, column};
use super::{indicators, objectives, provenance, rules_sheet};
use crate::finding::Finding;
use crate::inputs::config::Config;
use crate::inputs::deadline::Deadline;
use crate::sheet::Styles;

/// Everything that the dossier is made from.
#[derive(Debug, Clone, Copy)]
pub struct Validation<'a> {
    /// Figures, what surrounds them, and the input files.
    pub material: Material<'a>,
    /// The entity's configuration: acts and bodies.
    pub config: &'a Config,
    /// When the report is due.
    pub deadline: &'a Deadline,
    /// Why a final is late, where it is.
    pub delay_reason: Option<&'a str>,
    /// Findings of all stages.
    pub findings: &'a [Finding],
    /// Fingerprint of the inputs; the seed of the sample.
    pub fingerprint: &'a str,
    /// Path and SHA-256 of the files that may be published, by path.
    pub outputs: &'a [(String, String)],
}

const SHEET: &str = "Sommario";
const COLUMNS: [Column<'static>; 2] = [column("", 26), column("", 110)];

const SHEETS: [(&str, &str); 11] = [
    (board::SHEET, "I punti da verificare per la validazione, con cifre e posti; il giudizio è nelle celle gialle."),
    (auditor::SHEET, "I controlli del Revisore dei conti, con cifre e posti; l’esito è nelle celle gialle."),
    (recheck::SHEET, "Il campione estratto: risultato pubblicato, risultato ricalcolato, differenza."),
    (objectives::SHEET, "Gli obiettivi del campione, con i pesi e le formule."),
    (indicators::SHEET, "Gli indicatori del campione: base, target, consuntivo e formule."),
    (provenance::SHEET, "Da quale file, foglio e cella viene ogni valore del campione."),
    (rules_sheet::SHEET, "Soglie, tolleranza, tabella dei ritardi e formule."),
    (lists::OVERRIDES, "Variazioni, esclusioni e punteggi: chi li ha decisi, con quale atto e perché."),
    (lists::EVIDENCE, "La fonte e l’evidenza di ogni indicatore misurato."),
    (files::BUDGET, "I totali delle risorse accanto a quelli del rendiconto, da riempire."),
    (files::SHEET, "Impronte SHA-256 dei file letti e dei file prodotti."),
];

/// The bytes of Annex D.
pub(super) fn bytes(validation: &Validation<'_>) -> Result<Vec<u8>, XlsxError> {
    let dossier = &validation.material.dossier;
    let (assessment, edition) = (dossier.assessment, dossier.edition);
    let mut book = new_book("Allegato D – Validazione (riservato)", edition)?;
    let styles = Styles::new();
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = "Allegato D – Fascicolo per la validazione (riservato agli organi di controllo)";
    let mut writer = SheetWriter::new(sheet, &styles, &COLUMNS, title, edition)?;
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in SHEETS {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    writer.skip(1);
    writer.note(
        "Le celle gialle sono di chi controlla: il programma non le riempie. Le altre sono protette contro gli errori, \
         senza parola d’ordine.",
        2,
    )?;
    let drawn = sampling::draw(assessment, validation.fingerprint);
    let contents = Contents::listing(drawn.iter().map(|drawn| (drawn.programme, drawn.result)));
    let rows = ProvenanceRows::of(&contents);
    board::add(&mut book, &styles, validation)?;
    auditor::add(&mut book, &styles, validation)?;
    recheck::add(&mut book, &styles, validation, &drawn, &contents)?;
    objectives::add(&mut book, &styles, &contents, assessment.rules, edition)?;
    indicators::add(&mut book, &styles, &contents, &rows, assessment.rules, edition)?;
    provenance::add_sample(&mut book, &styles, &contents, &validation.material)?;
    rules_sheet::add(&mut book, &styles, assessment.rules, edition)?;
    lists::add_overrides(&mut book, &styles, dossier)?;
    lists::add_evidence(&mut book, &styles, dossier)?;
    files::add_budget(&mut book, &styles, dossier)?;
    files::add(&mut book, &styles, validation)?;
    finish(book)
}
