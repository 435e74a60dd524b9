//! Annexes and open data of a published package: what a second version says about the first.

use std::collections::BTreeSet;

use relazione_performance::workbook::{self, Limits, Value};

use crate::entity::{Entity, files_in};

/// The texts of one sheet of a workbook.
fn texts(path: &std::path::Path, sheet: &str) -> Vec<String> {
    let book = workbook::read(&std::fs::read(path).unwrap(), "prova", &Limits::default()).unwrap();
    let sheet = book.sheets.iter().find(|own| own.name.as_ref() == sheet).expect(sheet);
    sheet
        .cells
        .iter()
        .filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.clone()) } else { None })
        .collect()
}

/// What a package says of the final that it follows.
fn recorded(reserved: &std::path::Path) -> serde_json::Value {
    let bytes = std::fs::read(reserved.join("ingressi/edizione.json")).unwrap();
    serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["versione_precedente"].clone()
}

#[test]
fn a_second_final_says_what_changed_since_the_first_and_keeps_its_figures() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let first = entity.output("2024/v1/riservato");
    assert!(recorded(&first).is_null(), "the first has nothing before it");
    assert!(
        texts(&first.join("Allegato_B_Anomalie.xlsx"), "Cifre cambiate").concat().contains("Non c’è una definitiva")
    );
    entity.replace("relazione.toml", "giorni = 30, valore = 80", "giorni = 30, valore = 75");
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20 --motivo-rettifica Soglie.").code, 0);
    let second = entity.output("2024/v2/riservato");
    let mut figures: serde_json::Value =
        serde_json::from_slice(&std::fs::read(first.join("provenienza.json")).unwrap()).unwrap();
    figures.as_object_mut().unwrap().remove("costruzione").expect("the build");
    assert_eq!(recorded(&second)["provenienza"], figures, "the figures of v1 are part of the inputs");
    let changed = texts(&second.join("Allegato_B_Anomalie.xlsx"), "Cifre cambiate");
    assert!(changed.iter().any(|text| text == "Cifre cambiate rispetto alla versione 1"), "{changed:?}");
    assert!(changed.iter().any(|text| text == "80,00 – parzialmente raggiunto"), "{changed:?}");
    for reason in [
        "configurazione: regole di calcolo",
        "regola: soglie delle classi: 90 e 70 → 90 e 60",
        "G: 80 → 75 (indicatore",
    ] {
        assert!(changed.iter().any(|text| text.starts_with(reason)), "{reason}: {changed:?}");
    }
    let files = texts(&second.join("Allegato_B_Anomalie.xlsx"), "File cambiati");
    assert_eq!(files.iter().filter(|text| *text == "cambiato").count(), 1, "relazione.toml alone: {files:?}");
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20 --motivo-rettifica Soglie.");
    assert!(run.stdout.contains("invariata"), "the earlier figures do not make a package outdated: {}", run.stdout);
    assert!(!entity.output("2024/v3").exists());
}

#[test]
fn what_a_correction_prints_of_figures_and_texts_is_tied_and_told() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    entity.replace("relazione.toml", "giorni = 30, valore = 80", "giorni = 30, valore = 75");
    let title = "Diffondere le informazioni delle attività della Amministrazione comunale e del territorio";
    let other = "Diffondere le informazioni sul territorio";
    let head = "CODICE;CODICE INDICATORE;CAMPO;PRIMA;DOPO;MOTIVO;ATTO;DATA\n";
    let rows = format!(
        "01.01-02;;TITOLO;{title};{other};Sintesi;G.C. 90 del 12/09/2024;\n\
         01.01-01;;PESO;;2;Rilievo;G.C. 90 del 12/09/2024;\n"
    );
    entity.write("variazioni/2024.csv", &format!("{head}{rows}"));
    let correction = "genera --anno 2024 --definitiva --data 2025-06-20 --motivo-rettifica Titolo.";
    let run = entity.run(correction);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let package = entity.output("2024/v2");
    let facts: serde_json::Value = serde_json::from_slice(&std::fs::read(package.join("fatti.json")).unwrap()).unwrap();
    let facts = facts["fatti"].as_array().unwrap();
    let before: Vec<_> = facts.iter().filter(|fact| fact["id"].as_str().unwrap().starts_with("versione 1, ")).collect();
    assert!(!before.is_empty());
    for fact in &before {
        assert!(!fact["pdf"].as_array().unwrap().is_empty() && fact["html"].is_string(), "{fact}");
    }
    let weight = facts.iter().find(|fact| fact["id"] == "variazione 01.01-01 PESO, dopo").expect("the change");
    assert_eq!((weight["testo"].as_str(), weight["dati"][0]["colonna"].as_str()), (Some("2"), Some("dopo")));
    assert!(!weight["pdf"].as_array().unwrap().is_empty(), "{weight}");
    let texts = texts(&package.join("riservato/Allegato_B_Anomalie.xlsx"), "Testi cambiati");
    assert!(texts.iter().any(|text| text == title) && texts.iter().any(|text| text == other), "{texts:?}");
    let page = std::fs::read_to_string(package.join("Relazione_performance_2024.html")).unwrap();
    assert!(page.contains("Testi cambiati, e perché") && page.contains(title), "it tells the old title");
}

#[test]
fn a_package_has_the_dossier_for_auditors_and_the_data_in_two_formats() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let files = files_in(&entity.output("2024/bozza"));
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for expected in
        ["riservato/Allegato_D_Validazione.xlsx", "dati/risorse.csv", "dati/Relazione_performance_2024_dati.ods"]
    {
        assert!(names.contains(expected), "{expected} is missing: {names:?}");
    }
    let auditor = texts(&entity.output("2024/bozza/riservato/Allegato_D_Validazione.xlsx"), "Revisore").join("\n");
    assert!(auditor.contains("Approvazione del piano: C.C. 45 del 21/12/2023."), "{auditor}");
    let hashes = texts(&entity.output("2024/bozza/riservato/Allegato_D_Validazione.xlsx"), "File e impronte");
    for line in std::fs::read_to_string(entity.output("2024/bozza/SHA256SUMS")).unwrap().lines() {
        let (digest, path) = line.split_once("  ").unwrap();
        assert!(hashes.iter().any(|text| text == path) && hashes.iter().any(|text| text == digest), "{path}");
    }
    let tied = texts(&entity.output("2024/bozza/allegati/Allegato_A_99_Quadratura.xlsx"), "Quadratura");
    let outcomes = tied.iter().filter(|text| *text == "✓ quadra").count();
    assert!(outcomes > 100, "only {outcomes}");
}
