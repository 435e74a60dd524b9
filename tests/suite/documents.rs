//! Sections of the document as golden cases: a folder for each behaviour, with a saved view and the
//! main model that includes what it shows, the composed XHTML and the text of the pages.

use std::path::{Path, PathBuf};

use crate::entity::Entity;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/documento");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

#[track_caller]
fn assert_golden(path: &Path, now: &str) {
    if std::env::var_os("AGGIORNA").is_some() {
        std::fs::write(path, now).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let differs = expected.lines().zip(now.lines()).find(|(one, other)| one != other);
    let hint = "run the tests once with AGGIORNA=1 and review the difference";
    assert!(expected == now, "{} differs, first at {differs:?}; {hint}", path.display());
}

#[test]
fn the_chronology_says_who_monitored_and_what_came_late() {
    let entity = Entity::new();
    entity.replace("contesto/2024.toml", "data = 2025-04-29", "data = 2025-05-06");
    entity.replace(
        "relazione.toml",
        "piano = { numero = \"C.C. 45\", data = 2023-12-21 }",
        "piano = { numero = \"C.C. 45\", data = 2024-03-21 }",
    );
    let pages = entity.run("genera --anno 2024 --data 2025-06-20 --mostra pagine").stdout;
    for words in [
        "Monitoraggio del Nucleo di valutazione",
        "Verbale 3 del Nucleo",
        "6 giorni dopo il 30 aprile",
        "21 giorni dopo la fine di febbraio",
    ] {
        assert!(pages.contains(words), "{words}");
    }
}

#[test]
fn a_final_gives_its_own_indicator_the_day_that_the_plans_row_asks_for_and_says_what_says_so() {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = std::fs::read_to_string(entity.output("2024/v1/Relazione_performance_2024.html")).unwrap();
    let row = page.split_once("01.10-01.1 Adozione della Relazione").unwrap().1.split_once("01.10-01.2").unwrap().0;
    let said =
        [">20/06/2025<", "10</data> giorni prima del termine", "Fonte: data di riferimento della prima definitiva"];
    for words in said {
        assert!(row.contains(words), "{words}: {row}");
    }
    assert!(page.contains("la data di riferimento della prima definitiva"), "the method says the same");
    assert!(!page.contains("senza fonte"), "the report’s own date is none that an office measured");
}

#[test]
fn every_case_is_composed_and_laid_out_as_reviewed() {
    let cases = cases();
    assert!(cases.len() >= 10, "only {} cases", cases.len());
    for case in cases {
        let entity = Entity::new();
        entity.write("templates/relazione.xhtml.hbs", &std::fs::read_to_string(case.join("modello.hbs")).unwrap());
        let view = case.join("vista.json");
        for (stage, expected) in [("xhtml", "documento.xhtml"), ("pagine", "pagine.txt")] {
            let run = entity.run(&format!("genera --anno 2024 --mostra {stage} --vista {}", view.display()));
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", case.display());
            assert_golden(&case.join(expected), &run.stdout);
        }
    }
}
