//! `controlla`: the findings alone.

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::entity::Entity;
use crate::typing::Typed::Text;
use crate::typing::type_in;

#[test]
fn a_complete_year_has_nothing_that_blocks_and_an_incomplete_one_has() {
    let entity = Entity::new();
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let run = entity.run("controlla --anno 2025 --data 2026-05-20");
    assert_eq!(run.code, 3);
    assert!(run.stdout.contains("non è misurato"), "{}", run.stdout);
}

#[test]
fn json_lists_every_finding_with_its_place() {
    let run = Entity::new().run("controlla --anno 2025 --data 2026-05-20 --formato json");
    assert_eq!(run.code, 3);
    let listed: Value = serde_json::from_str(&run.stdout).unwrap();
    let blocking: Vec<&Value> =
        listed["anomalie"].as_array().unwrap().iter().filter(|finding| finding["gravita"] == "blocca").collect();
    assert!(blocking.len() >= 6);
    assert!(blocking.iter().all(|finding| finding["posizione"]["file"].is_string()));
}

#[test]
fn a_style_or_template_that_stops_the_document_is_told_by_the_check_with_its_line() {
    let embedded = include_str!("../../templates/style.toml");
    let wide = embedded.replace("orizzontale = 4.0", "orizzontale = 90.0");
    let line = wide.lines().position(|line| line.starts_with("orizzontale")).unwrap() + 1;
    for (file, content, told) in [
        ("templates/style.toml", wide.as_str(), format!("templates/style.toml, riga {line}")),
        ("templates/partials/indici.hbs", "a\n{{#if b}}", "templates/partials/indici.hbs, riga".to_owned()),
    ] {
        let entity = Entity::new();
        entity.write(file, content);
        let run = entity.run("controlla --anno 2024 --data 2025-06-20");
        assert_eq!(run.code, 3, "{}", run.stderr);
        assert!(run.stdout.contains("T010") && run.stdout.contains(&told), "{told}: {}", run.stdout);
    }
}

fn rows(path: &std::path::Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn the_findings_come_as_a_workbook_that_takes_the_place_of_nothing() {
    let entity = Entity::new();
    let check = |more: &str| entity.run(format!("controlla --anno 2025 --data 2026-05-20 {more}").trim_end());
    let run = check("--formato xlsx");
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stdout.contains("8 anomalie impediscono la definitiva"), "{}", run.stdout);
    let path = entity.path("anomalie_2025.xlsx");
    let listed = rows(&path, "Anomalie");
    let heading = listed.iter().position(|row| row[0] == "Gravità").expect("a row of headings");
    let headings = [
        "Gravità",
        "Codice",
        "Messaggio",
        "File",
        "Foglio",
        "Cella o riga",
        "Valore trovato",
        "Atteso o che cosa fare",
        "Ufficio",
    ];
    assert_eq!(listed[heading], headings);
    let gap = listed.iter().find(|row| row[2].contains("09.04-01.2")).expect("the gap");
    assert_eq!((gap[0].as_str(), gap[1].as_str(), gap[8].as_str()), ("bloccante", "A002", "Ufficio tecnico"));
    assert_eq!((gap[3].as_str(), gap[5].as_str()), ("misurazioni/2025/ufficio_tecnico.xlsx", "G5"));
    assert!(rows(&path, "Segnali").iter().any(|row| row[1] == "S010"));

    let run = check("--formato xlsx");
    assert!(run.code == 1 && run.stderr.contains("c’è già"), "{}", run.stderr);
    let run = check("--formato xlsx --sostituisci");
    assert!(run.code == 3 && run.stdout.contains("è conservato"), "{}{}", run.stdout, run.stderr);
    let other = entity.path("altrove.xlsx");
    // A file to write is a workbook.
    assert_eq!(check(&format!("-o {}", other.display())).code, 3);
    assert!(other.exists());
    assert_eq!(check(&format!("--formato json -o {}", other.display())).code, 2);
    // What cannot be written is refused before anything else is.
    let run = check(&format!("--correzioni -o {}", other.display()));
    assert!(run.code == 1 && run.stderr.contains("c’è già"), "{}", run.stderr);
    assert!(!entity.path("correzioni").exists());
    // What the terminal leaves out is in the workbook, and it says so.
    let run = check("");
    assert!(run.stdout.contains("elenco completo, da filtrare e stampare, con --formato xlsx"), "{}", run.stdout);
    assert!(!run.stdout.contains("json"), "{}", run.stdout);
}

#[test]
fn a_wrong_kind_is_told_once_and_nobody_is_told_to_add_its_row() {
    let entity = Entity::new();
    let wrong = [("01.01-01.2", "TIPO", Text("crescentee")), ("11.01-02.1", "TIPO", Text("x"))];
    type_in(&entity.path("indicatori/2025.xlsx"), &wrong);
    let listed = entity.run("controlla --anno 2025 --data 2026-05-20").stdout;
    assert_eq!(listed.matches("[I005]").count(), 2, "{listed}");
    assert!(listed.contains("Il TIPO dell’indicatore 01.01-01.2 non è conosciuto"), "{listed}");
    for other in ["[M005]", "[A001]", "aggiungere"] {
        assert!(!listed.contains(other), "{other}: {listed}");
    }
    let sheets = entity.run("schede --anno 2025 --data 2026-05-20").stdout;
    assert!(!sheets.contains("Aggiungere le righe"), "{sheets}");
}
