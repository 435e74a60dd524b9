//! Nothing is overwritten unasked, and what was printed or not printed is said.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::entity::{Entity, files_in, relazione, seeds};

const RETURN: &str = "controlla --anno 2025 --data 2026-05-20 --correzioni";

#[test]
fn a_plan_that_is_there_gives_way_only_when_asked_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("piano.xlsx");
    fs::write(&target, "nostro").unwrap();
    let plan = seeds().join("piano/piano_dup_2024-2026.txt");
    let import = |more: &[&str]| {
        relazione(&[&["importa", plan.to_str().unwrap(), "-o", target.to_str().unwrap()], more].concat())
    };
    let refused = import(&[]);
    assert_eq!(refused.code, 1, "{}", refused.stdout);
    assert!(refused.stderr.contains("--sostituisci"), "{}", refused.stderr);
    assert_eq!(fs::read(&target).unwrap(), b"nostro");
    let done = import(&["--sostituisci"]);
    let kept = folder.path().join("piano.precedente-1.xlsx");
    assert!(done.stdout.contains(kept.to_str().unwrap()), "{}{}", done.stdout, done.stderr);
    assert_eq!(fs::read(&kept).unwrap(), b"nostro");
    assert!(fs::read(&target).unwrap().starts_with(b"PK"));
}

#[test]
fn a_kept_copy_of_the_plan_is_no_second_plan() {
    let entity = Entity::new();
    let toml = fs::read_to_string(entity.path("relazione.toml")).unwrap();
    let without =
        toml.lines().filter(|line| !line.starts_with("[piano.") && !line.starts_with("file = ")).collect::<Vec<_>>();
    entity.write("relazione.toml", &without.join("\n"));
    let text = entity.path("piano/piano_dup_2024-2026.txt");
    let target = entity.path("piano/piano_2024-2026.xlsx");
    let run = relazione(&["importa", text.to_str().unwrap(), "-o", target.to_str().unwrap(), "--sostituisci"]);
    assert!(entity.path("piano/piano_2024-2026.precedente-1.xlsx").exists(), "{}", run.stderr);
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
}

#[test]
fn a_return_workbook_that_somebody_filled_in_is_never_touched() {
    let entity = Entity::new();
    assert_eq!(entity.run(RETURN).code, 3);
    let folder = entity.path("correzioni/2025");
    let own = files_in(&folder);
    let name = &own.first().expect("something to correct").0;
    assert!(name.starts_with("2026-05-20_Correzioni_"), "{name}");
    let filled = folder.join(name);
    fs::write(&filled, "compilato").unwrap();
    entity.write("correzioni/2025/2026-05-19_Correzioni_Ufficio_che_fu.xlsx", "di qualcuno");
    for _ in 0..2 {
        let run = entity.run(RETURN);
        assert_eq!(fs::read(&filled).unwrap(), b"compilato");
        assert!(folder.join("2026-05-19_Correzioni_Ufficio_che_fu.xlsx").exists());
        let new = name.replace(".xlsx", "_2.xlsx");
        assert!(run.stdout.contains(&new) && folder.join(new).exists(), "{}", run.stdout);
        assert_eq!(files_in(&folder).len(), own.len() + 2);
    }
    // Another day has its own, and the name by which the option went before still works.
    assert_eq!(entity.run("controlla --anno 2025 --data 2026-05-21 --ritorno").code, 3);
    assert_eq!(files_in(&folder).len(), 2 * own.len() + 2);
}

#[test]
fn other_peoples_files_in_the_draft_are_moved_and_told() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    fs::write(entity.output("2024/bozza/nota.txt"), "nostra").unwrap();
    fs::write(entity.output("2024/bozza/dati/obiettivi.csv"), "corretto a mano").unwrap();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (path, text) in [("nota.txt", "nostra"), ("dati/obiettivi.csv", "corretto a mano")] {
        let moved = entity.output("2024/bozza_altri_file").join(path);
        assert!(run.stdout.contains(moved.to_str().unwrap()), "{}", run.stdout);
        assert_eq!(fs::read_to_string(moved).unwrap(), text);
    }
}

