//! Sheets that offices rearranged and saved with LibreOffice, as xlsx and as ods.
//!
//! The fixtures were written by LibreOffice 7.4 (`soffice --headless --convert-to`): columns moved
//! and added, cells merged across and down, real percentages, dates and error cells.

use std::path::Path;

use relazione_performance::domain::{Indicator, Measurement, Quantity};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::measurements::{read_measurements, read_register};
use relazione_performance::workbook::{self, Limits, Workbook};

fn fixture(name: &str) -> Workbook {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/libreoffice").join(name);
    workbook::read(&std::fs::read(path).unwrap(), name, &Limits::default()).unwrap()
}

fn book(file: &str, rows: &[&[&str]]) -> Workbook {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(*cells) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
    workbook::read(&book.save_to_buffer().unwrap(), file, &Limits::default()).unwrap()
}

fn register() -> Vec<Indicator> {
    let rows: [&[&str]; 5] = [
        &["CODICE INDICATORE", "INDICATORE", "TIPO", "UNITÀ", "TARGET"],
        &["01.02-01.1", "Pattugliamento", "crescente", "km", "12000"],
        &["01.02-01.2", "Copertura", "crescente", "%", "90"],
        &["01.02-02.1", "Piano approvato", "data", "", "30/06/2024"],
        &["01.02-03.1", "Convenzione", "sì/no", "", ""],
    ];
    read_register(&book("indicatori/2024.xlsx", &rows)).0
}

/// What a row says, without places: its code, value, cause and day.
type Said = (String, Option<Quantity>, Option<String>, Option<String>);

fn said(rows: &[Measurement]) -> Vec<Said> {
    let said = |row: &Measurement| {
        let day = row.observed_on.map(|day| day.to_string());
        (row.indicator.to_string(), row.actual.as_ref().map(|actual| actual.value), row.cause.clone(), day)
    };
    rows.iter().map(said).collect()
}

fn ids(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.id).collect()
}

#[test]
fn a_rearranged_sheet_says_the_same_as_one_left_as_it_was() {
    let plain: [&[&str]; 5] = [
        &["CODICE INDICATORE", "CONSUNTIVO", "CAUSA SCOSTAMENTO", "DATA RILEVAZIONE"],
        &["01.02-01.1", "12500.5", "Mezzo fermo per guasto", "10/01/2025"],
        &["01.02-01.2", "85", "Mezzo fermo per guasto", "10/01/2025"],
        &["01.02-02.1", "15/06/2024"],
        &["01.02-03.1", "sì"],
    ];
    let (expected, _) = read_measurements(&[book("p.xlsx", &plain)], &register());
    assert_eq!(expected.len(), 4);
    for name in ["ufficio_riordinato.xlsx", "ufficio_riordinato.ods"] {
        let (rows, findings) = read_measurements(&[fixture(name)], &register());
        assert_eq!(said(&rows), said(&expected), "{name}");
        assert_eq!(ids(&findings), ["M011"], "{name}: the day typed as a text is remarked, nothing else");
        assert!(findings[0].place.as_ref().unwrap().to_string().ends_with("cella G5"));
    }
}

#[test]
fn error_cells_are_neither_zero_nor_blank_in_any_format() {
    for name in ["celle_in_errore.xlsx", "celle_in_errore.ods"] {
        let (rows, findings) = read_measurements(&[fixture(name)], &register());
        let read: Vec<_> = rows.iter().map(|row| (row.actual.is_some(), row.unreadable.is_some())).collect();
        assert_eq!(read, [(false, true), (false, true), (true, false), (true, false)], "{name}");
        assert_eq!(ids(&findings), ["M010", "M010", "M011"], "{name}");
        assert!(findings[0].found.as_deref().is_some_and(|found| found.contains("DIV/0")), "{name}");
    }
}
