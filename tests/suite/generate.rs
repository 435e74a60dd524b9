//! `genera`: the main job, end to end, on the demonstration entity.

use std::collections::BTreeSet;

use crate::entity::{Entity, files_in};

const MISSIONS: [&str; 10] = ["01", "03", "04", "05", "06", "08", "09", "10", "11", "12"];

#[test]
fn a_draft_has_everything_in_its_place() {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let adopted = "Adottata il 19 giugno 2025 (G.C. 62), entro il termine del 30 giugno 2025.";
    assert!(run.stdout.contains(adopted), "{}", run.stdout);
    let files = files_in(&entity.output("2024/bozza"));
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for expected in [
        "Relazione_performance_2024_BOZZA.pdf",
        "SHA256SUMS",
        "allegati/Allegato_A_00_Riepilogo.xlsx",
        "dati/datapackage.json",
        "dati/indicatori.csv",
        "dati/missioni.csv",
        "dati/obiettivi.csv",
        "riservato/Allegato_B_Anomalie.xlsx",
        "riservato/SHA256SUMS",
        "riservato/ingressi/relazione.toml",
        "riservato/provenienza.json",
    ] {
        assert!(names.contains(expected), "{expected} is missing: {names:?}");
    }
    for mission in MISSIONS {
        let prefix = format!("allegati/Allegato_A_{mission}_");
        assert_eq!(names.iter().filter(|name| name.starts_with(&prefix)).count(), 1, "{prefix}");
    }
    assert!(names.iter().all(|name| name.is_ascii()));
    let left: Vec<String> = std::fs::read_dir(entity.output("2024"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != ".lock")
        .collect();
    assert_eq!(left, ["bozza"]);
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (one, other) = (Entity::new(), Entity::new());
    for entity in [&one, &other] {
        assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    }
    let (one, other) = (files_in(&one.output("2024/bozza")), files_in(&other.output("2024/bozza")));
    for ((name, bytes), (other_name, other_bytes)) in one.iter().zip(&other) {
        assert_eq!(name, other_name);
        assert!(bytes == other_bytes, "{name} differs between two runs");
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn a_complete_year_becomes_a_final_that_is_written_once() {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(entity.output("2024/v1/Relazione_performance_2024.pdf").is_file());
    let before = files_in(&entity.output("2024/v1"));
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("invariata"), "{}", run.stdout);
    assert!(!entity.output("2024/v2").exists());
    assert!(before == files_in(&entity.output("2024/v1")));
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 4, "{}", run.stderr);
    assert!(run.stderr.contains("--motivo-rettifica") && run.stderr.contains("20 giugno 2025"), "{}", run.stderr);
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20 --motivo-rettifica Soglia.");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(entity.output("2024/v2/Relazione_performance_2024.pdf").is_file());
    assert!(before == files_in(&entity.output("2024/v1")));
}

#[test]
fn an_incomplete_year_is_drafted_but_its_final_is_refused() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2025 --data 2026-05-20").code, 0);
    assert!(entity.output("2025/bozza/Relazione_performance_2025_BOZZA.pdf").is_file());
    let run = entity.run("genera --anno 2025 --definitiva --data 2026-05-20");
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("definitiva") && run.stderr.contains("A002"), "{}", run.stderr);
    assert!(!entity.output("2025/v1").exists());
}

