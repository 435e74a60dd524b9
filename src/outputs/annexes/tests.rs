//! The workbooks as a reader of their XML sees them.

mod golden;
mod parts;
mod protection;
mod resources;
mod revisions;
mod totals;
mod validation;

use std::collections::BTreeMap;

use roxmltree::Document;
use rust_decimal::Decimal;

use super::sample::Sample;
use super::*;
use crate::domain::{Quantity, Sourced};
use crate::dossier::PackageFile;
use crate::kinds;
use crate::outputs::handed_out::hand_out;
use parts::{Parts, Stored, named};

fn every_annex(sample: &Sample) -> Vec<PackageFile> {
    sample.assessed(|dossier, _| {
        let mut annexes = files(all(dossier).unwrap());
        annexes.extend(findings_annex(dossier, &[]).unwrap());
        let published = PackageFile::new("dati/missioni.csv", b"a".to_vec()).entry();
        annexes.extend(validation_annex(dossier, &[published, annexes.last().unwrap().entry()]).unwrap());
        annexes
    })
}

fn files(annexes: Vec<Annex>) -> Vec<PackageFile> {
    annexes.into_iter().map(|annex| annex.file).collect()
}

fn first_mission(sample: &Sample) -> Parts {
    sample.assessed(|dossier, _| Parts::of(&all(dossier).unwrap()[1].file))
}

/// The worked example of the scoring rules: 62.50 (w 50), blank (w 30), 100 (w 20).
fn half_measured() -> Sample {
    let mut sample = Sample::with_indicators(&[
        (kinds::variation::KIND, Some("440"), Some("425"), 50),
        (kinds::increasing::KIND, Some("100"), None, 30),
        (kinds::decreasing::KIND, Some("57"), Some("0"), 20),
    ]);
    let baseline = sample.indicators[0]
        .target
        .clone()
        .map(|target| Sourced::new(Quantity::Number(Decimal::from(400)), target.place));
    sample.indicators[0].baseline = baseline;
    sample
}

#[test]
fn the_worked_example_stands_in_formulas_with_its_results() {
    let parts = first_mission(&half_measured());
    let indicators = parts.cells("Indicatori");
    let raw = &indicators["L6"];
    assert_eq!(
        raw.formula.as_deref(),
        Some("IF(OR(K6=\"\",ISBLANK(H6)),\"n.d.\",ROUND(ROUND(100*(H6-F6)/(G6-F6),11),2))")
    );
    assert_eq!(raw.value.as_deref(), Some("62.5"));
    let objectives = parts.cells("Obiettivi");
    let results = ["T6", "U6", "W6", "X6"].map(|cell| objectives[cell].value.as_deref().unwrap());
    assert_eq!(results, ["73.21", "70", "51.25", "incompleto"]);
    let summary = parts.cells("Sommario");
    let results = ["D6", "E6", "F6"].map(|cell| summary[cell].value.as_deref().unwrap());
    assert_eq!(results, ["51.25", "73.21", "70"]);
    assert_eq!(summary["D7"].value, summary["D6"].value, "the missione has no other programma");
}

#[test]
fn a_blank_actual_is_an_empty_cell_and_a_zero_is_a_zero() {
    let cells = first_mission(&half_measured()).cells("Indicatori");
    let column = |letter: &str| [6, 7, 8].map(|row| cells[&format!("{letter}{row}")].value.clone().unwrap_or_default());
    assert_eq!(column("H"), ["425", "", "0"]);
    assert_eq!(cells["H7"], Stored::default(), "neither a value nor a formula");
    assert_eq!(column("I"), ["misurato", "non misurato", "misurato"]);
    assert_eq!(column("M"), ["62.5", "n.d.", "100"]);
}

/// On a large plan and on the real one with nothing measured; LibreOffice recalculates the same files in `.ci/run`.
#[test]
fn every_formula_carries_a_result() {
    for (name, sample) in [("casuali", Sample::of(500)), ("vuoti", Sample::real_plan())] {
        let annexes = every_annex(&sample);
        let tables = sample.assessed(|dossier, _| crate::outputs::opendata::tables(dossier).0);
        for file in annexes.iter().chain(&tables) {
            hand_out(&format!("annessi/{name}"), file.name(), &file.bytes);
        }
        let formulas = results_of_formulas(&annexes);
        assert!(formulas > 1_000, "{name}: only {formulas}");
    }
}

