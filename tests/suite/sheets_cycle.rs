//! A year from nothing: a plan, the register and the sheets of `schede`, typed in as an office would, the report.

use std::fs;

use relazione_performance::workbook::{self, Cell, Limits};

use crate::entity::Entity;
use crate::typing::Typed::{Number, Text};
use crate::typing::type_in;

/// A plan of two objectives.
fn plan() -> Vec<u8> {
    let rows: [&[&str]; 4] = [
        &["Missione 4 - Istruzione e diritto allo studio"],
        &[
            "INDIRIZZI STRATEGICI",
            "OBIETTIVI STRATEGICI",
            "PROGRAMMI",
            "OBIETTIVI OPERATIVI",
            "FINALITA'",
            "STAKEHOLDER",
            "2024",
            "2025",
            "2026",
            "INDICATORI DI OUTPUT",
        ],
        &["Scuola", "Servizi", "04.06", "Trasporto", "Portare", "Famiglie", "X", "X", "X", "Alunni trasportati +10 %"],
        &["Scuola", "Servizi", "04.07", "Borse", "Aiutare", "Studenti", "X", "X", "X", "Bando pubblicato entro giugno"],
    ];
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(cells) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn from_a_bare_plan_to_the_report_and_to_next_years_register() {
    let entity = Entity::new();
    for folder in ["indicatori", "misurazioni", "risorse", "variazioni", "testi", "individuale", "contesto"] {
        fs::remove_dir_all(entity.path(folder)).unwrap();
    }
    fs::write(entity.path("piano/piano_2024-2026.xlsx"), plan()).unwrap();
    let schede = |year: u16| entity.run(&format!("schede --anno {year} --data 2025-01-10"));
    assert_eq!(schede(2024).code, 0);
    let (riders, grants) = ("04.06-01.1", "04.07-01.1");
    let register = entity.path("indicatori/2024.xlsx");
    type_in(
        &register,
        &[
            (riders, "TIPO", Text("crescente")),
            (riders, "UNITÀ", Text("alunni")),
            (riders, "TARGET", Number("55")),
            (grants, "TIPO", Text("data")),
            (grants, "TARGET", Text("30/06/2024")),
        ],
    );
    let run = schede(2024);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let sheet = entity.path("misurazioni/2024/Missione_04.xlsx");
    // 45458 is how a spreadsheet keeps 15 June 2024; the cell shows it as a day.
    type_in(
        &sheet,
        &[(riders, "CONSUNTIVO", Number("44")), (riders, "CAUSA SCOSTAMENTO", Text("Uno scuolabus fermo"))],
    );
    type_in(&sheet, &[(grants, "CONSUNTIVO", Number("45458"))]);

    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("Indice cautelativo 90,00\u{a0}%, sui misurati 90,00\u{a0}%, copertura 100,00\u{a0}%"),
        "{}",
        run.stdout
    );
    let findings = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert_eq!(findings.code, 0, "nothing blocks: {}", findings.stdout);

    let run = schede(2025);
    assert!(run.stdout.contains("2 righe riprese dal registro del 2024, 1 consuntivo ripreso"), "{}", run.stdout);
    let next = fs::read(entity.path("indicatori/2025.xlsx")).unwrap();
    let next = workbook::read(&next, "r.xlsx", &Limits::default()).unwrap();
    let shown: Vec<String> = next.sheets[0].rows().nth(3).unwrap().1.iter().map(Cell::display).collect();
    assert!(shown.contains(&"44".to_owned()) && !shown.contains(&"55".to_owned()), "{shown:?}");
}
