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
fn what_lies_beside_the_plan_and_is_no_years_plan_is_told() {
    let entity = Entity::new();
    entity
        .write("piano/piano_2025-2027 def.xlsx", "x")
        .write("piano/verbale.pdf", "x")
        .write("piano/vecchi/a.ods", "x");
    entity.write("piano/originali/PEG.xlsx", "x").write("piano/piano_2024-2026.precedente-1.xlsx", "x");
    assert_told(
        &entity,
        &[
            ("E017", "piano/piano_2025-2027 def.xlsx"),
            ("E021", "piano/verbale.pdf"),
            ("E021", "piano/piano_dup_2024-2026.txt"),
            ("E012", "piano/vecchi"),
        ],
    );
    let found = findings(&entity.run(CHECK));
    assert!(found.iter().all(|[_, file, ..]| !file.contains("originali") && !file.contains("precedente")), "{found:?}");
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

/// How many findings of each code there are.
fn counted(entity: &Entity) -> std::collections::BTreeMap<String, usize> {
    let mut counts = std::collections::BTreeMap::new();
    for [code, ..] in findings(&entity.run(CHECK)) {
        *counts.entry(code).or_default() += 1;
    }
    counts
}

/// What an unspoilt entity is told of, and is told of here too.
#[track_caller]
fn assert_only_more(entity: &Entity, code: &str) {
    let (mut found, known) = (counted(entity), counted(&Entity::new()));
    assert_eq!(found.remove(code), Some(1), "{found:?}");
    let more: Vec<_> =
        found.iter().filter(|(code, count)| known.get(*code).is_none_or(|known| *count > known)).collect();
    assert!(more.is_empty(), "{code}: {more:?}");
}

#[test]
fn a_file_that_cannot_be_read_is_one_finding_and_what_follows_is_none() {
    for path in
        ["indicatori/2024.xlsx", "misurazioni/2024/ufficio_tecnico.xlsx", "variazioni/2024.xlsx", "risorse/2024.xlsx"]
    {
        let entity = Entity::new();
        entity.write(path, "non è un foglio di calcolo");
        assert_only_more(&entity, "E005");
        assert_eq!(entity.run("controlla --anno 2024 --data 2025-06-20").code, 3, "{path} blocks");
    }
    for folder in ["indicatori", "misurazioni", "misurazioni/2024", "testi", "testi/2024", "templates", "variazioni"] {
        let entity = Entity::new();
        let _ = fs::remove_dir_all(entity.path(folder));
        entity.write(folder, "un file al posto della cartella");
        assert_only_more(&entity, "E003");
    }
    let entity = Entity::new();
    fs::remove_file(entity.path("indicatori/2024.xlsx")).unwrap();
    assert_only_more(&entity, "E002");
    let entity = Entity::new();
    fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    assert_only_more(&entity, "E001");
    let entity = Entity::new();
    fs::remove_file(entity.path("stemma.svg")).unwrap();
    fs::create_dir(entity.path("stemma.svg")).unwrap();
    assert_only_more(&entity, "E003");
}

#[test]
fn a_text_that_is_there_and_holds_nothing_is_not_listed_among_the_missing() {
    let entity = Entity::new();
    for text in ["contesto", "utenti"] {
        fs::remove_file(entity.path(&format!("testi/2024/{text}.md"))).unwrap();
    }
    entity.write("testi/2024/contesto.docx", "non è un documento");
    let found = findings(&entity.run(CHECK));
    let missing = found.iter().find(|[code, ..]| code == "N002").unwrap();
    assert!(missing[3].contains("utenti") && !missing[3].contains("contesto"), "{missing:?}");
    assert!(found.iter().any(|[_, file, ..]| file == "testi/2024/contesto.docx"), "{found:?}");
}

#[test]
fn a_lost_letter_of_a_template_is_a_square_on_the_web_page_too() {
    let entity = Entity::new();
    entity.write("templates/partials/assenti.hbs", "<section id=\"assenti\"><h1>Citt\u{fffd} di prova</h1></section>");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages = crate::entity::files_in(&entity.output("2024/bozza"));
    let (_, page) = pages.iter().find(|(name, _)| name.contains(".html")).unwrap();
    let page = String::from_utf8(page.clone()).unwrap();
    assert!(page.contains("Citt□ di prova") && !page.contains('\u{fffd}'));
}

#[test]
fn a_block_that_closes_an_element_from_outside_is_told_with_its_line() {
    let entity = Entity::new();
    entity.write(
        "templates/partials/assenti.hbs",
        "<section id=\"assenti\">\n<p>x</p>\n<div>{{#if ente}}\n</div>{{/if}}\n</section>",
    );
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.stderr.contains("templates/partials/assenti.hbs, riga 4, colonna 1"), "{}", run.stderr);
}

