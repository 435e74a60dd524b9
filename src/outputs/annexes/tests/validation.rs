//! Annex D: figures are there, judgements are not, the sample can be drawn again.

use std::collections::BTreeMap;

use super::parts::{Parts, Stored};
use super::{every_annex, half_measured};
use crate::digest::hex_digest;
use crate::outputs::annexes::sample::Sample;

fn annex_d(sample: &Sample) -> Parts {
    Parts::of(every_annex(sample).last().unwrap())
}

fn column(cells: &BTreeMap<String, Stored>, letter: &str) -> Vec<String> {
    (6..500).map_while(|row| cells.get(&format!("{letter}{row}"))?.value.clone()).collect()
}

#[test]
fn every_point_of_both_checklists_is_there_and_none_is_judged() {
    let parts = annex_d(&Sample::of(60));
    for (sheet, points) in [("Nucleo di valutazione", "abcdefghijk"), ("Revisore", "12345678")] {
        let cells = parts.cells(sheet);
        let mut found = column(&cells, "A").concat();
        found = found.chars().fold(String::new(), |mut all, point| {
            if !all.ends_with(point) {
                all.push(point);
            }
            all
        });
        assert_eq!(found, points, "{sheet}");
        let rows = column(&cells, "A").len();
        for row in 6..6 + u32::try_from(rows).unwrap() {
            for yellow in ["F", "G"] {
                assert_eq!(cells[&format!("{yellow}{row}")].value, None, "{sheet}!{yellow}{row} is the auditor's");
            }
            assert!(cells[&format!("E{row}")].value.is_some(), "{sheet}, row {row}: a place");
        }
        assert!(parts.sheet_xml(sheet).contains("conforme con osservazioni"), "{sheet}: a list of judgements");
    }
}

#[test]
fn the_sample_can_be_drawn_again_by_anybody() {
    let sample = Sample::of(60);
    let cells = annex_d(&sample).cells("Ricalcolo");
    let drawn = column(&cells, "A");
    let mut expected: Vec<(String, String)> = sample.assessed(|dossier, _| {
        let measured = dossier.assessment.objectives().filter(|(_, row)| row.state.has_value());
        let codes = measured.map(|(_, row)| row.objective.code.to_string());
        codes.map(|code| (hex_digest(format!("0000-seme|{code}").as_bytes()), code)).collect()
    });
    expected.sort();
    let expected: Vec<String> = expected.into_iter().take(10).map(|(_, code)| code).collect();
    assert_eq!(drawn[..10], expected);
    assert!(cells.values().any(|cell| cell.value.as_deref().is_some_and(|text| text.contains("'0000-seme'"))));
}

#[test]
fn the_recomputation_is_live_and_the_checklists_show_its_outcome() {
    let parts = annex_d(&half_measured());
    let cells = parts.cells("Ricalcolo");
    let value = |cell: &str| cells[cell].value.as_deref();
    assert_eq!((value("A6"), value("J6"), value("K6")), (Some("01.02-01"), Some("51.25"), Some("51.25")));
    assert_eq!(cells["K6"].formula.as_deref(), Some("Obiettivi!V6"));
    assert_eq!(value("A16"), Some("Differenze"));
    assert!(cells["L16"].formula.as_deref().is_some_and(|formula| formula.matches("SUMPRODUCT").count() == 3));
    let board = parts.cells("Nucleo di valutazione");
    assert!(board.values().any(|cell| cell.formula.as_deref() == Some("Ricalcolo!$L$16")));
}

#[test]
fn a_deviation_without_a_cause_is_named() {
    let parts = annex_d(&half_measured());
    let shown = column(&parts.cells("Nucleo di valutazione"), "C");
    assert!(shown.contains(&"Di questi, senza causa: 01.02-01.1.".to_owned()), "{shown:?}");
    assert!(shown.iter().any(|text| text.starts_with("Adozione")), "{shown:?}");
    let evidence = parts.cells("Evidenze");
    assert_eq!(column(&evidence, "C"), ["01.02-01.1", "01.02-01.3"], "what is not measured proves nothing");
    assert_eq!(evidence["G6"].value.as_deref(), Some("Evidenza Xriservata"), "reserved to auditors, and shown to them");
}

#[test]
fn overrides_and_budget_totals_are_listed_for_the_auditor() {
    let parts = annex_d(&Sample::of(120));
    let overrides = parts.cells("Interventi");
    let what = column(&overrides, "A");
    assert!(
        what.iter().any(|word| word == "esclusione con atto") && what.iter().any(|word| word == "punteggio del Nucleo")
    );
    assert!(column(&overrides, "G").iter().all(|act| act == "G.C. 42 del 05/11/2024"));
    let budget = parts.cells("Riscontro risorse");
    assert_eq!(column(&budget, "A").len(), 18, "three figures of five missioni and the entity");
    assert_eq!(budget["C6"].value.as_deref(), Some("98891888.88"));
    assert_eq!(budget["E6"].value.as_deref(), Some("da riscontrare"));
    let files = parts.cells("File e impronte");
    assert_eq!(
        (column(&files, "A"), column(&files, "C")),
        (vec!["letto".to_owned(), "prodotto".to_owned()], vec!["5f16a7".to_owned(), hex_digest(b"a")])
    );
}
