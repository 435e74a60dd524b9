//! Maps of columns: what is proposed changes nothing until an office corrects it.

use relazione_performance::domain::Plan;
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan::{self, ColumnMap, Told};
use relazione_performance::workbook::Limits;

use super::{lines, workbook};

fn proposed(bytes: &[u8], file: &str) -> String {
    plan::propose_map(bytes, file, Catalogue::embedded(), &Limits::default()).unwrap()
}

#[track_caller]
fn with_map(bytes: &[u8], file: &str, map: &str) -> (Plan, Vec<Finding>) {
    let map = ColumnMap::parse(map, "mappa.toml").unwrap();
    let told = Told { map: Some(&map), ..Told::default() };
    plan::read_told(bytes, file, told, Catalogue::embedded(), &Limits::default()).unwrap()
}

#[track_caller]
fn changes_nothing(bytes: &[u8], file: &str) {
    let map = proposed(bytes, file);
    let (plan, findings) = plan::read(bytes, file, Catalogue::embedded(), &Limits::default()).unwrap();
    let (mapped, told) = with_map(bytes, file, &map);
    assert_eq!(plan::to_json(&mapped, &told), plan::to_json(&plan, &findings), "{map}");
}

const RESULTS: &str = "Stato attuazione 2024
    Servizio|Programma|Obiettivo|Indicatore|Consuntivo 2023|Valore atteso 2024|Risultato al 30.06.2024|Risultato al 31.12.2024|% di raggiungimento|Note
    Ambiente|'09.02|Verde|Alberi|100|120|90|130|100%|bene
    Ambiente|'09.03|Rifiuti|Quota||65%|40%|66%|100%|";

const GROUPS: &str = "PIAO 2025-2026
    Obiettivo|Programma|Indicatore|Target||Risultato||Extra
    |||2025|2026|2025|2026|
    Albo|'01.02|Atti|3|5|2||x
    Conti|'01.03|Giorni|30|25|31||y";

const CARD: &str = "|Scheda 2025
    Centro di responsabilità|CdR Tecnico
    Programma|'09.02
    Obiettivo gestionale|Catasto del verde
    Indicatore 1|Alberi censiti
    Valore atteso 1|500
    Indicatore 2|Parchi censiti
    Valore atteso 2|6
    Peso obiettivo|50";

const SETS: &str = "PEG 2025
    Obiettivo|Programma|Indicatore 1|Target 1|Indicatore 2|Target 2
    Albo|'01.02|Atti|3|Copie|5";

const DUP: &str = "Missione 01 – Servizi istituzionali, generali e di gestione
    INDIRIZZI STRATEGICI|OBIETTIVI STRATEGICI|PROGRAMMI|OBIETTIVI OPERATIVI|FINALITA'|STAKEHOLDER|2024|2025|2026|INDICATORI DI OUTPUT
    Città|Innovare|'01.02|Albo|Pubblicare|Cittadini|x|x||Atti
    ||'01.03|Conti|Chiudere|Cittadini|x|||Giorni";

#[test]
fn a_proposed_map_changes_nothing() {
    for rows in [RESULTS, GROUPS, CARD, SETS, DUP] {
        changes_nothing(&workbook(&[("Foglio", rows)]), "piano.xlsx");
        changes_nothing(&workbook(&[("Primo", rows), ("Secondo", &rows.replace("Albo", "Archivio"))]), "piano.xlsx");
    }
    changes_nothing(&workbook(&[("Uno", RESULTS), ("Due", GROUPS), ("Tre", CARD)]), "piano.xlsx");
    for separator in [",", ";", "\t"] {
        let rows = "Obiettivo|Programma|KPI|Baseline 2024|Target 2025|Fonte\nAlbo|Segreteria generale|Atti|3|5|Sito\n|||2|9|PCC";
        changes_nothing(rows.replace('|', separator).as_bytes(), "piano.csv");
    }
    let handed: [(&str, &[u8]); 7] = [
        ("1.xlsx", include_bytes!("../../cases/piani/1_peg_settori.xlsx")),
        ("2.xlsx", include_bytes!("../../cases/piani/2_piao_performance.xlsx")),
        ("4.xlsx", include_bytes!("../../cases/piani/4_schede_verticali.xlsx")),
        ("5.xlsx", include_bytes!("../../cases/piani/5_blocchi_programma.xlsx")),
        ("6.docx", include_bytes!("../../cases/piani/6_DUP_2025-2027.docx")),
        ("7.xlsx", include_bytes!("../../cases/piani/7_senza_programma.xlsx")),
        ("9.csv", include_bytes!("../../cases/piani/9_piao_punto_e_virgola.csv")),
    ];
    for (file, bytes) in handed {
        changes_nothing(bytes, file);
    }
}

