//! Budget figures: blanks are no zeros, totals are live, nothing of the file is left out.

use super::{every_annex, first_mission, half_measured};
use crate::outputs::annexes::sample::Sample;
use crate::outputs::annexes::tests::parts::Parts;

#[test]
fn a_missione_lists_its_programmi_and_their_live_total() {
    let cells = first_mission(&Sample::of(40)).cells("Risorse");
    let value = |cell: &str| cells[cell].value.as_deref();
    let column = |letter: &str| ["6", "7", "8"].map(|row| value(&format!("{letter}{row}")));
    assert_eq!(column("A"), [Some("01.01"), Some("01.02"), Some("01.03")], "01.03 has no objectives");
    assert_eq!(column("C"), [Some("123456.78"), Some("3000"), Some("98765432.1")]);
    assert_eq!(column("E"), [Some("0"), Some("500"), None], "a blank amount stays blank, a zero is a zero");
    assert_eq!(value("F7"), Some("33.33"));
    assert_eq!((value("C9"), value("E9")), (Some("98891888.88"), Some("n.d.")), "a total that lacks an amount");
    assert_eq!(
        cells["D9"].formula.as_deref(),
        Some("IF(COUNT($D$6:$D$8)=ROWS($D$6:$D$8),ROUND(SUM($D$6:$D$8),2),\"n.d.\")")
    );
    assert!(cells.values().any(|cell| cell.value.as_deref().is_some_and(|text| text.ends_with("risorse: 01.10."))));
}

#[test]
fn the_summary_counts_missioni_without_objectives_too() {
    let summary = Parts::of(&every_annex(&Sample::of(40))[0]);
    let cells = summary.cells("Risorse");
    let codes: Vec<_> = (6..=11).filter_map(|row| cells.get(&format!("A{row}"))?.value.as_deref()).collect();
    assert_eq!(codes, ["01", "04", "09", "12", "20", "Ente"]);
    assert_eq!(cells["C10"].value.as_deref(), Some("15000"));
    assert_eq!(cells["C11"].value.as_deref(), Some("98969548.88"));
    assert_eq!(cells["F7"].value.as_deref(), Some("n.d."), "nothing is a share of zero");
    assert_eq!(summary.cells("Risorse per programma")["A13"].value.as_deref(), Some("20.01"));
}

#[test]
fn without_a_file_the_sheet_says_which_one_would_bring_it() {
    let cells = first_mission(&half_measured()).cells("Risorse");
    assert!(
        cells
            .values()
            .any(|cell| { cell.value.as_deref().is_some_and(|text| text.contains("manca il file risorse/2024.xlsx")) })
    );
    assert_eq!(cells["C7"].value.as_deref(), Some("n.d."), "no amounts, no total");
}
