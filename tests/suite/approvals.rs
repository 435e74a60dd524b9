//! `registra approvazione`: plan and register frozen as approved, and what differs from them afterwards.

use crate::entity::{Entity, relazione};
use crate::typing::Typed::{Number, Text};
use crate::typing::type_in;

const APPROVE: &str = "registra approvazione --anno 2024 --numero C.C.45 --data 2023-12-21";

/// The demonstration with its plan approved by the act that its configuration names.
fn approved() -> Entity {
    let entity = Entity::new();
    entity.replace("relazione.toml", "numero = \"C.C. 45\"", "numero = \"C.C.45\"");
    let run = entity.run(APPROVE);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("68 obiettivi"), "{}", run.stdout);
    entity
}

#[track_caller]
fn findings(entity: &Entity) -> Vec<(String, String)> {
    let run = entity.run("controlla --anno 2024 --data 2025-06-20 --formato json");
    let listing: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let found = listing["anomalie"].as_array().unwrap();
    let of_approval = found.iter().filter(|finding| finding["codice"].as_str().unwrap().starts_with('K'));
    of_approval.map(|finding| (finding["codice"].as_str().unwrap().to_owned(), finding.to_string())).collect()
}

/// The file of the approval with one text replaced by another, as if plan or register had changed since.
fn since(entity: &Entity, from: &str, to: &str) -> Vec<(String, String)> {
    let path = "approvazioni/2024.json";
    let before = std::fs::read_to_string(entity.path(path)).unwrap();
    assert!(before.contains(from), "{from} is not in {before:.3000}");
    entity.write(path, &before.replacen(from, to, 1));
    let found = findings(entity);
    entity.write(path, &before);
    found
}

#[test]
fn what_was_approved_is_an_input_is_cited_and_is_never_overwritten_unasked() {
    let entity = approved();
    assert_eq!(findings(&entity), []);
    let frozen = std::fs::read(entity.path("approvazioni/2024.json")).unwrap();
    let run = entity.run(APPROVE);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stderr.contains("--sostituisci"), "{}", run.stderr);
    assert!(frozen == std::fs::read(entity.path("approvazioni/2024.json")).unwrap());
    let run = entity.run(&format!("{APPROVE} --sostituisci"));
    assert!(run.code == 0 && run.stdout.contains("sostituiti"), "{}{}", run.stdout, run.stderr);
    assert!(frozen == std::fs::read(entity.path("approvazioni/2024.json")).unwrap(), "the same again");
    let run = entity.run("genera --anno 2024 --data 2025-06-20 --mostra pagine");
    let text = run.stdout.replace('\n', " ");
    assert!(text.contains("sono fissati come approvati con C.C.45 del 21/12/2023"), "{text:.100}");
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20 --quiet").code, 0);
    let kept = entity.output("2024/bozza/riservato/ingressi/approvazioni/2024.json");
    assert!(frozen == std::fs::read(kept).unwrap());
}

/// An act that only `registra` knows is told in its file.
#[test]
fn a_plan_approved_late_is_told_where_its_act_stands() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "piano = { numero = \"C.C. 51\", data = 2024-12-19 }", "");
    let run = entity.run("registra approvazione --anno 2025 --numero G.C.9 --data 2025-04-10");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = entity.run("controlla --anno 2025 --data 2026-05-20").stdout;
    let told = said.split("[L003]").nth(1).unwrap_or_else(|| panic!("{said}"));
    assert!(told.lines().nth(1).unwrap().contains("dove: approvazioni/2025.json"), "{told:.300}");
}

#[test]
fn without_an_approval_the_method_says_so() {
    let run = Entity::new().run("genera --anno 2024 --data 2025-06-20 --mostra xhtml");
    assert!(run.stdout.contains("non sono stati fissati al momento dell’approvazione"), "{}", run.stderr);
}

