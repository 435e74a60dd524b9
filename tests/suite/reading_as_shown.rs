//! Files that offices have, each with a trap: what is read is what a spreadsheet program shows.
//!
//! What is right for each file of `tests/cases/lettura/` stands in the `.txt` beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use relazione_performance::domain::Plan;
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::inputs::resources;
use relazione_performance::workbook::{self, Limits, Value};

fn case(name: &str) -> (Vec<u8>, PathBuf) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lettura").join(name);
    (fs::read(&path).unwrap(), path)
}

fn imported(name: &str) -> (Plan, Vec<Finding>) {
    let (bytes, _) = case(name);
    plan::read(&bytes, name, Catalogue::embedded(), &Limits::default())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn codes(plan: &Plan) -> Vec<String> {
    plan.objectives().map(|(_, objective)| objective.code.to_string()).collect()
}

/// The ids of the findings with the cell or line of each.
fn told(findings: &[Finding]) -> BTreeMap<&str, String> {
    let place = |finding: &Finding| finding.place.as_ref().map(|place| place.position.to_string()).unwrap_or_default();
    findings.iter().map(|finding| (finding.code.id, place(finding))).collect()
}

#[test]
fn workbooks_that_spreadsheet_programs_open_are_read() {
    for name in [
        "piano_dimcols.xlsx",
        "piano_macosx.xlsx",
        "piano_mergecol.xlsx",
        "piano_norid.xlsx",
        "piano_root.xlsx",
        "piano_stateshow.xlsx",
        "piano_stream_WORKBOOK.xls",
        "piano_un_errore_SPILL.xlsx",
        "piano.csv",
        "piano_solo_CR.txt",
        "piano_excel_testo_a_capo.txt",
        "piano_excel_testo_virgolette_doppie.txt",
        "piano_riga_nascosta.xlsx",
    ] {
        let (plan, findings) = imported(name);
        assert_eq!(plan.objectives().count(), 3, "{name}: {findings:?}");
        assert!(!findings.iter().any(Finding::blocks) || name.contains("SPILL"), "{name}: {findings:?}");
    }
}

#[test]
fn a_sheet_that_the_file_names_and_does_not_hold_is_no_empty_one() {
    let (plan, findings) = imported("piano_foglio_senza_parte.xlsx");
    assert_eq!(plan.objectives().count(), 3);
    let lost = findings.iter().find(|finding| finding.code.id == "F015").expect("the lost sheet");
    assert!(lost.blocks() && lost.message.contains("«Altro»"), "{lost:?}");
}

#[test]
fn a_quoted_cell_of_a_tab_separated_export_may_hold_a_tab() {
    let (plan, findings) = imported("piano_tab_fra_virgolette.tsv");
    assert_eq!(plan.objectives().count(), 4, "{findings:?}");
}

#[test]
fn an_error_that_no_library_knows_spoils_its_cell_only() {
    let (_, findings) = imported("piano_un_errore_SPILL.xlsx");
    let of_cell: Vec<_> = findings.iter().filter(|finding| finding.found.as_deref() == Some("#SPILL!")).collect();
    assert_eq!(of_cell.len(), 1, "{findings:?}");
    assert_eq!(of_cell[0].place.as_ref().unwrap().position.to_string(), "L60");
    assert_eq!(of_cell[0].code.id, "P026", "unreadable is never blank, nor a title that is left out");
}

#[test]
fn quoted_fields_of_a_text_export_are_one_cell_each() {
    let (plan, _) = imported("piano_excel_testo_a_capo.txt");
    let (_, objective) = plan.objectives().nth(1).unwrap();
    assert_eq!(objective.code.to_string(), "01.02-01");
    assert_eq!(objective.purpose, "Semplificare la vita");
    assert_eq!(objective.years.iter().map(|year| year.0).collect::<Vec<_>>(), [2024, 2025]);
    let (plan, _) = imported("piano_excel_testo_virgolette_doppie.txt");
    assert!(plan.objectives().any(|(_, objective)| objective.title.text == "Sportello \"digitale\""));
}

#[test]
fn a_code_that_lost_its_zero_is_ambiguous_in_a_text_as_in_a_number() {
    let (plan, findings) = imported("piano_excel_testo_zero_perso.txt");
    assert_eq!(codes(&plan), ["01.01-01", "01.02-01"]);
    let ambiguous: Vec<_> = findings.iter().filter(|finding| finding.code.id == "P007").collect();
    assert_eq!(ambiguous.len(), 1);
    assert!(ambiguous[0].expected.as_deref().unwrap().starts_with("01.01 oppure 01.10"));
    let (bytes, _) = case("risorse_zero_perso.csv");
    let (_, findings) = resources::read(&bytes, "risorse.csv", &Limits::default()).unwrap();
    let told = findings.iter().find(|finding| finding.code.id == "R003").unwrap();
    assert!(told.expected.as_deref().unwrap().contains("01.01 oppure 01.10"), "{told:?}");
}

#[test]
fn codes_and_weights_are_what_their_number_formats_show() {
    let (plan, findings) = imported("piano_codice_punto_letterale.xlsx");
    let programmes: Vec<String> = plan.objectives().map(|(_, objective)| objective.placement.to_string()).collect();
    assert_eq!(&programmes[..2], ["01.02", "01.10"], "{findings:?}");
    assert_eq!(told(&findings).get("P017").map(String::as_str), Some("C5"), "11.10 is of another missione");
    let (plan, _) = imported("piano_peso_percento_letterale.xlsx");
    let weights: Vec<String> =
        plan.objectives().map(|(_, objective)| objective.weight.as_ref().unwrap().value.to_string()).collect();
    assert_eq!(weights, ["30", "30", "40"]);
}

#[test]
fn a_text_for_macintoshes_has_as_many_rows_and_an_open_quote_is_told() {
    let (bytes, _) = case("risorse_solo_CR.csv");
    let read = |bytes: &[u8]| resources::read(bytes, "risorse.csv", &Limits::default()).unwrap();
    let lines = String::from_utf8(bytes.clone()).unwrap().replace('\r', "\r\n");
    assert_eq!(read(&bytes), read(lines.as_bytes()));
    assert_eq!(read(&bytes).0.programmes.len(), 40);
    let (bytes, _) = case("risorse_virgolette_non_chiuse.csv");
    let error = resources::read(&bytes, "risorse.csv", &Limits::default()).unwrap_err().to_string();
    assert!(error.contains("aperte in B3") && error.contains("da 3 a 58"), "{error}");
}

#[test]
fn a_formula_of_an_older_kind_is_read_or_unreadable_but_never_blank() {
    let (bytes, _) = case("scheda_formula_0406.xls");
    let workbook = workbook::read(&bytes, "scheda.xls", &Limits::default()).unwrap();
    let sheet = workbook.sheets.iter().find(|sheet| &*sheet.name == "Missione 09").unwrap();
    assert_eq!(sheet.cell(6, 17).map(|cell| cell.value.clone()), Some(Value::Number(40.into())));
}

#[test]
fn a_quoted_sign_of_per_cent_does_not_multiply() {
    let (bytes, _) = case("scheda_percento_letterale.xlsx");
    let workbook = workbook::read(&bytes, "scheda.xlsx", &Limits::default()).unwrap();
    let sheet = workbook.sheets.iter().find(|sheet| &*sheet.name == "Missione 09").unwrap();
    let cell = sheet.cell(6, 17).unwrap();
    assert_eq!(
        (cell.value.clone(), cell.is_per_cent(), cell.display()),
        (Value::Number(40.into()), false, "40.0%".into())
    );
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let (bytes, _) = case("piano_riga_nascosta.xlsx");
    let workbook = workbook::read(&bytes, "piano.xlsx", &Limits::default()).unwrap();
    let marks = &workbook.sheets[0].marks;
    assert!(marks.hides_row(3) && marks.hides_column(7), "{marks:?}");
    let (_, findings) = imported("piano_riga_nascosta.xlsx");
    let hidden = findings.iter().find(|finding| finding.code.id == "F001").unwrap_or_else(|| panic!("{findings:?}"));
    assert!(hidden.message.contains("riga 4") && hidden.message.contains("colonna H"), "{hidden:?}");
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_read_and_told() {
    for (case_name, name, really) in [
        ("piano.csv", "piano.xlsx", "un file di testo (csv)"),
        ("piano_root.xlsx", "piano.xls", "un foglio Excel (xlsx)"),
        ("piano_root.xlsx", "piano.CSV", "un foglio Excel (xlsx)"),
        ("piano_stream_WORKBOOK.xls", "piano.ods", "un foglio di Excel 97-2003 (xls)"),
    ] {
        let (bytes, _) = case(case_name);
        let (plan, findings) = plan::read(&bytes, name, Catalogue::embedded(), &Limits::default()).unwrap();
        assert_eq!(plan.objectives().count(), 3, "{name}");
        let told = findings.iter().find(|finding| finding.code.id == "F006").unwrap_or_else(|| panic!("{name}"));
        assert!(told.message.ends_with(&format!("ma il file è {really}: è letto per quello che è.")), "{told}");
    }
    let honest = [("piano.csv", "piano.txt"), ("piano_root.xlsx", "PIANO.XLSM"), ("piano_root.xlsx", "piano")];
    for (case_name, name) in honest {
        let (bytes, _) = case(case_name);
        let (_, findings) = plan::read(&bytes, name, Catalogue::embedded(), &Limits::default()).unwrap();
        assert!(!told(&findings).contains_key("F006"), "{name}");
    }
}

#[test]
fn words_struck_out_within_a_text_of_an_xls_are_asked_about() {
    let (_, findings) = imported("piano_barrato_nel_testo.xls");
    let struck = findings.iter().find(|finding| finding.code.id == "F002").unwrap_or_else(|| panic!("{findings:?}"));
    assert_eq!(struck.place.as_ref().unwrap().position.to_string(), "D5");
}

#[test]
fn a_plan_parted_by_vertical_bars_is_read_and_told() {
    let (bytes, _) = case("piano.csv");
    let text = String::from_utf8(bytes).unwrap().replace(';', "|");
    for name in ["piano.csv", "piano.txt"] {
        let (plan, findings) = plan::read(text.as_bytes(), name, Catalogue::embedded(), &Limits::default()).unwrap();
        assert_eq!(plan.objectives().count(), 3, "{findings:?}");
        assert!(findings.iter().any(|finding| finding.code.id == "F014") && !findings.iter().any(Finding::blocks));
    }
}

#[test]
fn a_code_whose_format_hides_its_decimals_is_never_guessed() {
    use rust_xlsxwriter::{Format, Workbook};
    for (format, blocks) in [("0", true), ("#,##0", true), ("0.00", false)] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "MISSIONE 01 - Servizi istituzionali, generali e di gestione").unwrap();
        let headings =
            ["INDIRIZZI STRATEGICI", "OBIETTIVI STRATEGICI", "PROGRAMMI", "OBIETTIVI OPERATIVI", "FINALITA'", "2024"];
        sheet.write_row(1, 0, headings).unwrap();
        sheet.write_row(2, 0, ["Città", "Servizi", "", "Sportello digitale", "Semplificare", "x"]).unwrap();
        sheet.write_number_with_format(2, 2, 1.02, &Format::new().set_num_format(format)).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let (_, findings) = plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap();
        let found =
            findings.iter().find(|one| one.place.as_ref().is_some_and(|place| place.position.to_string() == "C3"));
        let found = found.unwrap_or_else(|| panic!("{format}: {findings:?}"));
        assert_eq!(found.blocks(), blocks, "{format}: {found:?}");
        if found.blocks() {
            assert!(found.expected.as_ref().unwrap().starts_with("la cella contiene 1,02 ma mostra 1"), "{found:?}");
        }
    }
}

#[test]
fn a_plan_of_which_nothing_is_seen_says_so() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Piano").unwrap().write_string(0, 0, "OBIETTIVI OPERATIVI").unwrap();
    book.add_worksheet().set_name("Altro").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let hide = |bytes: &[u8], name: &str| {
        let (from, to) = (format!("<sheet name=\"{name}\""), format!("<sheet state=\"hidden\" name=\"{name}\""));
        crate::package_xml::spoiled(bytes, "xl/workbook.xml", &from, &to)
    };
    let hidden = hide(&hide(&bytes, "Piano"), "Altro");
    let error = plan::read(&hidden, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap_err().to_string();
    assert!(error.contains("nascosti («Piano», «Altro»)"), "{error}");
}