/// Holds every formula to a stored result that is no error; gives how many there are.
fn results_of_formulas(annexes: &[PackageFile]) -> usize {
    let mut formulas = 0;
    for annex in annexes {
        let parts = Parts::of(annex);
        for sheet in parts.sheet_names() {
            for (place, cell) in parts.cells(&sheet) {
                if let Some(formula) = cell.formula {
                    formulas += 1;
                    let result = cell.value.unwrap_or_else(|| panic!("{} {sheet}!{place}", annex.path));
                    let may_be_empty = formula.contains("\"\"");
                    assert!(may_be_empty || !result.is_empty(), "{} {sheet}!{place}: {formula}", annex.path);
                    assert!(!result.starts_with('#'), "{} {sheet}!{place}: {result}", annex.path);
                }
            }
        }
    }
    formulas
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let mut texts = 0;
    for annex in every_annex(&Sample::of(60)) {
        let parts = Parts::of(&annex);
        for sheet in parts.sheet_names() {
            for (place, cell) in parts.cells(&sheet) {
                let formula = cell.formula.unwrap_or_default();
                assert!(!formula.contains("HYPERLINK"), "{} {sheet}!{place}", annex.path);
                texts += usize::from(cell.value.is_some_and(|value| value.starts_with("=HYPERLINK")));
            }
        }
    }
    assert!(texts > 10, "only {texts}");
}

#[test]
fn nobody_is_named_in_what_is_published() {
    let sample = Sample::of(60);
    assert!(sample.measurements.iter().any(|row| row.compiler.as_deref() == Some("Compilatore Xriservato")));
    for annex in sample.assessed(|dossier, _| all(dossier).unwrap()) {
        for (name, text) in Parts::of(&annex.file).0 {
            assert!(!text.contains("Xriservat"), "{} {name}", annex.file.path);
        }
    }
}

#[test]
fn files_are_named_in_ascii_and_come_in_order() {
    let names: Vec<String> = every_annex(&Sample::of(20)).into_iter().map(|annex| annex.path).collect();
    assert_eq!(names[0], "allegati/Allegato_A_00_Riepilogo.xlsx");
    assert_eq!(names[1], "allegati/Allegato_A_01_Servizi_istituzionali_generali_e_di_gestione.xlsx");
    assert_eq!(names.last().map(String::as_str), Some("riservato/Allegato_D_Validazione.xlsx"));
    assert!(names.iter().all(|name| name.is_ascii()));
    assert!(names.is_sorted());
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    assert_eq!(every_annex(&Sample::of(40)), every_annex(&Sample::of(40)));
}

#[test]
fn rules_are_named_cells() {
    let parts = first_mission(&half_measured());
    let book = Document::parse(&parts.0["xl/workbook.xml"]).unwrap();
    let names: BTreeMap<&str, &str> =
        named(book.root(), "definedName").map(|name| (name.attribute("name").unwrap(), name.text().unwrap())).collect();
    let rules = parts.cells("Regole");
    for (name, value) in [
        ("SOGLIA_RAGGIUNTO", "90"),
        ("SOGLIA_PARZIALE", "70"),
        ("TOLLERANZA", "0.05"),
        ("TETTO", "100"),
        ("COPERTURA_MINIMA", "75"),
    ] {
        let cell = names[name].strip_prefix("Regole!").unwrap().replace('$', "");
        assert_eq!(rules[&cell].value.as_deref(), Some(value), "{name}");
    }
    assert_eq!(names["RITARDI_DA_GIORNI"].replace('$', ""), "Regole!A16:A19");
    assert_eq!(rules["A19"].value.as_deref(), Some("61"));
    assert_eq!(rules["B19"].value.as_deref(), Some("0"));
}

#[test]
fn links_lead_to_the_row_that_they_name() {
    let parts = first_mission(&Sample::of(60));
    let mut followed = 0;
    for sheet in ["Obiettivi", "Indicatori", "Provenienza"] {
        let here = parts.cells(sheet);
        let document = Document::parse(parts.sheet_xml(sheet)).unwrap();
        for link in named(document.root(), "hyperlink") {
            let (target, cell) = link.attribute("location").unwrap().split_once('!').unwrap();
            let from = here[link.attribute("ref").unwrap()].value.clone().unwrap();
            let to = parts.cells(target.trim_matches('\''))[cell].value.clone().unwrap();
            // From an objective one lands on its first indicator; else on the very code.
            let expected = if sheet == "Obiettivi" { format!("{from}.1") } else { from };
            assert_eq!(to, expected, "{sheet} → {target}!{cell}");
            followed += 1;
        }
    }
    assert!(followed > 50, "only {followed}");
}

#[test]
fn every_sheet_says_what_it_is_worth() {
    for annex in every_annex(&Sample::of(20)) {
        let parts = Parts::of(&annex);
        for sheet in parts.sheet_names() {
            assert_eq!(parts.cells(&sheet)["A3"].value.as_deref(), Some("BOZZA – DATI DIMOSTRATIVI"), "{sheet}");
            let xml = Document::parse(parts.sheet_xml(&sheet)).unwrap();
            let footer = named(xml.root(), "oddFooter").next().unwrap().text().unwrap();
            assert!(footer.starts_with("&LComune di Prova && Esempio – "), "{sheet}: {footer}");
            assert!(footer.contains("BOZZA – DATI DIMOSTRATIVI"), "{sheet}: {footer}");
            let setup = named(xml.root(), "pageSetup").next().unwrap();
            assert_eq!((setup.attribute("paperSize"), setup.attribute("orientation")), (Some("9"), Some("landscape")));
        }
        assert!(parts.0["docProps/core.xml"].contains("2025-06-20T00:00:00Z"), "{}", annex.path);
    }
}

