//! `schede`: register first, then the sheets, and never a file replaced.

use std::fs;

use relazione_performance::inputs::measurements::read_register;
use relazione_performance::workbook::{self, Cell, Limits, Workbook};

use crate::entity::{Entity, files_in};

const FIRST: &str = "schede --anno 2024 --data 2024-01-10";

fn read(entity: &Entity, path: &str) -> Workbook {
    workbook::read(&fs::read(entity.path(path)).unwrap(), path, &Limits::default()).unwrap()
}

/// The texts of a column of a workbook's first sheet, headings left out.
fn column(book: &Workbook, heading: &str) -> Vec<String> {
    let sheet = &book.sheets[0];
    let head = sheet.cells.iter().find(|cell| cell.row == 2 && cell.display() == heading).unwrap();
    let below = sheet.cells.iter().filter(|cell| cell.column == head.column && cell.row > head.row);
    below.map(Cell::display).filter(|text| !text.is_empty()).collect()
}

/// An entity with its plan and configuration only.
fn bare() -> Entity {
    let entity = Entity::new();
    for folder in ["indicatori", "misurazioni"] {
        fs::remove_dir_all(entity.path(folder)).unwrap();
    }
    entity
}

#[test]
fn without_a_register_the_register_alone_is_written() {
    let entity = bare();
    let run = entity.run(FIRST);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("(66 righe)") && run.stdout.contains("compilare il registro"), "{}", run.stdout);
    assert!(!entity.path("misurazioni").exists());
    let register = read(&entity, "indicatori/2024.xlsx");
    let hints = column(&register, "SUGGERIMENTO");
    for hint in
        ["variazione: +10 % sul valore base", "variazione: −5 % sul valore base", "data: entro il 30 giugno 2025"]
    {
        assert!(hints.iter().any(|found| found.contains(hint)), "{hint}: {hints:?}");
    }
    assert!(column(&register, "TARGET").is_empty());
    let (indicators, findings) = read_register(&register);
    assert!(indicators.is_empty());
    assert!(findings.iter().all(|finding| finding.code.id == "I005"), "each row waits for its kind");
    let again = entity.run(FIRST);
    assert_eq!(again.code, 3);
    assert!(again.stdout.contains("non è stato toccato") && again.stdout.contains("Nessuna scheda scritta"));
}

#[test]
fn next_years_register_carries_last_years_with_its_actuals_and_no_target() {
    let entity = Entity::new();
    fs::remove_file(entity.path("indicatori/2025.xlsx")).unwrap();
    fs::remove_dir_all(entity.path("misurazioni/2025")).unwrap();
    let run = entity.run("schede --anno 2025 --data 2025-01-10");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let register = read(&entity, "indicatori/2025.xlsx");
    assert!(column(&register, "TARGET").is_empty());
    let last = read(&entity, "indicatori/2024.xlsx");
    let (indicators, _) = read_register(&register);
    let meetings = &indicators[0];
    assert_eq!((meetings.code.as_str(), meetings.baseline_year.unwrap().0), ("01.01-01.1", 2024));
    assert_eq!(meetings.baseline.as_ref().unwrap().value, relazione_performance::domain::Quantity::Number(6.into()));
    let weight = |rows: &[relazione_performance::domain::Indicator]| {
        let row = rows.iter().find(|row| row.code.as_str() == "01.01-02.1").unwrap();
        row.weight.as_ref().map(|weight| weight.value)
    };
    assert_eq!(weight(&indicators), weight(&read_register(&last).0));
    // Sheets are made although targets are blank, and that is said once.
    let run = entity.run("schede --anno 2025 --data 2025-01-10");
    assert_eq!(run.stdout.matches("I009").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("indicatori non hanno ancora un target nel registro: 01.01-01.1, "), "{}", run.stdout);
    assert!(entity.path("misurazioni/2025/affari_generali.xlsx").exists(), "{}", run.stdout);
    let findings = entity.run("controlla --anno 2025 --data 2025-01-10 --formato json").stdout;
    assert!(findings.contains("A007"), "blank targets block the final");
}

#[test]
fn what_is_there_is_never_touched_and_what_lacks_is_added() {
    let entity = Entity::new();
    let before = files_in(&entity.path(""));
    let run = entity.run(FIRST);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Non manca nessuna scheda"), "{}", run.stdout);
    assert_eq!(files_in(&entity.path("")), before);

    fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    assert_eq!(entity.run("schede --anno 2024 --data 2024-01-10 --per missione").code, 0);
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("misurazioni/2024/M")).collect()
    };
    let whole = files_in(&entity.path(""));
    assert_eq!(names(&whole).len(), 10, "one a missione: {:?}", names(&whole));

    // A sheet of other indicators already bears the name of the missione that is to be completed.
    let third = fs::read(entity.path("misurazioni/2024/Missione_03.xlsx")).unwrap();
    fs::remove_file(entity.path("misurazioni/2024/Missione_03.xlsx")).unwrap();
    fs::write(entity.path("misurazioni/2024/Missione_01.xlsx"), &third).unwrap();
    let run = entity.run(FIRST);
    assert!(run.stdout.contains("Missione_01_integrazione.xlsx"), "{}", run.stdout);
    assert_eq!(fs::read(entity.path("misurazioni/2024/Missione_01.xlsx")).unwrap(), third);
    assert!(entity.run(FIRST).stdout.contains("Non manca nessuna scheda"));
}