#[test]
fn nothing_is_written_into_a_package_though_it_be_named() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let package = entity.output("2024/bozza").canonicalize().unwrap();
    let before = files_in(&package);
    let inputs = package.join("riservato/ingressi");
    let plan = seeds().join("piano/piano_2024-2026.xlsx");
    let (seeds, plan) = (seeds().to_str().unwrap().to_owned(), plan.to_str().unwrap().to_owned());
    for place in [inputs.clone(), package.join("dati/nuova/più_giù"), package.join("allegati/../dati")] {
        let place = place.to_str().unwrap();
        let target = format!("{place}/x.xlsx");
        for arguments in [
            vec!["genera", "--ente", inputs.to_str().unwrap(), "--output", place],
            vec!["genera", "--ente", &seeds, "--output", place],
            vec!["schede", "--ente", &seeds, "--anno", "2024", "--output", place],
            vec!["controlla", "--ente", &seeds, "--anno", "2024", "--correzioni", place],
            vec!["importa", &plan, "-o", &target],
            vec!["campione", package.to_str().unwrap(), "--seme", "1", "-o", &target],
        ] {
            let run = relazione(&arguments);
            assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.stdout, run.stderr);
            assert!(run.stderr.contains(place) && run.stderr.contains(package.to_str().unwrap()), "{}", run.stderr);
        }
    }
    assert!(before == files_in(&package));
}