#[test]
fn what_qualifies_the_figures_stands_beside_them() {
    use crate::domain::{Act, DeclaredState};
    let mut sample = Sample::with_indicators(&[
        (kinds::increasing::KIND, Some("100"), Some("80"), 1),
        (kinds::increasing::KIND, Some("100"), None, 0),
        (kinds::increasing::KIND, Some("100"), None, 1),
    ]);
    let postponed = &mut sample.measurements[2];
    let place = postponed.place.clone();
    let late = Act { number: "G.C. 9".to_owned(), date: "2025-03-01".parse().unwrap() };
    postponed.act = Some(Sourced::new(late, place.clone()));
    postponed.state = Some(Sourced::new(DeclaredState::Postponed, place));
    let parts = first_mission(&sample);
    let under = |sheet: &str, header: &str| {
        let cells = parts.cells(sheet);
        let of_row = |row: char| {
            move |(cell, _): &(&String, &Stored)| cell.trim_start_matches(char::is_alphabetic) == row.to_string()
        };
        let heading = cells.iter().filter(of_row('5')).find(|(_, stored)| stored.value.as_deref() == Some(header));
        let (cell, _) = heading.unwrap_or_else(|| panic!("{header} is not in {sheet}"));
        cells[&cell.replace('5', "6")].value.clone()
    };
    for sheet in ["Obiettivi", "Sommario"] {
        assert_eq!(under(sheet, "Indicatori non misurati di peso 0").as_deref(), Some("1"), "{sheet}");
        assert_eq!(under(sheet, "Cautelativo senza atti tardivi %").as_deref(), Some("40"), "{sheet}");
    }
    assert_eq!(under("Sommario", "Copertura %").as_deref(), Some("100"), "which is what hides the blank");
    assert_eq!(under("Sommario", "Indice cautelativo %").as_deref(), Some("80"));
}

#[test]
fn a_missione_without_indicators_is_still_a_workbook() {
    let mut sample = half_measured();
    sample.indicators.clear();
    let parts = first_mission(&sample);
    assert_eq!(parts.cells("Obiettivi")["W6"].value.as_deref(), Some("0"));
    assert_eq!(parts.cells("Obiettivi")["T6"].value.as_deref(), Some("n.d."));
    assert_eq!(parts.cells("Sommario")["K6"].value.as_deref(), Some("n.d."));
}

#[test]
fn a_day_that_no_spreadsheet_knows_leaves_results_without_formulas() {
    let mut sample = Sample::with_indicators(&[(kinds::date::KIND, None, None, 1)]);
    let place = sample.indicators[0].place.clone();
    let day = |text: &str| Some(Sourced::new(Quantity::Date(text.parse().unwrap()), place.clone()));
    sample.indicators[0].target = day("0024-06-30");
    sample.measurements[0].actual = day("2024-07-18");
    let cells = first_mission(&sample).cells("Indicatori");
    let stored = |text: &str| Stored { formula: None, value: Some(text.to_owned()) };
    assert_eq!(cells["G6"], stored("30/06/0024"));
    assert_eq!(cells["M6"], stored("0"));
    // Two thousand Gregorian years and eighteen days.
    assert_eq!(cells["P6"], stored("730503"));
}

#[test]
fn a_text_as_long_as_a_cell_can_be_is_kept_whole() {
    let mut sample = half_measured();
    let long = "parola ".repeat(4_681);
    sample.plan.missions[0].objectives[0].purpose.clone_from(&long);
    assert_eq!(long.len(), 32_767);
    assert_eq!(first_mission(&sample).cells("Obiettivi")["G6"].value.as_deref(), Some(long.as_str()));
}

#[test]
fn the_real_plan_gives_a_workbook_for_each_missione_with_every_text_whole() {
    let sample = Sample::real_plan();
    let annexes = every_annex(&sample);
    assert_eq!(annexes.len(), 13, "ten missioni, the summary, findings and validation");
    for (mission, annex) in sample.plan.missions.iter().zip(&annexes[1..]) {
        let cells = Parts::of(annex).cells("Obiettivi");
        for objective in &mission.objectives {
            let code = |row: &usize| cells[&format!("A{row}")].value.as_deref() == Some(objective.code.as_str());
            let row = (6..6 + mission.objectives.len()).find(code).expect("a row for each objective");
            let text = |column: &str| cells[&format!("{column}{row}")].value.as_deref().unwrap_or_default();
            assert!(text("F").starts_with(&objective.title.text), "{}: {}", objective.code, text("F"));
            assert_eq!(text("G"), objective.purpose);
            assert_eq!(text("H"), objective.stakeholders);
        }
    }
    let summary = Parts::of(&annexes[0]).cells("Sommario");
    let total = ["A16", "C16", "D16", "E16", "F16", "K16"].map(|cell| summary[cell].value.as_deref().unwrap());
    assert_eq!(total, ["Ente", "66", "0", "n.d.", "0", "n.d."], "planned for 2024, nothing measured, no class");
}
