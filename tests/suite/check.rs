//! `controlla`: the findings alone.

use serde_json::Value;

use crate::entity::Entity;

#[test]
fn a_complete_year_has_nothing_that_blocks_and_an_incomplete_one_has() {
    let entity = Entity::new();
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let run = entity.run("controlla --anno 2025 --data 2026-05-20");
    assert_eq!(run.code, 3);
    assert!(run.stdout.contains("non è misurato"), "{}", run.stdout);
}

#[test]
fn json_lists_every_finding_with_its_place() {
    let run = Entity::new().run("controlla --anno 2025 --data 2026-05-20 --formato json");
    assert_eq!(run.code, 3);
    let listed: Value = serde_json::from_str(&run.stdout).unwrap();
    let blocking: Vec<&Value> =
        listed["anomalie"].as_array().unwrap().iter().filter(|finding| finding["gravita"] == "blocca").collect();
    assert!(blocking.len() >= 6);
    assert!(blocking.iter().all(|finding| finding["posizione"]["file"].is_string()));
}