/// «N.» and «U» are headings, and columns N and U others.
#[test]
fn a_heading_that_is_a_letter_is_no_column() {
    for number in ["N.", "N", "B"] {
        let months = "G|F|M|A|M|G|L|A|S|O|N|D";
        let rows = format!(
            "PDO 2025\n{number}|Programma|Obiettivo|Indicatore|Target|{months}\n7|'01.02|Archivio|Faldoni|9|x|x||||||||x||"
        );
        let bytes = workbook(&[("Gantt", &rows)]);
        changes_nothing(&bytes, "piano.xlsx");
        let (plan, _) = with_map(&bytes, "piano.xlsx", &proposed(&bytes, "piano.xlsx"));
        assert_eq!(lines(&plan)[0].contains("codice 7"), number != "B", "{number}");
    }
    // A letter that no heading is names its column.
    let bytes = workbook(&[("Elenco", "PEG 2025\nN.|Programma|Obiettivo|Boh\n7|'01.02|Archivio|30")]);
    let (plan, _) = with_map(&bytes, "piano.xlsx", "[intestazione]\n\"Elenco\" = 2\n[colonne]\nD = \"peso\"\n");
    assert_eq!(lines(&plan)[0], "01.02 Archivio; codice 7; peso 30; anni 2025");
}

#[test]
fn what_a_header_makes_of_a_heading_is_proposed_and_not_its_words() {
    let map = proposed(&workbook(&[("Stato", RESULTS)]), "piano.xlsx");
    assert!(map.contains("\"Risultato al 31.12.2024\" = \"risultato 2024\""), "{map}");
    assert!(map.contains("\"Risultato al 30.06.2024\" = \"?\""), "{map}");
    // Labels are proposed, and the values beside them are not.
    let map = proposed(&workbook(&[("Scheda", CARD)]), "piano.xlsx");
    assert!(map.contains("\"Centro di responsabilità\" = \"ufficio\"") && !map.contains("CdR Tecnico"), "{map}");
}

/// One correction changes its column, and nothing else.
#[test]
fn a_correction_changes_only_what_it_says() {
    let bytes = workbook(&[("Stato", RESULTS)]);
    let map = proposed(&bytes, "piano.xlsx")
        .replace("\"Risultato al 30.06.2024\" = \"?\"", "\"Risultato al 30.06.2024\" = \"risultato 2024\"");
    let map = map.replace("\"Risultato al 31.12.2024\" = \"risultato 2024\"", "\"Risultato al 31.12.2024\" = \"note\"");
    assert_eq!(
        lines(&with_map(&bytes, "piano.xlsx", &map).0),
        [
            "09.02 Verde; ufficio Ambiente; anni 2024",
            "- Alberi; base 100; del 2023; target 2024 120; risultato 2024 90",
            "09.03 Rifiuti; ufficio Ambiente; anni 2024",
            "- Quota; unità %; target 2024 65; risultato 2024 40",
        ]
    );
}

#[test]
fn a_label_that_shares_its_cell_with_the_value_is_mapped_too() {
    let rows = "|Scheda 2025\nObiettivo: Archivio\nProgramma: 01.02\nQuanto conta: 30\nIndicatore: Faldoni\nTarget: 5";
    let bytes = workbook(&[("S", rows)]);
    changes_nothing(&bytes, "piano.xlsx");
    let (plan, _) = with_map(&bytes, "piano.xlsx", "[colonne]\n\"Quanto conta\" = \"peso\"\n");
    assert_eq!(lines(&plan)[0], "01.02 Archivio; peso 30; anni 2025");
}