#[test]
fn another_act_in_the_configuration_blocks_and_cannot_be_noted() {
    let entity = approved();
    entity.replace("relazione.toml", "numero = \"C.C.45\"", "numero = \"C.C. 46\"");
    let found = findings(&entity);
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["K002"]);
    assert!(found[0].1.contains("C.C. 46") && found[0].1.contains("atti.2024.piano"), "{found:?}");
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 3);
    let run = entity.run(&format!("{APPROVE} --sostituisci"));
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stderr.contains("[atti.2024]") && run.stderr.contains("C.C. 46"), "{}", run.stderr);
}

#[test]
fn a_promise_that_changed_without_a_change_blocks() {
    let entity = approved();
    let record: serde_json::Value =
        serde_json::from_slice(&std::fs::read(entity.path("approvazioni/2024.json")).unwrap()).unwrap();
    let indicator = &record["obiettivi"][0]["indicatori"][0];
    let text = |key: &str| format!("\"{key}\": {}", indicator[key]);
    for (from, to, aspect) in [
        (text("target"), "\"target\": \"7\"".to_owned(), "TARGET"),
        (text("tipo"), "\"tipo\": \"decrescente\"".to_owned(), "TIPO"),
        (text("indicatore"), "\"indicatore\": \"un altro\"".to_owned(), "INDICATORE"),
        (format!("\"codice\": {}", indicator["codice"]), "\"codice\": \"01.01-01.9\"".to_owned(), "nessuna variazione"),
        (
            format!("\"obiettivo\": {}", record["obiettivi"][0]["obiettivo"]),
            "\"obiettivo\": \"Tutt’altro\"".to_owned(),
            "OBIETTIVI OPERATIVI",
        ),
        ("2024,\n        2025".to_owned(), "2025".to_owned(), "anni previsti"),
    ] {
        let found = since(&entity, &from, &to);
        assert!(found.iter().all(|(code, _)| code == "K003"), "{found:?}");
        assert!(found.iter().any(|(_, finding)| finding.contains(aspect)), "{aspect}: {found:?}");
    }
}

#[test]
fn values_are_told_as_people_write_them() {
    let found = since(&approved(), "\"base\": \"45000\"", "\"base\": \"44500.5\"");
    let (_, told) = found.iter().find(|(_, finding)| finding.contains("«45.000,00»")).unwrap();
    assert!(told.contains("«44.500,50»") && told.contains("BASE"), "{told}");
}

#[test]
fn people_and_a_file_saved_again_are_only_told() {
    let entity = approved();
    let record = std::fs::read_to_string(entity.path("approvazioni/2024.json")).unwrap();
    let office = record.lines().find(|line| line.contains("\"ufficio\"")).unwrap().trim();
    let found = since(&entity, office.trim_end_matches(','), "\"ufficio\": \"Ufficio di prima\"");
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["K004"], "{found:?}");
    let hash = record.lines().rfind(|line| line.contains("\"sha256\"")).unwrap().trim();
    let found = since(&entity, hash, &format!("\"sha256\": \"{}\"", "0".repeat(64)));
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["K005"], "{found:?}");
}

