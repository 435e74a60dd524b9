//! Sheets that people have pushed, merged and headed in their own ways.

use relazione_performance::domain::{Field, FieldOrigin, Objective, Plan, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

const HEADERS: [&str; 10] = [
    "INDIRIZZI STRATEGICI",
    "OBIETTIVI STRATEGICI",
    "PROGRAMMI",
    "OBIETTIVI OPERATIVI",
    "FINALITA'",
    "STAKEHOLDER",
    "2024",
    "2025",
    "2026",
    "INDICATORI DI OUTPUT",
];
const FIRST: [&str; 10] = ["SOLIDALE", "EDUCAZIONE", "04.01", "Asilo", "Scopo", "Famiglie", "x", "", "x", "n. posti"];

fn read(fill: impl FnOnce(&mut Worksheet)) -> (Plan, Vec<Finding>) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Missione 04").unwrap();
    fill(sheet);
    let bytes = workbook.save_to_buffer().unwrap();
    plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap()
}

/// A sheet with the usual header, a row that stands right, and these rows.
fn read_rows(rows: &[&[&str]]) -> (Plan, Vec<Finding>) {
    read(|sheet| {
        for (row, cells) in (0..).zip([&HEADERS[..], &FIRST].iter().chain(rows)) {
            write_row(sheet, row, cells);
        }
    })
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, text) in (0u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(row, column, *text).unwrap();
    }
}

#[track_caller]
fn titled<'p>(plan: &'p Plan, title: &str) -> &'p Objective {
    let mut objectives = plan.objectives().map(|(_, objective)| objective);
    objectives.find(|objective| objective.title.text == title).unwrap_or_else(|| panic!("{title}: {plan:#?}"))
}

fn years(objective: &Objective) -> Vec<u16> {
    objective.years.iter().map(|year| year.0).collect()
}

fn text(field: Option<&Field>) -> Option<(&str, FieldOrigin)> {
    field.map(|field| (field.text.as_str(), field.origin))
}

fn places(findings: &[Finding], id: &str) -> Vec<String> {
    let with_code = findings.iter().filter(|finding| finding.code.id == id);
    with_code.map(|finding| finding.place.as_ref().unwrap().position.to_string()).collect()
}

#[test]
fn a_row_with_a_cell_too_many_or_too_few_is_put_right() {
    let (plan, findings) = read_rows(&[
        &["SOLIDALE", "", "EDUCAZIONE", "04.01", "Spinto dopo l’indirizzo", "F", "Uffici", "x", "x", "", "ind. A"],
        &["", "", "EDUCAZIONE", "04.02", "Spinto senza indirizzo", "F", "Uffici", "", "x", "", "ind. B"],
        &["SOLIDALE", "EDUCAZIONE", "04.02", "Spinto dopo la finalità", "F", "", "Uffici", "x", "", "", "ind. C"],
        &["SOLIDALE", "EDUCAZIONE", "", "", "04.02", "Spinto di due", "F", "Uffici", "x", "", "", "ind. D"],
        &["EDUCAZIONE", "04.02", "Tirato, resta l’obiettivo", "F", "Uffici", "x", "", "x", "ind. E"],
        &["SOLIDALE", "04.02", "Tirato, resta l’indirizzo", "F", "Uffici", "x", "", "x", "ind. F"],
    ]);
    let expected = [
        ("Spinto dopo l’indirizzo", vec![2024, 2025], "ind. A", Some("EDUCAZIONE")),
        ("Spinto senza indirizzo", vec![2025], "ind. B", Some("EDUCAZIONE")),
        ("Spinto dopo la finalità", vec![2024], "ind. C", Some("EDUCAZIONE")),
        ("Spinto di due", vec![2024], "ind. D", Some("EDUCAZIONE")),
        ("Tirato, resta l’obiettivo", vec![2024, 2026], "ind. E", Some("EDUCAZIONE")),
        ("Tirato, resta l’indirizzo", vec![2024, 2026], "ind. F", Some("EDUCAZIONE")),
    ];
    for (title, planned, indicator, strategic) in expected {
        let objective = titled(&plan, title);
        assert_eq!(years(objective), planned, "{title}");
        assert_eq!((objective.indicator.value.as_str(), objective.purpose.as_str()), (indicator, "F"), "{title}");
        assert_eq!(objective.stakeholders, "Uffici", "{title}");
        assert_eq!(text(objective.strategic.as_ref()).map(|(text, _)| text), strategic, "{title}");
        assert_eq!(text(objective.direction.as_ref()).map(|(text, _)| text), Some("SOLIDALE"), "{title}");
    }
    assert_eq!(places(&findings, "P004"), ["A3", "C4", "A5", "A6", "A7", "A8"]);
    assert!(!findings.iter().any(Finding::blocks), "{findings:#?}");
    // The place of a value is where it stands in the file, not where it should stand.
    assert_eq!(titled(&plan, "Spinto di due").place.position.to_string(), "F6");
}

