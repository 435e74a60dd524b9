//! The workbook of Annex D, sheet after sheet.

use rust_xlsxwriter::XlsxError;

use super::{attention, auditor, board, files, lists, recheck, sampling};
use crate::dossier::{Dossier, PackageFile};
use crate::outputs::annexes::contents::{Contents, Tables};
use crate::outputs::annexes::provenance_rows::ProvenanceRows;
use crate::outputs::annexes::sheets;
use crate::outputs::annexes::{indicators, objectives, provenance, rules_sheet};
use crate::sheet::Book;

/// Widths of the first sheet, which has no table.
const WIDTHS: [u16; 2] = [26, 110];

/// What the sheets hold, for the reader who opens the file.
const SHEETS: [(&str, &str); 12] = [
    (board::SHEET, "I punti da verificare per la validazione, con cifre e posti; il giudizio è nelle celle gialle."),
    (auditor::SHEET, "I controlli del Revisore dei conti, con cifre e posti; l’esito è nelle celle gialle."),
    (attention::SHEET, "Che cosa merita una domanda, con la cella, la soglia e il perché."),
    (recheck::SHEET, "Il campione estratto: risultato pubblicato, risultato ricalcolato, differenza."),
    (sheets::OBJECTIVES, "Gli obiettivi del campione, con i pesi e le formule."),
    (sheets::INDICATORS, "Gli indicatori del campione: base, target, consuntivo e formule."),
    (sheets::PROVENANCE, "Da quale file, foglio e cella viene ogni valore del campione."),
    (sheets::RULES, "Soglie, tolleranza, tabella dei ritardi e formule."),
    (lists::OVERRIDES, "Variazioni, esclusioni e punteggi: chi li ha decisi, con quale atto e perché."),
    (lists::EVIDENCE, "La fonte e l’evidenza di ogni indicatore misurato."),
    (files::BUDGET, "I totali delle risorse accanto a quelli del rendiconto, da riempire."),
    (files::SHEET, "Impronte SHA-256 dei file letti e dei file prodotti."),
];

/// The bytes of Annex D.
pub(in crate::outputs::annexes) fn bytes(dossier: &Dossier<'_>, made: &[PackageFile]) -> Result<Vec<u8>, XlsxError> {
    let assessment = dossier.assessment;
    let mut book = Book::new("Allegato D – Validazione (riservato)", dossier.edition)?;
    add_contents(&mut book)?;
    let drawn = sampling::draw(assessment, dossier.fingerprint);
    let contents = Contents::listing(drawn.iter().map(|drawn| (drawn.programme, drawn.result)), assessment);
    let rows = ProvenanceRows::of(&contents);
    let tables = Tables {
        objectives: objectives::table(&contents),
        indicators: indicators::table(&contents),
        provenance: provenance::table(),
    };
    board::add(&mut book, dossier)?;
    auditor::add(&mut book, dossier, made)?;
    attention::add(&mut book, dossier)?;
    recheck::add(&mut book, dossier, &drawn, &tables)?;
    objectives::add(&mut book, &contents, &tables)?;
    indicators::add(&mut book, &contents, &tables, &rows)?;
    provenance::add_sample(&mut book, &contents, &tables, dossier)?;
    rules_sheet::add(&mut book, assessment.rules)?;
    lists::add_overrides(&mut book, dossier)?;
    lists::add_evidence(&mut book, dossier)?;
    files::add_budget(&mut book, dossier)?;
    files::add(&mut book, dossier, made)?;
    book.finish()
}

fn add_contents(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let title = "Allegato D – Fascicolo per la validazione (riservato agli organi di controllo)";
    let mut writer = book.sheet_of(sheets::SUMMARY, title, WIDTHS.to_vec())?;
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in SHEETS {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    writer.skip(1);
    writer.note(
        "Le celle gialle sono di chi controlla: il programma non le riempie. Le altre sono protette contro gli errori, \
         senza parola d’ordine.",
        2,
    )
}
