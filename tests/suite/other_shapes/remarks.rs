//! What a plan says of its results is never typed again.

use std::fs;

use relazione_performance::inputs::measurements;
use relazione_performance::workbook::{self, Limits};

use super::into_entity::Office;
use super::workbook as sheets_of;

#[test]
fn causes_corrections_and_notes_of_results_stand_in_the_sheets() {
    for cause in ["Motivazione scostamento", "Cause del mancato raggiungimento", "Motivi dello scostamento"] {
        let office = Office::new();
        let rows = format!(
            "PEG 2025\nCod.|Obiettivo|Programma|Indicatore|Target 2025|Risultato al 31.12.2025|{cause}|Azioni correttive|Note del Responsabile
             OB.1|Protezione civile|'11.01|Ore di formazione|60|45|corso rinviato|nuovo corso|neve
             |||Volontari|25|20|corso rinviato||
             |||Mezzi|3|3|||"
        );
        office.write("peg.xlsx", &sheets_of(&[("PEG", &rows)]));
        office.run(&["importa", "peg.xlsx", "--ente", "ente", "--consuntivi"], 0);
        let read =
            |file: &str| workbook::read(&fs::read(office.path(file)).unwrap(), file, &Limits::default()).unwrap();
        let (indicators, _) = measurements::read_register(&read("ente/indicatori/2025.xlsx"));
        let sheet = read("ente/misurazioni/2025/Missione_11.xlsx");
        let (measured, _) = measurements::read_measurements(&[sheet], &indicators);
        let causes: Vec<Option<&str>> = measured.iter().map(|row| row.cause.as_deref()).collect();
        assert_eq!(causes, [Some("corso rinviato"), Some("corso rinviato"), None], "{cause}");
        assert_eq!(measured[0].corrective_action.as_deref(), Some("nuovo corso"));
        assert_eq!(measured[0].notes.as_deref(), Some("Note del Responsabile: neve"));
    }
}