#[test]
fn a_row_that_could_be_put_right_in_two_ways_is_told_and_left() {
    let (plan, findings) = read_rows(&[
        // One leading cell that is neither a known direction nor a known strategic objective.
        &["NUOVO TESTO", "04.02", "Ambiguo", "F", "Uffici", "x", "", "x", "ind."],
        // A cell is missing after the code: the title, the purpose or the stakeholders.
        &["SOLIDALE", "EDUCAZIONE", "04.02", "Uno dei due", "Uffici", "x", "", "x", "ind."],
    ]);
    assert_eq!(plan.objectives().count(), 2);
    assert_eq!(places(&findings, "P038"), ["A3"]);
    assert_eq!(places(&findings, "P009"), ["C3"]);
    // The year marks of the second row tell that it is wrong.
    assert_eq!(places(&findings, "P011"), ["I4"]);
    assert!(findings.iter().all(|finding| finding.code.id != "P004"), "{findings:#?}");
}

#[test]
fn a_bad_mark_or_a_note_beside_the_table_is_no_push() {
    let (plan, findings) = read_rows(&[
        &["SOLIDALE", "EDUCAZIONE", "04.02", "Segno strano", "F", "", "forse", "x", "", ""],
        &["SOLIDALE", "EDUCAZIONE", "04.02", "Nota a lato", "F", "S", "x", "", "", "ind.", "", "da rivedere"],
        &["SOLIDALE", "EDUCAZIONE", "", "Senza codice", "F", "S", "x", "", "", "ind."],
    ]);
    assert_eq!(years(titled(&plan, "Segno strano")), [2025]);
    assert_eq!(titled(&plan, "Nota a lato").indicator.value, "ind.");
    assert_eq!(places(&findings, "P011"), ["G3"]);
    assert_eq!(places(&findings, "P026"), ["L4"]);
    assert_eq!(places(&findings, "P009"), ["C5"]);
    assert!(places(&findings, "P004").is_empty() && places(&findings, "P038").is_empty());
}

#[test]
fn a_text_merged_sideways_counts_once() {
    let (plan, findings) = read(|sheet| {
        write_row(sheet, 0, &HEADERS);
        write_row(sheet, 1, &FIRST);
        let plain = Format::new();
        let rest = |title| ["", "", "04.02", title, "F", "S"];
        for (row, title) in [(2, "Indirizzo noto"), (3, "Obiettivo noto"), (4, "Mai visto"), (5, "Sotto")] {
            write_row(sheet, row, &rest(title));
        }
        sheet.merge_range(2, 0, 2, 1, "SOLIDALE", &plain).unwrap();
        sheet.merge_range(3, 0, 3, 1, "EDUCAZIONE", &plain).unwrap();
        sheet.merge_range(4, 0, 5, 1, "MAI VISTO", &plain).unwrap();
        // One mark over the three years is a mark for each.
        sheet.merge_range(2, 6, 2, 8, "x", &plain).unwrap();
    });
    let of = |title: &str| {
        let objective = titled(&plan, title);
        (text(objective.direction.as_ref()), text(objective.strategic.as_ref()))
    };
    let (own, inherited) = (FieldOrigin::Cell, FieldOrigin::Inherited);
    assert_eq!(of("Indirizzo noto"), (Some(("SOLIDALE", own)), Some(("EDUCAZIONE", inherited))));
    assert_eq!(of("Obiettivo noto"), (Some(("SOLIDALE", inherited)), Some(("EDUCAZIONE", own))));
    assert_eq!(of("Mai visto"), (Some(("MAI VISTO", own)), Some(("EDUCAZIONE", inherited))));
    assert_eq!(of("Sotto"), of("Mai visto"));
    assert_eq!(years(titled(&plan, "Indirizzo noto")), [2024, 2025, 2026]);
    assert_eq!(places(&findings, "P037"), ["A3", "B4", "A5", "A6"]);
}

#[test]
fn what_a_merge_hides_is_told_and_not_read() {
    let (plan, findings) = read(|sheet| {
        write_row(sheet, 0, &HEADERS);
        write_row(sheet, 1, &FIRST);
        sheet.merge_range(2, 0, 3, 0, "SOLIDALE", &Format::new()).unwrap();
        write_row(sheet, 2, &["SOLIDALE", "EDUCAZIONE", "04.02", "Sopra", "F", "", "x"]);
        write_row(sheet, 3, &["DIMENTICATO", "EDUCAZIONE", "04.02", "Sotto", "F", "", "x"]);
    });
    assert_eq!(titled(&plan, "Sotto").direction, titled(&plan, "Sopra").direction);
    assert_eq!(places(&findings, "P039"), ["A4"]);
}

