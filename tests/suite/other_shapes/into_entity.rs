//! The way of a plan into an entity's folder: one command, or two where the plan lacks programmes or words.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::measurements;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::{self, Limits};

use super::{lines, workbook as sheets_of};
use crate::entity::Run;
use crate::typing::{Typed, type_in};

/// A new entity, and a place for the office's files.
pub(super) struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub(super) fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        office.run(&["nuovo", "ente", "--nome", "Comune di Prova"], 0);
        office
    }

    pub(super) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(super) fn write(&self, below: &str, bytes: &[u8]) {
        fs::write(self.path(below), bytes).unwrap();
    }

    #[track_caller]
    pub(super) fn run(&self, arguments: &[&str], code: i32) -> Run {
        let mut command = Command::cargo_bin("relazione").unwrap();
        let output = command.current_dir(self.folder.path()).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let run = Run { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) };
        assert_eq!(run.code, code, "{}{}", run.stdout, run.stderr);
        run
    }

    /// The names of a register's indicators with kind, target and weight.
    pub(super) fn register(&self, year: &str) -> Vec<String> {
        let file = format!("ente/indicatori/{year}.xlsx");
        let book = workbook::read(&fs::read(self.path(&file)).unwrap(), &file, &Limits::default()).unwrap();
        let (indicators, findings) = measurements::read_register(&book);
        assert!(!findings.iter().any(relazione_performance::finding::Finding::blocks), "{findings:#?}");
        let row = |indicator: &relazione_performance::domain::Indicator| {
            let target = indicator.target.as_ref().map(|target| target.value.written()).unwrap_or_default();
            let base = indicator.baseline_year.map(|year| format!(" (base del {year})")).unwrap_or_default();
            format!("{} {}: {} {target}{base}", indicator.code, indicator.name, indicator.kind.value.label())
        };
        indicators.iter().map(row).collect()
    }
}

const PIAO: &str = "PIAO 2025-2027
    Cod.|Obiettivo|Programma|Indicatore|Baseline 2024|Target 2025|Target 2026|Risultato 2025|% raggiungimento|Fonte
    OP1|Dirette|'01.01|Sedute trasmesse|0%|60%|100%|55%|92%|Segreteria
    |||Giorni di attesa|15|5|3|||Sito
    OP2|Regolamento|'01.02|Proposta al Consiglio||entro il 30/06/2025||20/06/2025||Protocollo
    OP3|Pagamenti|'01.03|Indice di tempestività|-2.5|-5|-6|||PCC";

#[test]
fn one_command_puts_plan_and_registers_at_their_places() {
    let office = Office::new();
    let original = sheets_of(&[("2.2", PIAO)]);
    office.write("PIAO.xlsx", &original);
    let said = office.run(&["importa", "PIAO.xlsx", "--ente", "ente"], 0).stdout;
    assert!(said.contains("Registro degli indicatori 2025: 4 righe"), "{said}");
    assert!(said.contains("da confermare"), "{said}");
    assert_eq!(
        office.register("2025"),
        [
            "01.01-01.1 Sedute trasmesse: crescente 60 (base del 2024)",
            "01.01-01.2 Giorni di attesa: decrescente 5 (base del 2024)",
            "01.02-01.1 Proposta al Consiglio: data 30/06/2025",
            "01.03-01.1 Indice di tempestività: variazione −5 (base del 2024)",
        ]
    );
    // A base stays of the year that the plan names, whichever register repeats it.
    let next = office.register("2026");
    assert!(next.len() == 3 && next.iter().all(|row| row.ends_with("(base del 2024)")), "{next:?}");
    // The office's own file is kept as it came.
    assert_eq!(fs::read(office.path("ente/piano/originali/PIAO.xlsx")).unwrap(), original);
    // The entity works on from here, and its package keeps the original.
    office.run(&["schede", "--ente", "ente", "--anno", "2025"], 0);
    office.run(&["genera", "--ente", "ente", "--anno", "2025", "--data", "2026-06-10"], 0);
    let kept = office.path("ente/output/2025/bozza/riservato/ingressi/piano/originali/PIAO.xlsx");
    assert!(kept.is_file());
}

