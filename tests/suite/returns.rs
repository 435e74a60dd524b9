//! `controlla --correzioni`: each office gets its own cells back.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use relazione_performance::workbook::{self, Limits};
use rust_xlsxwriter::Workbook;

use crate::entity::Entity;
use crate::typing::Typed::Text;
use crate::typing::type_in;

/// An entity whose technical office wrote words where a number is due.
fn with_a_bad_cell() -> Entity {
    let entity = Entity::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Aggiunte").unwrap();
    sheet.write_row(0, 0, ["CODICE INDICATORE", "CONSUNTIVO"]).unwrap();
    sheet.write_row(1, 0, ["01.06-03.1", "circa dieci"]).unwrap();
    book.save(entity.path("misurazioni/2025/aggiunte.xlsx")).unwrap();
    entity
}

fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn an_office_finds_its_cells_in_error_and_its_gaps() {
    let entity = with_a_bad_cell();
    let run = entity.run("controlla --anno 2025 --data 2026-05-20 --correzioni");
    assert_eq!(run.code, 3, "{}", run.stderr);
    let path = entity.path("correzioni/2025/2026-05-20_Correzioni_Ufficio_tecnico.xlsx");
    assert!(run.stdout.contains("Foglio delle correzioni: "), "{}", run.stdout);
    let bytes = std::fs::read(path).unwrap();
    let wrong = rows(&bytes, "Da correggere");
    let heading = wrong.iter().find(|row| row[0] == "Codice dell’indicatore").expect("headings");
    let at = |name: &str| heading.iter().position(|cell| cell == name).unwrap_or_else(|| panic!("{name}: {heading:?}"));
    let row =
        wrong.iter().find(|row| row.contains(&"misurazioni/2025/aggiunte.xlsx".to_owned())).expect("the bad cell");
    for (column, said) in [
        ("Codice dell’indicatore", "01.06-03.1"),
        ("Gravità", "bloccante"),
        ("Cella", "B2"),
        ("Che cosa c’è scritto", "circa dieci"),
    ] {
        assert_eq!(row[at(column)], said, "{row:?}");
    }
    assert!(row[at("Indicatore")].starts_with("Interventi") && !row[at("Target")].is_empty(), "{row:?}");
    assert!(row[at("Che cosa scrivere")].contains("se il dato manca, lasciare vuota"), "{row:?}");
    let gaps = rows(&bytes, "Da compilare");
    // A cell that holds what is no value is to be corrected, and is asked for once.
    let heading = gaps.iter().find(|row| row[0] == "Codice dell’indicatore").expect("headings");
    let written = heading.iter().position(|cell| cell == "Che cosa c’è scritto").unwrap();
    assert!(!gaps.iter().any(|row| row.contains(&"01.06-03.1".to_owned())), "{gaps:?}");
    let gap = gaps.iter().find(|row| row.contains(&"09.04-01.2".to_owned())).expect("its gap");
    assert!(gap.iter().any(|cell| cell.contains("se il dato manca, lasciare vuota la cella")), "{gap:?}");
    assert_eq!(gap[written], "cella vuota", "{gap:?}");
    assert!(gaps.iter().flatten().all(|cell| !cell.contains("in n.")), "{gaps:?}");
    // Another office's gaps are not this one's.
    assert!(gaps.iter().all(|row| !row.contains(&"05.02-01.1".to_owned())), "{gaps:?}");
}

