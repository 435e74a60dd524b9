//! What a map says of every objective: it fills what the plan leaves unsaid, now, at the next import and next year.

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan::{self, ColumnMap, Told};
use relazione_performance::workbook::Limits;

use super::into_entity::Office;
use super::{lines, workbook};

const CONSTANTS: &str = "[costanti]\nufficio = \"Settore Tecnico\"\n\"descrizione o finalità\" = \"Città più verde\"\n\
    peso = \"25\"\n\"unità di misura\" = \"n.\"\n\"fonte dei dati\" = \"Catasto\"\nscadenza = \"31/12/2025\"\n";

fn rows(year: u16, last: &str) -> String {
    format!(
        "PIANO {year}\nObiettivo|Programma|Indicatore|Unità|Target|{last}\nVerde|'09.02|Alberi||120\nAria|'09.08|Soste|%|9|x"
    )
}

#[test]
fn constants_fill_what_the_plan_leaves_unsaid_and_are_told() {
    let map = ColumnMap::parse(CONSTANTS, "mappa.toml").unwrap();
    let told = Told { map: Some(&map), ..Told::default() };
    let bytes = workbook(&[("Piano", &rows(2025, "Settore"))]);
    let (plan, findings) = plan::read_told(&bytes, "p.xlsx", told, Catalogue::embedded(), &Limits::default()).unwrap();
    assert_eq!(
        lines(&plan),
        [
            "09.02 Verde; ufficio Settore Tecnico; peso 25; anni 2025; finalità Città più verde",
            "- Alberi; unità n.; fonte Catasto; entro 2025-12-31; target 2025 120",
            "09.08 Aria; ufficio x; peso 25; anni 2025; finalità Città più verde",
            "- Soste; unità %; fonte Catasto; entro 2025-12-31; target 2025 9",
        ]
    );
    let told = findings.iter().filter(|finding| finding.code.id == "P046").count();
    assert_eq!(told, 6, "{findings:#?}");
}

/// Neither the second import of a plan nor that of the next year names the map again.
#[test]
fn constants_of_a_kept_map_hold_at_the_next_import_and_next_year() {
    for columns in ["", "[colonne]\n\"Nota\" = \"ignora\"\n"] {
        let office = Office::new();
        office.write("primo.xlsx", &workbook(&[("Piano", &rows(2025, "Nota"))]));
        office.write("mappa.toml", format!("{CONSTANTS}{columns}").as_bytes());
        office.run(&["importa", "primo.xlsx", "--mappa", "mappa.toml", "--ente", "ente"], 0);
        let says = |args: &[&str]| {
            let json = office.run(args, 0).stdout;
            json.matches("Settore Tecnico").count() > 0 && json.matches("\"fonte\": \"Catasto\"").count() == 2
        };
        assert!(says(&["importa", "primo.xlsx", "--ente", "ente", "--formato", "json"]), "{columns}");
        let canonical = "ente/piano/piano_2025.xlsx";
        assert!(says(&["importa", canonical, "--ente", "ente", "--formato", "json"]), "{columns}");
        office.write("dopo.xlsx", &workbook(&[("Piano", &rows(2026, "Nota"))]));
        assert!(says(&["importa", "dopo.xlsx", "--ente", "ente", "--aggiorna", canonical, "--formato", "json"]));
    }
}

#[test]
fn a_kept_map_that_is_not_about_the_plan_is_told() {
    let office = Office::new();
    office.write("primo.xlsx", &workbook(&[("Piano", &rows(2025, "Nota"))]));
    office.write("mappa.toml", format!("{CONSTANTS}[colonne]\n\"Nota\" = \"ignora\"\n").as_bytes());
    office.run(&["importa", "primo.xlsx", "--mappa", "mappa.toml", "--ente", "ente"], 0);
    office.write("dopo.xlsx", &workbook(&[("Piano", &rows(2025, ""))]));
    let said = office.run(&["importa", "dopo.xlsx", "--ente", "ente", "--sostituisci"], 0).stdout;
    assert!(said.contains("[P047]") && said.contains("non nomina nulla di questo"), "{said}");
}

/// The map of the last import counts, whatever it was called.
#[test]
fn a_corrected_map_of_another_name_is_the_one_that_counts() {
    let office = Office::new();
    office.write("primo.xlsx", &workbook(&[("Piano", &rows(2025, "Nota"))]));
    for (name, unit) in [("mappa.toml", "Tecnico"), ("corretta.toml", "Ambiente")] {
        office.write(name, format!("[costanti]\nufficio = \"{unit}\"\n").as_bytes());
        office.run(&["importa", "primo.xlsx", "--mappa", name, "--ente", "ente", "--sostituisci"], 0);
    }
    let json = office.run(&["importa", "primo.xlsx", "--ente", "ente", "--formato", "json"], 0).stdout;
    assert!(json.contains("\"ufficio\": \"Ambiente\""), "{json}");
}
