//! Signals for auditors and names that are not published, as the program tells them.

use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, files_in};

/// The texts of a sheet.
fn texts(bytes: &[u8], sheet: &str) -> Vec<String> {
    let book = workbook::read(bytes, "allegato.xlsx", &Limits::default()).unwrap();
    let sheet = book.sheets.iter().find(|own| &*own.name == sheet).unwrap();
    sheet.cells.iter().map(relazione_performance::workbook::Cell::display).collect()
}

#[test]
fn signals_are_told_by_controlla_and_in_annex_d() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "[organi]", "[segnali]\nvalore_ripetuto = \"spento\"\n[organi]");
    let text = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert_eq!(text.code, 0, "{}", text.stdout);
    assert!(text.stdout.contains("Segnali di attenzione"), "{}", text.stdout);
    assert!(text.stdout.contains("[S006]") && !text.stdout.contains("[S011]"), "{}", text.stdout);
    let json = entity.run("controlla --anno 2024 --data 2025-06-20 --formato json");
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let late = json["segnali"].as_array().unwrap().iter().find(|own| own["nome"] == "variazione_tardiva").unwrap();
    assert_eq!(late["gravita"], "avviso");
    assert_eq!(late["posizione"]["file"], "variazioni/2024.xlsx");
    assert_eq!(late["obiettivi"][0], "10.05-04");

    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let annex = std::fs::read(entity.output("2024/bozza/riservato/Allegato_D_Validazione.xlsx")).unwrap();
    let sheet = texts(&annex, "Segnali di attenzione");
    for word in ["variazione a fine anno", "peso_escluso", "spento (predefinita: nota)"] {
        assert!(sheet.iter().any(|text| text == word), "{word}: {sheet:?}");
    }
}

#[test]
fn a_blocking_signal_stops_the_final() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "[organi]", "[segnali]\nvariazione_tardiva = \"bloccante\"\n[organi]");
    assert_eq!(entity.run("controlla --anno 2024 --data 2025-06-20").code, 3);
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains("[S006]"), "{}", run.stderr);
}

#[test]
fn names_that_offices_give_to_files_stay_in_the_reserved_part() {
    let entity = Entity::new();
    let folder = entity.path("misurazioni/2024");
    std::fs::rename(folder.join("polizia_locale.xlsx"), folder.join("zanzottera_mario.xlsx")).unwrap();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let package = entity.output("2024/bozza");
    for (name, bytes) in files_in(&package) {
        let public = !name.starts_with("riservato/");
        if ends_in(&name, "xlsx") && public {
            let book = workbook::read(&bytes, &name, &Limits::default()).unwrap();
            let cells = book.sheets.iter().flat_map(|sheet| &sheet.cells);
            let told: Vec<String> = cells
                .map(relazione_performance::workbook::Cell::display)
                .filter(|text| text.contains("zanzottera"))
                .collect();
            assert!(told.is_empty(), "{name}: {told:?}");
        } else if public && !ends_in(&name, "pdf") {
            assert!(!String::from_utf8_lossy(&bytes).contains("zanzottera"), "{name}");
        }
    }
    let pages = entity.run("genera --anno 2024 --data 2025-06-20 --mostra pagine").stdout;
    assert!(!pages.contains("zanzottera"));
    let annex = std::fs::read(package.join("riservato/Allegato_D_Validazione.xlsx")).unwrap();
    let files = texts(&annex, "File e impronte");
    let real = files.iter().position(|text| text == "misurazioni/2024/zanzottera_mario.xlsx").unwrap();
    assert!(files[real + 1].starts_with("misurazioni/2024/scheda_"), "the reserved part says which is which");
}

#[test]
fn personal_data_in_causes_are_findings_and_the_text_stays() {
    let entity = Entity::new();
    entity.write(
        "testi/2024/utenti.md",
        "Scrivere a urp@comune.example\n\nSegnalato da RSSMRA80A01F205X, tel. 02 97285123.\n",
    );
    let json = entity.run("controlla --anno 2024 --data 2025-06-20 --formato json");
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let told: Vec<_> = json["anomalie"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|own| own["codice"].as_str().unwrap().starts_with('G'))
        .map(|own| {
            (
                own["codice"].as_str().unwrap(),
                own["gravita"].as_str().unwrap(),
                own["posizione"]["cella"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [("G003", "nota", "riga 1"), ("G001", "avviso", "riga 3"), ("G004", "avviso", "riga 3")]);
}

#[test]
fn personal_data_are_looked_for_in_every_text_that_is_printed() {
    let entity = Entity::new();
    entity.replace("contesto/2024.toml", "\"Istruttori\"", "\"Istruttori, tel. 02 97285123\"");
    entity.replace("contesto/2024.toml", "\"Entrate accertate\"", "\"Entrate di RSSMRA80A01F205X\"");
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    entity.write(
        "variazioni/2024.csv",
        "CODICE;CODICE INDICATORE;CAMPO;PRIMA;DOPO;MOTIVO;ATTO;DATA\n\
         05.02-02;;annullato;;;Motivo;G.C. 9 a.bianchi@comune.example;12/07/2024\n",
    );
    let json = entity.run("controlla --anno 2024 --data 2025-06-20 --formato json");
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let found = json["anomalie"].as_array().unwrap();
    let codes: Vec<_> =
        found.iter().filter_map(|own| own["codice"].as_str()).filter(|code| code.starts_with('G')).collect();
    for code in ["G001", "G003", "G004"] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
}

/// Whether a file's name has this extension.
fn ends_in(name: &str, extension: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|own| own.eq_ignore_ascii_case(extension))
}
