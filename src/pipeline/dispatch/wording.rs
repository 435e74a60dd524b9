//! What a letter says.

use std::fmt::Write as _;

use super::due::{Attached, Due};
use super::job::{Dispatching, Occasion};
use crate::assessment::assessment_codes as codes;
use crate::finding::Finding;
use crate::pipeline::look::Looked;
use crate::trace::progress::{TO_CORRECT, of_others};
use crate::words::italian;

/// How much of a list a letter repeats: the rest is in what is attached.
const LISTED: usize = 15;

/// `Sollecito – relazione sulla performance 2025: dati di «Ufficio tecnico» da completare (schede entro il 31 marzo 2026)`
pub(super) fn subject(job: &Dispatching<'_>, looked: &Looked<'_>, office: &str, due: &Due) -> String {
    let year = job.year;
    let by = match due.by {
        Some(day) => format!("schede entro {}", italian::with_day("il", &italian::long_date(day))),
        None => {
            let day = italian::long_date(looked.progress.deadline.date);
            format!("relazione da adottare entro {}", italian::with_day("il", &day))
        }
    };
    let told = match (job.occasion, due.owes()) {
        (Occasion::Reminder, _) => "Sollecito – relazione",
        (Occasion::All, _) => "Relazione",
    };
    if due.owes() {
        let what = match (due.owed() == 0, due.wrong.iter().any(Finding::blocks)) {
            (true, _) => TO_CORRECT.to_owned(),
            (false, false) => "da completare".to_owned(),
            (false, true) => format!("da completare, e {TO_CORRECT}"),
        };
        format!("{told} sulla performance {year}: dati di «{office}» {what} ({by})")
    } else if !due.wrong.is_empty() {
        format!("{told} sulla performance {year}: dati di «{office}» da riguardare ({by})")
    } else {
        format!("{told} sulla performance {year}: i dati di «{office}» ci sono tutti")
    }
}

/// The text of the letter.
pub(super) fn body(job: &Dispatching<'_>, looked: &Looked<'_>, office: &str, due: &Due) -> String {
    let entity = &looked.gathered.folder.config.entity;
    let mut text = format!("{office}\n\nRelazione sulla performance {} – {}\n", job.year, entity.name);
    if entity.demonstration {
        text.push_str("DATI DIMOSTRATIVI: questo messaggio è una prova.\n");
    }
    if let Some(day) = due.by.filter(|_| due.owes()) {
        let day = italian::with_day("il", &italian::long_date(day));
        let _ = writeln!(text, "\nLe schede vanno restituite entro {day}.");
    }
    let _ = writeln!(text, "\nAdozione della relazione (delibera della Giunta): {}", looked.progress.today());
    push_missing(&mut text, due);
    push_wrong(&mut text, due);
    push_what_to_do(&mut text, due);
    text
}

fn push_missing(text: &mut String, due: &Due) {
    let planned = italian::count(due.planned, "indicatore previsto", "indicatori previsti");
    if due.missing.is_empty() {
        let _ = writeln!(text, "\nDi {planned} per questo ufficio non manca nessun valore.");
        return;
    }
    let missing = italian::count(due.missing.len(), "manca ancora il valore di", "mancano ancora i valori di");
    let missing = missing.split_once(' ').map_or(missing.as_str(), |(_, words)| words);
    let others = of_others(due.missing.len() - due.owed(), due.missing.len());
    let _ = writeln!(text, "\nDi {planned} per questo ufficio {missing} {}{others}:", due.missing.len());
    for one in due.missing.iter().take(LISTED) {
        let _ = writeln!(text, "  - {} {} ({})", one.code, one.name, one.where_and_who());
    }
    push_rest(text, due.missing.len());
}

fn push_wrong(text: &mut String, due: &Due) {
    if due.wrong.is_empty() {
        return;
    }
    let what = if due.owes() { "Da correggere o da spiegare" } else { "Da riguardare, e da correggere se serve" };
    let _ = writeln!(text, "\n{what}:");
    for finding in due.wrong.iter().take(LISTED) {
        let place = finding.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        let expected = finding.expected.as_ref().map(|expected| format!(" Serve: {expected}.")).unwrap_or_default();
        let found = finding.found.as_ref().filter(|_| finding.code != codes::NO_CAUSE);
        let found = found.map(|found| format!(" C’è scritto: {found}.")).unwrap_or_default();
        let _ = writeln!(text, "  - {}{place}{found}{expected}", finding.message);
    }
    push_rest(text, due.wrong.len());
}

fn push_rest(text: &mut String, all: usize) {
    if all > LISTED {
        let _ = writeln!(text, "  - … {}: l’elenco intero è in allegato", italian::and_others(all - LISTED));
    }
}

fn push_what_to_do(text: &mut String, due: &Due) {
    let names: Vec<&str> = due.attachments.iter().map(|file| file.name.as_str()).collect();
    let _ = writeln!(text, "\nIn allegato: {} e il termine (.ics) da aggiungere al calendario.", names.join(", "));
    text.push_str(match (due.attached, due.owes()) {
        (Attached::Sheets, true) => {
            "Compilare nelle schede le celle gialle delle proprie righe (bastano CONSUNTIVO e, se il target non è \
             raggiunto, CAUSA SCOSTAMENTO), salvare senza cambiare il nome del file e rispondere a questo messaggio \
             allegandolo. Se un dato manca, lasciare la cella vuota: un dato mancante non è uno zero.\n"
        }
        (Attached::Sheets, false) => "Non c’è altro da fare: le schede sono allegate come sono state ricevute.\n",
        (Attached::Corrections, _) => {
            "Il foglio dice, riga per riga, che cosa scrivere e in quale cella della scheda: correggere la scheda che \
             l’ufficio ha già e rispondere a questo messaggio allegandola. Se un dato manca, lasciare la cella vuota: un \
             dato mancante non è uno zero.\n"
        }
    });
}
