//! Findings for the terminal and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::domain::{Place, Position};
use crate::finding::{Code, Finding, Severity, Together, together};
use crate::words::{harmless, italian};

const GROUPS: [(Severity, &str); 3] = [
    (Severity::Blocking, "Anomalie che impediscono la definitiva"),
    (Severity::Warning, "Avvisi"),
    (Severity::Note, "Note (riparazioni e normalizzazioni)"),
];

/// Findings of one code from which on the listing for people shows only the first ones.
const MANY: usize = 5;
/// How many of many are shown.
const SHOWN: usize = 3;

/// Where a person finds the findings that a listing leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FullList {
    /// The same command writes them as a workbook.
    Workbook,
    /// The canonical workbook that the command has written lists them.
    Canonical,
    /// The reserved annex of the package lists them.
    Annex,
    /// Another command lists them: this one has produced nothing.
    Check,
}

impl FullList {
    const fn said(self) -> &'static str {
        match self {
            Self::Workbook => "elenco completo, da filtrare e stampare, con --formato xlsx",
            Self::Canonical => "elenco completo nel foglio «Anomalie» del foglio canonico",
            Self::Annex => "elenco completo in riservato/Allegato_B_Anomalie.xlsx",
            Self::Check => "elenco completo con «relazione controlla --formato xlsx»",
        }
    }
}

/// The findings for people: the gravest first, those of one code together, and of many
/// of one code the first ones with the number of the others.
pub fn text(findings: &[Finding], full_list: FullList) -> String {
    let mut text = String::new();
    for (severity, title) in GROUPS {
        let group: Vec<&Finding> = of(findings, severity).collect();
        if group.is_empty() {
            continue;
        }
        push_group(&mut text, title, &group, full_list);
    }
    if text.is_empty() {
        text.push_str("Nessuna anomalia.\n");
    }
    text
}

/// Findings of one kind under a title, those of one code together; nothing where there are none.
pub fn titled(title: &str, findings: &[Finding], full_list: FullList) -> String {
    let mut text = String::new();
    if !findings.is_empty() {
        push_group(&mut text, title, &findings.iter().collect::<Vec<_>>(), full_list);
    }
    text
}

fn push_group(text: &mut String, title: &str, group: &[&Finding], full_list: FullList) {
    let _ = writeln!(text, "{title}: {}", group.len());
    for alike in by_code(group) {
        let told = together(alike.iter().copied(), |_, _| true);
        let shown = if told.len() < MANY { told.len() } else { SHOWN };
        for finding in &told[..shown] {
            let said = harmless(&finding.text(full_list.said()).replace('\t', "\\u0009")).replace('\n', "\n  ");
            let _ = writeln!(text, "  {said}");
        }
        if shown < told.len() {
            let others: usize = told[shown..].iter().map(Together::count).sum();
            let _ = writeln!(text, "  [{}] … e altre {others} come questa; {}", alike[0].code.id, full_list.said());
        }
    }
    text.push('\n');
}

/// The findings of each code, codes in the order of their first finding.
fn by_code<'f>(findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group[0].code == finding.code) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// Blocking findings and warnings, notes by number: what the main job prints.
pub fn brief(findings: &[Finding]) -> String {
    let grave: Vec<Finding> =
        findings.iter().filter(|finding| finding.code.severity > Severity::Note).cloned().collect();
    let mut text = if grave.is_empty() { String::new() } else { self::text(&grave, FullList::Annex) };
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

/// The table of the codes of some stages with their severity and meaning, in Markdown.
pub fn reference(stages: &[(&str, &[Code])]) -> String {
    let mut text = String::from(
        "# Anomalie\n\nOgni anomalia ha un codice stabile, una gravità (*bloccante*: impedisce la definitiva; *avviso*: da \
         guardare; *nota*: da sapere) e il posto: file, foglio, cella. Questo elenco è generato dal programma.\n",
    );
    for (title, codes) in stages {
        let _ = writeln!(text, "\n## {title}\n\n| codice | gravità | significato |\n|---|---|---|");
        let mut codes: Vec<&Code> = codes.iter().collect();
        codes.sort_by_key(|code| code.id);
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
            gravita: finding.code.severity.key(),
            messaggio: &finding.message,
            posizione: finding.place.as_ref().map(PlaceView::from),
            trovato: finding.found.as_deref(),
            atteso: finding.expected.as_deref(),
        }
    }
}

impl<'a> From<&'a Place> for PlaceView<'a> {
    fn from(place: &'a Place) -> Self {
        let cella = (!matches!(place.position, Position::Whole | Position::Table)).then(|| place.position.to_string());
        Self { file: &place.file, foglio: place.sheet.as_deref(), cella }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ODD: Code = Code::warning("X001", "dispari");
    const EVEN: Code = Code::warning("X002", "pari");

    fn numbered(count: usize) -> Vec<Finding> {
        (1..=count)
            .map(|number| Finding::new(if number % 2 == 0 { EVEN } else { ODD }, format!("caso {number}.")))
            .collect()
    }

    #[test]
    fn many_findings_of_one_code_are_told_by_the_first_and_their_number() {
        let text = text(&numbered(13), FullList::Workbook);
        let lines: Vec<&str> = text.lines().collect();
        let expected = [
            "Avvisi: 13",
            "  [X001] caso 1.",
            "  [X001] caso 3.",
            "  [X001] caso 5.",
            "  [X001] … e altre 4 come questa; elenco completo, da filtrare e stampare, con --formato xlsx",
            "  [X002] caso 2.",
            "  [X002] caso 4.",
            "  [X002] caso 6.",
            "  [X002] … e altre 3 come questa; elenco completo, da filtrare e stampare, con --formato xlsx",
            "",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn quoted_texts_cannot_steer_the_terminal() {
        let finding = Finding::new(ODD, "Foglio «\u{202e}x».").found("\u{1b}[2Jciao\tdue");
        let text = text(&[finding], FullList::Workbook);
        assert!(text.contains(r"Foglio «\u202ex».") && text.contains(r"trovato: [U+001B][2Jciao\u0009due"), "{text}");
    }

    #[test]
    fn the_same_note_of_many_cells_is_told_once_with_its_cells() {
        const READ: Code = Code::note("X003", "letto");
        let sheet = Place::sheet("a.xlsx", "Uno");
        let at =
            |row, found: &str| Finding::new(READ, "Testo letto come numero.").at(sheet.at_cell(row, 6)).found(found);
        let other = Finding::new(READ, "Testo letto come numero.").at(Place::sheet("b.xlsx", "Due").at_cell(0, 0));
        let text = text(&[at(3, "7 "), at(4, "9 "), other, at(8, "7 ")], FullList::Workbook);
        let expected = "Note (riparazioni e normalizzazioni): 4\n  [X003] Testo letto come numero. (4 volte)\n      dove: a.xlsx, foglio \
                        «Uno», celle G4; G5; G9; b.xlsx, foglio «Due», cella A1\n      trovato: 7 ; 9 \n\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_few_findings_are_all_shown() {
        let text = text(&numbered(8), FullList::Annex);
        assert_eq!(text.matches("caso").count(), 8);
        assert!(!text.contains("come questa"));
    }
}