#[test]
fn what_a_map_names_in_vain_is_told() {
    let bytes = workbook(&[("Stato", RESULTS)]);
    let map = "fogli_esclusi = [\"Altro\"]\n[colonne]\n\"Colona\" = \"peso\"\n";
    let (_, findings) = with_map(&bytes, "piano.xlsx", map);
    let told: Vec<&str> =
        findings.iter().filter(|finding| finding.code.id == "P047").map(|one| &*one.message).collect();
    assert_eq!(told.len(), 2, "{findings:#?}");
    assert!(told[0].contains("la colonna «Colona»"), "{told:?}");
}

/// A map that names offices and no column proposes their programmes; nothing is placed before the office chooses.
#[test]
fn a_map_of_offices_proposes_programmes() {
    let rows = "Obiettivi 2025\nSettore|Obiettivo|Indicatore|Target\nPolizia locale|Controlli della velocità|Posti|40\n\
                Tecnico|Strade comunali|Km|5\nAltro|Ferie|Giorni|9";
    let map = "[settori]\n\"Polizia locale\" = \"03.01\"\n\"Tecnico\" = \"10.05\"\n";
    let (plan, findings) = with_map(&workbook(&[("Obiettivi", rows)]), "piano.xlsx", map);
    let proposed: Vec<Option<String>> =
        plan.unplaced.iter().map(|one| one.details.proposed.map(|code| code.to_string())).collect();
    assert_eq!(proposed, [Some("03.01".to_owned()), Some("10.05".to_owned()), None]);
    assert!(findings.iter().any(|finding| finding.message.contains("la mappa propone 03.01")), "{findings:#?}");
    let date = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    let canonical = plan::canonical_workbook(&plan, &findings, Catalogue::embedded(), date).unwrap();
    let book = relazione_performance::workbook::read(&canonical, "c.xlsx", &Limits::default()).unwrap();
    let waiting = book.sheets.iter().find(|sheet| &*sheet.name == "Senza programma").unwrap();
    assert!(waiting.cells.iter().any(|cell| cell.display().starts_with("10.05 ")));
}

/// Lines that name objectives in the office's own words are titles where the map says so.
#[test]
fn lines_that_the_map_calls_titles_name_objectives() {
    let rows =
        "Indicatore|Target 2025\nIntervento 3 – Piste ciclabili\nMetri|700\nIntervento 4 – Rotatoria nord\nMetri|120";
    let map = ColumnMap::parse("righe_titolo = [\"Intervento\"]\n", "m.toml").unwrap();
    let told = Told { map: Some(&map), ..Told::default() };
    let bytes = workbook(&[("PEG 2025", rows)]);
    let (plan, findings) = plan::read_told(&bytes, "p.xlsx", told, Catalogue::embedded(), &Limits::default()).unwrap();
    assert_eq!(
        lines(&plan),
        [
            "senza programma Piste ciclabili; codice 3; anni 2025",
            "- Metri; target 2025 700",
            "senza programma Rotatoria nord; codice 4; anni 2025",
            "- Metri; target 2025 120",
        ]
    );
    assert!(findings.iter().any(|finding| finding.found.as_deref() == Some("Intervento 3 – Piste ciclabili")));
}

/// A kept map serves the next plan, whose headings name the years that follow.
#[test]
fn a_map_of_last_year_goes_with_the_years_of_the_plan() {
    let plan = |first: u16| {
        let [past, next] = [first - 1, first + 1];
        let rows = format!(
            "Area|Programma|Obiettivo|Indicatore|Partenza {past}|Da fare nel {first}|Da fare nel {next}
             Tributi|'01.04|Sportello|Chiamate|950|1100|1200"
        );
        workbook(&[("Piano", &rows)])
    };
    let map = "[colonne]\n\"Partenza 2025\" = \"ignora\"\n\"Da fare nel 2026\" = \"valore atteso 2026\"\n\
               \"Da fare nel 2027\" = \"valore atteso 2027\"\n";
    for first in [2026, 2027, 2029] {
        let (read, findings) = with_map(&plan(first), "p.xlsx", map);
        let expected = format!("- Chiamate; target {first} 1100; target {} 1200", first + 1);
        assert_eq!(lines(&read)[1], expected);
        assert!(findings.iter().all(|finding| finding.code.id != "P047"), "{findings:#?}");
        let moved = findings.iter().any(|finding| finding.message.contains("di un altro anno"));
        assert_eq!(moved, first != 2026);
    }
}