#[test]
fn a_late_final_needs_its_reason() {
    let entity = Entity::new().without_adoption();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-18");
    assert_eq!(run.code, 4, "{}", run.stderr);
    assert!(run.stderr.contains("--motivo-ritardo"), "{}", run.stderr);
    assert!(!entity.output("2024/v1").exists());
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-18 --motivo-ritardo Proroga.");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn the_act_of_adoption_decides_whether_the_report_is_late() {
    let cover = |entity: &Entity| {
        let run = entity.run("genera --anno 2024 --data 2025-09-20 --mostra vista");
        let view: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let said = |piece: &serde_json::Value| piece.as_str().or_else(|| piece["testo"].as_str()).unwrap().to_owned();
        view["termine"]["conteggio"]["pezzi"].as_array().unwrap().iter().map(said).collect::<String>()
    };
    let late = Entity::new().adopted_on("2025-08-15");
    let said = "Adottata il 15 agosto 2025 (G.C. 62), 46 giorni dopo il termine del 30 giugno 2025.";
    assert_eq!(cover(&late), said);
    let run = late.run("genera --anno 2024 --definitiva --data 2025-09-20");
    assert_eq!(run.code, 4, "{}", run.stderr);
    assert!(run.stderr.contains("15 agosto 2025"), "{}", run.stderr);
    let unknown = Entity::new().without_adoption();
    let said = "Da adottare entro il 30 giugno 2025: al 20 settembre 2025 il termine è passato da 82 giorni.";
    assert_eq!(cover(&unknown), said);
    let future = Entity::new().adopted_on("2025-12-01");
    assert_eq!(cover(&future), said, "an act of the future says nothing yet");
    assert_eq!(future.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 3);
    let said = future.run("controlla --anno 2024 --data 2025-06-20").stdout;
    let place = "dove: relazione.toml, chiave «atti.2024.delibera_giunta»";
    assert!(said.split("[L001]").nth(1).is_some_and(|said| said.lines().nth(1).unwrap().contains(place)), "{said}");
    let run = Entity::new().run("genera --anno 2024 --definitiva --data 2025-07-18");
    assert_eq!(run.code, 0, "adopted in time: {}", run.stderr);
}

#[test]
fn a_correction_after_the_deadline_is_not_a_late_adoption() {
    let entity = Entity::new().without_adoption();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-09-15 --motivo-rettifica Soglia.");
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn the_reason_of_a_delay_is_asked_once() {
    let entity = Entity::new().without_adoption();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-18 --motivo-ritardo Proroga.");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-18");
    assert!(run.code == 0 && run.stdout.contains("invariata"), "the same final: {}{}", run.stdout, run.stderr);
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-09-15 --motivo-rettifica Soglia.");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let record = std::fs::read_to_string(entity.output("2024/v2/riservato/ingressi/edizione.json")).unwrap();
    assert!(record.contains("\"motivo_ritardo\": \"Proroga.\""), "the second version says it too: {record:.600}");
}

#[test]
fn what_a_final_of_version_0_1_0_was_made_from_is_compared() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    // As 0.1.0 wrote it: neither format, rules nor objectives, only figures with what they were made from.
    let path = entity.output("2024/v1/riservato/provenienza.json");
    let mut first: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    for key in ["formato", "regole", "obiettivi", "prima_definitiva"] {
        first.as_object_mut().unwrap().remove(key);
    }
    let told = |first: &serde_json::Value| {
        std::fs::write(&path, first.to_string()).unwrap();
        let run = entity.run("controlla --anno 2024 --data 2025-07-20");
        let lines = run.stdout.lines().filter(|line| line.contains("[Y00")).map(str::to_owned);
        lines.collect::<Vec<_>>()
    };
    let same = told(&first);
    assert!(same.len() == 1 && same[0].contains("[Y003]"), "{same:#?}");
    for figure in first["cifre"].as_array_mut().unwrap() {
        let name = figure["cifra"].as_str().unwrap().to_owned();
        for input in figure["ingressi"].as_array_mut().unwrap() {
            match (name.as_str(), input["nome"].as_str().unwrap(), input["origine"].as_str().unwrap()) {
                ("indicatore 01.04-01.3, G", "b", _) => input["valore"] = "44000".into(),
                ("obiettivo 01.02-03, C", "w", _) => input["valore"] = "3".into(),
                _ => {}
            }
        }
        if name == "indicatore 01.01-01.1, G" {
            figure["regola"] = "100·(2t − v)/t".into();
        }
    }
    let moved = told(&first).join("\n");
    for line in [
        "L’indicatore 01.04-01.3: BASE nella versione 1 era 44.000,00",
        "L’indicatore 01.02-03.1: PESO nella versione 1 era 3",
        "L’indicatore 01.01-01.1: TIPO nella versione 1 era decrescente",
    ] {
        assert!(moved.contains(line), "{line} is not in:\n{moved}");
    }
}

