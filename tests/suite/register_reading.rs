//! The register: what is refused when it is read, and how next year's starts.

use chrono::NaiveDate;
use relazione_performance::domain::{Edition, Indicator, Plan, Quantity, Status, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::measurements::{check_register, read_measurements, read_register, register, sheets};
use relazione_performance::workbook::{self, Limits};

const PLAN: &[u8] = include_bytes!("../../seeds/piano/piano_dup_2024-2026.txt");

fn plan() -> Plan {
    relazione_performance::inputs::plan::read(PLAN, "piano.txt", Catalogue::embedded(), &Limits::default()).unwrap().0
}

fn edition(year: u16) -> Edition {
    let reference_date = NaiveDate::from_ymd_opt(2025, 1, 7).unwrap();
    Edition {
        entity: "Comune & C.".to_owned(),
        year: Year(year),
        reference_date,
        status: Status::Draft,
        demonstration: false,
    }
}

/// Reads a register of texts whose header is CODICE INDICATORE, INDICATORE, TIPO, VERSO, TARGET.
fn read(rows: &[[&str; 5]]) -> (Vec<Indicator>, Vec<Finding>) {
    read_below(["CODICE INDICATORE", "INDICATORE", "TIPO", "VERSO", "TARGET"], rows)
}

fn read_below(header: [&str; 5], rows: &[[&str; 5]]) -> (Vec<Indicator>, Vec<Finding>) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(std::iter::once(&header).chain(rows)) {
        for (column, text) in (0u16..).zip(cells) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    read_register(&workbook::read(&book.save_to_buffer().unwrap(), "r.xlsx", &Limits::default()).unwrap())
}

#[test]
fn rows_that_cannot_be_used_are_left_out_with_a_blocking_finding() {
    let good = ["01.02-01.1", "Ore", "crescente", "", "12"];
    for (row, code) in [
        (["01.02 01", "Ore", "crescente", "", "12"], "I003"),
        (["", "Ore", "crescente", "", "12"], "I003"),
        (["01.02-01.1", "Ore", "crescente", "", "12"], "I004"),
        (["01.02-01.2", "Ore", "", "", "12"], "I005"),
        (["01.02-01.2", "Ore", "veloce", "", "12"], "I005"),
        (["01.02-01.2", "Ore", "mantenimento", "medio", "12"], "I005"),
    ] {
        let (indicators, findings) = read(&[good, row]);
        let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).map(|f| f.code.id).collect();
        assert_eq!((indicators.len(), blocking), (1, vec![code]), "{row:?}");
    }
}

/// A word that the list of VERSO does not have is told at VERSO, one of TIPO at TIPO, each with its own list.
#[test]
fn tipo_and_verso_are_told_each_at_its_cell() {
    for (kind, bound, cell, said, asked) in [
        ("mantenimento", "maggiore", "D2", "Il VERSO dell’indicatore 01.02-01.1", "uno di: minimo, massimo"),
        ("mantenimento (massimo)", "minimo", "D2", "Il VERSO dell’indicatore 01.02-01.1", "uno di: minimo, massimo"),
        ("crescent", "", "C2", "Il TIPO dell’indicatore 01.02-01.1 non è conosciuto", "mantenimento, sì/no"),
        ("", "", "C2", "Il TIPO dell’indicatore 01.02-01.1 manca", "uno di: crescente"),
    ] {
        let (_, findings) = read(&[["01.02-01.1", "Ore", kind, bound, "12"]]);
        let finding = findings.iter().find(|finding| finding.code.id == "I005").unwrap();
        let place = finding.place.as_ref().unwrap().to_string();
        assert!(place.ends_with(&format!("cella {cell}")) && finding.message.starts_with(said), "{finding:?}");
        assert!(finding.expected.as_deref().unwrap().contains(asked), "{finding:?}");
    }
}

#[test]
fn a_target_that_cannot_be_read_is_absent_and_blocking() {
    let (indicators, findings) = read(&[["01.02-01.1", "Ore", "crescente", "", "molte"]]);
    assert_eq!(indicators[0].target, None);
    assert_eq!(findings[0].code.id, "I006");
    assert_eq!(findings[0].place.as_ref().unwrap().to_string(), "r.xlsx, foglio «Sheet1», cella E2");
}

