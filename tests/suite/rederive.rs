//! A package is made again from its own `ingressi`, byte for byte, with no other argument than `--output`.

use std::path::Path;

use crate::entity::{Entity, files_in, relazione};

/// Makes the package again beside it and compares every file.
#[track_caller]
fn rederives(entity: &Entity, package: &str) {
    let original = entity.output(&format!("2024/{package}"));
    let again = entity.output(&format!("rifatto_{package}"));
    let run = relazione(&[
        "genera",
        "--ente",
        original.join("riservato/ingressi").to_str().unwrap(),
        "--output",
        again.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 0, "{package}: {}{}", run.stdout, run.stderr);
    let (before, after) = (files_in(&original), files_in(&again.join("2024").join(package)));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));
    let differing: Vec<&String> =
        before.iter().zip(&after).filter(|(one, other)| one.1 != other.1).map(|(one, _)| &one.0).collect();
    assert!(differing.is_empty(), "{package}: {differing:?}");
}

fn edition(package: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(package.join("riservato/ingressi/edizione.json")).unwrap()).unwrap()
}

#[test]
fn a_draft_with_files_that_are_not_kept_and_templates_of_its_own() {
    let entity = Entity::new();
    entity.write("misurazioni/2024/appunti.txt", "non è una scheda");
    entity.write("testi/2024/bozza.rtf", "non è un testo");
    entity.write("individuale/2024.csv", "NOME;FASCIA;NUMERO DIPENDENTI\nRossi Mario;alta;1\n");
    std::fs::remove_file(entity.path("individuale/2024.xlsx")).unwrap();
    let style = include_str!("../../templates/style.toml");
    entity.write("templates/style.toml", style);
    entity.write("templates/partials/albero.hbs", include_str!("../../templates/partials/albero.hbs"));
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let package = entity.output("2024/bozza");
    assert!(!package.join("riservato/ingressi/individuale").exists(), "personal data are not kept");
    let record = edition(&package);
    let built_in: Vec<&str> = record["del_programma"].as_array().unwrap().iter().filter_map(|v| v.as_str()).collect();
    assert!(built_in.contains(&"catalogo/missioni_programmi.csv") && !built_in.contains(&"templates/style.toml"));
    rederives(&entity, "bozza");
}

#[test]
fn a_final_a_second_version_and_the_draft_after_them() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    rederives(&entity, "v1");
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    let run = entity.run(SECOND);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(edition(&entity.output("2024/v2"))["versione_precedente"]["versione"], 1);
    rederives(&entity, "v2");
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-27").code, 0);
    rederives(&entity, "bozza");
}

/// A second version.
const SECOND: &str = "genera --anno 2024 --definitiva --data 2025-06-25 --motivo-rettifica Soglia.";

#[test]
fn a_draft_after_a_final_that_cannot_be_read() {
    let entity = Entity::new();
    std::fs::create_dir_all(entity.output("2024/v1")).unwrap();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code == 0 && run.stdout.contains("v1 non si può leggere"), "{}{}", run.stdout, run.stderr);
    rederives(&entity, "bozza");
}

#[test]
fn a_late_final_with_its_reason() {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-18 --motivo-ritardo Proroga.");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let record = edition(&entity.output("2024/v1"));
    assert_eq!((&record["motivo_ritardo"], &record["stato"]), (&"Proroga.".into(), &"definitiva".into()));
    assert_eq!(record["data_riferimento"], "2025-07-18");
    rederives(&entity, "v1");
}

#[test]
fn nothing_is_written_into_a_package_by_default_and_nothing_contradicts_it() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20 --quiet").code, 0);
    let inputs = entity.output("2024/bozza/riservato/ingressi");
    let folder = inputs.to_str().unwrap();
    let before = files_in(&entity.output(""));
    for command in ["genera", "schede", "controlla --correzioni"] {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        arguments.extend(["--ente", folder]);
        let run = relazione(&arguments);
        assert_eq!(run.code, 2, "{command}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("dentro un pacchetto"), "{}", run.stderr);
    }
    let elsewhere = entity.output("altrove");
    for (argument, value) in [("--anno", "2023"), ("--data", "2025-06-21"), ("--motivo-ritardo", "x")] {
        let run = relazione(&["genera", "--ente", folder, "--output", elsewhere.to_str().unwrap(), argument, value]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(argument), "{}", run.stderr);
    }
    assert!(before == files_in(&entity.output("")));
    let run = relazione(&["controlla", "--ente", folder, "--formato", "json"]);
    assert!(run.stdout.contains("\"anno\": 2024"), "the year and the day are those of the package: {}", run.stdout);
}

#[test]
fn an_edition_that_is_none_is_told_with_its_line() {
    let entity = Entity::new();
    entity.write("edizione.json", "{\n  \"formato\": uno\n}\n");
    let run = entity.run("genera");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("edizione.json, riga 2"), "{}", run.stderr);
}
