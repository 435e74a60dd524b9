//! The next year's register, by whichever road it is begun.

use relazione_performance::domain::{Indicator, Quantity, Year};
use relazione_performance::inputs::measurements::read_register;
use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, relazione};

/// A plan of 2026 that goes on with one of the two indicators of an objective, and with one objective only.
const PLAN: &str = "CODICE;PROGRAMMA;OBIETTIVO OPERATIVO;INDICATORE;UNITÀ DI MISURA;TARGET 2026\n\
    03.01-01;03.01;Garantire la gestione ottimale dei servizi di polizia giudiziaria;\
    Chilometri percorsi nei servizi di pattugliamento;km;12500\n";

fn register(entity: &Entity, year: u16) -> Vec<Indicator> {
    let file = format!("indicatori/{year}.xlsx");
    let book = workbook::read(&std::fs::read(entity.path(&file)).unwrap(), &file, &Limits::default()).unwrap();
    read_register(&book).0
}

#[test]
fn importa_begins_from_last_years_values_and_names_what_ends() {
    let entity = Entity::new();
    let plan = entity.write("../pdo_2026.csv", PLAN).path("../pdo_2026.csv");
    let folder = entity.path("");
    let run = relazione(&["importa", plan.to_str().unwrap(), "--ente", folder.to_str().unwrap()]);
    assert!(matches!(run.code, 0 | 3), "{}{}", run.stdout, run.stderr);
    let rows = register(&entity, 2026);
    let row = rows.iter().find(|row| row.code.as_str() == "03.01-01.1").unwrap_or_else(|| panic!("{rows:?}"));
    let base = row.baseline.as_ref().map(|base| base.value);
    assert_eq!((base, row.baseline_year), (Some(Quantity::Number(12_340.into())), Some(Year(2025))));
    assert!(!rows.iter().any(|row| row.code.as_str() == "03.01-01.2"), "{rows:?}");
    assert!(run.stdout.contains("1 valore base già scritto"), "{}", run.stdout);
    // What the plan does not go on with is in no register: whoever added it has to know.
    assert!(run.stdout.contains("03.01-01.2") && run.stdout.contains("aggiunge la riga"), "{}", run.stdout);
}

#[test]
fn a_register_begun_without_last_years_sheets_says_that_they_were_not_read() {
    let entity = Entity::new();
    entity.write("misurazioni/2025/polizia_locale.xlsx", "non è un foglio");
    let plan = entity.write("../pdo_2026.csv", PLAN).path("../pdo_2026.csv");
    let folder = entity.path("");
    let run = relazione(&["importa", plan.to_str().unwrap(), "--ente", folder.to_str().unwrap()]);
    assert!(run.stdout.contains("Dati del 2025 non letti"), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("polizia_locale.xlsx"), "{}", run.stdout);
}
