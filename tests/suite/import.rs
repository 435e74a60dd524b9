//! `importa`: plans of any shape from the command line.

use serde_json::Value;

use crate::entity::{Entity, relazione, seeds};

fn export() -> String {
    seeds().join("piano/piano_dup_2024-2026.txt").to_str().unwrap().to_owned()
}

fn json(file: &str) -> Value {
    let run = relazione(&["importa", file, "--formato", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn the_text_export_becomes_68_objectives_in_ten_missioni() {
    let plan = json(&export());
    assert_eq!(plan["anni"], serde_json::json!([2024, 2025, 2026]));
    let counts: Vec<(String, usize)> = plan["missioni"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mission| (mission["codice"].as_str().unwrap().to_owned(), mission["obiettivi"].as_array().unwrap().len()))
        .collect();
    let expected = [
        ("01", 21),
        ("03", 5),
        ("04", 6),
        ("05", 2),
        ("06", 2),
        ("08", 3),
        ("09", 5),
        ("10", 5),
        ("11", 2),
        ("12", 17),
    ];
    assert_eq!(counts, expected.map(|(code, count)| (code.to_owned(), count)));
    for (year, planned) in [(2024, 66), (2025, 65), (2026, 64)] {
        let marked = plan["missioni"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|mission| mission["obiettivi"].as_array().unwrap())
            .filter(|row| row["anni"].as_array().unwrap().contains(&Value::from(year)))
            .count();
        assert_eq!(marked, planned, "{year}");
    }
}

/// Everything but places and findings, which differ by nature.
fn without_places(mut plan: Value) -> Value {
    plan.as_object_mut().unwrap().remove("anomalie");
    for mission in plan["missioni"].as_array_mut().unwrap() {
        for row in mission["obiettivi"].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("posizione");
        }
    }
    plan
}

#[test]
fn the_canonical_workbook_holds_the_same_plan_and_is_stable() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (from, to) in [(export(), path("uno.xlsx")), (path("uno.xlsx"), path("due.xlsx"))] {
        let run = relazione(&["importa", &from, "-o", &to]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let original = without_places(json(&export()));
    assert_eq!(original, without_places(json(&path("uno.xlsx"))));
    assert_eq!(original, without_places(json(&path("due.xlsx"))));
}

#[test]
fn the_committed_plan_is_the_one_that_importa_makes() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("piano.xlsx");
    assert_eq!(relazione(&["importa", &export(), "-o", made.to_str().unwrap()]).code, 0);
    let committed = std::fs::read(seeds().join("piano/piano_2024-2026.xlsx")).unwrap();
    assert!(std::fs::read(made).unwrap() == committed, "seeds/README.md says how to make it again");
}

#[test]
fn a_file_that_cannot_be_read_prints_nothing_on_stdout() {
    let entity = Entity::new();
    entity.write("vuoto.xlsx", "");
    for file in ["vuoto.xlsx", "inesistente.xlsx"] {
        let path = entity.path(file);
        let run = relazione(&["importa", path.to_str().unwrap(), "--formato", "json"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains(file), "{}", run.stderr);
    }
}