#[test]
fn a_goal_that_moved_between_versions_without_an_act_stops_the_final() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    // The weight of an objective that an act had doubled is blank again.
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-20 --motivo-rettifica Refuso.");
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains("[Y002] L’obiettivo 10.05-04: PESO nella versione 1 era 2"), "{}", run.stderr);
    let run = entity.run("genera --anno 2024 --data 2025-07-20");
    assert!(run.code == 0 && run.stdout.contains("Y002"), "{}", run.stdout);
}

#[test]
fn a_correction_says_in_public_what_it_replaces_and_what_changed() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    entity.replace("relazione.toml", "giorni = 30, valore = 80", "giorni = 30, valore = 75");
    let shown =
        entity.run("genera --anno 2024 --definitiva --data 2025-09-15 --motivo-rettifica Regola. --mostra pagine");
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    for said in [
        "sostituisce la versione 1 del 20 giugno 2025",
        "Che cosa cambia rispetto alla versione 1",
        "Motivi della rettifica.",
        "configurazione: regole di calcolo",
    ] {
        assert!(shown.stdout.contains(said), "{said}");
    }
    let first = entity.run("genera --anno 2023 --data 2024-06-20 --mostra pagine");
    assert!(!first.stdout.contains("Che cosa cambia"), "without a final before there is nothing to compare");
}

#[test]
fn a_correction_tells_the_adoption_that_was_registered_since() {
    let entity = Entity::new();
    let act = "delibera_giunta = { numero = \"G.C. 62\", data = 2025-06-19 }\n";
    entity.replace("relazione.toml", act, "");
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-18").code, 0);
    let configuration = std::fs::read_to_string(entity.path("relazione.toml")).unwrap();
    let correction = "genera --anno 2024 --definitiva --data 2025-09-15 --motivo-rettifica Atto. --mostra pagine";
    let said = "La versione 1 non indicava ancora l’atto di adozione della relazione: G.C. 62 del 19 giugno 2025.";
    let pages = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!pages(&entity.run(correction).stdout).contains(said));
    entity.write("relazione.toml", &configuration.replacen("[atti.2024]\n", &format!("[atti.2024]\n{act}"), 1));
    let run = entity.run(correction);
    assert!(pages(&run.stdout).contains(said), "{}{}", run.stdout, run.stderr);
}

#[test]
fn personal_data_in_the_reason_of_a_correction_are_told() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-09-15 --motivo-rettifica RSSMRA80A01F205X");
    assert!(
        run.stdout.contains("Il motivo della rettifica contiene un codice fiscale"),
        "{}{}",
        run.stdout,
        run.stderr
    );
}

#[test]
fn a_final_that_cannot_be_read_stops_the_next_and_not_the_draft() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    std::fs::write(entity.output("2024/v1/riservato/provenienza.json"), "{").unwrap();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-21 --motivo-rettifica Soglia.");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("v1") && !entity.output("2024/v2").exists(), "{}", run.stderr);
    let run = entity.run("genera --anno 2024 --data 2025-06-21");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Y001"), "{}", run.stdout);
}

#[test]
fn a_draft_past_the_deadline_says_by_how_many_days() {
    let run = Entity::new().without_adoption().run("genera --anno 2024 --data 2025-07-18");
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("è passato da 18 giorni"), "{}", run.stdout);
}

#[test]
fn quiet_says_nothing_when_all_is_well() {
    let run = Entity::new().run("genera --anno 2024 --data 2025-06-20 --quiet");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn without_measurements_or_register_the_draft_is_still_produced() {
    let entity = Entity::new();
    std::fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("E001"), "{}", run.stdout);
    std::fs::remove_file(entity.path("indicatori/2024.xlsx")).unwrap();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("E002"), "{}", run.stdout);
    assert!(entity.output("2024/bozza/Relazione_performance_2024_BOZZA.pdf").is_file());
}

#[test]
fn an_unreadable_sheet_is_a_blocking_finding_and_the_draft_is_still_produced() {
    let entity = Entity::new();
    entity.write("misurazioni/2024/rotto.xlsx", "questo non è un foglio di calcolo");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("rotto.xlsx"), "{}", run.stdout);
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 3);
}
