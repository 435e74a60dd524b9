//! What is there and cannot be read is told, and never counts as absent.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use crate::entity::{Entity, Run};

const CHECK: &str = "controlla --anno 2024 --data 2025-06-20 --formato json";
/// A catalogue of the entity's own.
const CATALOGUE: &str = include_str!("../../src/inputs/catalogue/missioni_programmi.csv");
/// The user that owns nothing, where the tests run as the one that may read everything.
const NOBODY: u32 = 65_534;

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// An entity whose folder another user may enter and write into, with the program beside it.
fn open_to_all() -> Entity {
    let entity = Entity::new();
    set_mode(entity.output("").parent().unwrap(), 0o777);
    fs::copy(env!("CARGO_BIN_EXE_relazione"), program(&entity)).unwrap();
    entity
}

fn program(entity: &Entity) -> std::path::PathBuf {
    entity.output("").parent().unwrap().join("relazione")
}

/// Runs a command as somebody whom permissions hold.
fn run_as_another(entity: &Entity, command: &str) -> Run {
    let mut run = Command::new(program(entity));
    run.args(command.split(' ')).arg("--ente").arg(entity.path("")).arg("--output").arg(entity.output(""));
    run.current_dir(entity.output("").parent().unwrap()).env_remove("SOURCE_DATE_EPOCH");
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        run.uid(NOBODY).gid(NOBODY);
    }
    let output = run.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The findings of these codes: code, file and message.
fn findings(run: &Run, codes: &[&str]) -> Vec<[String; 3]> {
    let listed: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let all = listed["anomalie"].as_array().unwrap().iter();
    all.map(|one| [text(&one["codice"]), text(&one["posizione"]["file"]), text(&one["messaggio"])])
        .filter(|[code, ..]| codes.contains(&code.as_str()))
        .collect()
}

#[test]
fn what_may_not_be_read_blocks_and_is_named_with_its_reason() {
    let entity = open_to_all();
    entity.write("templates/partials/albero.hbs", include_str!("../../templates/partials/albero.hbs"));
    entity.write("approvazioni/2023.json", "{}").write("catalogo/missioni_programmi.csv", CATALOGUE);
    for path in [
        "variazioni",
        "variazioni/2024.xlsx",
        "risorse",
        "testi/2024",
        "individuale/2024.xlsx",
        "contesto",
        "approvazioni",
        "templates/partials",
        "templates/partials/albero.hbs",
        "catalogo",
        "stemma.svg",
        "misurazioni/2024",
        "misurazioni/2024/ufficio_tecnico.xlsx",
        "indicatori",
    ] {
        let full = entity.path(path);
        let mode = fs::metadata(&full).unwrap().permissions().mode();
        set_mode(&full, 0);
        let run = run_as_another(&entity, CHECK);
        set_mode(&full, mode);
        assert_eq!(run.code, 3, "{path}: {}", run.stderr);
        let told = findings(&run, &["E003"]);
        let is_told =
            |[_, file, message]: &[String; 3]| file.starts_with(path) && message.contains("manca il permesso");
        assert_eq!(told.iter().filter(|finding| is_told(finding)).count(), 1, "{path}: {told:?}");
    }
    assert_eq!(findings(&run_as_another(&entity, CHECK), &["E003"]), Vec::<[String; 3]>::new());
    for path in ["relazione.toml", "piano", "piano/piano_2024-2026.xlsx"] {
        let full = entity.path(path);
        let mode = fs::metadata(&full).unwrap().permissions().mode();
        set_mode(&full, 0);
        let run = run_as_another(&entity, CHECK);
        set_mode(&full, mode);
        assert_eq!(run.code, 1, "{path}: {}", run.stdout);
        assert!(run.stderr.contains(path) && run.stderr.contains("manca il permesso"), "{}", run.stderr);
    }
}

