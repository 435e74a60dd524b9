//! `campione`: an auditor's own sample from a finished package.

use std::path::Path;

use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, files_in, relazione};

/// Codes of the drawn objectives, in the order of their sheet.
fn drawn(workbook: &Path) -> Vec<String> {
    let bytes = std::fs::read(workbook).unwrap();
    let book = workbook::read(&bytes, "campione.xlsx", &Limits::default()).unwrap();
    let sheet = book.sheets.iter().find(|sheet| &*sheet.name == "Ricalcolo").unwrap();
    let codes = sheet
        .cells
        .iter()
        .filter(|cell| cell.column == 0 && cell.row > 4)
        .map(relazione_performance::workbook::Cell::display);
    codes.filter(|text| text.len() == 8 && text.contains('-')).collect()
}

fn campione(package: &Path, more: &[&str]) -> crate::entity::Run {
    let mut arguments = vec!["campione", package.to_str().unwrap()];
    arguments.extend(more);
    relazione(&arguments)
}

#[test]
fn a_seed_draws_the_same_objectives_again_and_the_package_stays_as_it_is() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let package = entity.output("2024/bozza");
    let before = files_in(&package);
    let printed = drawn(&package.join("riservato/Allegato_D_Validazione.xlsx"));
    let draw = |seed: &str, file: &str| {
        let target = entity.path(file);
        let run = campione(&package, &["--seme", seed, "-o", target.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        (drawn(&target), std::fs::read(&target).unwrap())
    };
    let (first, bytes) = draw("271828", "uno.xlsx");
    assert_eq!(first.len(), 10);
    assert_eq!(draw("271828", "due.xlsx"), (first.clone(), bytes));
    assert_ne!(draw("271829", "tre.xlsx").0, first);
    assert_ne!(printed, first);
    assert!(files_in(&package) == before, "the package was changed");

    // Blank lines in a text change the fingerprint, not the printed sample.
    let text = std::fs::read_to_string(entity.path("testi/2024/contesto.md")).unwrap();
    entity.write("testi/2024/contesto.md", &(text + "\n\n\n"));
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    assert_ne!(files_in(&package), before);
    assert_eq!(drawn(&package.join("riservato/Allegato_D_Validazione.xlsx")), printed);
}

#[test]
fn nothing_is_overwritten_unasked_and_nothing_is_written_into_a_package() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let package = entity.output("2024/bozza");
    let taken = entity.path("preso.xlsx");
    std::fs::write(&taken, "mio").unwrap();
    let target = taken.to_str().unwrap();
    let refused = campione(&package, &["--seme", "1", "-o", target]);
    assert_eq!((refused.code, std::fs::read(&taken).unwrap()), (1, b"mio".to_vec()));
    assert!(refused.stderr.contains("--sostituisci"), "{}", refused.stderr);
    assert_eq!(campione(&package, &["--seme", "1", "-o", target, "--sostituisci"]).code, 0);
    for inside in ["x.xlsx", "riservato/x.xlsx", "nuova/x.xlsx"] {
        let inside = package.join(inside);
        let run = campione(&package, &["--seme", "1", "-o", inside.to_str().unwrap()]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(!inside.exists());
    }
    for (arguments, word) in [(&["--seme", "sette"][..], "numero intero"), (&[][..], "--seme")] {
        let run = campione(&package, arguments);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
    // A package that was changed gives no sample.
    std::fs::write(package.join("riservato/ingressi/relazione.toml"), "[ente]\nnome = \"Altro\"\n").unwrap();
    let altered = campione(&package, &["--seme", "1", "-o", target, "--sostituisci"]);
    assert_eq!(altered.code, 5, "{}", altered.stderr);
    assert!(altered.stderr.contains("ingressi/relazione.toml"), "{}", altered.stderr);
    assert_eq!(campione(&entity.path(""), &["--seme", "1"]).code, 1);
}
