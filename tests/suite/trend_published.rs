//! The trend shows what was published: earlier finals count, not what today's files would give.

use std::path::Path;

use crate::entity::{Entity, files_in, relazione};
use crate::typing::Typed::Text;
use crate::typing::type_in;

const DRAFT: &str = "genera --anno 2025 --data 2026-05-20";

/// The trend as templates get it.
fn trend(entity: &Entity) -> serde_json::Value {
    let run = entity.run(&format!("{DRAFT} --mostra vista"));
    let view: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    view["andamento"].clone()
}

/// The values of 2024, row by row.
fn column(trend: &serde_json::Value) -> Vec<String> {
    let rows = ["ente", "missioni", "obiettivi"].map(|table| trend[table].as_array().unwrap().clone()).concat();
    rows.iter().map(|row| row["valori"][1]["testo"].as_str().unwrap().to_owned()).collect()
}

fn published() -> Entity {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    entity
}

#[test]
fn a_rule_or_a_file_that_changed_since_does_not_change_what_was_published() {
    let entity = published();
    let before = trend(&entity);
    assert_eq!(before["anni"], serde_json::json!(["2023", "2024", "2025"]));
    assert!(before["note"][0].as_str().unwrap().contains("pubblicate nella definitiva, versione 1"), "{before}");
    entity.replace("relazione.toml", "giorni = 30, valore = 80", "giorni = 30, valore = 60");
    let run = entity.run(DRAFT);
    assert!(run.stdout.contains("H001"), "{}", run.stdout);
    assert!(run.stdout.contains("File cambiati da allora: relazione.toml"), "{}", run.stdout);
    assert_eq!(column(&trend(&entity)), column(&before));
    let delayed =
        trend(&entity)["obiettivi"].as_array().unwrap().iter().any(|row| {
            row["differenza"]["testo"] == "non confrontabile" && row["nota"] == "tabella dei ritardi cambiata"
        });
    assert!(delayed, "{}", trend(&entity)["obiettivi"]);
    std::fs::remove_file(entity.path("misurazioni/2024/polizia_locale.xlsx")).unwrap();
    assert_eq!(column(&trend(&entity)), column(&before));
    std::fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    assert_eq!(column(&trend(&entity)), column(&before), "what was published needs no inputs");
}

/// The row of the plan that asks for this report measures the day of the first final, then and since.
#[test]
fn the_reports_own_objective_is_measured_by_its_first_final_ever_since() {
    let entity = Entity::new().without_adoption();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = entity.run(DRAFT);
    assert!(!run.stdout.contains("H001"), "{}", run.stdout);
    // An act that is noted since was not known to what was published.
    entity.replace(
        "relazione.toml",
        "[atti.2024]\n",
        "[atti.2024]\ndelibera_giunta = { numero = \"G.C. 90\", data = 2025-08-15 }\n",
    );
    let run = entity.run(DRAFT);
    assert!(!run.stdout.contains("H001"), "{}", run.stdout);
}

/// What was incomplete when it was published has no difference, as if it were incomplete now.
#[test]
fn an_objective_that_was_published_incomplete_has_no_difference() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "dati_mancanti = \"blocca\"", "dati_mancanti = \"zero\"");
    let sheet = entity.path("misurazioni/2024/ufficio_tecnico.xlsx");
    type_in(&sheet, &[("01.02-03.2", "CONSUNTIVO", Text(""))]);
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let trend = trend(&entity);
    let rows = trend["obiettivi"].as_array().unwrap();
    let row = rows.iter().find(|row| row["codice"] == "01.02-03").unwrap();
    assert_eq!(row["differenza"]["testo"], "non confrontabile", "{row}");
    assert_eq!(row["nota"], "incompleto nel 2024", "{row}");
}

#[test]
fn without_a_final_the_year_is_marked_as_computed_again() {
    let entity = Entity::new();
    let trend = trend(&entity);
    assert_eq!(trend["anni"], serde_json::json!(["2023", "2024*", "2025"]));
    assert!(trend["note"][0].as_str().unwrap().contains("ricalcolato, non pubblicato"), "{trend}");
}

#[test]
fn thresholds_that_changed_leave_the_differences_and_part_the_classes() {
    let entity = published();
    let differences = |trend: &serde_json::Value| {
        let rows = trend["obiettivi"].as_array().unwrap();
        rows.iter().map(|row| row["differenza"]["testo"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = trend(&entity);
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    let after = trend(&entity);
    assert_eq!(differences(&after), differences(&before));
    let said = |trend: &serde_json::Value| trend["note"].to_string().contains("classi dei due anni non sono");
    assert!(said(&after) && !said(&before), "{after}");
}

#[test]
fn a_final_of_version_0_1_0_counts_by_its_figures_with_a_note() {
    let entity = Entity::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/definitiva_0.1.0");
    for (name, bytes) in files_in(&fixture) {
        let path = entity.output("2024/v1").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let trend = trend(&entity);
    assert_eq!(trend["ente"][0]["valori"][1]["testo"], "100,00\u{a0}%");
    let row = |code: &str| {
        let rows = trend["obiettivi"].as_array().unwrap();
        rows.iter().find(|row| row["codice"] == code).unwrap()["valori"][1]["testo"].as_str().unwrap().to_owned()
    };
    assert_eq!((row("01.02-01"), row("01.01-01")), ("0,00\u{a0}%".to_owned(), "n.d.".to_owned()));
    assert!(trend["note"][0].as_str().unwrap().contains("versione 0.1.0"), "{trend}");
    assert!(entity.run(DRAFT).stdout.contains("H001"), "the seed's own files say something else");
    assert!(
        trend["ente"][0]["differenza"]["testo"] == "non confrontabile",
        "most of the weight is new: {}",
        trend["ente"]
    );
    assert!(trend["ente"][0]["nota"].as_str().unwrap().starts_with("perimetro cambiato: "), "{}", trend["ente"]);
}

#[test]
fn a_draft_beside_an_earlier_final_is_made_again_without_it() {
    let entity = published();
    assert_eq!(entity.run(DRAFT).code, 0);
    assert!(entity.run(DRAFT).stdout.contains("invariata"));
    let package = entity.output("2025/bozza");
    let again = entity.output("rifatto");
    let inputs = package.join("riservato/ingressi");
    let run =
        relazione(&["genera", "--quiet", "--ente", inputs.to_str().unwrap(), "--output", again.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for ((name, one), (_, other)) in files_in(&package).iter().zip(&files_in(&again.join("2025/bozza"))) {
        assert!(one == other, "{name} differs");
    }
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    let second = "genera --anno 2024 --definitiva --data 2025-06-25 --motivo-rettifica Soglia.";
    assert_eq!(entity.run(second).code, 0);
    entity.replace("relazione.toml", "parziale = 60", "parziale = 70");
    assert!(!entity.run(DRAFT).stdout.contains("invariata"), "another final of 2024 was published");
}
