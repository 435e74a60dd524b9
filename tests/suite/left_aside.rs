//! What lies in an entity's folder and is not read is told: files of other kinds and names, near misses of folders.

use std::fs;

use crate::entity::{Entity, Run};

const CHECK: &str = "controlla --anno 2024 --data 2025-06-20 --formato json";

/// Code, file, message and what to do of each finding.
fn findings(run: &Run) -> Vec<[String; 4]> {
    let listed: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let all = listed["anomalie"].as_array().unwrap().iter();
    all.map(|one| {
        [text(&one["codice"]), text(&one["posizione"]["file"]), text(&one["messaggio"]), text(&one["atteso"])]
    })
    .collect()
}

#[track_caller]
fn assert_told(entity: &Entity, expected: &[(&str, &str)]) {
    let found = findings(&entity.run(CHECK));
    for (code, file) in expected {
        let one: Vec<_> = found.iter().filter(|[_, place, ..]| place == file).collect();
        assert!(one.len() == 1 && one[0][0] == *code && !one[0][3].is_empty(), "{code} {file}: {one:?}");
    }
}

#[test]
fn a_file_of_the_year_that_cannot_be_read_blocks_wherever_it_is_meant_to_count() {
    let entity = Entity::new();
    let mut expected = Vec::new();
    for (folder, taken) in [
        ("variazioni", "xlsx"),
        ("risorse", "xlsx"),
        ("individuale", "xlsx"),
        ("indicatori", "xlsx"),
        ("contesto", "toml"),
    ] {
        fs::remove_file(entity.path(&format!("{folder}/2024.{taken}"))).unwrap();
        for name in ["2024.numbers", "2024.pages", "2024"] {
            entity.write(&format!("{folder}/{name}"), "x");
            expected.push(("E019", format!("{folder}/{name}")));
        }
        for name in ["~$2024.xlsx", ".~lock.2024.xlsx#", ".DS_Store", "Thumbs.db", "LEGGIMI.txt", "leggimi"] {
            entity.write(&format!("{folder}/{name}"), "x");
        }
    }
    fs::remove_file(entity.path("testi/2024/contesto.md")).unwrap();
    for path in [
        "misurazioni/2024.numbers",
        "misurazioni/2024/tecnico.numbers",
        "testi/2024.pages",
        "testi/2024/contesto.pages",
    ] {
        entity.write(path, "x");
        expected.push(("E019", path.to_owned()));
    }
    let expected: Vec<(&str, &str)> = expected.iter().map(|(code, path)| (*code, path.as_str())).collect();
    assert_told(&entity, &expected);
    let quiet = ["~$", "lock", "DS_Store", "Thumbs", "LEGGIMI", "leggimi"];
    let found = findings(&entity.run(CHECK));
    assert!(
        found.iter().all(|one| quiet.iter().all(|name| !one[1].contains(name) && !one[2].contains(name))),
        "{found:?}"
    );
    assert!(found.iter().all(|[code, ..]| code != "E002"), "the register of another kind is told once");
}

#[test]
fn other_files_beside_those_that_count_are_told_and_do_not_block() {
    let entity = Entity::new();
    entity.write("variazioni/2024.numbers", "x").write("risorse/verbale.pdf", "x").write("contesto/2023.pages", "x");
    entity.write("2024.xlsx", "x").write("variazione/2024.xlsx", "x").write("templates/sintesi.hbs", "<p>x</p>");
    assert_told(
        &entity,
        &[
            ("E018", "variazioni/2024.numbers"),
            ("E018", "risorse/verbale.pdf"),
            ("E018", "contesto/2023.pages"),
            ("E017", "2024.xlsx"),
            ("E017", "variazione"),
            ("E020", "templates/sintesi.hbs"),
        ],
    );
}

#[test]
fn a_register_of_another_name_is_no_register() {
    let entity = Entity::new();
    fs::rename(entity.path("indicatori/2024.xlsx"), entity.path("indicatori/registro 2024.xlsx")).unwrap();
    assert_told(&entity, &[("E013", "indicatori/registro 2024.xlsx"), ("E002", "indicatori")]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_no_text_is_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let entity = Entity::new();
    let folder = entity.path("").join(std::ffi::OsStr::from_bytes(b"variazioni\xe8"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("2024.xlsx"), "x").unwrap();
    assert_told(&entity, &[("E011", "variazioni□")]);
}
