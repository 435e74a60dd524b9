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

/// Whatever the register says, and whoever answers for it, leads to the office's own file: also where a sheet's name or a
/// title says it, and also through our own workbook.
#[test]
fn every_cell_of_the_register_is_followed_to_the_offices_own_file() {
    let office = Office::new();
    let rows = "PEG 2025\nResponsabile: Dirigente tecnico\n\nObiettivo|Programma|Indicatore|U.M.|Target 2025|Peso indicatore|Fonte
        Asfaltature|'10.05|Strade rifatte|km|4|60|Direzione lavori\n||Buche chiuse|n.|90|40|Segnalazioni\nParchi||Ore|h|50||Squadra";
    office.write("PEG.xlsx", &sheets_of(&[("Settore Lavori", rows)]));
    office.run(&["importa", "PEG.xlsx", "--ente", "ente"], 3);
    type_in(&office.path("ente/piano/piano_2025.xlsx"), &[("attesa-001", "PROGRAMMI", Typed::Text("09.02"))]);
    office.run(&["importa", "ente/piano/piano_2025.xlsx", "--ente", "ente"], 0);
    office.run(&["genera", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"], 0);
    let file = office.path("ente/output/2025/bozza/riservato/provenienza.json");
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let rows = json["file_dell_ufficio"].as_array().unwrap().iter();
    let row = |row: &serde_json::Value| {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let cells = row["celle"].as_array().unwrap().iter();
        let cell = |cell: &serde_json::Value| {
            text(&cell["dato"])
                + " "
                + text(&cell["origine"]).strip_prefix("PEG.xlsx, foglio «Settore Lavori»").unwrap()
        };
        text(&row["indicatore"]) + ": " + &cells.map(cell).collect::<Vec<String>>().join("; ")
    };
    let cells = |row: u32, weight: &str| {
        format!(
            "indicatore , cella C{row}; unità , cella D{row}; target , cella E{row}; {weight}ufficio ; \
             responsabile , cella A2; fonte , cella G{row}"
        )
    };
    assert_eq!(
        rows.map(row).collect::<Vec<String>>(),
        [
            format!("09.02-01.1: {}", cells(7, "")),
            format!("10.05-01.1: {}", cells(5, "peso , cella F5; ")),
            format!("10.05-01.2: {}", cells(6, "peso , cella F6; ")),
        ]
    );
    let said =
        office.run(&["spiega", "10.05-01.1", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"], 0).stdout;
    assert!(
        said.contains("origine del responsabile: file dell’ufficio PEG.xlsx, foglio «Settore Lavori», cella A2"),
        "{said}"
    );
    // Who answers for it was changed by hand: it is not the office's file's any more.
    type_in(&office.path("ente/indicatori/2025.xlsx"), &[("10.05-01.1", "RESPONSABILE", Typed::Text("Segretario"))]);
    let said =
        office.run(&["spiega", "10.05-01.1", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"], 0).stdout;
    assert!(!said.contains("origine del responsabile") && said.contains("origine dell’ufficio"), "{said}");
}