#[test]
fn what_was_published_and_may_not_be_read_is_told() {
    let entity = open_to_all();
    let earlier = entity.output("2023/v1/riservato/provenienza.json");
    fs::create_dir_all(earlier.parent().unwrap()).unwrap();
    fs::write(&earlier, "{}").unwrap();
    let same = entity.output("2024/v1");
    fs::create_dir_all(&same).unwrap();
    for (path, code) in
        [("2023", "Y004"), ("2023/v1/riservato/provenienza.json", "Y004"), ("2024", "Y004"), ("2024/v1", "Y001")]
    {
        let full = entity.output(path);
        let mode = fs::metadata(&full).unwrap().permissions().mode();
        set_mode(&full, 0);
        let run = run_as_another(&entity, CHECK);
        set_mode(&full, mode);
        let told = findings(&run, &["Y001", "Y004"]);
        assert!(told.iter().any(|[found, ..]| found == code), "{path}: {told:?} {}", run.stderr);
        let whole = fs::canonicalize(entity.output("")).unwrap();
        assert!(told.iter().all(|[.., message]| !message.contains(whole.to_str().unwrap())), "{told:?}");
    }
}

#[test]
fn sheets_are_not_begun_without_a_register_that_cannot_be_read() {
    let entity = open_to_all();
    let register = entity.path("indicatori/2024.xlsx");
    set_mode(&register, 0);
    let mut run = Command::new(program(&entity));
    run.args(["schede", "--anno", "2024", "--ente"]).arg(entity.path("")).arg("--output").arg(entity.output("nuove"));
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        run.uid(NOBODY).gid(NOBODY);
    }
    let output = run.output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("[E003]") && !entity.output("nuove").exists(), "{told}");
}

#[test]
fn what_is_no_file_or_lies_where_nobody_looks_is_told() {
    let entity = Entity::new();
    entity.write("misurazioni/2024/vecchie/scheda.xlsx", "x").write("misurazioni/2024/cartella.xlsx/a", "x");
    entity.write("misurazioni/2024/con.xlsx", "x").write("variazioni/variazioni 2024.xlsx", "x");
    entity.write("misurazioni/2024/a\u{1b}[31m.xlsx", "x").write("templates/partials/note.docx", "x");
    symlink("non_c_e", entity.path("misurazioni/2024/perduta.xlsx")).unwrap();
    symlink("non_c_e", entity.path("risorse_")).unwrap();
    fs::rename(entity.path("risorse"), entity.path("altro")).unwrap();
    fs::rename(entity.path("risorse_"), entity.path("risorse")).unwrap();
    fs::write(entity.path("misurazioni/2024").join(std::ffi::OsStr::from_bytes(b"perch\xe9.xlsx")), "x").unwrap();
    for place in ["misurazioni/2024/coda.xlsx", "contesto/2024.toml"] {
        let _ = fs::remove_file(entity.path(place));
        assert!(Command::new("mkfifo").arg(entity.path(place)).status().unwrap().success());
    }
    let _socket = std::os::unix::net::UnixListener::bind(entity.path("stemma.png")).unwrap();
    fs::remove_file(entity.path("stemma.svg")).unwrap();
    let run = entity.run(CHECK);
    assert_eq!(run.code, 3, "{}", run.stderr);
    let told = findings(&run, &["E003", "E011", "E012", "E013", "E014", "E015"]);
    for (code, file, word) in [
        ("E012", "misurazioni/2024/vecchie", "1 file non letto"),
        ("E003", "misurazioni/2024/cartella.xlsx", "cartella"),
        ("E015", "misurazioni/2024/con.xlsx", "Windows"),
        ("E013", "variazioni/variazioni 2024.xlsx", "non è un anno"),
        ("E011", "misurazioni/2024/a□[31m.xlsx", "□"),
        ("E014", "templates/partials/note.docx", "modello"),
        ("E003", "misurazioni/2024/perduta.xlsx", "collegamento"),
        ("E003", "risorse", "collegamento"),
        ("E011", "misurazioni/2024/perch□.xlsx", "caratteri"),
        ("E003", "misurazioni/2024/coda.xlsx", "coda"),
        ("E003", "contesto/2024.toml", "coda"),
        ("E003", "stemma.png", "socket"),
    ] {
        let number = told.iter().filter(|one| one[0] == code && one[1] == file && one[2].contains(word)).count();
        assert_eq!(number, 1, "{code} {file}: {told:#?}");
    }
    let draft = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(draft.code, 0, "{}", draft.stderr);
}

