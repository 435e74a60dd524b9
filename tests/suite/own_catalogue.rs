//! An entity's own table of missioni and programmi.

use std::fs;

use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, relazione, seeds};

const FILE: &str = "catalogo/missioni_programmi.csv";

/// The official table with another name for a programma, saved as Excel for Windows does.
fn changed() -> Vec<u8> {
    let official = include_str!("../../src/inputs/catalogue/missioni_programmi.csv");
    let changed = official.replace("Segreteria generale", "Segreteria e attività degli organi");
    assert_ne!(changed, official);
    changed.chars().map(|character| u8::try_from(u32::from(character)).expect("the table is Latin-1")).collect()
}

#[test]
fn its_names_reach_the_report_and_the_file_counts_among_the_inputs() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20 --quiet").code, 0);
    let provenance = || fs::read_to_string(entity.output("2024/bozza/riservato/provenienza.json")).unwrap();
    let fingerprint = |text: &str| {
        let record: serde_json::Value = serde_json::from_str(text).unwrap();
        record["impronta"].as_str().expect("the fingerprint").to_owned()
    };
    let before = provenance();
    assert!(!before.contains(&format!("\"{FILE}\"")), "the embedded table is no input");
    entity.write(FILE, "");
    fs::write(entity.path(FILE), changed()).unwrap();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = provenance();
    assert!(after.contains(FILE));
    assert_ne!(fingerprint(&before), fingerprint(&after));
    let kept = fs::read(entity.output(&format!("2024/bozza/riservato/ingressi/{FILE}"))).unwrap();
    assert_eq!(kept, changed());
    let annexes = fs::read_dir(entity.output("2024/bozza/allegati")).unwrap();
    let first =
        annexes.flatten().find(|entry| entry.file_name().to_string_lossy().starts_with("Allegato_A_01")).unwrap();
    let annex = workbook::read(&fs::read(first.path()).unwrap(), "a", &Limits::default()).unwrap();
    let mut cells = annex.sheets.iter().flat_map(|sheet| &sheet.cells);
    assert!(cells.any(|cell| cell.display().contains("Segreteria e attività degli organi")));
}

#[test]
fn a_wrong_table_stops_with_its_line() {
    let entity = Entity::new();
    entity.write(FILE, "codice_missione;missione;codice_programma;programma\n01;Servizi;1.1;Organi\n");
    for command in ["genera --anno 2024", "controlla --anno 2024"] {
        let run = entity.run(command);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains("catalogo/missioni_programmi.csv, riga 2"), "{}", run.stderr);
    }
}

#[test]
fn importa_takes_it_by_name_from_the_entity_or_from_where_the_plan_goes() {
    let entity = Entity::new();
    // A table that knows missione 01 alone: everything else becomes unknown.
    entity.write(FILE, "codice_missione;missione;codice_programma;programma\n01;Servizi;01.01;Organi\n");
    let outside = tempfile::tempdir().unwrap();
    let path = |below: &str| outside.path().join(below).to_str().unwrap().to_owned();
    let plan = seeds().join("piano/piano_dup_2024-2026.txt");
    let (plan, folder, table) = (plan.to_str().unwrap(), entity.path(""), entity.path(FILE));
    let inside = entity.path("piano/nuovo.xlsx");
    let unknown = |arguments: &[&str]| {
        let run = relazione(&[&["importa", plan], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.contains("Catalogo di missioni e programmi:") && run.stdout.contains("[P016]")
    };
    assert!(unknown(&["-o", &path("a.xlsx"), "--catalogo", table.to_str().unwrap()]));
    assert!(unknown(&["-o", &path("b.xlsx"), "--ente", folder.to_str().unwrap()]));
    assert!(unknown(&["-o", inside.to_str().unwrap()]));
    assert!(!unknown(&["-o", &path("c.xlsx")]));
    let missing = relazione(&["importa", plan, "-o", &path("d.xlsx"), "--catalogo", &path("assente.csv")]);
    assert!(missing.code == 1 && missing.stderr.contains("assente.csv"), "{}", missing.stderr);
}