#[test]
fn a_number_is_quoted_as_italians_write_it() {
    for [code, _, message, _] in findings(&Entity::new().run(CHECK)) {
        assert!(!message.contains(",000"), "{code}: {message}");
    }
    let listed = Entity::new().run(CHECK).stdout;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let mut found = listed["anomalie"].as_array().unwrap().iter().filter_map(|one| one["trovato"].as_str());
    assert!(found.any(|text| text == "158.000"));
}

#[test]
fn of_two_files_of_a_year_that_differ_in_case_only_the_second_is_told() {
    for (folder, first, second) in [("variazioni", "2024.XLSX", "2024.xlsx"), ("contesto", "2024.TOML", "2024.toml")] {
        let entity = Entity::new();
        let original = fs::read(entity.path(&format!("{folder}/{second}"))).unwrap();
        fs::write(entity.path(&format!("{folder}/{first}")), &original).unwrap();
        // On systems where case makes no difference there is only one.
        if fs::read_dir(entity.path(folder))
            .unwrap()
            .filter(|one| one.as_ref().unwrap().file_name().to_string_lossy().starts_with("2024"))
            .count()
            == 2
        {
            assert_told(&entity, &[("E006", &format!("{folder}/{second}"))]);
        }
    }
}

#[test]
fn folders_among_what_a_plan_was_made_from_are_told() {
    let entity = Entity::new();
    entity.write("piano/originali/a.xlsx/b.xlsx", "x").write("mappe/vecchie/y.toml", "x");
    assert_told(&entity, &[("E012", "piano/originali/a.xlsx"), ("E012", "mappe/vecchie")]);
}

#[test]
fn a_letter_that_was_lost_is_told_however_it_is_written() {
    let entity = Entity::new();
    entity.write("testi/2024/sintesi.md", "# Sintesi\n\ncitt&#xFFFD; e altro\n");
    assert!(
        findings(&entity.run(CHECK)).iter().any(|[code, file, ..]| code == "F007" && file == "testi/2024/sintesi.md")
    );
    let late = entity.run("genera --anno 2024 --data 2025-07-03 --motivo-ritardo perch\u{fffd}");
    assert!(
        late.stdout.contains("[F007]") && late.stdout.contains("--motivo-ritardo"),
        "{}{}",
        late.stdout,
        late.stderr
    );
}

#[cfg(unix)]
#[test]
fn names_links_and_pipes_beside_the_years_are_told() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    let entity = Entity::new();
    for folder in ["misurazioni", "testi"] {
        let name = std::ffi::OsStr::from_bytes(b"schede_polizi\xe0.xlsx");
        fs::write(entity.path(folder).join(name), "x").unwrap();
        symlink("manca.xlsx", entity.path(folder).join("polizia.xlsx")).unwrap();
        symlink("/etc", entity.path(folder).join("2024b")).unwrap();
    }
    symlink("/manca", entity.path("variazioni.xlsx")).unwrap();
    symlink("/manca", entity.path("Variazioni")).unwrap();
    symlink("/manca", entity.path("stemma.png")).unwrap();
    symlink("/manca", entity.path("appunti")).unwrap();
    assert_told(
        &entity,
        &[
            ("E011", "misurazioni/schede_polizi□.xlsx"),
            ("E011", "testi/schede_polizi□.xlsx"),
            ("E003", "misurazioni/polizia.xlsx"),
            ("E009", "misurazioni/2024b"),
            ("E009", "testi/2024b"),
            ("E003", "variazioni.xlsx"),
            ("E003", "Variazioni"),
            ("E017", "stemma.png"),
        ],
    );
    let found = findings(&entity.run(CHECK));
    assert!(found.iter().all(|[_, file, ..]| file != "appunti"), "what the entity keeps for itself is its own");
}

#[cfg(unix)]
#[test]
fn a_folder_of_years_that_leads_out_is_told_though_the_year_is_not_there() {
    for folder in ["testi", "misurazioni"] {
        let (entity, outside) = (Entity::new(), tempfile::tempdir().unwrap());
        fs::remove_dir_all(entity.path(folder)).unwrap();
        std::os::unix::fs::symlink(outside.path(), entity.path(folder)).unwrap();
        let found = findings(&entity.run(CHECK));
        let out: Vec<_> = found.iter().filter(|[code, ..]| code == "E009").collect();
        assert_eq!(out.iter().filter(|[_, file, ..]| *file == format!("{folder}/2024")).count(), 1, "{out:?}");
        assert!(found.iter().all(|[code, ..]| code != "E001"), "{folder}");
    }
}