/// A finding about a cell that is empty shows that it is, and not the result for which a cause is missed.
#[test]
fn a_blank_cause_is_shown_blank() {
    let entity = Entity::new();
    let sheet = entity.path("misurazioni/2025/polizia_locale.xlsx");
    let book = workbook::read(&std::fs::read(&sheet).unwrap(), "p.xlsx", &Limits::default());
    let cells = &book.unwrap().sheets[0].cells;
    let head = cells.iter().find(|cell| cell.display() == "CAUSA SCOSTAMENTO").unwrap();
    let caused =
        cells.iter().find(|cell| cell.column == head.column && cell.row > head.row && !cell.display().is_empty());
    let caused = caused.expect("a row below its target").row;
    let code = cells.iter().find(|cell| cell.row == caused && cell.display().contains('-')).unwrap().display();
    type_in(&sheet, &[(&code, "CAUSA SCOSTAMENTO", Text(""))]);
    entity.run("controlla --anno 2025 --data 2026-05-20 --correzioni");
    let bytes = std::fs::read(entity.path("correzioni/2025/2026-05-20_Correzioni_Polizia_locale.xlsx")).unwrap();
    let wrong = rows(&bytes, "Da correggere");
    let heading = wrong.iter().find(|row| row[0] == "Codice dell’indicatore").expect("headings");
    let written = heading.iter().position(|cell| cell == "Che cosa c’è scritto").unwrap();
    let row = wrong.iter().find(|row| row[0] == code).unwrap_or_else(|| panic!("{code}: {wrong:?}"));
    assert_eq!(row[written], "cella vuota", "{row:?}");
}

/// The rows of the office's workbook, by heading.
fn row_of(entity: &Entity, office: &str, sheet: &str, code: &str) -> std::collections::BTreeMap<String, String> {
    let run = entity.run("controlla --anno 2025 --data 2026-05-20 --correzioni");
    let path = entity.path(&format!("correzioni/2025/2026-05-20_Correzioni_{office}.xlsx"));
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{office}: {error}\n{}", run.stdout));
    let all = rows(&bytes, sheet);
    let heading = all.iter().find(|row| row[0] == "Codice dell’indicatore").expect("headings");
    let row = all.iter().find(|row| row[0] == code).unwrap_or_else(|| panic!("{code}: {all:?}"));
    heading.iter().cloned().zip(row.iter().cloned()).collect()
}

fn add_sheet(entity: &Entity, name: &str, rows: &[[&str; 2]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Foglio1").unwrap();
    sheet.write_row(0, 0, ["CODICE INDICATORE", "CONSUNTIVO"]).unwrap();
    for (index, row) in (1..).zip(rows) {
        sheet.write_row(index, 0, *row).unwrap();
    }
    book.save(entity.path(&format!("misurazioni/2025/{name}"))).unwrap();
}

#[test]
fn two_values_of_one_indicator_go_back_to_its_office_with_both() {
    let entity = Entity::new();
    type_in(&entity.path("misurazioni/2025/ufficio_tecnico.xlsx"), &[("01.06-03.1", "CONSUNTIVO", Text("12"))]);
    add_sheet(&entity, "ufficio_tecnico (1).xlsx", &[["01.06-03.1", "13"], ["05.02-01.1", "1"]]);
    let wrong = row_of(&entity, "Ufficio_tecnico", "Da correggere", "01.06-03.1");
    assert!(wrong["Che cosa non torna"].contains("due valori diversi"), "{wrong:?}");
    let written = &wrong["Che cosa c’è scritto"];
    assert!(written.contains("12") && written.contains("13"), "{wrong:?}");
    let gaps = rows(
        &std::fs::read(entity.path("correzioni/2025/2026-05-20_Correzioni_Ufficio_tecnico.xlsx")).unwrap(),
        "Da compilare",
    );
    assert!(gaps.iter().all(|row| row[0] != "01.06-03.1"), "no cell of it is to be filled in: {gaps:?}");
}

#[test]
fn an_indicator_whose_row_no_sheet_has_is_asked_for_in_a_sheet_and_not_in_the_register() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("misurazioni/2025/ufficio_tecnico.xlsx")).unwrap();
    std::fs::write(entity.path("misurazioni/2025/ufficio_tecnico.csv"), "CODICE INDICATORE;CONSUNTIVO\n").unwrap();
    let gap = row_of(&entity, "Ufficio_tecnico", "Da compilare", "01.06-03.1");
    assert_eq!((gap["File"].as_str(), gap["Cella o riga"].as_str()), ("", ""), "{gap:?}");
    assert!(gap["Che cosa scrivere"].contains("in fondo alla scheda"), "{gap:?}");
    // The file bears the office's name, and what is wrong with it is told to the office.
    let bytes = std::fs::read(entity.path("correzioni/2025/2026-05-20_Correzioni_Ufficio_tecnico.xlsx")).unwrap();
    let wrong = rows(&bytes, "Da correggere");
    assert!(wrong.iter().any(|row| row.contains(&"E019".to_owned())), "{wrong:?}");
}