fn to(out: Stdio, arguments: &[&str]) -> std::process::Output {
    let child =
        Command::new(env!("CARGO_BIN_EXE_relazione")).args(arguments).stdout(out).stderr(Stdio::piped()).spawn();
    child.unwrap().wait_with_output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_an_error_and_a_reader_that_leaves_is_none() {
    let entity = Entity::new();
    let folder = entity.path("");
    let folder = folder.to_str().unwrap();
    let plan = seeds().join("piano/piano_2024-2026.xlsx");
    let at = ["--ente", folder, "--anno", "2024", "--data", "2025-06-20"];
    let with = |words: &[&'static str]| [words, &at].concat();
    for arguments in [
        vec!["--help"],
        vec!["--version"],
        vec!["importa", plan.to_str().unwrap(), "--formato", "json"],
        with(&["stato"]),
        with(&["stato", "--formato", "json"]),
        with(&["controlla"]),
        with(&["controlla", "--formato", "json"]),
        with(&["spiega", "ente"]),
        with(&["genera", "--mostra", "vista"]),
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = to(full.into(), &arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        assert!(told.contains("uscita standard (non c’è più spazio)"), "{arguments:?}: {told}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = to(writer.into(), &arguments);
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
    }
}

#[test]
fn no_text_of_others_steers_the_terminal() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "nome = \"Comune", "nome = \"\\u001b[31m\\u009bComune");
    entity.write("misurazioni/2024/a\u{1b}[31m\u{9b}.xlsx", "x").write("variazioni/\u{1b}c.csv", "x");
    let odd = entity.path("\u{1b}]0;x\u{7}");
    let odd = odd.to_str().unwrap();
    let at = |words: &str| entity.run(&format!("{words} --anno 2024 --data 2025-06-20"));
    for run in [
        at("controlla"),
        at("controlla --formato json"),
        at("stato"),
        at("stato --formato json"),
        at("spiega ente"),
        at("spiega ente --formato json"),
        at("genera"),
        at("genera --mostra vista"),
        at("genera --mostra xhtml"),
        relazione(&["importa", odd]),
        relazione(&["genera", "--ente", odd]),
        relazione(&["genera", &format!("--{odd}")]),
        relazione(&["genera", "--anno", odd]),
        relazione(&[odd]),
    ] {
        let raw = |text: &str| text.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
        assert!(!raw(&run.stdout) && !raw(&run.stderr), "{:?} {:?}", run.stdout, run.stderr);
        assert!(!run.stderr.contains("errore interno"), "{}", run.stderr);
    }
}

#[test]
fn an_entity_with_a_very_long_name_makes_no_library_speak() {
    let entity = Entity::new();
    let name = format!("Comune di {}", "Sant’Angelo in Valle ".repeat(20));
    entity.replace("relazione.toml", "nome = \"Comune di Boffalora sopra Ticino\"", &format!("nome = \"{name}\""));
    let run = entity.run("genera --anno 2024 --data 2025-06-20 --quiet");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let run = entity.run("controlla --anno 2025 --data 2026-05-20 --correzioni");
    assert_eq!(run.stderr, "");
    for (year, output) in [("2024", "s4"), ("2026", "s6")] {
        let (folder, output) = (entity.path(""), entity.output(output));
        let run = relazione(&[
            "schede",
            "--anno",
            year,
            "--ente",
            folder.to_str().unwrap(),
            "--output",
            output.to_str().unwrap(),
        ]);
        assert_eq!(run.stderr, "");
    }
    assert!(Path::new(&entity.output("2024/bozza")).exists());
}

#[test]
fn letters_that_an_encoding_lost_are_told_with_their_file_and_the_draft_is_made() {
    let entity = Entity::new();
    let latin = |path: &str| {
        let text = fs::read_to_string(entity.path(path)).unwrap().replace('’', "'").replace(['–', '«', '»'], "-");
        let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(0xE8)).collect();
        assert!(!bytes.is_ascii(), "{path} has no letter with an accent");
        fs::write(entity.path(path), bytes).unwrap();
    };
    latin("relazione.toml");
    latin("testi/2024/utenti.md");
    fs::remove_file(entity.path("individuale/2024.xlsx")).unwrap();
    let bands = fs::read_to_string(seeds().join("dimostrazione/individuale_2024.csv")).unwrap();
    entity.write("individuale/2024.csv", &bands.replace("Funzionari", "Funzionari\u{fffd}"));
    // Names of figures are made of them.
    entity.replace("contesto/2024.toml", "\"Istruttori\"", "\"Istruttori\u{fffd}\"");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let checked = entity.run("controlla --anno 2024 --data 2025-06-20").stdout;
    let told = |said: &str, code: &str, place: &str| {
        said.split('[').any(|finding| finding.starts_with(code) && finding.contains(place))
    };
    assert!(told(&run.stdout, "F008", "relazione.toml, riga 1"), "{}", run.stdout);
    assert!(told(&checked, "F007", "trovato: Funzionari"), "{checked}");
    assert!(!run.stdout.contains("T001"), "told once: {}", run.stdout);
    assert!(told(&checked, "N011", "testi/2024/utenti.md, riga "), "{checked}");
}

#[cfg(unix)]
#[test]
fn a_draft_folder_that_is_a_link_is_not_replaced() {
    let (entity, shared) = (Entity::new(), tempfile::tempdir().unwrap());
    fs::write(shared.path().join("prezioso.txt"), "x").unwrap();
    fs::create_dir_all(entity.output("2024")).unwrap();
    std::os::unix::fs::symlink(shared.path(), entity.output("2024/bozza")).unwrap();
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code != 0 && run.stderr.contains("è un collegamento"), "{}{}", run.stdout, run.stderr);
    assert!(shared.path().join("prezioso.txt").exists() && entity.output("2024/bozza").is_symlink());
}

#[test]
fn pages_of_others_are_kept_and_told_and_what_cannot_be_read_stops_before_a_version_is_out() {
    let entity = Entity::new();
    let page = entity.output("2024/index.html");
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    fs::write(&page, "di qualcuno").unwrap();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert!(run.code == 0 && run.stdout.contains("index.precedente-1.html"), "{}{}", run.stdout, run.stderr);
    // A folder in place of the page can be read by nobody.
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-25 --motivo-rettifica prova");
    assert_ne!(run.code, 0, "{}", run.stdout);
    assert!(!entity.output("2024/v2").exists(), "{}", run.stderr);
}
