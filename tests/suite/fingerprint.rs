//! The fingerprint and the build: what anybody recomputes with `sha256sum`, by the recipes of docs/impronta.md.

use std::path::Path;
use std::process::Command;

use crate::entity::{Entity, files_in, relazione};

/// The commands of the n-th recipe of the page.
fn recipe(number: usize) -> &'static str {
    let page = include_str!("../../docs/impronta.md");
    page.split("```sh\n").nth(number).and_then(|rest| rest.split("```").next()).expect("a recipe")
}

/// What the shell prints for some commands in a folder.
fn shell(folder: &Path, commands: &str) -> String {
    let output = Command::new("sh").arg("-ec").arg(commands).current_dir(folder).output().unwrap();
    let (stdout, stderr) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{commands}\n{stdout}{stderr}");
    stdout
}

fn provenance(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join("riservato/provenienza.json")).unwrap()).unwrap()
}

#[test]
fn the_recipe_of_the_page_gives_the_fingerprint_that_is_printed() {
    let entity = Entity::new();
    let command = "genera --anno 2024 --data 2025-07-18 --quiet --definitiva --motivo-ritardo";
    let folder = entity.path("");
    let output = entity.output("");
    let mut arguments: Vec<&str> = command.split(' ').collect();
    arguments.extend(["Proroga  chiesta\ndalla Giunta", "--ente", folder.to_str().unwrap()]);
    arguments.extend(["--output", output.to_str().unwrap()]);
    let run = relazione(&arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let printed = shell(&entity.output("2024"), recipe(1));
    let record = provenance(&entity.output("2024/v1"));
    assert_eq!(record["impronta"], printed.trim());
    assert_eq!(record["formato"], 2);
    let list = std::fs::read_to_string(entity.output("2024/v1/riservato/ingressi/impronta.txt")).unwrap();
    let options = "anno 2024\nstato definitiva\nmotivo_ritardo Proroga chiesta dalla Giunta\n";
    assert!(list.starts_with(options), "{list}");
    let inputs = record["ingressi"].as_array().unwrap().len();
    assert_eq!(list.lines().count(), 3 + inputs, "every input and nothing else");
}

#[test]
fn the_build_is_named_by_its_sources_and_is_no_part_of_the_fingerprint() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = shell(root, recipe(2));
    let sources = sources.split_whitespace().next().unwrap();
    let version = relazione(&["--version"]).stdout;
    assert!(version.contains(&format!("sorgenti: {sources}\n")), "{version}");
    assert!(version.contains("compilatore: rustc "), "{version}");
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let record = provenance(&entity.output("2024/bozza"));
    assert_eq!(record["costruzione"]["sorgenti"], sources);
    let naming_it: Vec<String> = files_in(&entity.output("2024/bozza"))
        .into_iter()
        .filter(|(_, bytes)| bytes.windows(sources.len()).any(|window| window == sources.as_bytes()))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(naming_it, ["riservato/provenienza.json"]);
}

#[test]
fn a_package_of_another_build_is_made_again() {
    let entity = Entity::new();
    let generate = "genera --anno 2024 --data 2025-06-20";
    assert_eq!(entity.run(generate).code, 0);
    assert!(entity.run(generate).stdout.contains("invariata"));
    let package = entity.output("2024/bozza");
    let path = package.join("riservato/provenienza.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let build = provenance(&package)["costruzione"]["sorgenti"].as_str().unwrap().to_owned();
    std::fs::write(&path, text.replace(&build, &"0".repeat(64))).unwrap();
    shell(
        &package.join("riservato"),
        "find . -type f ! -name SHA256SUMS | sed 's#^./##' | LC_ALL=C sort | xargs -d '\\n' sha256sum > ../s; mv ../s SHA256SUMS",
    );
    assert!(!entity.run(generate).stdout.contains("invariata"), "made by another build");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[cfg(target_os = "linux")]
#[test]
fn the_same_files_in_two_folders_give_the_same_package() {
    let packages: Vec<_> = [Entity::new(), Entity::new()]
        .into_iter()
        .map(|entity| {
            // A file that is there and cannot be read, whoever runs the test.
            std::os::unix::fs::symlink("non_c_e", entity.path("misurazioni/2024/rotto.xlsx")).unwrap();
            entity.write("misurazioni/2024/appunti.txt", "non è una scheda");
            let run = entity.run("genera --anno 2024 --data 2025-06-20");
            assert!(run.stdout.contains("E003"), "{}{}", run.stdout, run.stderr);
            files_in(&entity.output("2024/bozza"))
        })
        .collect();
    for ((name, one), (_, other)) in packages[0].iter().zip(&packages[1]) {
        assert!(one == other, "{name} differs");
    }
}

#[test]
fn a_final_made_by_another_build_gives_its_successors_the_same_fingerprint() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let draft = "genera --anno 2024 --data 2025-06-25 --quiet";
    let made = || {
        assert_eq!(entity.run(draft).code, 0);
        let list = std::fs::read_to_string(entity.output("2024/bozza/riservato/ingressi/impronta.txt")).unwrap();
        let edition = std::fs::read(entity.output("2024/bozza/riservato/ingressi/edizione.json")).unwrap();
        (list, edition)
    };
    let first = made();
    let recipe = "sed '/\"costruzione\": {/,/}/d' v1/riservato/provenienza.json | sha256sum | cut -c1-64";
    let hash = shell(&entity.output("2024"), recipe);
    assert!(first.0.contains(&format!("definitiva 2024 v1 {hash}")), "{}", first.0);
    let path = entity.output("2024/v1/riservato/provenienza.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let build = provenance(&entity.output("2024/v1"))["costruzione"]["sorgenti"].as_str().unwrap().to_owned();
    std::fs::write(&path, text.replace(&build, &"0".repeat(64))).unwrap();
    std::fs::remove_dir_all(entity.output("2024/bozza")).unwrap();
    assert!(first == made(), "neither the fingerprint nor what is kept names a build");
}
