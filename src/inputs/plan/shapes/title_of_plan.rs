//! Titles of plans that name their office as well: «Obiettivi 2026: Settore Tecnico», «Settore Cultura – PEG 2026».

use super::super::source::SourceRow;
use super::office_name::office_named;
use super::years::years_in;
use crate::words::fold;

/// What parts the words of a title.
const PARTING: [&str; 5] = [": ", " – ", " - ", " — ", " | "];

/// The office that the title of a plan names.
pub fn office_in(text: &str) -> Option<String> {
    let parts = parts(text);
    if !parts.iter().any(|part| names_plan(part)) {
        return None;
    }
    let Some(first) = parts.iter().position(|part| office_named(part).is_some() && !names_plan(part)) else {
        return parts.iter().find_map(|part| office_of(part)).map(str::to_owned);
    };
    let of_office = parts[first..].iter().take_while(|part| !names_plan(part) && !names_view(part)).count();
    let (from, last) = (*parts.get(first)?, *parts.get(first + of_office - 1)?);
    // As it is written, with what parts its words.
    let rest = &text[text.find(from)?..];
    Some(rest[..rest.find(last)? + last.len()].to_owned())
}

/// «Obiettivi 2026 assegnati alla Direzione Affari generali»: the office behind its article.
fn office_of(part: &str) -> Option<&str> {
    const ARTICLES: [&str; 8] = [" del ", " della ", " al ", " alla ", " dell’", " dell'", " all’", " all'"];
    let names_year = |text: &str| !years_in(&fold(text)).is_empty();
    let behind = |article: &str| part.split_once(article).map(|(_, office)| office.trim());
    let is_office =
        |office: &&str| office.starts_with(char::is_uppercase) && office_named(office).is_some() && !names_year(office);
    ARTICLES.iter().filter_map(|article| behind(article)).find(is_office)
}

/// «Obiettivi 2026 | Settore Tecnico»: the two in cells of their own.
pub fn office_beside(row: &SourceRow) -> Option<String> {
    let texts: Vec<&str> = row.beginning().map(|(_, cell)| cell.words()).collect();
    let [plan, office] = texts.as_slice() else { return None };
    let is_of = |plan: &str, office: &str| {
        names_plan(plan) && !years_in(&fold(plan)).is_empty() && office_named(office).is_some() && !names_plan(office)
    };
    if is_of(plan, office) {
        return Some((*office).to_owned());
    }
    is_of(office, plan).then(|| (*plan).to_owned())
}

fn parts(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for parting in PARTING {
        parts = parts.into_iter().flat_map(|part| part.split(parting)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// «Cronoprogramma», «schede di monitoraggio»: what a sheet shows of the plan, and no part of an office's name.
fn names_view(part: &str) -> bool {
    const VIEWS: [&str; 9] =
        ["CRONOPROGRAMM", "GANTT", "SCHED", "MONITORAGG", "RIEPILOG", "SINTES", "CONSUNTIV", "RENDICONT", "INDICATOR"];
    let folded = fold(part);
    VIEWS.iter().any(|view| folded.starts_with(view))
}

/// «Obiettivi 2026», «PEG», «Piano della performance 2026-2028», «anno 2026».
fn names_plan(part: &str) -> bool {
    let folded = fold(part);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let has_year = !years_in(&folded).is_empty();
    match first {
        "PEG" | "PDO" | "PIAO" | "OBIETTIVI" => true,
        "PIANO" => has_year || words.any(|word| matches!(word, "OBIETTIVI" | "PERFORMANCE" | "GESTIONE")),
        "SCHEDE" | "PERFORMANCE" | "ANNO" | "TRIENNIO" | "ESERCIZIO" => has_year,
        _ => has_year && folded.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_is_told_from_the_plan() {
        for (title, office) in [
            ("Obiettivi 2026: Settore Tecnico", Some("Settore Tecnico")),
            ("Settore Lavori pubblici - Obiettivi 2026 con cronoprogramma", Some("Settore Lavori pubblici")),
            ("PEG 2026 – Settore II – Cultura e sport", Some("Settore II – Cultura e sport")),
            ("Comune di Prova – Area Amministrativa – Anno 2026", Some("Area Amministrativa")),
            ("Settore I – Piano regolatore e ambiente", None),
            ("Settore I – Performance e controlli", None),
            ("Obiettivi 2026 assegnati alla Direzione Affari generali", Some("Direzione Affari generali")),
            ("Obiettivi gestionali dell’Area Tecnica", Some("Area Tecnica")),
            ("PEG 2026 del Settore Tecnico – Bozza", Some("Settore Tecnico")),
            ("Obiettivi del servizio idrico", None),
            ("Piano degli obiettivi del Comune", None),
            ("Obiettivi 2026: tempi", None),
            ("Settore: Tecnico", None),
        ] {
            assert_eq!(office_in(title).as_deref(), office, "{title}");
        }
    }
}
