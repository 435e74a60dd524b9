//! `verifica`: a package as it was published holds; whatever was changed in it is found and named.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use relazione_performance::digest::hex_digest;
use serde_json::Value;

use crate::entity::{Entity, Run, files_in, relazione};
use crate::tampering;

/// One final, made once for all tests, in a folder without its entity.
static FINAL: LazyLock<(tempfile::TempDir, String)> = LazyLock::new(|| {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let folder = tempfile::tempdir().unwrap();
    copy(&entity.output("2024/v1"), &folder.path().join("v1"));
    (folder, run.stdout)
});

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files_in(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// A private copy of the final.
pub struct Package {
    folder: tempfile::TempDir,
}

impl Package {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&FINAL.0.path().join("v1"), &folder.path().join("v1"));
        Self { folder }
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join("v1").join(below)
    }

    pub fn rewrite(&self, below: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> &Self {
        let bytes = change(fs::read(self.path(below)).unwrap());
        fs::write(self.path(below), bytes).unwrap();
        self
    }

    /// Replaces a text once; it must be there.
    fn replace(&self, below: &str, from: &str, to: &str) -> &Self {
        self.rewrite(below, |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{below}: {from}");
            text.replacen(from, to, 1).into_bytes()
        })
    }

    /// Makes both lists of checksums anew, as a forger would.
    pub fn forge_sums(&self) -> &Self {
        for below in ["", "riservato/"] {
            let root = self.path(below);
            let is_of_list =
                |name: &str| !name.ends_with("SHA256SUMS") && (!below.is_empty() || !name.starts_with("riservato/"));
            let files = files_in(&root).into_iter().filter(|(name, _)| is_of_list(name));
            let list: Vec<String> = files
                .map(|(name, bytes)| {
                    format!(
                        "{}  {name}
",
                        hex_digest(&bytes)
                    )
                })
                .collect();
            fs::write(root.join("SHA256SUMS"), list.concat()).unwrap();
        }
        self
    }

    /// Verifies it; nothing of it may change.
    #[track_caller]
    pub fn verify(&self, more: &[&str]) -> (u8, Value) {
        let before = files_in(&self.path(""));
        let package = self.path("");
        let run = relazione(&[&["verifica", package.to_str().unwrap(), "--formato", "json"], more].concat());
        assert!(before == files_in(&self.path("")), "the package was written");
        (
            u8::try_from(run.code).unwrap(),
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr)),
        )
    }

    /// It does not hold: this check says these words.
    #[track_caller]
    fn fails(&self, more: &[&str], check: &str, words: &str) {
        let (code, verdict) = self.verify(more);
        assert_eq!((code, verdict["esito"].as_str().unwrap()), (5, "non regge"), "{verdict:#}");
        let found = verdict["verifiche"].as_array().unwrap().iter().find(|found| found["id"] == check).unwrap();
        assert_eq!(found["esito"], "non regge", "{found:#}");
        assert!(found["dettagli"].to_string().contains(words), "«{words}»: {found:#}");
    }
}

fn outcome<'v>(verdict: &'v Value, check: &str) -> &'v str {
    let found = verdict["verifiche"].as_array().unwrap().iter().find(|found| found["id"] == check);
    found.map_or("non chiesto", |found| found["esito"].as_str().unwrap())
}

/// The digest that `genera` says is for the resolution.
fn known_sums() -> &'static str {
    let line =
        FINAL.1.lines().find_map(|line| line.strip_prefix("SHA-256 di SHA256SUMS, da riportare nella delibera: "));
    line.expect("genera prints it")
}