/// What is told of a whole sheet goes to the office whose name the file bears, else to the one that has most of its rows.
#[test]
fn what_is_told_of_a_whole_sheet_has_an_addressee() {
    let entity = Entity::new();
    let save = |name: &str, rows: &[[&str; 2]]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["CODICE INDICATORE", "NOTE"]).unwrap();
        for (row, cells) in (1..).zip(rows) {
            sheet.write_row(row, 0, *cells).unwrap();
        }
        book.save(entity.path(&format!("misurazioni/2025/{name}"))).unwrap();
    };
    save("polizia_locale_bis.xlsx", &[["03.01-01.1", "da fare"]]);
    let mut book = Workbook::new();
    let delivered = [["CODICE INDICATORE", "CONSUNTIVO"], ["01.06-03.1", "12"], ["09.04-01.2", "12"]];
    book.add_worksheet().write_row_matrix(0, 0, delivered).unwrap();
    book.add_worksheet().set_name("Altro").unwrap().write_row_matrix(0, 0, [["CODICE INDICATORE", "NOTE"]]).unwrap();
    book.save(entity.path("misurazioni/2025/consegna.xlsx")).unwrap();
    assert_eq!(entity.run("controlla --anno 2025 --data 2026-05-20 --correzioni").code, 3);
    for (office, file) in [("Polizia_locale", "polizia_locale_bis.xlsx"), ("Ufficio_tecnico", "consegna.xlsx")] {
        let path = entity.path(&format!("correzioni/2025/2026-05-20_Correzioni_{office}.xlsx"));
        let wrong = rows(&std::fs::read(path).unwrap(), "Da correggere");
        let of_sheet = |row: &Vec<String>| row.contains(&format!("misurazioni/2025/{file}"));
        assert!(wrong.iter().any(of_sheet), "{office}: {wrong:?}");
    }
}

#[test]
fn a_row_of_totals_is_no_indicator() {
    let entity = Entity::new();
    add_sheet(&entity, "aggiunte.xlsx", &[["01.06-03.1", "10"], ["TOTALE", "10"], ["Media", "10"]]);
    let run = entity.run("controlla --anno 2025 --data 2026-05-20 --formato json");
    let listed: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let codes: Vec<&str> =
        listed["anomalie"].as_array().unwrap().iter().filter_map(|one| one["codice"].as_str()).collect();
    assert!(codes.contains(&"M032") && !codes.contains(&"M005") && !codes.contains(&"M004"), "{codes:?}");
}

#[test]
fn a_copied_sheet_is_told_once() {
    let entity = Entity::new();
    let sheet = entity.path("misurazioni/2025/ufficio_tecnico.xlsx");
    std::fs::copy(&sheet, entity.path("misurazioni/2025/ufficio_tecnico (1).xlsx")).unwrap();
    let run = entity.run("controlla --anno 2025 --data 2026-05-20 --formato json");
    let listed: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let told: Vec<&str> = listed["anomalie"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["codice"] == "M008")
        .filter_map(|one| one["messaggio"].as_str())
        .collect();
    assert!(told.len() == 1 && told[0].contains("indicatori compaiono due volte"), "{told:?}");
}
