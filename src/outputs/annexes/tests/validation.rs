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

/// The draw, made again from what the sheet *Estrazione* shows and its rule in words, and nothing else.
#[test]
fn the_sample_can_be_drawn_again_by_anybody() {
    const STRATA: [&str; 6] =
        ["alto, pesante", "alto, leggero", "medio, pesante", "medio, leggero", "basso, pesante", "basso, leggero"];
    let parts = annex_d(&Sample::of(60));
    let cells = parts.cells("Estrazione");
    let number = |text: &String| text.parse::<f64>().unwrap();
    let codes = column(&cells, "A");
    let of = |letter: &str| column(&cells, letter).into_iter().take(codes.len()).collect::<Vec<_>>();
    let (strata, weights, results) = (of("C"), of("F"), of("G"));
    let mut lines: Vec<String> =
        (0..codes.len()).map(|row| format!("{};{};{:.2}\n", codes[row], weights[row], number(&results[row]))).collect();
    lines.sort();
    let seed = hex_digest(lines.concat().as_bytes());
    assert!(cells.values().any(|cell| cell.value.as_deref() == Some(&format!("Seme: {seed}"))), "{seed}");

    let keys: Vec<String> = codes.iter().map(|code| hex_digest(format!("{seed}|{code}").as_bytes())).collect();
    assert_eq!(of("H"), keys);
    let total: f64 = weights.iter().map(number).sum();
    let average = total / f64::from(u32::try_from(codes.len()).unwrap());
    let members = |stratum: &str| (0..codes.len()).filter(|row| strata[*row] == stratum).collect::<Vec<_>>();
    for (row, stratum) in strata.iter().enumerate() {
        assert_eq!(stratum.ends_with("pesante"), number(&weights[row]) >= average, "{}", codes[row]);
    }
    let mut places = [0_u32; 6];
    for _ in 0..10 {
        let claim = |(index, stratum): (usize, &&str)| {
            let own = members(stratum);
            let factor = [3.0, 3.0, 2.0, 2.0, 1.0, 1.0][index];
            let weight: f64 = own.iter().map(|row| number(&weights[*row])).sum();
            let open = (places[index] as usize) < own.len();
            let first = if places[index] == 0 { f64::INFINITY } else { weight * factor / f64::from(places[index] + 1) };
            open.then_some((index, first))
        };
        let claims = STRATA.iter().enumerate().filter_map(claim);
        let next = claims.reduce(|best, other| if other.1 > best.1 { other } else { best }).unwrap();
        places[next.0] += 1;
    }
    let mut expected = Vec::new();
    for (stratum, places) in STRATA.iter().zip(places) {
        let mut own = members(stratum);
        own.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
        expected.extend(own.into_iter().take(places as usize).map(|row| codes[row].clone()));
    }
    let drawn: Vec<String> =
        codes.iter().zip(of("B")).filter(|(_, drawn)| drawn == "sì").map(|(code, _)| code.clone()).collect();
    assert_eq!(drawn, expected);
    assert_eq!(column(&parts.cells("Ricalcolo"), "A")[..10], expected);
    let asked = column(&parts.cells("Evidenze da chiedere"), "A");
    assert!(expected.iter().all(|code| asked.contains(code)), "something is asked of each");
}

#[test]
fn the_recomputation_is_live_and_the_checklists_show_its_outcome() {
    let parts = annex_d(&half_measured());
    let cells = parts.cells("Ricalcolo");
    let value = |cell: &str| cells[cell].value.as_deref();
    assert_eq!((value("A6"), value("K6"), value("L6")), (Some("01.02-01"), Some("51.25"), Some("51.25")));
    assert_eq!(cells["L6"].formula.as_deref(), Some("Obiettivi!W6"));
    assert_eq!(value("A16"), Some("Differenze"));
    assert!(cells["M16"].formula.as_deref().is_some_and(|formula| formula.matches("SUMPRODUCT").count() == 3));
    let board = parts.cells("Nucleo di valutazione");
    assert!(board.values().any(|cell| cell.formula.as_deref() == Some("Ricalcolo!$M$16")));
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
        (column(&files, "A"), column(&files, "D")),
        (vec!["letto".to_owned(), "prodotto".to_owned()], vec!["5f16a7".to_owned(), hex_digest(b"a")])
    );
}
