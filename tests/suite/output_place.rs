//! Packages belong to their entity, whatever the current folder.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

use crate::entity::{Entity, Run, files_in};

const DAY: [&str; 4] = ["--anno", "2024", "--data", "2025-06-20"];

/// Runs the program from a folder.
fn from(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::cargo_bin("relazione").unwrap();
    let output = command.current_dir(folder).args(arguments).env_remove("SOURCE_DATE_EPOCH").output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

const SECTION: &str = "[uscita]\ncartella = \"../output\"\n";

/// The demonstration as an entity that says nothing of its output.
fn plain() -> Entity {
    let entity = Entity::new();
    entity.replace("relazione.toml", SECTION, "");
    entity
}

fn fingerprint(package: &Path) -> String {
    fs::read_to_string(package.join("riservato/ingressi/impronta.txt")).unwrap()
}

#[test]
fn the_same_place_from_every_folder_and_a_second_first_version_nowhere() {
    let entity = plain();
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = entity.path("").to_str().unwrap().to_owned();
    let arguments = [["genera", "--definitiva", "--ente", &folder].as_slice(), &DAY].concat();
    let run = from(elsewhere.path(), &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(entity.path("output/2024/v1/SHA256SUMS").is_file());
    assert!(files_in(elsewhere.path()).is_empty());
    // From the entity's own folder it is the same one.
    let run = from(&entity.path(""), &[["genera", "--definitiva"].as_slice(), &DAY].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("invariata: output/2024/v1\n"), "{}", run.stdout);
    // What only reads looks there too.
    let run = from(elsewhere.path(), &[["stato", "--ente", &folder].as_slice(), &DAY].concat());
    assert!(run.stdout.contains("versione 1") || run.stdout.contains("v1"), "{}", run.stdout);
    let run = from(elsewhere.path(), &["spiega", "--pagina", "1", "--definitiva", "--ente", &folder, "--anno", "2024"]);
    assert!(run.stderr.contains("alla pagina «1»") || run.code == 0, "{}", run.stderr);
}

#[test]
fn the_configuration_names_the_place_and_the_fingerprint_does_not() {
    let entity = plain();
    let run = from(&entity.path(""), &[["genera"].as_slice(), &DAY].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let before = fingerprint(&entity.path("output/2024/bozza"));
    let text = fs::read_to_string(entity.path("relazione.toml")).unwrap();
    for (place, section) in [
        ("pubblicate", "\n# Dove.\n[uscita]\ncartella = \"pubblicate\"\n".to_owned()),
        ("../fuori", "\n[uscita]\ncartella = '../fuori'\n".to_owned()),
        ("../intera", format!("\n[uscita]\ncartella = \"{}\"\n", entity.path("../intera").display())),
    ] {
        entity.write("relazione.toml", &format!("{text}{section}"));
        let run =
            from(Path::new("/"), &[["genera", "--ente", entity.path("").to_str().unwrap()].as_slice(), &DAY].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let package = entity.path(place).join("2024/bozza");
        assert_eq!(fingerprint(&package), before, "{place}");
        let kept = fs::read_to_string(package.join("riservato/ingressi/relazione.toml")).unwrap();
        assert!(!kept.contains("uscita"), "{kept}");
    }
}

#[test]
fn inside_a_package_the_place_is_always_named() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let inputs = entity.output("2024/bozza/riservato/ingressi");
    let text = fs::read_to_string(inputs.join("relazione.toml")).unwrap();
    fs::write(inputs.join("relazione.toml"), format!("{text}\n[uscita]\ncartella = \"/tmp/altrove\"\n")).unwrap();
    let run = from(&inputs, &["genera"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(run.stderr.contains("--output"), "{}", run.stderr);
    // The same of a configuration that leads into one.
    let package = entity.output("2024/bozza/dati").canonicalize().unwrap();
    entity.replace("relazione.toml", "\"../output\"", &format!("{:?}", package.to_str().unwrap()));
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = entity.path("").to_str().unwrap().to_owned();
    let job = [["genera", "--ente", &folder].as_slice(), &DAY].concat();
    let run = from(elsewhere.path(), &job);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(
        run.stderr.contains(package.to_str().unwrap()) && run.stderr.contains("dentro il pacchetto"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_final_that_an_earlier_version_put_below_the_current_folder_is_not_passed_over() {
    let entity = plain();
    let office = tempfile::tempdir().unwrap();
    let folder = entity.path("").to_str().unwrap().to_owned();
    let job = [["genera", "--definitiva", "--ente", &folder].as_slice(), &DAY].concat();
    let first = from(office.path(), &[job.as_slice(), &["--output", "output"]].concat());
    assert_eq!(first.code, 0, "{}", first.stderr);
    let run = from(office.path(), &job);
    assert_eq!(run.code, 1, "{}", run.stdout);
    for place in [office.path().join("output/2024"), entity.path("output")] {
        let place = place.parent().unwrap().canonicalize().unwrap().join(place.file_name().unwrap());
        assert!(run.stderr.contains(place.to_str().unwrap()), "{}", run.stderr);
    }
    assert!(!entity.path("output/2024/v1").exists());
    // A draft is made, and says it.
    let draft = from(office.path(), &[["genera", "--ente", &folder].as_slice(), &DAY].concat());
    assert!(draft.code == 0 && draft.stdout.contains("c’è la versione 1"), "{}{}", draft.stdout, draft.stderr);
    // A folder of that name that says nothing of itself counts as well; another entity's does not.
    let record = office.path().join("output/2024/v1/riservato/ingressi/relazione.toml");
    let text = fs::read_to_string(&record).unwrap();
    fs::remove_file(&record).unwrap();
    assert_eq!(from(office.path(), &job).code, 1);
    fs::write(&record, text.replace("Comune di Boffalora sopra Ticino", "Comune di Altro")).unwrap();
    let run = from(office.path(), &job);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn the_demonstration_publishes_at_the_top_level() {
    let top = tempfile::tempdir().unwrap();
    let entity = Entity::new();
    fs::rename(entity.path(""), top.path().join("seeds")).unwrap();
    let run = from(top.path(), &["genera", "--anno", "2024"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("2024: output/2024/bozza\n"), "{}", run.stdout);
    assert!(top.path().join("output/2024/bozza/SHA256SUMS").is_file());
}
