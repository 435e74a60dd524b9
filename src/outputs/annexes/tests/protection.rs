//! Sheets are protected against slips; what an auditor may change is free; comments tell causes.

use roxmltree::Document;

use super::parts::{Parts, named};
use super::{every_annex, first_mission};
use crate::outputs::annexes::sample::Sample;

/// Whether the format of a cell is unlocked.
fn is_free(parts: &Parts, sheet: &str, cell: &str) -> bool {
    let xml = Document::parse(parts.sheet_xml(sheet)).unwrap();
    let own = named(xml.root(), "c").find(|node| node.attribute("r") == Some(cell)).expect(cell);
    let index: usize = own.attribute("s").unwrap().parse().unwrap();
    let styles = Document::parse(&parts.0["xl/styles.xml"]).unwrap();
    let formats = named(styles.root(), "cellXfs").next().unwrap();
    let format = named(formats, "xf").nth(index).unwrap();
    named(format, "protection").any(|node| node.attribute("locked") == Some("0"))
}

#[test]
fn every_sheet_is_protected_without_a_password_and_can_be_filtered() {
    for annex in every_annex(&Sample::of(20)) {
        let parts = Parts::of(&annex);
        for sheet in parts.sheet_names() {
            let xml = Document::parse(parts.sheet_xml(&sheet)).unwrap();
            let protection = named(xml.root(), "sheetProtection").next().expect(&sheet);
            assert_eq!(protection.attribute("sheet"), Some("1"), "{sheet}");
            assert_eq!(protection.attribute("autoFilter"), Some("0"), "{sheet}: filters are allowed");
            assert_eq!(protection.attribute("password").or(protection.attribute("hashValue")), None, "{sheet}");
        }
    }
}

#[test]
fn only_thresholds_may_be_changed() {
    let parts = first_mission(&Sample::of(20));
    for cell in ["B6", "B7", "B11", "B12", "B13", "A16", "B16"] {
        assert!(is_free(&parts, "Regole", cell), "{cell}");
    }
    assert!(!is_free(&parts, "Regole", "B8"), "the words of a class");
    assert!(!is_free(&parts, "Indicatori", "H6"), "a value that an office measured");
}

#[test]
fn the_cause_of_a_deviation_is_a_comment_on_the_result() {
    let parts = first_mission(&Sample::of(60));
    let cells = parts.cells("Indicatori");
    let (name, _) = parts.0.iter().find(|(name, _)| name.starts_with("xl/comments")).expect("comments");
    let xml = Document::parse(&parts.0[name]).unwrap();
    let author = named(xml.root(), "author").next().unwrap().text();
    assert_eq!(author, Some("Comune di Prova & Esempio"));
    let mut seen = 0;
    for comment in named(xml.root(), "comment") {
        let row = comment.attribute("ref").unwrap().strip_prefix('M').expect("the column of achievements");
        let text: String = named(comment, "t").filter_map(|node| node.text()).collect();
        assert_eq!(
            Some(text.strip_prefix("Causa dello scostamento: ").unwrap()),
            cells[&format!("S{row}")].value.as_deref()
        );
        assert_ne!(cells[&format!("M{row}")].value.as_deref(), Some("100"));
        seen += 1;
    }
    assert!(seen > 5, "only {seen}");
}