#[test]
fn an_indicator_has_the_themes_of_its_row_and_an_unknown_one_is_told() {
    let header = ["CODICE INDICATORE", "INDICATORE", "TIPO", "TARGET", "AMBITO"];
    let rows = [
        ["01.02-01.1", "Corsi", "crescente", "3", "Formazione, digitale; FORMAZIONE"],
        ["01.02-01.2", "Bandi", "crescente", "3", "pari opportunita', turismo"],
        ["01.02-01.3", "Atti", "crescente", "3", ""],
    ];
    let (indicators, findings) = read_below(header, &rows);
    let themes: Vec<Vec<&str>> =
        indicators.iter().map(|row| row.themes.iter().map(|theme| theme.label()).collect()).collect();
    assert_eq!(themes, [vec!["formazione", "digitale"], vec!["pari opportunità"], vec![]]);
    let unknown: Vec<&Finding> = findings.iter().filter(|finding| finding.code.id == "I014").collect();
    assert_eq!((unknown.len(), findings.iter().filter(|finding| finding.blocks()).count()), (1, 0), "{findings:?}");
    let told = unknown[0].to_string();
    assert!(told.contains("turismo") && told.contains("accessibilità"), "{told}");
}

#[test]
fn notes_below_the_table_are_passed_over() {
    let (indicators, findings) = read(&[["Approvato con G.C. 12 del 31/01/2024", "", "", "", ""]]);
    assert_eq!((indicators.len(), findings.len()), (0, 0));
}

#[test]
fn a_first_register_has_a_row_for_each_planned_objective_and_no_target() {
    let rows = register::starting_rows(&plan(), Year(2024));
    assert_eq!(rows.len(), 66);
    assert!(rows.iter().all(|row| row.kind.is_none() && row.target.is_none() && !row.plan_text.is_empty()));
}

#[test]
fn next_years_register_starts_from_last_years_actual_values() {
    let plan = plan();
    let (mut indicators, _) = read(&[["01.02-02.1", "Ore", "variazione", "", "12"]]);
    indicators[0].plan_text = "altro".to_owned();
    assert_eq!(check_register(&plan, &indicators)[0].code.id, "I008");
    let book =
        sheets::write(&edition(2024), &plan, &indicators, sheets::Filled::default(), sheets::Scope::Mission).unwrap();
    assert_eq!(book[0].name, "Missione_01.xlsx");
    let sheet = workbook::read(&book[0].bytes, "m.xlsx", &Limits::default()).unwrap();
    assert_eq!(sheet.sheets[0].name.as_ref(), "Missione 01");
    let (mut measurements, findings) = read_measurements(&[sheet], &indicators);
    assert_eq!((findings, measurements[0].actual.clone()), (Vec::new(), None));
    let place = measurements[0].place.clone();
    let ten = Quantity::Number(10.into());
    measurements[0].actual = Some(relazione_performance::domain::Sourced::new(ten, place));
    let rows = register::next_year_rows(
        &plan,
        Year(2025),
        &register::Before { indicators: &indicators, unconfirmed: &[], actuals: &measurements, plan: None },
    );
    assert_eq!(rows.len(), 65);
    let row = rows.iter().find(|row| row.code == indicators[0].code).unwrap();
    assert_eq!((row.baseline, row.baseline_year, row.target), (Some(ten), Some(Year(2024)), None));
    assert_ne!(row.plan_text, "altro");
}

#[test]
fn a_text_that_looks_like_a_formula_stays_text() {
    let (mut indicators, _) = read(&[["01.02-02.1", "=1+1", "crescente", "", "12"]]);
    indicators[0].unit = "@SUM(A1)".to_owned();
    let rows: Vec<_> = indicators.iter().map(register::RegisterRow::from).collect();
    let bytes = register::write(&edition(2024), &plan(), &rows).unwrap();
    let (back, findings) = read_register(&workbook::read(&bytes, "r.xlsx", &Limits::default()).unwrap());
    assert_eq!((back[0].name.as_str(), back[0].unit.as_str(), findings.len()), ("=1+1", "@SUM(A1)", 0));
}
