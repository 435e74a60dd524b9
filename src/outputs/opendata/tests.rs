//! The tables as a program that knows nothing of us reads them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::*;
use crate::outputs::annexes::sample::Sample;
use crate::workbook::{self, Limits, Value};

fn files() -> Vec<PackageFile> {
    Sample::of(120).assessed(|dossier, _| tables(dossier).0)
}

fn text(name: &str) -> String {
    let file = files().into_iter().find(|file| file.name() == name).expect(name);
    String::from_utf8(file.bytes).unwrap()
}

fn read(name: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
    let text = text(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (header, reader.records().map(Result::unwrap).collect())
}

fn is_spreadsheet(file: &PackageFile) -> bool {
    file.name() == "Relazione_performance_2024_dati.ods"
}

/// A sheet of the spreadsheet as our own reader of foreign files shows it; numbers with a dot.
fn sheet(name: &str) -> Vec<Vec<String>> {
    let file = files().into_iter().find(is_spreadsheet).expect("a spreadsheet");
    let book = workbook::read(&file.bytes, file.name(), &Limits::default()).unwrap();
    let sheet = book.sheets.into_iter().find(|sheet| sheet.name.as_ref() == name).expect(name);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for cell in &sheet.cells {
        let (row, column) = (cell.row as usize, cell.column as usize);
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let width = rows[row].len().max(column + 1);
        rows[row].resize_with(width, String::new);
        rows[row][column] = match &cell.value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.normalize().to_string(),
            Value::Date(day) => day.date().to_string(),
            other => panic!("{other:?}"),
        };
    }
    rows
}

/// The value of a named column.
fn value<'r>(header: &[String], row: &'r csv::StringRecord, column: &str) -> &'r str {
    &row[header.iter().position(|name| name == column).expect(column)]
}

#[test]
fn every_table_reads_back_with_one_row_a_thing() {
    Sample::of(120).assessed(|dossier, _| {
        let assessment = dossier.assessment;
        let objectives = assessment.objectives().count();
        let indicators: usize = assessment.objectives().map(|(_, objective)| objective.indicators.len()).sum();
        let programmes: usize = assessment.missions.iter().map(|mission| mission.programmes.len()).sum();
        assert_eq!(read("obiettivi.csv").1.len(), objectives);
        assert_eq!(read("indicatori.csv").1.len(), indicators);
        let directions = assessment.directions.len();
        assert_eq!(read("missioni.csv").1.len(), 1 + assessment.missions.len() + programmes + directions);
    });
}

#[test]
fn the_figures_are_those_of_the_assessment() {
    let (header, rows) = read("obiettivi.csv");
    Sample::of(120).assessed(|dossier, _| {
        let assessment = dossier.assessment;
        for ((_, objective), row) in assessment.objectives().zip(&rows) {
            assert_eq!(value(&header, row, "codice"), objective.objective.code.as_str());
            let printed = objective.prudent.value.map(|value| format!("{value:.2}")).unwrap_or_default();
            assert_eq!(value(&header, row, "risultato_cautelativo"), printed);
        }
    });
}

#[test]
fn what_is_not_measured_is_empty_and_a_zero_is_a_zero() {
    let (header, rows) = read("indicatori.csv");
    let actuals = ["consuntivo", "consuntivo_data", "consuntivo_testo"];
    let filled =
        |row: &csv::StringRecord| actuals.iter().filter(|column| !value(&header, row, column).is_empty()).count();
    for row in &rows {
        let measured = value(&header, row, "stato") == "misurato";
        assert_eq!(filled(row), usize::from(measured), "{row:?}");
        assert_eq!(!value(&header, row, "grado").is_empty(), measured, "{row:?}");
    }
    assert!(rows.iter().any(|row| value(&header, row, "stato") == "non misurato"));
    assert!(rows.iter().any(|row| value(&header, row, "consuntivo") == "0"), "a measured zero is written");
}

#[test]
fn lines_end_as_rfc_4180_asks_and_every_field_is_quoted() {
    let text = text("obiettivi.csv");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.contains(",\"'=HYPERLINK(\"\"http"), "a text that looks like a formula has an apostrophe before it");
    for line in text.split_terminator("\r\n") {
        assert!(line.starts_with('"') && line.ends_with('"'), "{line}");
        assert!(!line.contains(",,"), "{line}");
    }
}

#[test]
fn no_text_of_a_csv_begins_as_a_formula_and_the_description_says_so() {
    let package: Json = serde_json::from_str(&text("datapackage.json")).unwrap();
    assert!(package["description"].as_str().unwrap().contains("senza il primo apostrofo"));
    for resource in package["resources"].as_array().unwrap() {
        assert_eq!(resource["textPrefix"]["prefix"], "'");
        let (_, rows) = read(resource["path"].as_str().unwrap());
        for (index, field) in resource["schema"]["fields"].as_array().unwrap().iter().enumerate() {
            let is_text = field["type"] == "string";
            let exposed = rows.iter().find(|row| is_text && row[index].starts_with(['=', '+', '-', '@', '\t', '\r']));
            assert_eq!(exposed, None, "{}", field["name"]);
        }
    }
}

#[test]
fn nobody_is_named() {
    for file in files() {
        let text = if is_spreadsheet(&file) {
            sheet("indicatori").concat().concat()
        } else {
            String::from_utf8(file.bytes.clone()).unwrap()
        };
        assert!(!text.contains("Xriservat"), "{} names a person or a reserved note", file.name());
    }
}