#[test]
fn what_a_change_says_is_no_difference() {
    let entity = approved();
    // Only a change of the demonstration's own stands: of this target, from what was approved.
    let record = std::fs::read_to_string(entity.path("approvazioni/2024.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&record).unwrap();
    let objectives = value["obiettivi"].as_array().unwrap();
    let indicator = &objectives.iter().find(|row| row["codice"] == "01.01-01").unwrap()["indicatori"][0];
    let (from, to) = (format!("\"target\": {}", indicator["target"]), "\"target\": \"5\"");
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    let head = "CODICE;CODICE INDICATORE;CAMPO;PRIMA;DOPO;MOTIVO;ATTO;DATA\n";
    let row = "01.01-01;01.01-01.1;TARGET;6;7;Più sedute;G.C. 112;15/11/2024\n";
    entity.write("variazioni/2024.csv", &format!("{head}{row}"));
    let found = since(&entity, &from, &from);
    assert!(found.iter().all(|(code, _)| code != "K003"), "a change with its act says it: {found:?}");
    entity.write("variazioni/2024.csv", &format!("{head}{}", row.replace("TARGET", "PESO")));
    assert!(since(&entity, &from, to).iter().any(|(code, _)| code == "K003"), "a change of something else does not");
}

#[test]
fn a_broken_file_blocks_and_what_cannot_be_read_is_not_frozen() {
    let entity = approved();
    entity.write("approvazioni/2024.json", "{}");
    assert_eq!(findings(&entity)[0].0, "K001");
    let other = Entity::new();
    std::fs::remove_file(other.path("indicatori/2024.xlsx")).unwrap();
    other.replace("relazione.toml", "numero = \"C.C. 45\"", "numero = \"C.C.45\"");
    let run = other.run(APPROVE);
    assert_eq!(run.code, 3, "{}", run.stdout);
    assert!(run.stderr.contains("E002") && !other.path("approvazioni").exists(), "{}", run.stderr);
}

#[test]
fn an_approved_year_is_made_again_from_its_package_and_the_package_is_not_written_into() {
    let entity = approved();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20 --quiet").code, 0);
    let package = entity.output("2024/bozza");
    let inputs = package.join("riservato/ingressi");
    let mut arguments: Vec<&str> = APPROVE.split(' ').collect();
    arguments.extend(["--sostituisci", "--ente", inputs.to_str().unwrap()]);
    assert_eq!(relazione(&arguments).code, 2);
    let again = entity.output("rifatto");
    let run =
        relazione(&["genera", "--quiet", "--ente", inputs.to_str().unwrap(), "--output", again.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(crate::entity::files_in(&package) == crate::entity::files_in(&again.join("2024/bozza")));
}

#[test]
fn what_stops_a_final_whatever_the_sheets_say_is_not_approved() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "numero = \"C.C. 45\"", "numero = \"C.C.45\"");
    type_in(&entity.path("indicatori/2024.xlsx"), &[("01.02-01.1", "TARGET", Number("-5"))]);
    let run = entity.run(APPROVE);
    assert_eq!(run.code, 3, "{}", run.stdout);
    assert!(run.stderr.contains("A006") && run.stderr.contains("01.02-01.1"), "{}", run.stderr);
    assert!(!entity.path("approvazioni/2024.json").exists());
    let run = entity.run("schede --anno 2024 --data 2024-01-10");
    assert!(run.code == 3 && run.stdout.contains("A006"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn what_differs_from_the_approval_is_told_with_its_own_cell_and_without_hashes() {
    let entity = approved();
    let register = entity.path("indicatori/2024.xlsx");
    let before = std::fs::read(&register).unwrap();
    for (heading, text, column) in
        [("VERSO", "massimo", 'H'), ("UNITÀ", "pezzi", 'I'), ("INDICATORE", "Altro", 'F'), ("UFFICIO", "Altro", 'N')]
    {
        type_in(&register, &[("12.05-01.1", heading, Text(text))]);
        let found = findings(&entity);
        std::fs::write(&register, &before).unwrap();
        let (_, told) =
            found.iter().find(|(_, told)| told.contains("12.05-01.1")).unwrap_or_else(|| panic!("{found:?}"));
        assert!(told.contains(&format!("\"cella\":\"{column}")), "{heading}: {told}");
    }
    // The same content in other bytes is told by its day and act, not by hashes that nobody reads.
    type_in(&register, &[("12.05-01.1", "UNITÀ", Text("n."))]);
    let same = findings(&entity);
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashes = |told: &str| told.split(|letter: char| !letter.is_ascii_alphanumeric()).any(is_hash);
    assert!(!same.iter().any(|(_, told)| hashes(told)), "{same:?}");
}
