//! A code is never used twice: what a change or an earlier plan gave is not given to a new objective.

use std::path::Path;

use crate::entity::{Entity, relazione};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/collisione");

/// The entity of 2025, which added 07.01-01 during the year.
fn entity(title: &str, act: &str) -> Entity {
    let entity = Entity::new();
    for folder in ["piano", "indicatori", "variazioni"] {
        std::fs::remove_dir_all(entity.path(folder)).unwrap();
        std::fs::create_dir(entity.path(folder)).unwrap();
    }
    std::fs::copy(Path::new(CASES).join("collisione_2025.xlsx"), entity.path("piano/piano_2025.xlsx")).unwrap();
    entity.write(
        "variazioni/2025.csv",
        &format!(
            "CODICE;CODICE INDICATORE;CAMPO;PRIMA;DOPO;MOTIVO;ATTO;DATA\n07.01-01;;aggiunto;;{title};Bando;{act}\n"
        ),
    );
    entity
}

/// The codes and titles of the plan of 2026 as it is imported after that of 2025.
fn imported(entity: &Entity, more: &[&str]) -> Vec<(String, String)> {
    let plan = Path::new(CASES).join("collisione_2026.xlsx");
    let previous = entity.path("piano/piano_2025.xlsx");
    let mut arguments = vec!["importa", plan.to_str().unwrap(), "--aggiorna", previous.to_str().unwrap()];
    arguments.extend(["--formato", "json"]);
    arguments.extend(more);
    let run = relazione(&arguments);
    let plan: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let missions = plan["missioni"].as_array().unwrap();
    let objectives = missions.iter().flat_map(|mission| mission["obiettivi"].as_array().unwrap());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    objectives.map(|row| (text(&row["codice"]), text(&row["obiettivo_operativo"]))).collect()
}

fn code_of(plan: &[(String, String)], title: &str) -> String {
    plan.iter().find(|(_, own)| own == title).unwrap_or_else(|| panic!("{title}: {plan:?}")).0.clone()
}

#[test]
fn a_code_given_by_a_change_goes_to_nothing_else_even_without_its_act() {
    for act in ["G.C. 44;02/05/2025", ";"] {
        let entity = entity("Portale turistico", act);
        let folder = entity.path("");
        for more in [vec![], vec!["--ente", folder.to_str().unwrap()]] {
            let plan = imported(&entity, &more);
            assert_eq!(code_of(&plan, "Punto informazioni estivo"), "07.01-02", "{act}");
            assert_eq!(code_of(&plan, "Diretta streaming delle sedute"), "01.01-01");
        }
    }
}

#[test]
fn an_objective_added_during_the_year_goes_on_with_its_code() {
    let entity = entity("Punto informazioni estivo", "G.C. 44;02/05/2025");
    assert_eq!(code_of(&imported(&entity, &[]), "Punto informazioni estivo"), "07.01-01");
}

#[test]
fn codes_of_plans_before_the_previous_one_are_taken_too() {
    let entity = entity("Portale turistico", "G.C. 44;02/05/2025");
    std::fs::remove_file(entity.path("variazioni/2025.csv")).unwrap();
    entity.write(
        "piano/piano_2023.txt",
        "CODICE\tPROGRAMMI\tOBIETTIVI OPERATIVI\tFINALITA'\t2023\n07.01-05\t07.01\tPro loco\t\tx\n",
    );
    assert_eq!(code_of(&imported(&entity, &[]), "Punto informazioni estivo"), "07.01-06");
}

/// The CODICE column always wins; that an older file gave the code to something else is told.
#[test]
fn a_code_given_by_hand_is_compared_with_every_earlier_use() {
    let findings = |title: &str| {
        let entity = entity("Portale turistico", "G.C. 44;02/05/2025");
        let row = |year: &str, title: &str| {
            format!("CODICE\tPROGRAMMI\tOBIETTIVI OPERATIVI\tFINALITA'\t{year}\n07.01-05\t07.01\t{title}\t\tx\n")
        };
        entity.write("piano/piano_2023.txt", &row("2023", "Sostegno alla Pro loco"));
        entity.write("nuovo.txt", &row("2026", title));
        let [folder, new, previous] =
            ["", "nuovo.txt", "piano/piano_2025.xlsx"].map(|name| entity.path(name).to_str().unwrap().to_owned());
        let run = relazione(&["importa", &new, "--aggiorna", &previous, "--ente", &folder, "--formato", "json"]);
        let plan: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
        plan["anomalie"].as_array().unwrap().iter().filter(|finding| finding["codice"] == "P035").cloned().collect()
    };
    let told: Vec<serde_json::Value> = findings("Mercato coperto dei produttori");
    let [told] = told.as_slice() else { panic!("{told:?}") };
    let expected = told["atteso"].as_str().unwrap();
    assert!(expected.contains("«Sostegno alla Pro loco» (piano/piano_2023.txt"), "{expected}");
    assert_eq!(findings("Sostegno alla Pro loco"), Vec::<serde_json::Value>::new(), "the same objective again");
}

#[test]
fn importing_again_gives_the_same_codes() {
    let entity = entity("Portale turistico", "G.C. 44;02/05/2025");
    let target = entity.path("piano/piano_2026.xlsx");
    let plan = Path::new(CASES).join("collisione_2026.xlsx");
    let previous = entity.path("piano/piano_2025.xlsx");
    let [target_text, plan, previous] = [&target, &plan, &previous].map(|path| path.to_str().unwrap());
    let mut first = None;
    for _ in 0..2 {
        let run = relazione(&["importa", plan, "--aggiorna", previous, "-o", target_text, "--sostituisci"]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        let bytes = std::fs::read(&target).unwrap();
        assert!(first.get_or_insert_with(|| bytes.clone()) == &bytes);
    }
}
