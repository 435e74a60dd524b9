//! Runs that nobody watches: at night, without a home, in a C locale, told to programs and to calendars.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::entity::Entity;

/// A command of `sh` with nothing in its environment but the program.
fn nightly(entity: &Entity, memory: &Path) -> Output {
    Command::new("sh")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("contrib/notturna.sh"))
        .args([&entity.path(""), memory])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("LC_ALL", "C")
        .env("RELAZIONE", assert_cmd::cargo::cargo_bin("relazione"))
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn the_night_is_silent_unless_something_changed() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "dimostrativo = true", "dimostrativo = false");
    let memory = entity.output("stato_notturno");
    let said = |run: Output| {
        let text = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
        (run.status.code(), text)
    };
    let (code, first) = said(nightly(&entity, &memory));
    assert!(code == Some(0) && first.contains("Relazione sulla performance"), "{code:?} {first}");
    assert_eq!(said(nightly(&entity, &memory)), (Some(0), String::new()));
    entity.replace("relazione.toml", "parziale = 70 ", "parziale = 71 ");
    let (code, changed) = said(nightly(&entity, &memory));
    assert!(code == Some(0) && !changed.is_empty(), "another threshold makes another draft");
    fs::write(entity.path("relazione.toml"), "[ente").unwrap();
    let (code, broken) = said(nightly(&entity, &memory));
    assert!(code == Some(1) && broken.contains("La bozza non è stata prodotta (codice 1)"), "{broken}");
    assert_eq!(said(nightly(&entity, &memory)), (Some(1), String::new()), "the same fault is told once");
}

#[test]
fn a_diary_for_programs_has_a_line_a_stage_and_nothing_else() {
    let entity = Entity::new();
    let lines = |run: &str| -> (i32, Vec<Value>) {
        let run = entity.run(run);
        (run.code, run.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    };
    let (code, told) = lines("genera --anno 2024 --data 2025-06-20 --log json");
    let stages: Vec<&str> = told.iter().map(|line| line["tappa"].as_str().unwrap()).collect();
    assert_eq!((code, stages), (0, vec!["inizio", "lettura", "calcolo", "composizione", "pubblicazione", "fine"]));
    assert_eq!(told[1]["conteggi"]["obiettivi"], 68);
    for line in &told {
        assert!(line["durata_ms"].is_u64() && line["esecuzione"] == told[0]["esecuzione"], "{line}");
    }
    entity.write("relazione.toml", "[ente");
    let (code, told) = lines("genera --anno 2024 --data 2025-06-20 --log json");
    let last = told.last().unwrap();
    assert!(code == 1 && last["codice"] == 1 && last["messaggio"].as_str().unwrap().contains("errore:"), "{last}");
}

#[test]
fn the_deadline_goes_into_a_calendar() {
    let entity = Entity::new();
    let run = entity.run("stato --anno 2025 --data 2026-06-01 --ics");
    assert!(run.code == 0 && run.stdout.contains("stato_2025.ics"), "{}{}", run.stdout, run.stderr);
    let calendar = fs::read_to_string(entity.path("stato_2025.ics")).unwrap();
    assert!(
        calendar.lines().all(|line| line.len() <= 75)
            && calendar.matches('\n').count() == calendar.matches("\r\n").count()
    );
    let whole = calendar.replace("\r\n ", "");
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "DTSTART;VALUE=DATE:20260630\r\n",
        "DTEND;VALUE=DATE:20260701\r\n",
        "DTSTAMP:20260601T000000Z\r\n",
        "TRIGGER:-P7D\r\n",
        "Mancano 29 giorni al termine del 30 giugno 2026.",
    ] {
        assert!(whole.contains(line), "{line}: {whole}");
    }
    assert_eq!(entity.run("stato --anno 2025 --data 2026-06-02 --ics").code, 0, "its own file gives way");
    entity.write("stato_2025.ics", "altro");
    assert_eq!(entity.run("stato --anno 2025 --data 2026-06-02 --ics").code, 1);
    let adopted = entity.run(&format!("stato --anno 2024 --data 2025-06-20 --ics {}", entity.path("x.ics").display()));
    assert_eq!(adopted.code, 0, "{}", adopted.stderr);
    assert!(!fs::read_to_string(entity.path("x.ics")).unwrap().contains("VALARM"), "adopted: nothing to remind of");
}