#[test]
fn years_stand_on_a_line_of_their_own_under_a_merged_header() {
    let (plan, findings) = read(|sheet| {
        let (plain, day) = (Format::new(), Format::new().set_num_format("dd/mm/yyyy"));
        for (column, header) in [(0, HEADERS[0]), (1, HEADERS[1]), (2, HEADERS[2]), (3, HEADERS[3])] {
            sheet.merge_range(0, column, 1, column, header, &plain).unwrap();
        }
        write_row(sheet, 0, &["", "", "", "", "FINALITA'", "STAKEHOLDER"]);
        sheet.merge_range(0, 6, 0, 8, "ANNO", &plain).unwrap();
        sheet.write(0, 9, "INDICATORI").unwrap();
        // In descending order; as a number, a text and a date.
        sheet.write(1, 6, 2026).unwrap();
        sheet.write(1, 7, "Anno 2025").unwrap();
        sheet.write_with_format(1, 8, ExcelDateTime::from_ymd(2024, 12, 31).unwrap(), &day).unwrap();
        write_row(sheet, 2, &FIRST);
    });
    assert_eq!(plan.years, [2024, 2025, 2026].map(Year));
    assert_eq!(years(titled(&plan, "Asilo")), [2024, 2026]);
    // «ANNO» is not a column that the plan does not know.
    assert!(places(&findings, "P029").is_empty() && places(&findings, "P012").is_empty(), "{findings:#?}");
}

#[test]
fn weights_are_the_same_as_text_and_as_a_percent_cell() {
    let (plan, _) = read(|sheet| {
        let percent = Format::new().set_num_format("0%");
        let exact = Format::new().set_num_format("0.00%");
        write_row(sheet, 0, &["PROGRAMMI", "OBIETTIVI OPERATIVI", "2024", "PESO %"]);
        for (row, title) in (1..).zip(["A", "B", "C", "D", "E"]) {
            write_row(sheet, row, &["04.01", title, "x"]);
        }
        sheet.write(1, 3, "30%").unwrap();
        sheet.write(2, 3, 30).unwrap();
        sheet.write_with_format(3, 3, 0.3, &percent).unwrap();
        sheet.write_with_format(4, 3, 0.125, &exact).unwrap();
        sheet.write(5, 3, "12,5 %").unwrap();
    });
    let weights: Vec<String> =
        plan.objectives().map(|(_, objective)| objective.weight.as_ref().unwrap().value.to_string()).collect();
    assert_eq!(weights, ["30", "30", "30", "12.5", "12.5"]);
}

#[test]
fn an_inherited_cell_that_the_office_rewrites_becomes_its_own() {
    let (plan, _) = read(|sheet| {
        let headers: Vec<&str> = HEADERS.into_iter().chain(["EREDITATI"]).collect();
        write_row(sheet, 0, &headers);
        let marked = "INDIRIZZI STRATEGICI; OBIETTIVI STRATEGICI; OBIETTIVI OPERATIVI";
        write_row(sheet, 1, &["A", "S", "04.01", "Titolo", "", "", "x", "", "", "", ""]);
        write_row(sheet, 2, &["A", "S", "04.01", "Titolo", "", "", "x", "", "", "", marked]);
        write_row(sheet, 3, &["A", "S nuovo", "04.01", "Titolo nuovo", "", "", "x", "", "", "", marked]);
    });
    let origins: Vec<[FieldOrigin; 3]> = plan
        .objectives()
        .map(|(_, row)| {
            [row.direction.as_ref().unwrap().origin, row.strategic.as_ref().unwrap().origin, row.title.origin]
        })
        .collect();
    let (own, inherited) = (FieldOrigin::Cell, FieldOrigin::Inherited);
    assert_eq!(origins, [[own, own, own], [inherited, inherited, inherited], [inherited, own, own]]);
}

#[test]
fn an_objective_that_waits_for_its_programme_has_the_direction_of_the_row_above() {
    let (plan, findings) = read_rows(&[
        &["", "EDUCAZIONE", "da decidere", "In attesa", "F", "Uffici", "x", "", "", "ind. A"],
        &["", "ALTRO", "da decidere", "Di un altro obiettivo strategico", "F", "Uffici", "x", "", "", "ind. B"],
    ]);
    let directions: Vec<_> = plan.unplaced.iter().map(|objective| text(objective.direction.as_ref())).collect();
    assert_eq!(directions, [Some(("SOLIDALE", FieldOrigin::Inherited)), None], "{findings:#?}");
}