fn zipped(package: &Package, below: &str) -> PathBuf {
    let path = package.folder.path().join("pacchetto.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, bytes) in files_in(&package.path("")) {
        zip.start_file(format!("{below}{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[test]
fn a_package_as_it_was_published_holds_in_every_check() {
    let package = Package::new();
    let (code, verdict) = package.verify(&["--somme", known_sums()]);
    assert_eq!(code, 0, "{verdict:#}");
    for check in ["file", "somme", "cifre", "ricalcolo", "ristampa", "impronta"] {
        assert_eq!(outcome(&verdict, check), "regge", "{check}: {verdict:#}");
    }
    let (code, verdict) = package.verify(&["--pubblico"]);
    assert_eq!(code, 0, "{verdict:#}");
    let expected =
        [("file", "regge"), ("cifre", "regge"), ("ricalcolo", "non verificabile"), ("ristampa", "non verificabile")];
    assert_eq!(expected.map(|(check, _)| (check, outcome(&verdict, check))), expected);
    fs::remove_dir_all(package.path("riservato")).unwrap();
    assert_eq!(package.verify(&["--pubblico"]).0, 0);
    package.fails(&[], "file", "riservato/SHA256SUMS: manca");
}

#[test]
fn a_zip_is_verified_as_its_folder_is_and_what_is_none_is_told() {
    let package = Package::new();
    for below in ["", "cartella/v1/"] {
        let path = zipped(&package, below);
        let run = relazione(&["verifica", path.to_str().unwrap()]);
        assert!(run.code == 0 && run.stdout.contains("Esito: il pacchetto regge."), "{}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("Che cosa la verifica non prova"), "{}", run.stdout);
    }
    let refused = |path: &Path, words: &str| {
        let Run { code, stderr, .. } = relazione(&["verifica", path.to_str().unwrap()]);
        assert!(code == 1 && stderr.contains(words), "{stderr}");
    };
    refused(package.folder.path(), "qui non c’è un pacchetto");
    refused(&package.path("altrove"), "qui non c’è un pacchetto");
    refused(&package.path("SHA256SUMS"), "né un archivio zip");
}

#[test]
fn missing_changed_and_added_files_are_named() {
    let package = Package::new();
    fs::remove_file(package.path("dati/risorse.csv")).unwrap();
    package.fails(&[], "file", "dati/risorse.csv: manca");
    let package = Package::new();
    fs::write(package.path("dati/altro.csv"), "x").unwrap();
    package.fails(&[], "file", "dati/altro.csv: aggiunto");
    let package = Package::new();
    package.rewrite("riservato/ingressi/stemma.svg", |bytes| [bytes, b"\n".to_vec()].concat());
    package.fails(&[], "file", "riservato/ingressi/stemma.svg: modificato");
}

#[test]
fn a_digit_changed_with_forged_checksums_is_found_wherever_it_stands() {
    let csv = |package: &Package| {
        let text = fs::read_to_string(package.path("dati/missioni.csv")).unwrap();
        let digit = text.lines().nth(1).unwrap().split(',').find(|field| field.contains('.')).unwrap().to_owned();
        let other =
            if digit.ends_with('1') { digit.replace('1', "2") } else { format!("{}1", &digit[..digit.len() - 1]) };
        package.replace("dati/missioni.csv", &digit, &other);
    };
    let package = Package::new();
    csv(&package);
    package.forge_sums();
    package.fails(&["--pubblico"], "cifre", "dati/missioni.csv, riga 2");
    package.fails(&[], "ristampa", "dati/missioni.csv: rifatto viene diverso");
    package.fails(&["--pubblico", "--somme", known_sums()], "somme", "SHA256SUMS");

    let page = "Relazione_performance_2024.html";
    let package = Package::new();
    let text = fs::read_to_string(package.path(page)).unwrap();
    let (_, shown) = text.split_once("data-c=\"").unwrap();
    let shown = &shown[shown.find('>').unwrap()..=shown.find("</").unwrap()];
    let other = shown.replace(|digit: char| digit.is_ascii_digit(), "7");
    assert!(shown != other && shown.len() < 30, "{shown}");
    package.replace(page, shown, &other).forge_sums();
    package.fails(&["--pubblico"], "cifre", page);

    let annex = "allegati/Allegato_A_00_Riepilogo.xlsx";
    let package = Package::new();
    package.rewrite(annex, |bytes| tampering::other_cell(&bytes)).forge_sums();
    package.fails(&["--pubblico"], "cifre", annex);
    package.fails(&[], "ristampa", annex);

    let package = Package::new();
    package.replace("fatti.json", "\"valore\":\"100.00\"", "\"valore\":\"99.00\"").forge_sums();
    package.fails(&["--pubblico"], "cifre", "= 99.00");
    package.fails(&[], "ricalcolo", "pubblicata 99.00, ricalcolata 100.00");

    let package = Package::new();
    package.replace("dati/datapackage.json", "2024", "2023").forge_sums();
    package.fails(&[], "ristampa", "dati/datapackage.json");
}

#[test]
fn a_swapped_input_and_a_making_that_is_gone_are_found() {
    let package = Package::new();
    let one = package.path("riservato/ingressi/misurazioni/2024/polizia_locale.xlsx");
    fs::copy(package.path("riservato/ingressi/misurazioni/2024/ufficio_tecnico.xlsx"), one).unwrap();
    package.forge_sums();
    package.fails(&[], "ricalcolo", "ricalcolata");
    package.fails(&[], "impronta", "dai file di partenza risulta");
    let package = Package::new();
    fs::remove_file(package.path("riservato/ingressi/edizione.json")).unwrap();
    package.forge_sums();
    package.fails(&[], "ricalcolo", "edizione.json");
    let package = Package::new();
    fs::remove_file(package.path("riservato/ingressi/piano/piano_2024-2026.xlsx")).unwrap();
    package.forge_sums();
    package.fails(&[], "ricalcolo", "non si può rifare: riservato/ingressi/piano");
}

#[test]
fn a_package_forged_as_a_whole_is_found_by_what_was_printed_alone() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "parziale = 70", "parziale = 60");
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let forged = Package::new();
    fs::remove_dir_all(forged.path("")).unwrap();
    copy(&entity.output("2024/v1"), &forged.path(""));
    assert_eq!(forged.verify(&[]).0, 0, "it is consistent");
    let provenance = fs::read(FINAL.0.path().join("v1/riservato/provenienza.json")).unwrap();
    let provenance: Value = serde_json::from_slice(&provenance).unwrap();
    let printed = provenance["impronta"].as_str().unwrap();
    forged.fails(&["--impronta", printed], "impronta", "quella stampata");
    forged.fails(&["--pubblico", "--somme", known_sums()], "somme", "quello noto");
    let (code, verdict) = Package::new().verify(&["--impronta", &printed.to_uppercase().replace('-', " ")]);
    assert_eq!(code, 0, "{verdict:#}");
}

#[test]
fn another_build_leaves_the_figures_and_says_so() {
    let package = Package::new();
    let sources = "\"sorgenti\": \"";
    package.replace("riservato/provenienza.json", sources, &format!("{sources}f")).forge_sums();
    let (code, verdict) = package.verify(&[]);
    assert_eq!((code, outcome(&verdict, "ricalcolo")), (0, "regge"), "{verdict:#}");
    assert_eq!(outcome(&verdict, "ristampa"), "non verificabile");
    assert!(verdict.to_string().contains("byte non confrontabili"));
}

#[test]
fn a_package_of_the_first_version_is_not_more_than_its_hashes() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/definitiva_0.1.0");
    copy(&fixture, folder.path());
    let run = relazione(&["verifica", folder.path().to_str().unwrap()]);
    assert_eq!(run.code, 5, "{}", run.stdout);
    assert!(run.stdout.contains("Relazione_performance_2024.pdf: manca"), "{}", run.stdout);
    assert!(run.stdout.matches("non verificabile (formato 1)").count() >= 3, "{}", run.stdout);
}

#[test]
fn figures_of_a_package_of_the_first_version_are_read_again_in_its_tables() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/definitiva_0.1.0");
    copy(&fixture, folder.path());
    std::fs::create_dir(folder.path().join("dati")).unwrap();
    let index = |code: &str| format!("{code},100.00,100.00,100.00,raggiunto\n");
    let groups = "codice,indice_cautelativo,indice_sui_misurati,copertura,classe\n";
    let groups = format!("{groups}{}{}{}", index("ente"), index("01"), index("01.02"));
    let objectives = "codice,risultato_sui_misurati,copertura,risultato_cautelativo,classe\n\
                      01.02-01,0.00,1.00,0.00,non raggiunto\n01.02-02,100.00,1.00,100.00,raggiunto\n";
    let indicators = "codice,grado,classe\n01.02-01.1,0.00,non raggiunto\n01.02-02.1,100.00,raggiunto\n";
    let figures = |groups: &str, objectives: &str| {
        for (name, text) in [("missioni", groups), ("obiettivi", objectives), ("indicatori", indicators)] {
            std::fs::write(folder.path().join(format!("dati/{name}.csv")), text).unwrap();
        }
        let run = relazione(&["verifica", folder.path().to_str().unwrap(), "--formato", "json"]);
        let verdict: Value = serde_json::from_str(&run.stdout).unwrap();
        verdict["verifiche"].as_array().unwrap().iter().find(|check| check["id"] == "cifre").unwrap().clone()
    };
    let whole = figures(&groups, objectives);
    assert!(whole["esito"] == "regge" && whole.to_string().contains("17 cifre"), "{whole}");
    let digit = figures(&groups.replace("01.02,100.00", "01.02,90.00"), objectives);
    assert!(digit.to_string().contains("dati/missioni.csv, riga «01.02», colonna indice_cautelativo"), "{digit}");
    let class = figures(&groups, &objectives.replace("non raggiunto", "raggiunto"));
    assert!(class["esito"] == "non regge" && class.to_string().contains("colonna classe"), "{class}");
}