#[test]
fn a_plan_that_is_a_pipe_does_not_make_anybody_wait() {
    let entity = Entity::new();
    let pipe = entity.path("coda.xlsx");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.to_str().unwrap(), "/dev/zero"] {
        let run = crate::entity::relazione(&["importa", path, "--formato", "json"]);
        assert_eq!(run.code, 1, "{}", run.stdout);
        assert!(run.stderr.contains("non è un file"), "{}", run.stderr);
    }
}

#[test]
fn links_that_lead_out_of_the_folder_are_refused_and_those_inside_are_not() {
    let entity = Entity::new();
    let outside = entity.output("../fuori");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("segreto"), "dato di un altro").unwrap();
    fs::create_dir_all(entity.path("templates/partials")).unwrap();
    for path in ["templates/partials/a.hbs", "testi/2024/b.md", "misurazioni/2024/c.xlsx", "approvazioni/2024.json"] {
        fs::create_dir_all(entity.path(path).parent().unwrap()).unwrap();
        symlink(outside.join("segreto"), entity.path(path)).unwrap();
    }
    fs::remove_file(entity.path("stemma.svg")).unwrap();
    symlink("../fuori/segreto", entity.path("stemma.svg")).unwrap();
    fs::rename(entity.path("variazioni"), entity.output("../variazioni")).unwrap();
    symlink("../variazioni", entity.path("variazioni")).unwrap();
    fs::rename(entity.path("contesto/2024.toml"), entity.path("contesto_2024.toml")).unwrap();
    symlink("../contesto_2024.toml", entity.path("contesto/2024.toml")).unwrap();
    let run = entity.run(CHECK);
    assert_eq!(run.code, 3, "{}", run.stderr);
    let told = findings(&run, &["E003", "E009"]);
    let files: Vec<&str> = told.iter().map(|one| one[1].as_str()).collect();
    let expected = [
        "approvazioni/2024.json",
        "misurazioni/2024/c.xlsx",
        "stemma.svg",
        "variazioni",
        "testi/2024/b.md",
        "templates/partials/a.hbs",
    ];
    assert_eq!(files, expected, "{told:#?}");
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    for (name, bytes) in crate::entity::files_in(&entity.output("2024/bozza")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("dato di un altro"), "{name}");
    }
    assert!(entity.output("2024/bozza/riservato/ingressi/contesto/2024.toml").exists());
}

#[test]
fn a_file_beyond_the_limit_is_not_read_and_the_entity_may_set_another() {
    let entity = Entity::new();
    let sheet = entity.path("misurazioni/2024/grande.xlsx");
    fs::File::create(&sheet).unwrap().set_len(70 << 30).unwrap();
    let told = |entity: &Entity| findings(&entity.run(CHECK), &["E010"]);
    let found = told(&entity);
    assert!(found.len() == 1 && found[0][2].contains("64 MiB"), "{found:?}");
    let run = crate::entity::relazione(&["importa", sheet.to_str().unwrap(), "--formato", "json"]);
    assert!(run.code == 1 && run.stderr.contains("64 MiB"), "{}", run.stderr);
    fs::File::create(&sheet).unwrap().set_len(3 << 20).unwrap();
    assert!(told(&entity).is_empty());
    let toml = fs::read_to_string(entity.path("relazione.toml")).unwrap();
    entity.write("relazione.toml", &format!("{toml}\n[limiti]\nfile_mib = 2\n"));
    assert!(told(&entity)[0][2].contains("2 MiB"));
}
