//! Annex B: what was normalised, and what changed against the previous final.

use super::parts::Parts;
use crate::domain::Place;
use crate::dossier::Dossier;
use crate::finding::Finding;
use crate::inputs::changes::Aspect;
use crate::inputs::plan;
use crate::outputs::annexes::sample::Sample;
use crate::outputs::annexes::workbooks::revised_findings_annex;
use crate::trace::revision::{FigureRevision, FileRevision, PublishedValue, Revision, TextRevision};

fn value(text: &str) -> PublishedValue {
    PublishedValue { value: Some(text.to_owned()), class: None }
}

fn annex_b(findings: &[Finding], revision: Option<&Revision>) -> Parts {
    Sample::of(8).assessed(|dossier, _| {
        let dossier = Dossier { findings, ..*dossier };
        Parts::of(&revised_findings_annex(&dossier, revision).unwrap())
    })
}

#[test]
fn a_repair_is_shown_before_and_after() {
    let place = Place::sheet("piano/piano.xlsx", "Missione 01").at_cell(6, 3);
    let repair = Finding::new(plan::plan_codes::SPLIT_WORD, "Parola spezzata")
        .at(place.clone())
        .found("INNOVA ZIONE")
        .expected("INNOVAZIONE");
    let other = Finding::new(plan::plan_codes::IGNORED_ROW, "Riga").at(place);
    let cells = annex_b(&[other, repair], None).cells("Normalizzazioni");
    let row = ["A6", "E6", "F6", "G6"].map(|cell| cells[cell].value.as_deref().unwrap());
    assert_eq!(row, ["P002", "D7", "INNOVA ZIONE", "INNOVAZIONE"]);
    assert!(!cells.contains_key("A7") || cells["A7"].value.is_none(), "a row left out is no normalisation");
}

#[test]
fn changed_figures_come_with_their_reasons() {
    let revision = Revision {
        version: 2,
        readable: true,
        files: vec![FileRevision { path: "a.xlsx".to_owned(), before: None, after: Some("ab".to_owned()) }],
        figures: vec![FigureRevision {
            figure: "obiettivo 01.01-01, C".to_owned(),
            before: Some(value("60")),
            after: Some(value("75")),
            public_reasons: Vec::new(),
            reasons: vec!["G: 60 → 75 (indicatore 01.01-01.1, G)".to_owned()],
        }],
        texts: vec![TextRevision {
            objective: "01.01-01".to_owned(),
            indicator: None,
            aspect: Aspect::OBJECTIVE_WEIGHT,
            before: None,
            after: Some("2".to_owned()),
        }],
    };
    let parts = annex_b(&[], Some(&revision));
    let cells = parts.cells("Cifre cambiate");
    assert_eq!(cells["A1"].value.as_deref(), Some("Cifre cambiate rispetto alla versione 2"));
    let row = ["A6", "B6", "C6", "D6", "E6"].map(|cell| cells[cell].value.as_deref().unwrap());
    assert_eq!(row, ["obiettivo 01.01-01, C", "cambiata", "60", "75", "G: 60 → 75 (indicatore 01.01-01.1, G)"]);
    let texts = parts.cells("Testi cambiati");
    assert_eq!(["A6", "B6", "D6"].map(|cell| texts[cell].value.as_deref().unwrap()), ["01.01-01", "peso", "2"]);
    assert_eq!(parts.cells("File cambiati")["B6"].value.as_deref(), Some("nuovo"));
}

#[test]
fn an_empty_comparison_says_why_it_is_empty() {
    let note = |revision: Option<&Revision>| {
        let cells = annex_b(&[], revision).cells("Cifre cambiate");
        cells["A8"].value.clone().unwrap()
    };
    assert!(note(None).contains("Non c’è una definitiva precedente"));
    let revision =
        |readable| Revision { version: 1, readable, files: Vec::new(), figures: Vec::new(), texts: Vec::new() };
    assert!(note(Some(&revision(true))).starts_with("Nessuna cifra è diversa"));
    assert!(note(Some(&revision(false))).contains("non significa che nulla sia cambiato"));
}