#[test]
fn sheets_by_office_need_the_offices() {
    let entity = Entity::new();
    fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    assert_eq!(entity.run("schede --anno 2024 --data 2024-01-10 --per ufficio").code, 0);
    let before = files_in(&entity.path("misurazioni/2024"));
    let seeds = files_in(&crate::entity::seeds().join("misurazioni/2024"));
    let shown = |name: &&String| !name.starts_with('.');
    let names =
        |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name).filter(shown).cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&seeds));

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, texts) in (0u16..).zip([
        ["CODICE INDICATORE", "01.02-01.1"],
        ["INDICATORE", "Ore"],
        ["TIPO", "crescente"],
        ["TARGET", ""],
    ]) {
        sheet.write_string(0, column, texts[0]).unwrap().write_string(1, column, texts[1]).unwrap();
    }
    fs::write(entity.path("indicatori/2024.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    let run = entity.run("schede --anno 2024 --data 2024-01-10 --per ufficio");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("colonna UFFICIO") && run.stderr.contains("--per missione"), "{}", run.stderr);
    assert!(!entity.path("misurazioni/2024").exists());
}

#[test]
fn an_output_folder_gets_the_same_layout_and_the_entity_is_left_alone() {
    let entity = Entity::new();
    let before = files_in(&entity.path(""));
    let output = entity.output("");
    let run = entity.run(&format!("{FIRST} --output {}", output.display()));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(files_in(&entity.path("")), before);
    let made = files_in(&output);
    assert_eq!(made.len(), 8, "the register, six offices as in the year before, and their checksums");
    assert_eq!(made[0].0, "indicatori/2024.xlsx");
    assert_eq!(made[0].1, fs::read(entity.path("indicatori/2024.xlsx")).unwrap());
    // The same arguments give the same bytes elsewhere.
    let other = entity.output("altrove");
    entity.run(&format!("{FIRST} --output {}", other.display()));
    assert_eq!(files_in(&other), made);
}

#[test]
fn a_sheet_that_cannot_be_read_holds_the_others_back() {
    let entity = Entity::new();
    entity.write("misurazioni/2024/anagrafe.xlsx", "non è un foglio");
    let before = files_in(&entity.path(""));
    let run = entity.run(FIRST);
    assert_eq!(run.code, 3);
    assert!(run.stdout.contains("Nessuna scheda scritta") && run.stdout.contains("anagrafe.xlsx"), "{}", run.stdout);
    assert_eq!(files_in(&entity.path("")), before);
}

/// The stored results of a first sheet's formulas, in order: the count, then one a row. Our own
/// reader rightly trusts no result that a spreadsheet has not calculated.
fn results(entity: &Entity, path: &str) -> Vec<String> {
    let parts = crate::package_xml::unzip(&fs::read(entity.path(path)).unwrap());
    let text = std::str::from_utf8(&parts["xl/worksheets/sheet1.xml"]).unwrap();
    let sheet = roxmltree::Document::parse(text).unwrap();
    let formulas = sheet.descendants().filter(|node| node.tag_name().name() == "f");
    formulas.map(|formula| formula.next_sibling().unwrap().text().unwrap().to_owned()).collect()
}

#[test]
fn every_row_says_what_it_lacks_and_every_sheet_counts() {
    let entity = Entity::new();
    let filled = results(&entity, "misurazioni/2025/affari_generali.xlsx");
    let (count, words) = filled.split_first().unwrap();
    let complete = words.iter().filter(|word| *word == "completo").count();
    assert_eq!(*count, format!("compilati {complete} di {}", words.len()));
    assert!(complete > 0 && complete < words.len(), "2025 is still lacking: {words:?}");
    let codes = column(&read(&entity, "misurazioni/2025/affari_generali.xlsx"), "CODICE INDICATORE");
    assert_eq!(words.len(), codes.len());

    fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    entity.run(FIRST);
    let blank = results(&entity, "misurazioni/2024/Missione_01.xlsx");
    // The row that measures this very report is done: the program writes it.
    assert_eq!(blank[0], format!("compilati 1 di {}", blank.len() - 1));
    let codes = column(&read(&entity, "misurazioni/2024/Missione_01.xlsx"), "CODICE INDICATORE");
    for (word, code) in blank[1..].iter().zip(codes) {
        let expected: &[&str] = if code.starts_with("01.10-") && word == "completo" {
            &["completo"]
        } else {
            &["manca CONSUNTIVO", "attende il NdV"]
        };
        assert!(expected.contains(&word.as_str()), "{code}: {word}");
    }
}

/// A year of which the plan says nothing is not begun with an empty register: the plan comes first.
#[test]
fn a_year_that_no_plan_has_gets_no_register() {
    let entity = Entity::new();
    let run = entity.run("schede --anno 2031");
    assert!(run.code == 3 && run.stdout.contains("[A017]") && run.stdout.contains("--aggiorna"), "{}", run.stdout);
    assert!(!entity.path("indicatori/2031.xlsx").exists());
    entity.write("posta.toml", "mittente = \"ragioneria@comune.prova.it\"\n");
    let run = entity.run("spedisci --anno 2031 --data 2032-05-20");
    assert!(run.stdout.contains("Nessun ufficio ha indicatori per il 2031"), "{}{}", run.stdout, run.stderr);
}
