//! Values that an office writes in words: read where they can mean one thing only, told where they cannot.

use relazione_performance::domain::Wanted;

use super::into_entity::Office;
use super::{import, read, workbook};

const ROWS: &str = "Obiettivo|Programma|Indicatore|Unità|Base|Target 2025
    Piste|'10.05|Rete ciclabile||8 km|10 km
    Aria|'09.08|Ore di formazione|||≥ 40
    Carte|'01.02|Carte approvate|n.||almeno 3 carte
    Risposte|'01.02|Risposta alle istanze|||entro 30 giorni
    Incontri|'01.01|Incontri con i quartieri|||n. 5
    Spesa|'01.05|Energia|kWh||max 800 mila
    Parere|'01.02|Pareri|giorni||10 km
    Tempi|'01.02|Attesa|||< 30 giorni
    Atto|'01.02|Regolamento|||entro il 30 settembre";

#[test]
fn number_unit_and_direction_are_read_where_they_are_sure() {
    let lines: Vec<String> = read("PEG 2025", ROWS).into_iter().filter(|line| line.starts_with('-')).collect();
    assert_eq!(
        lines,
        [
            "- Carte approvate; unità n.; target 2025 3",
            "- Risposta alle istanze; unità giorni; target 2025 30",
            "- Incontri con i quartieri; unità n.; target 2025 5",
            "- Energia; unità kWh; target 2025 max 800 mila",
            "- Pareri; unità giorni; target 2025 10 km",
            "- Attesa; unità giorni; target 2025 30",
            "- Regolamento; entro 2025-09-30; target 2025 entro il 30 settembre",
            "- Ore di formazione; target 2025 40",
            "- Rete ciclabile; unità km; base 8; target 2025 10",
        ]
    );
    let (_, findings) = import(&workbook(&[("PEG 2025", ROWS)]));
    let told = |code: &str| -> Vec<&str> {
        findings
            .iter()
            .filter(|finding| finding.code.id == code)
            .filter_map(|finding| finding.found.as_deref())
            .collect()
    };
    assert_eq!(told("P051"), ["10 km", "8 km", "≥ 40", "almeno 3 carte", "entro 30 giorni", "n. 5", "< 30 giorni"]);
    assert_eq!(told("P052"), ["max 800 mila", "10 km"]);
}

/// The formulas count the number of a strict bound as reached: the office is told so where it confirms the row. At zero
/// they would count exactly what the plan excludes.
#[test]
fn a_strict_bound_is_read_and_what_it_excludes_is_told() {
    let rows = "Obiettivo|Programma|Indicatore|Unità|Target 2025\nTempi|'01.02|Attesa||meno di 30 giorni
        Liti|'01.11|Ricorsi||< 5 %\nControlli|'03.01|Controlli svolti|n.|> 0\nPagamenti|'01.03|Ritardo|giorni|inferiore a 0";
    let lines: Vec<String> = read("PEG 2025", rows).into_iter().filter(|line| line.starts_with('-')).collect();
    assert_eq!(
        lines,
        [
            "- Attesa; unità giorni; target 2025 30",
            "- Ricorsi; unità %; target 2025 5",
            "- Ritardo; unità giorni; target 2025 inferiore a 0",
            "- Controlli svolti; unità n.; target 2025 > 0",
        ]
    );
    let (_, findings) = import(&workbook(&[("PEG 2025", rows)]));
    let read =
        findings.iter().filter(|finding| finding.code.id == "P051").filter_map(|finding| finding.expected.as_deref());
    assert_eq!(
        read.collect::<Vec<&str>>(),
        [
            "30 giorni, decrescente, limite escluso: il metodo conta 30 come raggiunto",
            "5 %, decrescente, limite escluso: il metodo conta 5 come raggiunto"
        ]
    );
    let office = Office::new();
    let rows: Vec<&str> = rows.lines().take(2).collect();
    office.write("peg.xlsx", &workbook(&[("PEG 2025", &rows.join("\n"))]));
    office.run(&["importa", "peg.xlsx", "--ente", "ente"], 0);
    assert_eq!(office.register("2025"), ["01.02-01.1 Attesa: decrescente 30"]);
    let check = ["controlla", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"];
    assert!(office.run(&check, 3).stdout.contains("[I015]"), "the row is to be confirmed");
}

/// A register takes the number, the kind that the words say, and the words themselves to confirm; so it does where the
/// plan went through our workbook.
#[test]
fn the_register_says_what_the_plan_wrote() {
    let office = Office::new();
    // A value that stays a text leaves its kind to the office: only rows that say theirs are read back here.
    let rows: Vec<&str> = ROWS.lines().take(6).collect();
    let rows = format!("{}\nVerde||Alberi|||almeno 12", rows.join("\n"));
    office.write("peg.xlsx", &workbook(&[("PEG 2025", &rows)]));
    office.run(&["importa", "peg.xlsx", "--ente", "ente"], 3);
    let first = office.register("2025");
    assert!(first.contains(&"01.02-02.1 Risposta alle istanze: decrescente 30".to_owned()), "{first:?}");
    assert!(first.contains(&"09.08-01.1 Ore di formazione: crescente 40".to_owned()), "{first:?}");
    let canonical = office.path("ente/piano/piano_2025.xlsx");
    crate::typing::type_in(&canonical, &[("attesa-001", "PROGRAMMI", crate::typing::Typed::Text("09.02"))]);
    office.run(&["importa", "ente/piano/piano_2025.xlsx", "--ente", "ente"], 0);
    let file = office.path("ente/indicatori/2025.xlsx");
    let limits = relazione_performance::workbook::Limits::default();
    let book = relazione_performance::workbook::read(&std::fs::read(file).unwrap(), "r.xlsx", &limits).unwrap();
    let says = |text: &str| book.sheets.iter().flat_map(|sheet| &sheet.cells).any(|cell| cell.display().contains(text));
    assert!(says("scritto nel piano: valore atteso 2025: «entro 30 giorni»"));
    assert!(says("scritto nel piano: valore atteso 2025: «almeno 12»"));
}

/// A bound that the number's format adds is what the reader of the sheet sees: it is read in every format of file as if
/// somebody had typed it. The workbook was saved as ods and xls by a spreadsheet program.
#[test]
fn a_bound_that_a_number_format_adds_is_read_or_told() {
    let expected = [
        "- Presenze; target 2025 1400",
        "- Attesa; unità gg; target 2025 30",
        "- Raccolta differenziata; unità %; target 2025 85",
        "- Piste ciclabili; unità km; target 2025 12",
        "- Contributi; unità €; target 2025 1400",
        "- Visitatori; target 2025 1.400 (la cella mostra «circa 1.400»)",
    ];
    for format in ["xlsx", "ods", "xls"] {
        let name = format!("limite_nel_formato.{format}");
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lettura");
        let (plan, findings) = import(&std::fs::read(folder.join(&name)).unwrap());
        let found: Vec<String> = super::lines(&plan).into_iter().filter(|line| line.starts_with('-')).collect();
        assert_eq!(found, expected, "{name}");
        let bounds: Vec<Option<&str>> = plan
            .objectives()
            .flat_map(|(_, one)| &one.details.indicators)
            .map(|one| one.bound.map(Wanted::label))
            .collect();
        assert_eq!(bounds, [Some("crescente"), Some("decrescente"), Some("crescente"), None, None, None], "{name}");
        let told = |code: &str| findings.iter().filter(|finding| finding.code.id == code).count();
        assert_eq!((told("P051"), told("P052")), (3, 1), "{name}");
    }
}
