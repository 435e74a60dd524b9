//! From a published figure to the office's own file: the cells of target, base and result, and its own percentage.

use relazione_performance::workbook::{self, Limits};

use super::into_entity::Office;
use super::workbook as sheets_of;
use crate::typing::{Typed, type_in};

const ROWS: &str = "PEG 2025
    Obiettivo|Programma|Indicatore|Baseline 2024|Target 2025|Risultato 2025|% raggiungimento
    Dirette|'01.01|Sedute trasmesse|10|60|55|92%
    Archivio|'01.02|Faldoni|3|5|5|";

#[test]
fn a_figure_is_followed_to_the_cell_of_the_offices_own_file() {
    let office = Office::new();
    office.write("PEG.xlsx", &sheets_of(&[("Obiettivi", ROWS)]));
    office.run(&["importa", "PEG.xlsx", "--ente", "ente", "--consuntivi"], 0);
    let explain = ["spiega", "01.01-01.1", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"];
    let said = office.run(&explain, 0).stdout;
    for line in [
        "origine di b: file dell’ufficio PEG.xlsx, foglio «Obiettivi», cella D3",
        "origine di t: file dell’ufficio PEG.xlsx, foglio «Obiettivi», cella E3",
        "origine di v: file dell’ufficio PEG.xlsx, foglio «Obiettivi», cella F3",
        "raggiungimento secondo l’ufficio: 92% (non usato nel calcolo; PEG.xlsx, foglio «Obiettivi», cella G3)",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    // The office's percentage stands beside ours, and only where a plan says one.
    office.run(&["genera", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"], 0);
    let annexes = office.path("ente/output/2025/bozza/allegati");
    let annex = std::fs::read_dir(annexes).unwrap().map(|entry| entry.unwrap().path());
    let annex = annex.into_iter().find(|path| path.to_string_lossy().contains("Allegato_A_01")).unwrap();
    let book = workbook::read(&std::fs::read(annex).unwrap(), "a.xlsx", &Limits::default()).unwrap();
    let sheet = book.sheets.iter().find(|sheet| &*sheet.name == "Indicatori").unwrap();
    let heading =
        sheet.cells.iter().find(|cell| cell.display().starts_with("Raggiungimento secondo l’ufficio")).unwrap();
    let own: Vec<String> = sheet
        .cells
        .iter()
        .filter(|cell| cell.column == heading.column && cell.row > heading.row && !cell.display().is_empty())
        .map(workbook::Cell::display)
        .collect();
    assert_eq!(own, ["92%"]);
    // A value that somebody changed since is not the office's file's any more.
    type_in(
        &office.path("ente/misurazioni/2025/Missione_01.xlsx"),
        &[("01.01-01.1", "CONSUNTIVO", Typed::Number("57"))],
    );
    let said = office.run(&explain, 0).stdout;
    assert!(said.contains("origine di t") && !said.contains("origine di v"), "{said}");
}
