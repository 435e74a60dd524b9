//! The tables as a program that knows nothing of us reads them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::annexes::sample::Sample;

fn files() -> Vec<DataFile> {
    Sample::of(120).assessed(|dossier, _| tables(dossier))
}

fn text(name: &str) -> String {
    let file = files().into_iter().find(|file| file.name == name).expect(name);
    String::from_utf8(file.bytes).unwrap()
}

fn read(name: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
    let text = text(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (header, reader.records().map(Result::unwrap).collect())
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
        assert_eq!(read("missioni.csv").1.len(), 1 + assessment.missions.len() + programmes);
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
    assert!(text.contains(",\"=HYPERLINK(\"\"http"), "a text that looks like a formula is a quoted text");
    for line in text.split_terminator("\r\n") {
        assert!(line.starts_with('"') && line.ends_with('"'), "{line}");
        assert!(!line.contains(",,"), "{line}");
    }
}

#[test]
fn nobody_is_named() {
    for file in files() {
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains("Xriservat"), "{} names a person or a reserved note", file.name);
    }
}

#[test]
fn the_description_names_every_column_in_order_and_every_word() {
    let package: Value = serde_json::from_str(&text("datapackage.json")).unwrap();
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
fn the_same_assessment_gives_the_same_bytes() {
    assert_eq!(files(), files());
}
