//! Which module may use which, and that no two files use each other.
//!
//! [`ROOMS`] is the architecture: a module uses only what stands before it. `docs/architecture.md` shows the same table.

mod graph;
mod paths;
mod tokens;

use std::collections::BTreeSet;
use std::path::Path;

use graph::{Crate, circles, module_of};

/// The modules of the crate in the order of the data flow, a line for each step of it: the folder they lie in,
/// none for the root, and their names.
const ROOMS: &[(&str, &[&str])] = &[
    ("", &["digest", "program", "words", "disk", "domain", "finding"]),
    ("", &["signature"]),
    ("", &["kinds", "signals"]),
    ("", &["workbook", "tabular", "sheet"]),
    (
        "inputs",
        &[
            "keys",
            "mailbox",
            "catalogue",
            "config",
            "privacy",
            "plan",
            "measurements",
            "resources",
            "changes",
            "context",
            "narrative",
            "deadline",
            "acts",
            "edition",
            "registered",
            "approval",
            "entity",
        ],
    ),
    ("", &["assessment", "dossier"]),
    (
        "trace",
        &[
            "measured_by",
            "progress",
            "themes",
            "explain",
            "attention",
            "facts",
            "provenance",
            "published",
            "revision",
            "sampling",
        ],
    ),
    (
        "outputs",
        &[
            "typeset",
            "pdf",
            "report",
            "publisher",
            "web",
            "landing",
            "letters",
            "archive",
            "odf",
            "opendata",
            "annexes",
            "papers",
            "proof",
        ],
    ),
    ("", &["package", "clock", "delivery"]),
    ("", &["batch"]),
    ("", &["pipeline", "cli", "run", "main"]),
];

/// The files below `src` with their texts, by path.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, below: &str, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{below}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{name}/"), found);
            } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
                found.push((name, std::fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), "", &mut found);
    found.sort();
    found
}

fn program() -> Vec<(String, String)> {
    let files = sources();
    assert!(files.len() > 200, "the sources are not where they were");
    files
}

fn read(files: &[(String, String)]) -> Crate {
    Crate::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// Position of a file's module in the table; nothing for a roof, which only declares its children.
fn room(file: &str) -> Option<usize> {
    let module = module_of(file);
    let mut rooms = ROOMS.iter().flat_map(|(folder, names)| names.iter().map(move |name| (*folder, *name)));
    rooms.position(|(folder, name)| match module.as_slice() {
        [first, ..] if folder.is_empty() => first == name,
        [first, second, ..] => first == folder && second == name,
        _ => false,
    })
}

/// The arrows that the table does not allow.
fn forbidden(arrows: &graph::Arrows) -> Vec<String> {
    let pairs = arrows.iter().flat_map(|(file, used)| used.iter().map(move |target| (file, target)));
    pairs
        .filter(|(file, target)| match (room(file), room(target)) {
            (Some(from), Some(to)) => to > from,
            (None, _) | (_, None) => true,
        })
        .map(|(file, target)| format!("src/{file} uses src/{target}"))
        .collect()
}

#[test]
fn a_module_uses_only_what_stands_before_it() {
    let faults = forbidden(&read(&program()).arrows());
    assert!(faults.is_empty(), "not in the table of allowed arrows:\n{}", faults.join("\n"));
}

#[test]
fn no_two_files_use_each_other() {
    let found = circles(&read(&program()).arrows());
    assert!(found.is_empty(), "these files use each other: {found:#?}");
}

#[test]
fn the_page_on_the_architecture_shows_the_same_table() {
    let page = include_str!("../../../docs/architecture.md");
    let folder = |folder: &str| if folder.is_empty() { String::new() } else { format!("{folder}: ") };
    let lines = ROOMS.iter().map(|(below, names)| folder(below) + &names.join(" ") + "\n");
    let table = format!("```text\n{}```\n", lines.collect::<String>());
    assert!(page.contains(&table), "docs/architecture.md must hold:\n{table}");
}

#[test]
fn an_arrow_to_what_stands_later_and_a_circle_by_way_of_a_parent_are_found() {
    let files = [
        ("lib.rs", "pub mod words; pub mod domain; pub mod package;"),
        ("words/mod.rs", "use crate::domain::Plan; #[cfg(test)] mod tests;"),
        ("words/tests.rs", "use crate::package::Bundle;"),
        ("domain/mod.rs", "mod plan; mod year; pub use plan::Plan; pub use year::Year;"),
        ("domain/plan.rs", "use super::Year;"),
        ("domain/year.rs", "fn f(plan: &crate::domain::Plan) {}"),
        ("package/mod.rs", "mod stage; use crate::domain as plain; fn g() { plain::Year::of(stage::h()) }"),
        ("package/stage.rs", "/// Not [`super::Bundle`]: docs are no use.\npub(super) fn h() {}"),
    ];
    let arrows = Crate::of(files).arrows();
    assert_eq!(forbidden(&arrows), ["src/words/mod.rs uses src/domain/plan.rs"]);
    let used: Vec<&str> = arrows["package/mod.rs"].iter().map(String::as_str).collect();
    assert_eq!(used, ["domain/year.rs", "package/stage.rs"]);
    let expected = BTreeSet::from(["domain/plan.rs".to_owned(), "domain/year.rs".to_owned()]);
    assert_eq!(circles(&arrows), [expected]);
}
