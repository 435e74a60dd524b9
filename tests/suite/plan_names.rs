//! What a plan is called in what is published: as the entity says, else as its titles or its file do, else the DUP.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;

/// A plan of one objective under a title.
fn plan(path: &Path, title: &str) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, title).unwrap();
    let rows = [
        ["Programma", "Obiettivo", "Indicatore", "Target 2025"],
        ["01.02", "Riordinare l’archivio comunale", "Faldoni ordinati", "40"],
    ];
    for (row, cells) in (2..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save(path).unwrap();
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("relazione").unwrap().current_dir(folder).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// What the cover says of a plan of that title and file in an entity that says so much of it.
fn on_the_cover(title: &str, file: &str, said: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let entity = folder.path().join("ente");
    run(folder.path(), &["nuovo", "ente", "--nome", "Comune di Prova"]);
    plan(&folder.path().join(file), title);
    let configuration = entity.join("relazione.toml");
    let text = fs::read_to_string(&configuration).unwrap() + said;
    fs::write(&configuration, text).unwrap();
    run(folder.path(), &["importa", file, "--ente", "ente"]);
    let view = run(&entity, &["genera", "--anno", "2025", "--data", "2026-03-01", "--mostra", "vista"]);
    let line = view.lines().find_map(|line| line.trim().strip_prefix("\"del_piano\": \"")).unwrap_or(&view);
    (line.trim_end_matches(['"', ',']).to_owned(), fs::read_to_string(&configuration).unwrap())
}

#[test]
fn the_cover_names_the_plan_by_what_it_is() {
    for (title, file, said, name) in [
        ("Comune di Prova – PEG 2025", "obiettivi.xlsx", "", "del Piano esecutivo di gestione"),
        ("PIANO DELLA PERFORMANCE 2025", "obiettivi.xlsx", "", "del Piano della performance"),
        ("Obiettivi 2025", "PIAO_2025-2027.xlsx", "", "del Piano integrato di attività e organizzazione"),
        ("Obiettivi 2025", "obiettivi.xlsx", "", "del Documento unico di programmazione"),
        ("PEG 2025", "obiettivi.xlsx", "[piano.2025]\nnome = \"pdo\"\n", "del Piano dettagliato degli obiettivi"),
        (
            "PEG 2025",
            "obiettivi.xlsx",
            "[piano.2024]\nnome = \"Agenda del mandato\"\n[piano.2025]\nnome = \"Agenda del mandato\"\n",
            "dell’Agenda del mandato",
        ),
    ] {
        assert_eq!(on_the_cover(title, file, said).0, name, "{title} {file} {said}");
    }
}

#[test]
fn what_a_plan_calls_itself_is_added_under_its_years_heading_and_only_once() {
    let (_, added) = on_the_cover("PEG 2025", "obiettivi.xlsx", "");
    assert!(added.ends_with("\n\n[piano.2025]\nnome = \"Piano esecutivo di gestione\"\n"), "{added}");
    let said = "[piano.2025] # quello di gennaio\nfile = \"piano/piano_2025.xlsx\"\n";
    let (name, added) = on_the_cover("PEG 2025", "obiettivi.xlsx", said);
    let both =
        "[piano.2025] # quello di gennaio\nnome = \"Piano esecutivo di gestione\"\nfile = \"piano/piano_2025.xlsx\"\n";
    assert!(added.ends_with(both), "{added}");
    assert_eq!(name, "del Piano esecutivo di gestione");
    let (_, unchanged) = on_the_cover("DUP 2025", "obiettivi.xlsx", "");
    assert!(unchanged.ends_with("revisore = \"Revisore dei conti\"\n"), "{unchanged}");
}