/// A proposed kind decides results: until somebody has looked at the row, one finding says where, and no final comes out.
#[test]
fn kinds_that_nobody_confirmed_are_told_in_one_finding() {
    let office = Office::new();
    office.write("PIAO.xlsx", &sheets_of(&[("2.2", PIAO)]));
    office.run(&["importa", "PIAO.xlsx", "--ente", "ente"], 0);
    let check = ["controlla", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"];
    let said = office.run(&check, 3).stdout;
    assert_eq!(said.matches("[I015]").count(), 1, "{said}");
    assert!(said.contains("4 indicatori hanno il TIPO proposto dal testo del piano"), "{said}");
    assert!(said.contains("01.01-01.2 decrescente (") && said.contains("cancellare la cella SUGGERIMENTO"), "{said}");
    office.run(&["genera", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20", "--definitiva"], 3);
    let register = office.path("ente/indicatori/2025.xlsx");
    let rows = ["01.01-01.1", "01.01-01.2", "01.02-01.1", "01.03-01.1"];
    type_in(&register, &rows.map(|row| (row, "SUGGERIMENTO", Typed::Text(""))));
    let said = office.run(&check, 3).stdout;
    assert!(!said.contains("[I015]"), "{said}");
}

#[test]
fn kinds_that_an_act_approved_are_confirmed() {
    let office = Office::new();
    office.write("PIAO.xlsx", &sheets_of(&[("2.2", PIAO)]));
    office.run(&["importa", "PIAO.xlsx", "--ente", "ente"], 0);
    let act = ["--numero", "C.C. 45", "--data", "2024-12-19"];
    office.run(&[&["registra", "approvazione", "--ente", "ente", "--anno", "2025"][..], &act].concat(), 0);
    let said = office.run(&["controlla", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"], 3).stdout;
    assert!(!said.contains("[I015]"), "{said}");
}

#[test]
fn what_is_there_is_never_replaced_and_a_register_is_compared() {
    let office = Office::new();
    office.write("PIAO.xlsx", &sheets_of(&[("2.2", PIAO)]));
    office.run(&["importa", "PIAO.xlsx", "--ente", "ente"], 0);
    type_in(&office.path("ente/indicatori/2025.xlsx"), &[("01.01-01.1", "SUGGERIMENTO", Typed::Text(""))]);
    let register = fs::read(office.path("ente/indicatori/2025.xlsx")).unwrap();
    let refused = office.run(&["importa", "PIAO.xlsx", "--ente", "ente"], 1);
    assert!(refused.stderr.contains("--sostituisci"), "{}", refused.stderr);
    office.write("nuovo.xlsx", &sheets_of(&[("2.2", &PIAO.replace("60%", "70%"))]));
    let said = office.run(&["importa", "nuovo.xlsx", "--ente", "ente", "--sostituisci"], 0).stdout;
    assert!(said.contains("01.01-01.1 (L4): target 70 nel piano, 60 nel registro"), "{said}");
    assert!(said.contains("Rimedio:"), "{said}");
    assert_eq!(fs::read(office.path("ente/indicatori/2025.xlsx")).unwrap(), register);
}

#[test]
fn results_of_the_plan_become_sheets_that_name_their_cells() {
    let office = Office::new();
    office.write("PIAO.xlsx", &sheets_of(&[("2.2", PIAO)]));
    office.run(&["importa", "PIAO.xlsx", "--ente", "ente", "--consuntivi"], 0);
    let file = "ente/misurazioni/2025/Missione_01.xlsx";
    let book = workbook::read(&fs::read(office.path(file)).unwrap(), file, &Limits::default()).unwrap();
    let register = fs::read(office.path("ente/indicatori/2025.xlsx")).unwrap();
    let (indicators, _) = measurements::read_register(&workbook::read(&register, "r", &Limits::default()).unwrap());
    let (rows, _) = measurements::read_measurements(&[book], &indicators);
    let row = |code: &str| rows.iter().find(|row| row.indicator.as_str() == code).unwrap();
    let sittings = row("01.01-01.1");
    assert_eq!(sittings.actual.as_ref().unwrap().value.written(), "55");
    let evidence = sittings.evidence.as_deref().unwrap();
    assert!(evidence.contains("piano/originali/PIAO.xlsx") && evidence.contains("cella H3"), "{evidence}");
    // The office's own percentage stands beside it and is not used.
    assert!(sittings.notes.as_deref().unwrap().contains("92%"), "{:?}", sittings.notes);
    assert_eq!(row("01.02-01.1").actual.as_ref().unwrap().value.written(), "20/06/2025");
    assert!(!rows.iter().any(|row| row.indicator.as_str() == "01.01-01.2"), "what is not there is not zero");
}

#[test]
fn objectives_without_programme_wait_and_take_their_place_when_it_is_filled_in() {
    let office = Office::new();
    let rows = "Obiettivi 2025\nSettore|N.|Obiettivo|Indicatore|Target\nTecnico|1|Raccolta dei rifiuti|Percentuale|67%\nTecnico|2|Asfaltature|Metri|500";
    office.write("settori.xlsx", &sheets_of(&[("Obiettivi", rows)]));
    let said = office.run(&["importa", "settori.xlsx", "--ente", "ente"], 3).stdout;
    assert!(said.contains("2 obiettivi senza programma"), "{said}");
    assert!(!office.path("ente/indicatori/2025.xlsx").exists());
    let canonical = office.path("ente/piano/piano_2025.xlsx");
    let chosen = [("attesa-001", "09.03"), ("attesa-002", "10.05 Viabilità e infrastrutture stradali")];
    type_in(&canonical, &chosen.map(|(row, programme)| (row, "PROGRAMMI", Typed::Text(programme))));
    let said = office.run(&["importa", "ente/piano/piano_2025.xlsx", "--ente", "ente"], 0).stdout;
    assert!(said.contains("Registro degli indicatori 2025: 2 righe"), "{said}");
    let bytes = fs::read(&canonical).unwrap();
    let (plan, _) = plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap();
    assert_eq!(
        lines(&plan),
        [
            "09.03 Raccolta dei rifiuti; codice 1; ufficio Tecnico; anni 2025",
            "- Percentuale; unità %; target 2025 67",
            "10.05 Asfaltature; codice 2; ufficio Tecnico; anni 2025",
            "- Metri; target 2025 500",
        ]
    );
    assert_eq!(office.register("2025").len(), 2);
}

/// An objective that waits may take the code that it has always had: its CODICE cell stands in the same sheet.
#[test]
fn an_objective_that_waits_takes_the_code_that_the_office_writes() {
    let office = Office::new();
    let rows = "Obiettivi 2025\nSettore|N.|Obiettivo|Indicatore|Target\nTecnico|1|Raccolta dei rifiuti|Percentuale|67%\nTecnico|2|Asfaltature|Metri|500";
    office.write("settori.xlsx", &sheets_of(&[("Obiettivi", rows)]));
    office.run(&["importa", "settori.xlsx", "--ente", "ente"], 3);
    let canonical = office.path("ente/piano/piano_2025.xlsx");
    let chosen = [
        ("attesa-001", "PROGRAMMI", "09.03"),
        ("attesa-001", "CODICE", "09.03-07"),
        ("attesa-002", "PROGRAMMI", "10.05"),
    ];
    type_in(&canonical, &chosen.map(|(row, heading, text)| (row, heading, Typed::Text(text))));
    office.run(&["importa", "ente/piano/piano_2025.xlsx", "--ente", "ente"], 0);
    let register = office.register("2025");
    assert!(register[0].starts_with("09.03-07.1 ") && register[1].starts_with("10.05-01.1 "), "{register:?}");
}

#[test]
fn rows_that_waited_are_added_and_still_lead_to_the_offices_cells() {
    let office = Office::new();
    let rows = "PEG 2025\nSettore|Programma|Obiettivo|Indicatore|Target|Risultato 2025\nSegreteria|'01.02|Archivio|Inventari|3|2\n\
                Tecnico||Asfaltature|Metri|500|480";
    office.write("peg.xlsx", &sheets_of(&[("Obiettivi", rows)]));
    office.run(&["importa", "peg.xlsx", "--ente", "ente", "--consuntivi"], 3);
    assert_eq!(office.register("2025"), ["01.02-01.1 Inventari: crescente 3"]);
    // What the office types meanwhile stays.
    type_in(&office.path("ente/indicatori/2025.xlsx"), &[("01.02-01.1", "UNITÀ", Typed::Text("faldoni"))]);
    let canonical = office.path("ente/piano/piano_2025.xlsx");
    type_in(&canonical, &[("attesa-001", "PROGRAMMI", Typed::Text("10.05"))]);
    let again = ["importa", "ente/piano/piano_2025.xlsx", "--ente", "ente", "--consuntivi"];
    let said = office.run(&again, 0).stdout;
    assert!(said.contains("aggiunte in fondo 1 riga") && said.contains("indicatori/2025"), "{said}");
    assert_eq!(office.register("2025"), ["01.02-01.1 Inventari: crescente 3", "10.05-01.1 Metri: crescente 500"]);
    let book = |file: &str| workbook::read(&fs::read(office.path(file)).unwrap(), file, &Limits::default()).unwrap();
    let register = book("ente/indicatori/2025.xlsx");
    let says = |book: &workbook::Workbook, text: &str| {
        book.sheets.iter().flat_map(|sheet| &sheet.cells).any(|cell| cell.display().contains(text))
    };
    assert!(says(&register, "faldoni"));
    assert!(says(
        &register,
        "peg.xlsx, foglio «Obiettivi», cella D4 (indicatore); E4 (target 2025); F4 (consuntivo 2025)"
    ));
    assert!(says(
        &book("ente/misurazioni/2025/Missione_10.xlsx"),
        "piano/originali/peg.xlsx, foglio «Obiettivi», cella F4"
    ));
    // A third time there is nothing to add.
    let said = office.run(&again, 0).stdout;
    assert!(said.contains("c’era già, e dice lo stesso"), "{said}");
}

/// What the new plan says of its indicators is never typed again; a name that goes on keeps its code.
#[test]
fn the_next_years_register_is_the_new_plans() {
    let office = Office::new();
    let plan = |year: &str, first: &str, targets: [&str; 2]| {
        format!(
            "PEG {year}\nObiettivo|Programma|Indicatore|U.M.|Target {year}|Peso indicatore\n\
             Carta dei servizi|'01.02|{first}|n.|{}|50\n||Copie|n.|{}|50",
            targets[0], targets[1]
        )
    };
    office.write("2025.xlsx", &sheets_of(&[("PEG", &plan("2025", "Carte approvate", ["2", "10"]))]));
    office.write("2026.xlsx", &sheets_of(&[("PEG", &plan("2026", "Carte pubblicate", ["4", "12"]))]));
    office.run(&["importa", "2025.xlsx", "--ente", "ente"], 0);
    office.run(&["importa", "2026.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"], 0);
    assert_eq!(
        office.register("2026"),
        ["01.02-01.3 Carte pubblicate: crescente 4", "01.02-01.2 Copie: crescente 12"],
        "the code of «Carte approvate» is never another's"
    );
}

/// Results that come later go beside the sheets that nobody has filled in yet.
#[test]
fn results_arrive_although_blank_sheets_are_there() {
    let office = Office::new();
    let plan = |result: &str| {
        format!(
            "PEG 2025\nObiettivo|Programma|Indicatore|Target 2025|Risultato 2025\nArchivio|'01.02|Faldoni|30|{result}"
        )
    };
    office.write("peg.xlsx", &sheets_of(&[("PEG", &plan(""))]));
    office.write("risultati.xlsx", &sheets_of(&[("PEG", &plan("28"))]));
    office.run(&["importa", "peg.xlsx", "--ente", "ente"], 0);
    office.run(&["schede", "--ente", "ente", "--anno", "2025"], 0);
    let said = office.run(&["importa", "risultati.xlsx", "--ente", "ente", "--consuntivi", "--sostituisci"], 0).stdout;
    assert!(said.contains("1 risultato del piano"), "{said}");
    let checked = office.run(&["controlla", "--ente", "ente", "--anno", "2025", "--data", "2026-05-20"], 3).stdout;
    assert!(checked.contains("1 di 1     100 %"), "{checked}");
}

#[test]
fn the_year_that_a_file_says_counts_more_than_that_of_a_kept_map() {
    let office = Office::new();
    let rows = |year: &str| format!("Impegni {year}\nVoce|Programma|Misura|Target\nArchivio|'01.02|Faldoni|120");
    office.write("primo.xlsx", &sheets_of(&[("Elenco", &rows("2025"))]));
    office.write("mappa.toml", "anno = 2025\n[colonne]\n\"Voce\" = \"obiettivo operativo\"\n".as_bytes());
    office.run(&["importa", "primo.xlsx", "--mappa", "mappa.toml", "--ente", "ente"], 0);
    office.write("dopo.xlsx", &sheets_of(&[("Elenco", &rows("2026"))]));
    office.run(&["importa", "dopo.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"], 0);
    assert!(office.path("ente/indicatori/2026.xlsx").is_file());
}

#[test]
fn a_map_is_proposed_corrected_used_and_kept_for_the_next_year() {
    let office = Office::new();
    let rows = |year: &str| {
        format!(
            "Voce|Di competenza|Quanto conta|Da fare {year}|Sigla\nArchivio|Segreteria|20|120|OB.01.02.7\nTotale generale||100||"
        )
    };
    office.write("piano.xlsx", &sheets_of(&[("Elenco", &rows("2025"))]));
    let refused = office.run(&["importa", "piano.xlsx", "--ente", "ente"], 1).stderr;
    assert!(refused.contains("A1 «Voce» non è riconosciuta") && refused.contains("--proponi-mappa"), "{refused}");
    office.run(&["importa", "piano.xlsx", "--proponi-mappa", "mappa.toml"], 0);
    let mut map = fs::read_to_string(office.path("mappa.toml")).unwrap();
    for (heading, meaning) in [
        ("Voce", "obiettivo operativo"),
        ("Di competenza", "ufficio"),
        ("Quanto conta", "peso"),
        ("Da fare 2025", "valore atteso 2025"),
    ] {
        let proposed = format!("\"{heading}\" = \"?\"");
        assert!(map.contains(&proposed), "{heading}: {map}");
        map = map.replace(&proposed, &format!("\"{heading}\" = \"{meaning}\""));
    }
    let map = map.replace("# codice =", "codice =");
    office.write("mappa.toml", map.as_bytes());
    office.run(&["importa", "piano.xlsx", "--mappa", "mappa.toml", "--ente", "ente"], 0);
    assert_eq!(office.register("2025"), ["01.02-01.1 Archivio: crescente 120"]);
    assert_eq!(fs::read_to_string(office.path("ente/mappe/mappa.toml")).unwrap(), map);
    // Next year nobody names it.
    office.write("dopo.xlsx", &sheets_of(&[("Elenco", &rows("2025"))]));
    let said = office.run(&["importa", "dopo.xlsx", "--ente", "ente", "--sostituisci"], 0).stdout;
    assert!(said.contains("Mappa delle colonne: ente/mappe/mappa.toml"), "{said}");
    office.write("mappa.toml", b"[colonne]\n\"Voce\" = \"boh\"\n");
    let wrong = office.run(&["importa", "piano.xlsx", "--mappa", "mappa.toml", "-o", "x.xlsx"], 1).stderr;
    assert!(wrong.contains("riga 2") && wrong.contains("«boh» non è una colonna di un piano"), "{wrong}");
}

/// A result has its cell and the reason why no sheet takes it.
#[test]
fn results_that_no_sheet_takes_are_told() {
    let office = Office::new();
    let rows = "PEG 2027\nObiettivo|Programma|Indicatore|Target 2027|Risultato al 31.12.2027\n\
                Certificati dal tabaccaio|'01.07|Certificati|700|800\n||Punti convenzionati||6\n\
                Strade pulite|'09.03|Km||60";
    office.write("peg.xlsx", &sheets_of(&[("PEG", rows)]));
    let said = office.run(&["importa", "peg.xlsx", "--ente", "ente", "--consuntivi"], 0).stdout;
    assert!(said.contains("Scheda di misurazione con 1 risultato"), "{said}");
    for untaken in [
        "cella E4: «Punti convenzionati», 6: l’indicatore non ha una riga nel registro: nel piano manca il suo valore atteso",
        "cella E5: «Km», 60: nel registro la sua riga è ancora da completare",
    ] {
        assert!(said.contains(untaken), "{said}");
    }
}

#[test]
fn a_sheet_that_cannot_be_read_keeps_results_out_and_that_is_told() {
    let office = Office::new();
    office.write(
        "peg.xlsx",
        &sheets_of(&[(
            "PEG",
            "PEG 2027\nObiettivo|Programma|Indicatore|Target 2027|Risultato 2027\nPiste|'10.05|Km|5|6",
        )]),
    );
    fs::create_dir_all(office.path("ente/misurazioni/2027")).unwrap();
    office.write("ente/misurazioni/2027/scheda.xlsx", b"rotta");
    let said = office.run(&["importa", "peg.xlsx", "--ente", "ente", "--consuntivi"], 0).stdout;
    assert!(said.contains("cella E3: «Km», 6: una scheda dell’anno non si legge"), "{said}");
    assert_eq!(fs::read_dir(office.path("ente/misurazioni/2027")).unwrap().count(), 1);
}