#[test]
fn the_description_names_every_column_in_order_and_every_word() {
    let package: Json = serde_json::from_str(&text("datapackage.json")).unwrap();
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(package["avvertenze"][0], "BOZZA");
    for resource in package["resources"].as_array().unwrap() {
        let (header, rows) = read(resource["path"].as_str().unwrap());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let named: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(named, header);
        for (index, field) in fields.iter().enumerate() {
            let found: BTreeSet<&str> = rows.iter().map(|row| &row[index]).collect();
            if field["constraints"]["required"] == true {
                assert!(!found.contains(""), "{} has empty values", field["name"]);
            }
            if let Some(words) = field["constraints"]["enum"].as_array() {
                let strange = found.iter().find(|found| !found.is_empty() && !words.iter().any(|word| word == *found));
                assert_eq!(strange, None, "{}", field["name"]);
            }
        }
    }
}

#[test]
fn the_spreadsheet_has_the_same_fields_as_the_tables() {
    for name in ["missioni", "obiettivi", "indicatori", "risorse"] {
        let (header, rows) = read(&format!("{name}.csv"));
        let sheet = sheet(name);
        assert_eq!(sheet[0], header);
        assert_eq!(sheet.len(), rows.len() + 1, "{name}");
        for (own, row) in sheet[1..].iter().zip(&rows) {
            for (index, field) in row.iter().enumerate() {
                let own = own.get(index).map_or("", String::as_str);
                let number = |text: &str| text.parse::<Decimal>().ok().map(|value| value.normalize());
                let same = own == without_shield(field) || (number(own).is_some() && number(own) == number(field));
                assert!(same, "{name} {}: «{own}» is not «{field}»", header[index]);
            }
        }
    }
    let formulas = sheet("obiettivi").concat().iter().filter(|text| text.starts_with("=HYPERLINK")).count();
    assert!(formulas > 5, "texts that look like formulas stay texts: {formulas}");
}

#[test]
fn the_spreadsheet_begins_as_the_format_asks() {
    let file = files().into_iter().find(is_spreadsheet).unwrap();
    assert_eq!(&file.bytes[30..38], b"mimetype");
    assert_eq!(&file.bytes[38..84], b"application/vnd.oasis.opendocument.spreadsheet");
    let reading = sheet("leggimi").concat().join("\n");
    assert!(reading.contains("BOZZA – DATI DIMOSTRATIVI") && reading.contains("20 giugno 2025"), "{reading}");
}

#[test]
fn budget_totals_are_those_of_their_programmi_and_a_blank_is_no_zero() {
    let (header, rows) = read("risorse.csv");
    let field = |code: &str, column: &str| {
        let row = rows.iter().find(|row| &row[4] == code).expect(code);
        value(&header, row, column).to_owned()
    };
    assert_eq!(field("01", "stanziato"), "98891888.88");
    assert_eq!(field("01", "fondo_pluriennale_vincolato"), "", "a total that lacks an amount");
    assert_eq!(field("04.06", "impegnato"), "0.00");
    assert_eq!(field("20", "nome"), "Fondi e accantonamenti", "a missione without objectives");
    assert_eq!(field("ente", "stanziato"), "98969548.88");
    assert_eq!(field("01.02", "impegnato_su_stanziato"), "33.33");
}

#[test]
fn every_table_begins_with_whose_it_is_so_that_tables_stack() {
    let tables = files().into_iter().filter(|file| file.name().split('.').nth(1) == Some("csv"));
    let names: Vec<String> = tables.map(|file| file.name().to_owned()).collect();
    assert_eq!(names.len(), 9, "{names:?}");
    for name in names {
        let (header, rows) = read(&name);
        assert_eq!(header[..5], ["anno", "codice_ipa", "codice_istat", "ente", "codice"], "{name}");
        assert!(rows.iter().all(|row| &row[0] == "2024" && !row[3].is_empty()), "{name}");
        let keys: BTreeSet<&str> = rows.iter().map(|row| &row[4]).collect();
        assert_eq!(keys.len(), rows.len(), "{name}: a key stands for one row");
    }
}

#[test]
fn a_catalogue_finds_what_dcat_ap_it_asks_for() {
    let described: Json = serde_json::from_str(&text("dcat.jsonld")).unwrap();
    let graph = described["@graph"].as_array().unwrap();
    let of = |kind: &str| -> Vec<&Json> {
        graph.iter().filter(|node| node["@type"].as_array().unwrap().iter().any(|own| own == kind)).collect()
    };
    let [catalogue] = of("dcatapit:Catalog").try_into().unwrap();
    let [dataset] = of("dcatapit:Dataset").try_into().unwrap();
    for key in ["dct:title", "dct:description", "dct:publisher", "dct:modified", "dcat:dataset"] {
        assert!(!catalogue[key].is_null(), "{key}");
    }
    for key in
        ["dct:identifier", "dct:title", "dct:description", "dct:modified", "dct:rightsHolder", "dcat:distribution"]
    {
        assert!(!dataset[key].is_null(), "{key}");
    }
    assert!(dataset["dcat:theme"]["@id"].as_str().unwrap().ends_with("/data-theme/GOVE"));
    assert!(dataset["dct:accrualPeriodicity"]["@id"].as_str().unwrap().ends_with("/frequency/ANNUAL"));
    let names: BTreeSet<String> = files().iter().map(|file| file.name().to_owned()).collect();
    for part in of("dcatapit:Distribution") {
        let (name, licence) = (part["dcat:accessURL"]["@id"].as_str().unwrap(), &part["dct:license"]["@id"]);
        assert!(names.contains(name) && part["dct:format"]["@id"].is_string(), "{part}");
        assert!(of("dcatapit:LicenseDocument").iter().any(|node| node["@id"] == *licence), "{part}");
    }
    assert_eq!(of("dcatapit:Distribution").len(), names.len() - 1);
    let ids: BTreeSet<&str> = graph.iter().map(|node| node["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), graph.len(), "one address never serves for two things");
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    assert_eq!(files(), files());
}
