//! The committed demonstration workbooks are those that their sources give, and they read back whole.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::entity::Entity;
use relazione_performance::domain::{Indicator, IndicatorCode, Measurement, Plan, Quantity, Sourced, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::measurements::{check_register, read_measurements, read_register};
use relazione_performance::kinds;
use relazione_performance::workbook::{self, Limits, Workbook};

#[expect(dead_code, reason = "the program's own entry is not called here")]
#[path = "../../seeds/dimostrazione/semina.rs"]
mod semina;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

#[expect(clippy::disallowed_methods, reason = "tests read committed files")]
fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(seeds().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read(name: &str, bytes: &[u8]) -> Workbook {
    workbook::read(bytes, name, &Limits::default()).unwrap()
}

fn plan() -> Plan {
    let name = "piano/piano_dup_2024-2026.txt";
    relazione_performance::inputs::plan::read(&bytes(name), name, Catalogue::embedded(), &Limits::default()).unwrap().0
}

/// Register and sheets of a year with all findings.
fn year(year: u16) -> (Vec<Indicator>, Vec<Measurement>, Vec<Finding>) {
    let mut register = None;
    let mut sheets = Vec::new();
    for (name, bytes) in semina::workbooks(&seeds()).unwrap() {
        if name == format!("indicatori/{year}.xlsx") {
            register = Some(read(&name, &bytes));
        } else if name.starts_with(&format!("misurazioni/{year}/")) {
            sheets.push(read(&name, &bytes));
        }
    }
    let (indicators, mut findings) = read_register(&register.unwrap());
    let (measurements, more) = read_measurements(&sheets, &indicators);
    findings.extend(more);
    findings.extend(check_register(&plan(), &indicators));
    (indicators, measurements, findings)
}

#[test]
fn the_committed_workbooks_are_those_of_their_sources() {
    let files = semina::workbooks(&seeds()).unwrap();
    assert_eq!(files.len(), 14);
    for (name, made) in files {
        assert!(made == bytes(&name), "{name}: rigenerare con cargo run --release --example semina");
    }
}

#[test]
fn the_demonstration_sheets_read_back_without_a_remark() {
    for (number, rows) in [(2024, 113), (2025, 110)] {
        let (indicators, measurements, findings) = year(number);
        assert_eq!(findings, [], "{number}");
        assert_eq!((indicators.len(), measurements.len()), (rows, rows));
    }
}

#[test]
fn every_planned_objective_has_an_indicator_and_every_kind_occurs() {
    let plan = plan();
    for number in [2024, 2025] {
        let (indicators, ..) = year(number);
        let covered: BTreeSet<_> = indicators.iter().map(|indicator| &indicator.objective).collect();
        let planned: BTreeSet<_> =
            plan.objectives().map(|(_, o)| o).filter(|o| o.is_planned_for(Year(number))).map(|o| &o.code).collect();
        assert_eq!(covered, planned);
        for kind in kinds::ALL.iter() {
            assert!(indicators.iter().any(|indicator| indicator.kind.value == kind), "{kind}");
        }
    }
}

#[test]
fn only_the_report_itself_and_the_postponed_exercise_are_blank_in_2024() {
    let (indicators, measurements, _) = year(2024);
    let blank: Vec<_> = indicators
        .iter()
        .zip(&measurements)
        .filter(|(_, row)| row.actual.is_none() && row.board_score.is_none())
        .map(|(indicator, row)| (indicator.code.as_str(), row.act.is_some()))
        .collect();
    assert_eq!(blank, [("01.10-01.1", false), ("11.01-01.2", true)]);
    let has = |value| measurements.iter().any(|row| row.actual.as_ref().is_some_and(|actual| actual.value == value));
    assert!(has(Quantity::NotDone) && has(Quantity::Number(0.into())));
}

#[test]
fn some_measurements_are_still_missing_in_2025() {
    let (_, measurements, _) = year(2025);
    let blank = measurements.iter().filter(|row| row.actual.is_none() && row.board_score.is_none()).count();
    assert_eq!(blank, 8, "seven to be filled in and the report itself");
}

/// The sheets of the Polizia locale, opened and saved by LibreOffice 7.4 with
/// `soffice --headless --convert-to ods` (and `xlsx`); to be made again when the sources change.
#[test]
#[expect(clippy::disallowed_methods, reason = "tests read committed files")]
fn a_sheet_saved_by_libreoffice_reads_back_identically() {
    let (indicators, measurements, _) = year(2024);
    let office = |code: &IndicatorCode| {
        let indicator = indicators.iter().find(|indicator| indicator.code == *code);
        indicator.and_then(|indicator| indicator.office.as_deref()) == Some("Polizia locale")
    };
    let own: Vec<_> = measurements.iter().filter(|row| office(&row.indicator)).map(comparable).collect();
    for name in ["polizia_locale.ods", "polizia_locale.xlsx"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/libreoffice").join(name);
        let (saved, findings) = read_measurements(&[read(name, &std::fs::read(path).unwrap())], &indicators);
        assert!(findings.is_empty(), "{name}: {}", findings[0]);
        assert_eq!(saved.iter().map(comparable).collect::<Vec<_>>(), own, "{name}");
    }
}

/// A measurement as text, without the places, which differ between files.
fn comparable(row: &Measurement) -> String {
    let value = |quantity: &Sourced<Quantity>| format!("{:?}", quantity.value);
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        row.indicator,
        row.state.as_ref().map(|state| state.value),
        row.actual.as_ref().map(value),
        row.unreadable,
        row.observed_on,
        row.source,
        row.evidence,
        row.cause,
        row.corrective_action,
        row.act.as_ref().map(|act| &act.value),
        row.compiler,
    )
}

/// What the document held before it grew by whole sections takes no more than thirty pages, cover and index included.
#[test]
fn the_report_is_short() {
    let entity = Entity::new();
    let model = include_str!("../../templates/relazione.xhtml.hbs");
    let newer = ["organizzativa", "triennali", "ambiti", "pagamenti", "processo"];
    let older: Vec<&str> = model.lines().filter(|line| !newer.iter().any(|name| line.contains(name))).collect();
    entity.write("templates/relazione.xhtml.hbs", &older.join("\n"));
    let run = entity.run("genera --anno 2024 --data 2025-06-20 --mostra pagine");
    let pages = run.stdout.lines().filter(|line| line.starts_with("=== ")).count();
    assert!((20..=30).contains(&pages), "{pages} pages: {}", run.stderr);
}
