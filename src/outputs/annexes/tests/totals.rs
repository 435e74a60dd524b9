//! Trend: no figure where there is none.

use super::parts::Parts;
use super::{every_annex, half_measured};
use crate::outputs::annexes::sample::Sample;

#[test]
fn a_year_without_data_is_not_available_and_the_chart_leaves_it_out() {
    let parts = Parts::of(&every_annex(&Sample::of(60))[0]);
    let cells = parts.cells("Andamento");
    let value = |cell: &str| cells[cell].value.as_deref().unwrap_or_default();
    assert_eq!((value("C5"), value("F5")), ("Cautelativo % 2022", "Cautelativo % differenza sul 2023"));
    assert_eq!((value("A6"), value("C6")), ("Ente", "n.d."));
    assert_eq!(value("F6"), "1.25");
    assert_eq!(cells["E6"].formula.as_deref(), Some("Sommario!D10"));
    assert_eq!((value("A7"), value("D7"), value("F7")), ("01", "n.d.", "n.d."), "not in the plan of the year before");
    let chart = parts.0.values().find(|xml| xml.contains("Andamento dell’ente")).expect("a chart");
    assert!(chart.contains("Andamento!$D$6:$E$6") && !chart.contains("$C$6"), "2022 is not drawn as a zero");
}

#[test]
fn with_one_year_there_is_no_line_to_draw() {
    let mut sample = half_measured();
    sample.measurements.clear();
    let parts = Parts::of(&every_annex(&sample)[0]);
    assert!(!parts.0.values().any(|xml| xml.contains("Andamento dell’ente")));
}

#[test]
fn an_input_is_followed_to_the_hash_of_its_file() {
    let parts = super::first_mission(&half_measured());
    let cells = parts.cells("Provenienza");
    let row = cells.iter().find(|(_, cell)| cell.value.as_deref() == Some("Target t")).map(|(place, _)| &place[1..]);
    let value = |column: &str| cells[&format!("{column}{}", row.unwrap())].value.as_deref();
    assert_eq!((value("D"), value("F")), (Some("file_01.xlsx"), Some("K2")));
    assert_eq!((value("H"), value("I")), (Some("nessuno"), Some("5f16a7")));
}
