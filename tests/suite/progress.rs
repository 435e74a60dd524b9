//! `stato` and `controlla`: how far the year's cycle is.

use serde_json::Value;

use crate::entity::Entity;

#[test]
fn the_state_counts_days_and_names_what_is_missing() {
    let entity = Entity::new();
    let run = entity.run("stato --anno 2025 --data 2026-06-19");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("Mancano 11 giorni al termine del 30 giugno 2026. Giorni lavorativi: 7."),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("mancano: "), "{}", run.stdout);
    let run = entity.run("stato --anno 2025 --data 2026-06-19 --formato json");
    let state: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(state["termine"]["giorni_lavorativi"], 7);
    let planned = |group: &Value| group["previsti"].as_u64().unwrap();
    let missing = |group: &Value| group["mancanti"].as_array().unwrap().len();
    assert!(missing(&state["ente"]) > 0);
    for groups in ["uffici", "missioni"] {
        let groups = state[groups].as_array().unwrap();
        assert_eq!(groups.iter().map(planned).sum::<u64>(), planned(&state["ente"]));
        assert_eq!(groups.iter().map(missing).sum::<usize>(), missing(&state["ente"]));
    }
    for absent in state["ente"]["mancanti"].as_array().unwrap() {
        assert!(absent["posizione"]["file"].is_string(), "{absent}");
    }
}

#[test]
fn a_deadline_that_passed_without_a_final_has_its_own_exit_code() {
    let entity = Entity::new().without_adoption();
    let run = entity.run("stato --anno 2024 --data 2025-07-01");
    assert_eq!(run.code, 4);
    assert!(run.stdout.contains("è passato da 1 giorno"), "{}", run.stdout);
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let run = entity.run("stato --anno 2024 --data 2025-07-01");
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("Definitiva pubblicata: versione 1."), "{}", run.stdout);
}

#[test]
fn findings_come_with_completeness_by_office_and_missione() {
    let run = Entity::new().run("controlla --anno 2025 --data 2026-05-20");
    assert!(run.stdout.contains("Completezza per ufficio"), "{}", run.stdout);
    let run = Entity::new().run("controlla --anno 2025 --data 2026-05-20 --formato json");
    let listed: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(!listed["uffici"].as_array().unwrap().is_empty());
    assert_eq!(listed["termine"]["data"], "2026-06-30");
}

#[test]
fn the_state_is_a_page_that_can_be_mailed() {
    let entity = Entity::new();
    let name = "Comune di «A & B» <x>";
    entity.replace("relazione.toml", "\"Comune di Boffalora sopra Ticino\"", &format!("{name:?}"));
    let run = entity.run("stato --anno 2025 --data 2026-05-20 --html");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = entity.path("stato_2025.html");
    let page = std::fs::read_to_string(&path).unwrap();
    for said in [
        "<html lang=\"it\">",
        "Comune di «A &amp; B» &lt;x&gt;",
        "30 giugno 2026",
        "<th scope=\"row\">Ufficio tecnico</th>",
        "<caption>Per missione</caption>",
        "09.04-01.2",
        "DATI DIMOSTRATIVI",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for fetched in ["<script", "http", "src=", "<link", "url("] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    // Compilers, evidence and causes stay inside.
    assert!(!page.contains("scostamento") && !page.contains("mailto"));
    // It takes the place of the last one, and of nothing else.
    assert_eq!(entity.run("stato --anno 2025 --data 2026-05-21 --html").code, 0);
    std::fs::write(&path, "miei appunti").unwrap();
    let run = entity.run("stato --anno 2025 --data 2026-05-21 --html");
    assert!(run.code == 1 && run.stderr.contains("non si tocca"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "miei appunti");
}
