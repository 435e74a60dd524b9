//! Acts that follow a final (`registra`), and the journal of finals: noted beside the versions, never in them.

use std::fs;

use serde_json::Value;

use crate::entity::{Entity, Run, files_in};

const FINAL: &str = "genera --anno 2024 --definitiva --data 2025-06-20";

/// The demonstration with its first final, of which no act of adoption is known.
fn issued() -> Entity {
    let entity = Entity::new().without_adoption();
    let run = entity.run(FINAL);
    assert_eq!(run.code, 0, "{}", run.stderr);
    entity
}

#[track_caller]
fn noted(entity: &Entity, what: &str) -> String {
    let run = register(entity, what);
    assert_eq!(run.code, 0, "{what}: {}", run.stderr);
    run.stdout
}

fn register(entity: &Entity, what: &str) -> Run {
    entity.run(&format!("registra {what}"))
}

#[track_caller]
fn refused(entity: &Entity, what: &str, words: &str) {
    let before = files_in(&entity.output(""));
    let run = register(entity, what);
    assert!(run.code == 1 && run.stderr.contains(words), "{what}: {} {}", run.code, run.stderr);
    assert!(before == files_in(&entity.output("")), "{what}: something was written");
}

#[test]
fn acts_are_noted_beside_the_versions_in_their_order_and_shown_by_stato() {
    let entity = issued();
    let version = files_in(&entity.output("2024/v1"));
    refused(
        &entity,
        "validazione --anno 2024 --numero V.3 --data 2025-06-28",
        "l’adozione della versione 1 non risulta",
    );
    refused(&entity, "adozione --anno 2024 --numero G.C.62 --data 2025-06-10", "anteriore alla versione 1");
    refused(&entity, "adozione --anno 2024 --numero G.C.62 --data 2090-06-10", "nel futuro");
    refused(&entity, "adozione --anno 2024 --versione 2 --numero G.C.62 --data 2025-06-25", "la versione 2 non c’è");
    refused(&entity, "adozione --anno 2023 --numero G.C.62 --data 2025-06-25", "del 2023 non c’è alcuna definitiva");
    let said = noted(&entity, "adozione --anno 2024 --numero G.C.62 --data 25/06/2025 --link https://a.it/62");
    assert!(said.contains("La versione 1 della relazione 2024 risulta adottata con G.C.62 del 25/06/2025"), "{said}");
    let again =
        noted(&entity, "adozione --anno 2024 --versione v1 --numero G.C.62 --data 2025-06-25 --link https://a.it/62");
    assert!(again.contains("risultava già adottata"), "{again}");
    refused(&entity, "adozione --anno 2024 --numero G.C.63 --data 2025-06-25", "--sostituisci");
    refused(&entity, "validazione --anno 2024 --numero V.3 --data 2025-06-24", "anteriore all’adozione");
    noted(&entity, "validazione --anno 2024 --numero V.3 --data 2025-06-28");
    let file: Value = serde_json::from_slice(&fs::read(entity.output("2024/atti.json")).unwrap()).unwrap();
    assert_eq!(file["atti"].as_array().unwrap().len(), 2);
    assert_eq!(file["atti"][0]["link"], "https://a.it/62");
    let said = noted(&entity, "adozione --anno 2024 --numero G.C.63 --data 2025-06-25 --sostituisci");
    assert!(said.contains("atti.precedente-1.json"), "{said}");
    let state = entity.run("stato --anno 2024 --data 2025-07-01").stdout;
    for words in [
        "Adottata il 25 giugno 2025",
        "adozione: G.C.63 del 25/06/2025",
        "validazione: V.3",
        "da registrare con «relazione registra»: pubblicazione, protocollo",
    ] {
        assert!(state.contains(words), "{words}: {state}");
    }
    let state: Value =
        serde_json::from_str(&entity.run("stato --anno 2024 --data 2025-07-01 --formato json").stdout).unwrap();
    assert_eq!(state["atti"][1]["tipo"], "validazione");
    assert!(version == files_in(&entity.output("2024/v1")), "a version was changed");
    let run = entity.run(FINAL);
    assert!(run.code == 0 && run.stdout.contains("invariata"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_correction_has_its_own_act_and_the_first_adoption_stays() {
    let entity = issued();
    noted(&entity, "adozione --anno 2024 --numero G.C.62 --data 2025-06-25");
    entity.replace("relazione.toml", "parziale = 70 ", "parziale = 71 ");
    // Somebody writes the act of the correction where that of the first adoption belongs.
    entity.replace(
        "relazione.toml",
        "[atti.2025]",
        "[atti.2024.delibera_giunta]\nnumero = \"G.C. 90\"\ndata = 2025-09-12\n\n[atti.2025]",
    );
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-09-15 --motivo-rettifica soglia");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = entity.run("genera --anno 2024 --data 2025-09-15 --mostra xhtml").stdout;
    assert!(text.contains("La versione 1 è stata adottata con G.C.62 del 25 giugno 2025."), "{text:.400}");
    assert!(!text.contains("G.C. 90"), "the first adoption is what counts");
    refused(
        &entity,
        "adozione --anno 2024 --numero G.C.62 --data 2025-06-25",
        "è l’atto che ha adottato la versione 1",
    );
    refused(
        &entity,
        "validazione --anno 2024 --numero V.8 --data 2025-09-20",
        "l’adozione della versione 2 non risulta",
    );
    noted(&entity, "adozione --anno 2024 --numero G.C.90 --data 2025-09-18");
    let state = entity.run("stato --anno 2024 --data 2025-10-01").stdout;
    for words in
        ["Adottata il 25 giugno 2025", "prima adozione: G.C.62 del 25/06/2025", "adozione: G.C.90 del 18/09/2025"]
    {
        assert!(state.contains(words), "{words}: {state}");
    }
    let again = entity.output("rifatto");
    let inputs = entity.output("2024/v2/riservato/ingressi");
    let run =
        crate::entity::relazione(&["genera", "--ente", inputs.to_str().unwrap(), "--output", again.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(files_in(&again.join("2024/v2")) == files_in(&entity.output("2024/v2")), "made again it is the same");
}

#[test]
fn the_document_of_the_next_year_names_the_acts_of_the_last() {
    let entity = issued();
    noted(&entity, "adozione --anno 2024 --numero G.C.62 --data 2025-06-25");
    let shown = || entity.run("genera --anno 2025 --data 2026-03-01 --mostra xhtml").stdout;
    assert!(shown().contains("versione 1, adottata con G.C.62 del 25 giugno 2025."), "{:.300}", shown());
    noted(&entity, "pubblicazione --anno 2024 --numero 118 --data 2025-06-27");
    assert!(shown().contains("del 25 giugno 2025, pubblicata con n. 118 del 27 giugno 2025."));
}

#[test]
fn what_was_noted_and_cannot_be_read_is_told_and_not_overwritten() {
    let entity = issued();
    fs::write(entity.output("2024/atti.json"), "{}").unwrap();
    refused(&entity, "protocollo --anno 2024 --numero 812 --data 2025-06-26", "non è come il programma l’ha scritto");
    let run = entity.run("controlla --anno 2024 --data 2025-06-26 --formato json");
    assert!(run.stdout.contains("2024/atti.json"), "{}", run.stdout);
}

fn journal(entity: &Entity) -> String {
    fs::read_to_string(entity.output("2024/registro.jsonl")).unwrap()
}

#[track_caller]
fn verdict(entity: &Entity, package: &str) -> Value {
    let path = entity.output(package);
    let run = crate::entity::relazione(&["verifica", path.to_str().unwrap(), "--pubblico", "--formato", "json"]);
    let verdict: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    verdict["verifiche"].as_array().unwrap().iter().find(|check| check["id"] == "registro").unwrap().clone()
}

#[test]
fn every_final_has_a_line_and_a_day_that_was_put_back_shows() {
    let entity = issued();
    let lines = journal(&entity);
    assert_eq!(lines.lines().count(), 1, "{lines}");
    let holds = verdict(&entity, "2024/v1");
    assert_eq!(holds["esito"], "regge", "{holds}");
    let said = holds["detto"].as_str().unwrap();
    assert!(said.contains("data di riferimento 20 giugno 2025") && said.contains("giorni prima"), "{said}");
    assert_eq!(entity.run(FINAL).code, 0);
    assert_eq!(journal(&entity), lines, "a final that is there already has its line");
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20 --quiet").code, 0);
    assert_eq!(journal(&entity), lines, "drafts have none");
    assert_eq!(verdict(&entity, "2024/bozza")["esito"], "non verificabile");
    entity.replace("relazione.toml", "parziale = 70 ", "parziale = 71 ");
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-07-15 --motivo-rettifica soglia");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines = journal(&entity);
    assert!(lines.lines().count() == 2 && lines.contains("\"motivi\":[\"soglia\"]"), "{lines}");
    for (changed, words) in [
        (lines.replacen("2025-06-20", "2025-06-21", 1), "riga 1: il suo contenuto"),
        (lines.split_inclusive('\n').skip(1).collect(), "riga 1: non segue"),
        (lines.split_inclusive('\n').take(1).collect(), "nessuna riga riguarda"),
    ] {
        fs::write(entity.output("2024/registro.jsonl"), changed).unwrap();
        let found = verdict(&entity, "2024/v2");
        assert!(found["esito"] == "non regge" && found["dettagli"].to_string().contains(words), "{words}: {found}");
    }
    fs::write(entity.output("2024/registro.jsonl"), &lines).unwrap();
    fs::write(entity.output("2024/v2/SHA256SUMS"), "").unwrap();
    assert!(verdict(&entity, "2024/v2")["dettagli"].to_string().contains("lo SHA-256 di SHA256SUMS è"));
}

#[test]
fn acts_that_contradict_their_version_are_found_by_who_verifies() {
    let entity = issued();
    noted(&entity, "adozione --anno 2024 --numero 62 --data 2025-06-25");
    assert_eq!(register(&entity, "pubblicazione --anno 2024 --numero 512 --data 2025-06-30").code, 0);
    let path = entity.output("2024/atti.json");
    let text = fs::read_to_string(&path).unwrap();
    let found = |text: &str| {
        fs::write(&path, text).unwrap();
        let run =
            crate::entity::relazione(&["verifica", entity.output("2024/v1").to_str().unwrap(), "--formato", "json"]);
        let verdict: Value = serde_json::from_str(&run.stdout).unwrap();
        verdict["verifiche"].as_array().unwrap().iter().find(|check| check["id"] == "atti").unwrap().clone()
    };
    assert_eq!(found(&text)["esito"], "regge", "{text}");
    let early = found(&text.replace("2025-06-30", "2025-01-30"));
    assert!(early["esito"] == "non regge" && early["dettagli"][0].as_str().unwrap().contains("anteriore"), "{early}");
    assert_eq!(found("{")["esito"], "non regge");
}
