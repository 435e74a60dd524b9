//! Findings for the terminal and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::domain::{Place, Position, Year};
use crate::finding::{Finding, Severity};
use crate::italian;
use crate::progress::{self, DeadlineView, GroupView, Progress};

const GROUPS: [(Severity, &str); 3] = [
    (Severity::Blocking, "Anomalie che impediscono la definitiva"),
    (Severity::Warning, "Avvisi"),
    (Severity::Note, "Note (riparazioni e normalizzazioni)"),
];

/// Every finding, the gravest first.
pub fn text(findings: &[Finding]) -> String {
    let mut text = String::new();
    for (severity, title) in GROUPS {
        let group: Vec<&Finding> = of(findings, severity).collect();
        if group.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{title}: {}", group.len());
        for finding in group {
            let _ = writeln!(text, "  {}", finding.to_string().replace('\n', "\n  "));
        }
        text.push('\n');
    }
    if text.is_empty() {
        text.push_str("Nessuna anomalia.\n");
    }
    text
}

/// Blocking findings and warnings in full, notes by number: what the main job prints.
pub fn brief(findings: &[Finding]) -> String {
    let grave: Vec<Finding> =
        findings.iter().filter(|finding| finding.code.severity > Severity::Note).cloned().collect();
    let mut text = if grave.is_empty() { String::new() } else { self::text(&grave) };
    let notes = of(findings, Severity::Note).count();
    if notes > 0 {
        let _ = writeln!(
            text,
            "{}: l’elenco è in riservato/Allegato_B_Anomalie.xlsx",
            italian::count(notes, "nota", "note")
        );
    }
    text
}

fn of(findings: &[Finding], severity: Severity) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(move |finding| finding.code.severity == severity)
}

/// The table of every code with its severity and meaning, as docs/anomalie.md holds it.
pub fn reference() -> String {
    let stages = [
        ("Cartella dell’ente", crate::entity::findings::ALL),
        ("Piano", crate::plan::findings::ALL),
        ("Registro e schede", crate::measurements::findings::ALL),
        ("Variazioni", crate::changes::findings::ALL),
        ("Risorse", crate::resources::findings::ALL),
        ("Testi", crate::narrative::findings::ALL),
        ("Contesto e performance individuale", crate::context::findings::ALL),
        ("Valutazione", crate::assessment::findings::ALL),
        ("Termine", crate::deadline::ALL),
        ("Impaginazione", crate::typeset::findings::ALL),
    ];
    let mut text = String::from(
        "# Anomalie\n\nOgni anomalia ha un codice stabile, una gravità (*blocca*: impedisce la definitiva; *avviso*: da \
         guardare; *nota*: da sapere) e il posto: file, foglio, cella. Questo elenco è generato dal programma.\n",
    );
    for (title, codes) in stages {
        let _ = writeln!(text, "\n## {title}\n\n| codice | gravità | significato |\n|---|---|---|");
        for code in codes {
            let _ = writeln!(text, "| {} | {} | {} |", code.id, code.severity.label(), code.meaning);
        }
    }
    text
}

/// A finding as programs read it; the keys are those of `importa --formato json`.
#[derive(Debug, Serialize)]
pub struct FindingView<'a> {
    codice: &'a str,
    gravita: &'a str,
    messaggio: &'a str,
    posizione: Option<PlaceView<'a>>,
    trovato: Option<&'a str>,
    atteso: Option<&'a str>,
}

/// A place as programs read it.
#[derive(Debug, Serialize)]
pub struct PlaceView<'a> {
    file: &'a str,
    foglio: Option<&'a str>,
    cella: Option<String>,
}

impl<'a> From<&'a Finding> for FindingView<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            codice: finding.code.id,
            gravita: finding.code.severity.label(),
            messaggio: &finding.message,
            posizione: finding.place.as_ref().map(PlaceView::from),
            trovato: finding.found.as_deref(),
            atteso: finding.expected.as_deref(),
        }
    }
}

impl<'a> From<&'a Place> for PlaceView<'a> {
    fn from(place: &'a Place) -> Self {
        let cella = (place.position != Position::Whole).then(|| place.position.to_string());
        Self { file: &place.file, foglio: place.sheet.as_deref(), cella }
    }
}

/// `{"anno": …, "termine": …, "anomalie": […], "uffici": […], "missioni": […]}`, ending with a newline.
pub fn json(year: Year, findings: &[Finding], progress: &Progress) -> String {
    #[derive(Serialize)]
    struct Listing<'a> {
        anno: u16,
        termine: DeadlineView,
        anomalie: Vec<FindingView<'a>>,
        uffici: Vec<GroupView<'a>>,
        missioni: Vec<GroupView<'a>>,
    }
    let listing = Listing {
        anno: year.0,
        termine: DeadlineView::of(progress),
        anomalie: findings.iter().map(FindingView::from).collect(),
        uffici: progress::groups(&progress.offices),
        missioni: progress::groups(&progress.missions),
    };
    let mut text = serde_json::to_string_pretty(&listing).expect("strings and numbers always serialise");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test reads and, on request, writes the committed reference")]
    fn the_reference_in_docs_lists_every_code_once() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/anomalie.md");
        let now = reference();
        if std::env::var_os("AGGIORNA").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap();
        assert_eq!(committed, now, "run the tests once with AGGIORNA=1 and review the difference");
        let mut ids: Vec<&str> = now.lines().filter_map(|line| line.strip_prefix("| ")?.get(..4)).collect();
        ids.retain(|id| *id != "codi");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "a code is used twice");
    }
}
