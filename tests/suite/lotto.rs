//! `lotto`: many entities in one go, none of which spoils another.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::entity::{Run, files_in, relazione};
use crate::hostile::files::with_copies;

const WHEN: [&str; 4] = ["--anno", "2024", "--data", "2025-06-20"];
/// A small entity whose data are whole.
const GOOD: &str = "peso0";
/// One whose data keep a final from being issued.
const BLOCKED: &str = "lateact";

/// A folder with entities, and a place for their packages.
struct Place(tempfile::TempDir);

impl Place {
    /// Copies of small entities, each under a name.
    fn with(entities: &[(&str, &str)]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir(place.path("pacchetti")).unwrap();
        for (name, original) in entities {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/enti").join(original);
            for (below, bytes) in files_in(&from) {
                place.write(&format!("enti/{name}/{below}"), &bytes);
            }
        }
        place
    }

    /// So many copies of the good one.
    fn of(count: usize) -> (Self, Vec<String>) {
        let names: Vec<String> = (0..count).map(|number| format!("ente_{number:02}")).collect();
        (Self::with(&names.iter().map(|name| (name.as_str(), GOOD)).collect::<Vec<_>>()), names)
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn write(&self, below: &str, bytes: &[u8]) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The arguments of a batch of these entities, which publish below `pacchetti`.
    fn arguments(&self, entities: &[&str], more: &[&str]) -> Vec<String> {
        let folders = entities.iter().map(|name| self.path("enti").join(name).to_str().unwrap().to_owned());
        let output = ["--output".to_owned(), self.path("pacchetti").to_str().unwrap().to_owned()];
        let rest = WHEN.iter().chain(more).map(|word| (*word).to_owned());
        ["lotto".to_owned()].into_iter().chain(folders).chain(output).chain(rest).collect()
    }

    fn lotto(&self, entities: &[&str], more: &[&str]) -> Run {
        relazione(&self.arguments(entities, more).iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The same, while it runs.
    fn begun(&self, entities: &[&str]) -> Child {
        Command::new(assert_cmd::cargo::cargo_bin("relazione"))
            .args(self.arguments(entities, &[]))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// The records of a run.
    fn records(&self, file: &str) -> Vec<Value> {
        let bytes = fs::read(self.path("pacchetti/lotto_2024").join(file)).unwrap();
        let results: Value = serde_json::from_slice(&bytes).unwrap();
        results["esiti"].as_array().unwrap().clone()
    }

    /// The entities that have a package.
    fn published(&self) -> BTreeSet<String> {
        let names = fs::read_dir(self.path("pacchetti")).unwrap().map(|entry| entry.unwrap());
        let made = names.filter(|entry| entry.path().join("2024/bozza/SHA256SUMS").is_file());
        made.map(|entry| entry.file_name().into_string().unwrap()).collect()
    }

    fn package(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        files_in(&self.path("pacchetti").join(name).join("2024/bozza"))
    }
}

fn states(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["stato"].as_str().unwrap()).collect()
}

#[test]
fn the_packages_are_those_of_genera_and_the_second_time_nothing_is_made() {
    let place = Place::with(&[("uno", GOOD), ("due", "partexcl")]);
    let run = place.lotto(&["uno", "due"], &[]);
    assert!(matches!(run.code, 0 | 3), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stderr.lines().count(), 2, "a line an entity: {}", run.stderr);
    for name in ["uno", "due"] {
        let alone = place.path("da_solo").join(name);
        let (ente, output) = (place.path("enti").join(name), alone.to_str().unwrap().to_owned());
        let job = ["genera", "--quiet", "--output", &output, "--ente", ente.to_str().unwrap()];
        assert_eq!(relazione(&[&job[..], &WHEN].concat()).code, 0);
        assert!(place.package(name) == files_in(&alone.join("2024/bozza")), "{name}: other bytes");
    }
    assert_eq!(states(&place.records("esiti.json")), ["prodotta", "prodotta"]);
    let again = place.lotto(&["uno", "due"], &[]);
    assert_eq!(states(&place.records("esiti.json")), ["invariata", "invariata"], "{}", again.stderr);
    // The summary says what the package says.
    let record = &place.records("esiti.json")[0];
    let sums = place.package("uno").into_iter().find(|(name, _)| name == "SHA256SUMS").unwrap().1;
    assert_eq!(record["pacchetto"]["sha256"], relazione_performance::digest::hex_digest(&sums));
    let table = fs::read_to_string(place.path("pacchetti/lotto_2024/riassunto.csv")).unwrap();
    let index = record["indice_misurati"].as_str().unwrap();
    assert!(table.lines().count() == 3 && table.contains(&format!("\"{index}\"")), "{index}: {table}");
    let page = fs::read_to_string(place.path("pacchetti/lotto_2024/riassunto.html")).unwrap();
    assert!(page.contains(&index.replace('.', ",")) && page.contains("2 enti. invariata: 2"), "{page}");
    assert!(place.path("pacchetti/lotto_2024/riassunto.xlsx").is_file());
}

#[test]
fn what_is_wrong_with_one_entity_stops_no_other() {
    let place = Place::with(&[
        ("a_buono", GOOD),
        ("b_bomba", GOOD),
        ("c_rotto", GOOD),
        ("d_senza_configurazione", GOOD),
        ("e_non_scrivibile", GOOD),
        ("f_buono", GOOD),
    ]);
    let plan = fs::read(place.path("enti/b_bomba/piano/piano.xlsx")).unwrap();
    place.write("enti/b_bomba/piano/piano.xlsx", &with_copies(&plan, 9 * 1024 * 1024, 15));
    place.write("enti/c_rotto/piano/piano.xlsx", &plan[..plan.len() / 2]);
    fs::remove_file(place.path("enti/d_senza_configurazione/relazione.toml")).unwrap();
    // Where its folder should be there is a file: that holds for every user, root too.
    place.write("pacchetti/e_non_scrivibile", b"");
    let all =
        ["a_buono", "b_bomba", "c_rotto", "d_senza_configurazione", "e_non_scrivibile", "f_buono", "g_non_esiste"];
    let run = place.lotto(&all, &[]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    let records = place.records("esiti.json");
    let failed = "non_riuscita";
    assert_eq!(states(&records), ["prodotta", failed, failed, failed, failed, "prodotta", failed]);
    let why = |index: usize| records[index]["messaggio"].as_str().unwrap_or_default();
    for (index, words) in [(1, "128 MiB"), (2, "piano.xlsx"), (3, "relazione.toml"), (4, "non si può scrivere")] {
        assert!(why(index).contains(words), "«{words}» is not in: {}", why(index));
    }
    assert_eq!(place.published(), BTreeSet::from(["a_buono", "f_buono"].map(str::to_owned)));
    assert!(place.package("a_buono") == place.package("f_buono"));
}

#[test]
fn findings_that_block_are_told_by_the_exit_code_and_refuse_that_final_only() {
    let place = Place::with(&[("bloccato", BLOCKED), ("buono", GOOD)]);
    let draft = place.lotto(&["bloccato", "buono"], &[]);
    assert_eq!(draft.code, 3, "{}", draft.stdout);
    assert!(draft.stdout.contains("1 ente ha anomalie che impediscono la definitiva"), "{}", draft.stdout);
    let finals = place.lotto(&["bloccato", "buono"], &["--definitiva"]);
    assert_eq!(finals.code, 3, "{}", finals.stdout);
    let records = place.records("esiti.json");
    assert_eq!(states(&records), ["rifiutata", "prodotta"], "{records:?}");
    assert!(records[0]["anomalie"]["impediscono"].as_u64().unwrap() > 0);
    assert!(place.path("pacchetti/buono/2024/v1/SHA256SUMS").is_file());
    assert!(!place.path("pacchetti/bloccato/2024/v1").exists());
}

#[test]
fn two_entities_that_would_publish_in_one_place_are_refused_before_anything_is_done() {
    let place = Place::with(&[("a/monza", GOOD), ("b/monza", GOOD)]);
    let run = place.lotto(&["a/monza", "b/monza"], &[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("a/monza") && run.stderr.contains("b/monza"), "{}", run.stderr);
    assert!(files_in(&place.path("pacchetti")).is_empty());
    // By their own configuration too.
    for name in ["a", "b"] {
        let path = format!("enti/{name}/monza/relazione.toml");
        let text = fs::read_to_string(place.path(&path)).unwrap() + "\n[uscita]\ncartella = \"../../insieme\"\n";
        place.write(&path, text.as_bytes());
    }
    let folders = ["a", "b"].map(|name| place.path("enti").join(name).join("monza").to_str().unwrap().to_owned());
    let run = relazione(&[&["lotto", &folders[0], &folders[1]], &WHEN[..]].concat());
    assert!(run.code == 2 && run.stderr.contains("insieme"), "{}", run.stderr);
    assert!(!place.path("insieme").exists());
}

#[test]
fn shares_are_put_together_when_all_have_run() {
    let (place, names) = Place::of(7);
    place.write("elenco.txt", format!("# gli enti\n\n{}\n", place.path("enti/ente_06").display()).as_bytes());
    let list = place.path("elenco.txt");
    let listed = ["--elenco", list.to_str().unwrap()];
    let given: Vec<&str> = names[..6].iter().map(String::as_str).collect();
    let share = |share: &str| place.lotto(&given, &[&listed[..], &["--quota", share]].concat());
    assert_eq!(share("1/3").code, 0);
    let early = place.lotto(&given, &[&listed[..], &["--riassunto"]].concat());
    assert!(early.code == 1 && early.stdout.contains("non eseguita"), "{}{}", early.stdout, early.stderr);
    assert_eq!(share("2/3").code, 0);
    let mut third = Command::new(assert_cmd::cargo::cargo_bin("relazione"));
    third.args(place.arguments(&given, &listed));
    let slurm = [("ID", "12"), ("COUNT", "3"), ("MIN", "10"), ("STEP", "1")];
    third.envs(slurm.map(|(name, value)| (format!("SLURM_ARRAY_TASK_{name}"), value)));
    assert!(third.output().unwrap().status.success());
    let taken = ["1-di-3", "2-di-3", "3-di-3"].map(|share| place.records(&format!("esiti_{share}.json")));
    let mut all: Vec<&str> = taken.iter().flatten().map(|record| record["cartella"].as_str().unwrap()).collect();
    all.sort_unstable();
    let expected: Vec<String> =
        names.iter().map(|name| place.path("enti").join(name).to_str().unwrap().to_owned()).collect();
    assert_eq!(all, expected, "each entity is in one share");
    let merged = place.lotto(&given, &[&listed[..], &["--riassunto"]].concat());
    assert!(merged.code == 0 && merged.stdout.contains("prodotta: 7"), "{}{}", merged.stdout, merged.stderr);
    let table = fs::read_to_string(place.path("pacchetti/lotto_2024/riassunto.csv")).unwrap();
    assert_eq!(table.lines().count(), 8);
}

/// Waits until a package is there.
fn until_one_is_published(place: &Place) {
    while place.published().is_empty() {
        thread::sleep(Duration::from_millis(5));
    }
}

/// Every package that is there is whole, and a second run makes the others.
fn resumes(place: &Place, names: &[&str]) {
    let first = place.published();
    assert!(first.len() < names.len(), "it was stopped too late");
    let again = place.lotto(names, &[]);
    assert_eq!(again.code, 0, "{}", again.stdout);
    let records = place.records("esiti.json");
    let unchanged = states(&records).iter().filter(|state| **state == "invariata").count();
    assert_eq!(unchanged, first.len(), "what was whole is not made again");
    let packages: Vec<_> = names.iter().map(|name| place.package(name)).collect();
    assert!(packages.windows(2).all(|pair| pair[0] == pair[1]), "all are the same bytes");
    for name in names {
        let year = fs::read_dir(place.path("pacchetti").join(name).join("2024")).unwrap();
        let left: BTreeSet<_> = year.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(left, BTreeSet::from([".lock", "bozza"].map(str::to_owned)), "{name}: nothing half-made is left");
    }
}

#[test]
fn a_batch_that_is_killed_leaves_whole_packages_and_goes_on_from_there() {
    let (place, names) = Place::of(24);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut batch = place.begun(&names);
    until_one_is_published(&place);
    batch.kill().unwrap();
    batch.wait().unwrap();
    resumes(&place, &names);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_what_is_begun_and_says_what_is_not() {
    let (place, names) = Place::of(24);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut batch = place.begun(&names);
    until_one_is_published(&place);
    let sent = Command::new("kill").args(["-INT", &batch.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(batch.wait().unwrap().code(), Some(1));
    let records = place.records("esiti.json");
    let made = states(&records).iter().filter(|state| **state == "prodotta").count();
    let not_begun = states(&records).iter().filter(|state| **state == "non_eseguita").count();
    assert_eq!((made + not_begun, made), (24, place.published().len()), "{records:?}");
    resumes(&place, &names);
}

#[test]
fn programs_read_a_line_an_entity() {
    let place = Place::with(&[("uno", GOOD)]);
    let run = place.lotto(&["uno", "non_esiste"], &["--log", "json"]);
    let lines: Vec<Value> = run.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let stages: Vec<&str> = lines.iter().map(|line| line["tappa"].as_str().unwrap()).collect();
    assert_eq!(stages, ["inizio", "ente", "ente", "fine"]);
    let mut states: Vec<&str> = lines[1..3].iter().map(|line| line["esito"]["stato"].as_str().unwrap()).collect();
    states.sort_unstable();
    assert_eq!((states, &lines[3]["codice"]), (vec!["non_riuscita", "prodotta"], &Value::from(1)));
}

#[test]
fn a_batch_of_nothing_and_a_share_of_nothing_are_told() {
    for (arguments, words) in [
        (&["lotto"][..], "nessun ente"),
        (&["lotto", "x", "--quota", "4/3"], "una quota come 2/3"),
        (&["lotto", "--elenco", "non_esiste.txt"], "non_esiste.txt"),
    ] {
        let run = relazione(arguments);
        assert!(run.code == 2 && run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
    }
    let folder = tempfile::tempdir().unwrap();
    let run = relazione(&["lotto", "x", "--riassunto", "--esiti", folder.path().to_str().unwrap()]);
    assert!(run.code == 1 && run.stderr.contains("non ci sono esiti"), "{}", run.stderr);
}
