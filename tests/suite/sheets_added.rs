//! `schede` through a year: what is added has its rows, what is filled in is left alone, the division stays.

use std::fs;
use std::path::PathBuf;

use relazione_performance::workbook::{self, Limits};

use crate::entity::{Run, files_in, relazione};
use crate::typing::{Typed, type_in};

/// An entity of one missione with a plan and whatever a test writes.
struct Small {
    place: tempfile::TempDir,
}

type Row<'a> = &'a [&'a str];

const PLAN: Row<'static> = &[
    "CODICE",
    "INDIRIZZI STRATEGICI",
    "OBIETTIVI STRATEGICI",
    "PROGRAMMI",
    "OBIETTIVI OPERATIVI",
    "FINALITA'",
    "STAKEHOLDER",
    "2025",
    "2026",
    "2027",
    "INDICATORI DI OUTPUT",
    "UFFICIO",
    "RESPONSABILE",
];
const REGISTER: Row<'static> =
    &["CODICE INDICATORE", "CODICE", "INDICATORE DEL PIANO", "INDICATORE", "TIPO", "UNITÀ", "TARGET", "UFFICIO"];
const CHANGES: Row<'static> = &["CODICE", "CODICE INDICATORE", "CAMPO", "PRIMA", "DOPO", "MOTIVO", "ATTO", "DATA"];

const TRANSPORT: Row<'static> = &[
    "04.06-01",
    "Scuola",
    "Servizi",
    "04.06",
    "Trasporto",
    "Portare",
    "Famiglie",
    "x",
    "x",
    "x",
    "• n. alunni trasportati\n• giorni di servizio",
    "",
    "Rossi",
];
const GRANTS: Row<'static> = &[
    "04.07-01",
    "Scuola",
    "Servizi",
    "04.07",
    "Borse",
    "Aiutare",
    "Studenti",
    "x",
    "x",
    "x",
    "n. borse",
    "Istruzione",
    "Bianchi",
];

fn book(rows: &[Row<'_>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

impl Small {
    fn new() -> Self {
        let small = Self { place: tempfile::tempdir().unwrap() };
        fs::write(small.path("relazione.toml"), "[ente]\nnome = \"Comune di Prova\"\n").unwrap();
        small.write("piano/piano.xlsx", &[&["Missione 4 - Istruzione e diritto allo studio"], PLAN, TRANSPORT, GRANTS]);
        small
    }

    fn path(&self, below: &str) -> PathBuf {
        self.place.path().join(below)
    }

    fn write(&self, below: &str, rows: &[Row<'_>]) {
        fs::create_dir_all(self.path(below).parent().unwrap()).unwrap();
        fs::write(self.path(below), book(rows)).unwrap();
    }

    fn register(&self, rows: &[Row<'_>]) {
        self.write("indicatori/2025.xlsx", &[&[REGISTER], rows].concat());
    }

    fn run(&self, command: &str) -> Run {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        let folder = self.place.path().to_str().unwrap();
        arguments.extend(["--anno", "2025", "--data", "2025-10-10", "--ente", folder]);
        relazione(&arguments)
    }

    fn sheets(&self) -> Vec<String> {
        let names = files_in(&self.path("misurazioni/2025")).into_iter().map(|(name, _)| name);
        names.filter(|name| !name.starts_with('.')).collect()
    }

    /// The texts of a column of a workbook's first sheet.
    fn column(&self, file: &str, heading: &str) -> Vec<String> {
        let read = workbook::read(&fs::read(self.path(file)).unwrap(), file, &Limits::default()).unwrap();
        let cells = &read.sheets[0].cells;
        let head = cells.iter().find(|cell| cell.display() == heading).unwrap();
        let below = cells.iter().filter(|cell| cell.column == head.column && cell.row > head.row);
        below.map(workbook::Cell::display).collect()
    }
}

const FIRST: Row<'static> = &["04.06-01.1", "", "n. alunni", "Alunni", "crescente", "n.", "10", "Istruzione"];
const SECOND: Row<'static> = &["04.07-01.1", "", "n. borse", "Borse", "crescente", "n.", "5", "Istruzione"];
const THIRD: Row<'static> = &["04.06-01.2", "", "giorni", "Giorni", "crescente", "n.", "200", "Istruzione"];

#[test]
fn the_register_begins_with_the_plans_words_and_its_office() {
    let small = Small::new();
    let run = small.run("schede --per ufficio");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let names = small.column("indicatori/2025.xlsx", "INDICATORE");
    assert_eq!(names, ["n. alunni trasportati; giorni di servizio", "n. borse"]);
    assert_eq!(small.column("indicatori/2025.xlsx", "UFFICIO"), ["Rossi", "Istruzione"]);
    assert!(run.stdout.contains("UFFICIO viene dal RESPONSABILE"), "{}", run.stdout);
}

#[test]
fn a_blank_name_is_told_and_filling_it_in_later_blocks_no_sheet() {
    let small = Small::new();
    small.register(&[&["04.06-01.1", "", "• n. alunni", "", "crescente", "", "", "Istruzione"]]);
    let run = small.run("schede");
    assert!(run.stdout.contains("[I011]") && run.stdout.contains("«n. alunni»"), "{}", run.stdout);
    assert_eq!(small.column("misurazioni/2025/Missione_04.xlsx", "INDICATORE"), ["n. alunni"]);
    let page = small.run("genera --mostra xhtml").stdout;
    assert!(page.contains("n. alunni"), "the page has the plan's words");
    // Name, unit and target come later: the sheet that is out says nothing else.
    small.register(&[&["04.06-01.1", "", "• n. alunni", "Alunni in autobus", "crescente", "n.", "10", "Istruzione"]]);
    let run = small.run("controlla");
    assert!(!run.stdout.contains("[M006]") && !run.stdout.contains("[M007]"), "{}", run.stdout);
    // Neither words nor name: nothing may be published so.
    small.register(&[&["04.06-01.1", "", "", "", "crescente", "", "10", "Istruzione"]]);
    let run = small.run("controlla");
    assert!(run.code == 3 && run.stdout.contains("[I012]"), "{}", run.stdout);
}

#[test]
fn a_target_that_came_back_lowered_still_blocks() {
    let small = Small::new();
    small.register(&[FIRST]);
    small.write(
        "misurazioni/2025/uff.xlsx",
        &[&["CODICE INDICATORE", "INDICATORE", "TARGET", "CONSUNTIVO", "CAUSA"], &["04.06-01.1", "", "8", "9", ""]],
    );
    let run = small.run("controlla");
    assert!(run.stdout.contains("[M006] TARGET dell’indicatore 04.06-01.1"), "{}", run.stdout);
    assert!(!run.stdout.contains("INDICATORE dell’indicatore"), "{}", run.stdout);
}

#[test]
fn new_rows_go_into_sheets_that_nobody_touched_and_else_into_a_supplement() {
    let small = Small::new();
    small.register(&[FIRST]);
    assert_eq!(small.run("schede").code, 0);
    assert_eq!(small.sheets(), ["Missione_04.xlsx"]);
    // A new row in the register, and an objective added by a change with its own.
    small.register(&[FIRST, THIRD]);
    let run = small.run("schede");
    assert!(run.stdout.contains("Aggiornata ") && run.stdout.contains("(2 indicatori)"), "{}", run.stdout);
    assert_eq!(small.column("misurazioni/2025/Missione_04.xlsx", "CODICE INDICATORE"), ["04.06-01.1", "04.06-01.2"]);
    let before = files_in(small.place.path());
    assert!(small.run("schede").stdout.contains("nulla da scrivere"));
    assert!(before == files_in(small.place.path()), "an untouched sheet that says the same is left as it is");
    // Somebody saves the sheet: from now on it is theirs.
    let path = small.path("misurazioni/2025/Missione_04.xlsx");
    let theirs = [fs::read(&path).unwrap(), b"\n".to_vec()].concat();
    fs::write(&path, &theirs).unwrap();
    small.write(
        "variazioni/2025.xlsx",
        &[CHANGES, &["04.06-09", "", "aggiunto", "", "Pedibus", "Bando", "G.C. 44 del 02/05/2025", ""]],
    );
    let run = small.run("schede");
    assert!(
        run.stdout.contains("04.06-09") && run.stdout.contains("Aggiungere le righe al registro"),
        "{}",
        run.stdout
    );
    let walking: Row<'_> = &["04.06-09.1", "", "linee", "Linee", "crescente", "n.", "2", "Istruzione"];
    small.register(&[FIRST, THIRD, walking]);
    let run = small.run("schede");
    assert!(
        run.stdout.contains("è un’integrazione, perché ") && run.stdout.contains("Missione_04.xlsx è già di"),
        "{}",
        run.stdout
    );
    assert_eq!(fs::read(&path).unwrap(), theirs);
    let supplement = "misurazioni/2025/Missione_04_integrazione.xlsx";
    assert_eq!(small.column(supplement, "CODICE INDICATORE"), ["04.06-09.1"]);
    // The next row joins the supplement, which nobody has touched.
    small.register(&[FIRST, THIRD, walking, SECOND]);
    let run = small.run("schede");
    assert!(run.stdout.contains("Aggiornata "), "{}", run.stdout);
    assert_eq!(small.column(supplement, "CODICE INDICATORE"), ["04.06-09.1", "04.07-01.1"]);
    assert_eq!(small.sheets().len(), 2);
    // What was approved is noted late: what a change has brought in since was not there.
    let approval = ["registra", "approvazione", "--anno", "2025", "--numero", "G.C.9", "--data", "2025-01-10"];
    let run = relazione(&[&approval[..], &["--ente", small.place.path().to_str().unwrap()]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let noted = fs::read_to_string(small.path("approvazioni/2025.json")).unwrap();
    assert!(noted.contains("04.06-01.1") && !noted.contains("04.06-09"), "{noted}");
}

#[test]
fn the_division_is_remembered() {
    let small = Small::new();
    small.register(&[FIRST, &["04.07-01.1", "", "n. borse", "Borse", "crescente", "n.", "5", ""]]);
    assert_eq!(small.run("schede --per ufficio").code, 0);
    assert_eq!(small.sheets(), ["istruzione.xlsx"], "a blank UFFICIO is the plan's");
    fs::remove_dir_all(small.path("misurazioni/2025")).unwrap();
    let run = small.run("schede");
    assert!(run.stdout.contains("divise per ufficio, come la volta prima"), "{}", run.stdout);
    assert_eq!(small.sheets(), ["istruzione.xlsx"]);
    // Without what is remembered the sheets themselves tell.
    fs::remove_file(small.path("misurazioni/.divisione")).unwrap();
    small.register(&[FIRST, SECOND, &["04.06-01.2", "", "g", "Giorni", "crescente", "n.", "9", "Polizia locale"]]);
    assert_eq!(small.run("schede").code, 0);
    assert_eq!(small.sheets(), ["istruzione.xlsx", "polizia_locale.xlsx"]);
    assert_eq!(small.run("schede --per missione").code, 0);
    fs::remove_dir_all(small.path("misurazioni/2025")).unwrap();
    assert_eq!(small.run("schede").code, 0);
    assert_eq!(small.sheets(), ["Missione_04.xlsx"]);
}

#[test]
fn an_office_written_in_two_ways_is_told() {
    let small = Small::new();
    let row = |code, office| [code, "", "x", "X", "crescente", "n.", "1", office];
    let rows =
        [row("04.06-01.1", "Ufficio Tecnico"), row("04.06-01.2", "Ufficio Tecnico"), row("04.07-01.1", "TECNICO")];
    small.register(&rows.each_ref().map(<[&str; 8]>::as_slice));
    let run = small.run("controlla");
    assert!(run.stdout.contains("[I013] L’ufficio «TECNICO» è forse lo stesso di «Ufficio Tecnico»"), "{}", run.stdout);
}

/// Following what I013 asks leaves nothing behind: no sheet of the office that is no more, no second office in print.
#[test]
fn an_office_that_gets_one_writing_leaves_no_sheet_behind() {
    let small = Small::new();
    let row = |code, office| [code, "", "n. borse", "X", "crescente", "n.", "1", office];
    let write = |third| {
        let rows = [
            row("04.06-01.1", "Istruzione e sport"),
            row("04.06-01.2", "Istruzione e sport"),
            row("04.07-01.1", third),
        ];
        small.register(&rows.each_ref().map(<[&str; 8]>::as_slice));
    };
    write("");
    small.write(
        "piano/piano.xlsx",
        &[&["Missione 4 - Istruzione"], PLAN, TRANSPORT, &{
            let mut grants = GRANTS.to_vec();
            grants[11] = "Ufficio ISTRUZIONE, SPORT";
            grants
        }],
    );
    assert_eq!(small.run("schede --per ufficio").code, 0);
    assert_eq!(small.sheets(), ["istruzione_e_sport.xlsx", "ufficio_istruzione_sport.xlsx"]);
    let told = small.run("controlla").stdout;
    assert!(
        told.contains("[I013] L’ufficio «Ufficio ISTRUZIONE, SPORT» è forse") && told.contains("cella H4"),
        "{told}"
    );
    write("Istruzione e sport");
    let run = small.run("schede");
    assert!(run.stdout.contains("Messa da parte ") && run.stdout.contains("precedente-1.xlsx"), "{}", run.stdout);
    assert_eq!(small.sheets(), ["istruzione_e_sport.xlsx", "ufficio_istruzione_sport.precedente-1.xlsx"]);
    assert_eq!(small.column("misurazioni/2025/istruzione_e_sport.xlsx", "CODICE INDICATORE").len(), 3);
    let told = small.run("controlla").stdout;
    assert!(!told.contains("M006") && !told.contains("M008") && !told.contains("precedente-1"), "{told}");
    assert_eq!(small.run("genera").code, 0);
    let offices = fs::read_to_string(small.path("output/2025/bozza/dati/uffici.csv")).unwrap();
    assert!(offices.contains("Istruzione e sport") && !offices.contains("ISTRUZIONE"), "{offices}");
    let objectives = fs::read_to_string(small.path("output/2025/bozza/dati/obiettivi.csv")).unwrap();
    assert!(!objectives.contains("ISTRUZIONE"), "{objectives}");
}

/// What somebody filled in stays where it is, whatever the register says of its office since.
#[test]
fn a_filled_sheet_of_an_office_that_is_written_otherwise_is_read_as_it_is() {
    let small = Small::new();
    let row = |code, office| [code, "", "n. borse", "X", "crescente", "n.", "1", office];
    let write = |rows: [[&str; 8]; 2]| small.register(&rows.each_ref().map(<[&str; 8]>::as_slice));
    write([row("04.06-01.1", "Istruzione"), row("04.07-01.1", "Ufficio Istruzione")]);
    assert_eq!(small.run("schede --per ufficio").code, 0);
    let theirs = small.path("misurazioni/2025/ufficio_istruzione.xlsx");
    type_in(&theirs, &[("04.07-01.1", "CONSUNTIVO", Typed::Number("1"))]);
    let before = fs::read(&theirs).unwrap();
    write([row("04.06-01.1", "Istruzione"), row("04.07-01.1", "Istruzione")]);
    let run = small.run("schede");
    assert!(!run.stdout.contains("Messa da parte"), "{}", run.stdout);
    assert_eq!(fs::read(&theirs).unwrap(), before);
    let told = small.run("controlla").stdout;
    assert!(!told.contains("M006") && !told.contains("I013"), "{told}");
}

#[test]
fn points_and_case_make_no_second_office() {
    let small = Small::new();
    let row = |code, office| [code, "", "x", "X", "crescente", "n.", "1", office];
    let rows = [row("04.06-01.1", "SUAP"), row("04.06-01.2", "S.U.A.P."), row("04.07-01.1", "SUAP")];
    small.register(&rows.each_ref().map(<[&str; 8]>::as_slice));
    let run = small.run("schede --per ufficio");
    assert_eq!(small.sheets(), ["suap.xlsx"]);
    let told = small.run("controlla").stdout;
    assert!(told.contains("[I013] Nel registro l’ufficio «S.U.A.P.» è lo stesso di «SUAP»"), "{told}{}", run.stdout);
    assert!(told.contains("cella H3") && !told.contains("contati come due"), "{told}");
    assert_eq!(small.run("genera").code, 0);
    let offices = fs::read_to_string(small.path("output/2025/bozza/dati/uffici.csv")).unwrap();
    assert_eq!(offices.matches("SUAP").count(), 1, "{offices}");
}

#[test]
fn a_row_that_an_office_added_by_hand_is_read() {
    let entity = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/anno/riga_aggiunta");
    let run = relazione(&["controlla", "--anno", "2025", "--data", "2026-05-20", "--ente", entity]);
    assert!(!run.stdout.contains("[M006]"), "{}", run.stdout);
    let run = relazione(&["spiega", "07.01-01.1", "--anno", "2025", "--data", "2026-05-20", "--ente", entity]);
    assert!(run.stdout.contains("cultura.xlsx"), "{}", run.stdout);
}

#[test]
fn what_an_office_fills_in_stands_side_by_side_and_slips_are_asked_about() {
    let small = Small::new();
    let share: Row<'_> = &["04.06-01.2", "", "quota", "Quota", "crescente", "%", "90", "Istruzione"];
    small.register(&[FIRST, share, SECOND]);
    assert_eq!(small.run("schede").code, 0);
    let path = "misurazioni/2025/Missione_04.xlsx";
    let book = workbook::read(&fs::read(small.path(path)).unwrap(), path, &Limits::default()).unwrap();
    let headings: Vec<String> =
        book.sheets[0].rows().find(|(row, _)| *row == 2).unwrap().1.iter().map(workbook::Cell::display).collect();
    let at_hand = ["OBIETTIVO OPERATIVO", "INDICATORE", "UNITÀ", "TARGET", "CONSUNTIVO", "CAUSA SCOSTAMENTO"];
    assert!(headings.windows(6).any(|six| six == at_hand), "{headings:?}");
    small.write(
        "misurazioni/2025/valori.xlsx",
        &[
            &["CODICE INDICATORE", "CONSUNTIVO", "CAUSA"],
            &["04.06-01.1", "-3", "x"],
            &["04.06-01.2", "1", "x"],
            &["04.07-01.1", "5000", "x"],
        ],
    );
    fs::remove_file(small.path(path)).unwrap();
    let findings = small.run("controlla --formato json").stdout;
    for said in ["è negativo", "1 %", "mille volte"] {
        assert!(findings.contains(said), "{said}: {findings}");
    }
    assert_eq!(findings.matches("\"M021\"").count(), 3, "{findings}");
}

/// Who keeps the register is told once, in words, what changed under a sheet that is filled in; the office nothing.
#[test]
fn a_target_that_the_register_changed_afterwards_stops_the_final_and_is_the_keepers() {
    let small = Small::new();
    small.register(&[FIRST]);
    assert_eq!(small.run("schede").code, 0);
    let theirs = small.path("misurazioni/2025/Missione_04.xlsx");
    type_in(&theirs, &[("04.06-01.1", "CONSUNTIVO", Typed::Number("9"))]);
    let changed: Row<'_> = &["04.06-01.1", "", "n. alunni", "Alunni", "crescente", "n.", "12", "Istruzione"];
    small.register(&[changed]);
    let run = small.run("controlla");
    let told =
        "[M006] Il registro è cambiato dopo la consegna della scheda: di 04.06-01.1 TARGET era «10» e ora è «12».";
    assert!(run.code == 3 && run.stdout.contains(told), "{}", run.stdout);
    assert!(!run.stdout.contains("[M007]") && run.stdout.matches("[M006]").count() == 1, "{}", run.stdout);
    let explained = small.run("spiega 04.06-01.1").stdout;
    assert!(explained.contains("75,00"), "{explained}");
}

#[test]
fn a_row_whose_kind_or_unit_the_register_changed_afterwards_is_handed_out_anew() {
    for (kind, unit) in [("decrescente", "n."), ("crescente", "%"), ("sì/no", "n.")] {
        let small = Small::new();
        small.register(&[FIRST, SECOND]);
        assert_eq!(small.run("schede").code, 0);
        let theirs = small.path("misurazioni/2025/Missione_04.xlsx");
        type_in(&theirs, &[("04.06-01.1", "CONSUNTIVO", Typed::Number("9"))]);
        let target = if kind == "sì/no" { "" } else { "10" };
        let changed: Row<'_> = &["04.06-01.1", "", "n. alunni", "Alunni", kind, unit, target, "Istruzione"];
        small.register(&[changed, SECOND]);
        let told = small.run("controlla").stdout;
        assert!(told.contains("[M023]") && told.contains("crescente") | told.contains("«n.»"), "{told}");
        assert!(["[M006]", "[M007]", "[M010]"].iter().all(|code| !told.contains(code)), "{told}");
        let run = small.run("schede");
        assert!(run.stdout.contains("_integrazione"), "{}", run.stdout);
        let supplement = small.sheets().into_iter().find(|name| name.contains("integrazione")).unwrap();
        let supplement = format!("misurazioni/2025/{supplement}");
        assert_eq!(small.column(&supplement, "CODICE INDICATORE"), ["04.06-01.1"]);
        // Once the new row is there the old one is set aside, and nothing is written a second time.
        let told = small.run("controlla").stdout;
        assert!(!told.contains("[M023]") && told.contains("[M033]"), "{told}");
        assert!(small.run("schede").stdout.contains("nulla da scrivere"));
        let value = if kind == "sì/no" { "sì" } else { "10" };
        type_in(&small.path(&supplement), &[("04.06-01.1", "CONSUNTIVO", Typed::Text(value))]);
        let told = small.run("spiega 04.06-01.1").stdout;
        assert!(told.contains("integrazione") && told.contains("100,00"), "{told}");
    }
}

#[test]
fn a_row_without_a_kind_is_its_offices_all_the_same() {
    let small = Small::new();
    small.register(&[&["04.06-01.1", "", "n. alunni", "Alunni", "", "n.", "10", "Trasporti"], SECOND]);
    let told = small.run("stato").stdout;
    assert!(told.contains("Trasporti") && !told.contains("ufficio non indicato"), "{told}");
}

#[test]
fn an_added_objective_gets_its_weight_by_a_second_row() {
    let small = Small::new();
    let weighed = |row: Row<'static>, weight: &'static str| [row, &[weight]].concat();
    let rows = [weighed(PLAN, "PESO"), weighed(TRANSPORT, "40"), weighed(GRANTS, "60")];
    let [head, first, second] = &rows;
    small.write("piano/piano.xlsx", &[&["Missione 4 - Istruzione"], head, first, second]);
    let added: Row<'_> = &["04.06-09", "", "aggiunto", "", "Pedibus", "Bando", "G.C. 44 del 02/05/2025", ""];
    let weight: Row<'_> = &["04.06-09", "", "PESO", "", "20", "Bando", "G.C. 44 del 02/05/2025", ""];
    let walking: Row<'_> = &["04.06-09.1", "", "linee", "Linee", "crescente", "n.", "2", "Istruzione"];
    small.register(&[FIRST, SECOND, walking]);
    small.write("variazioni/2025.xlsx", &[CHANGES, added]);
    let told = small.run("controlla").stdout;
    assert!(
        told.contains("[A015]") && told.contains("(CODICE 04.06-09, CAMPO PESO, PRIMA vuoto, DOPO il peso)"),
        "{told}"
    );
    small.write("variazioni/2025.xlsx", &[CHANGES, added, weight]);
    let told = small.run("controlla").stdout;
    assert!(!told.contains("[A015]"), "{told}");
}

/// A value that is no date, or hardly true, is told with its indicator, and no example has another year.
#[test]
fn what_is_wrong_in_a_value_names_its_indicator() {
    let small = Small::new();
    small.register(&[FIRST, &["04.07-01.1", "", "n. borse", "Bando", "data", "", "30/06/2025", "Istruzione"]]);
    assert_eq!(small.run("schede").code, 0);
    let theirs = small.path("misurazioni/2025/Missione_04.xlsx");
    type_in(
        &theirs,
        &[("04.06-01.1", "CONSUNTIVO", Typed::Number("-9")), ("04.07-01.1", "CONSUNTIVO", Typed::Text("a primavera"))],
    );
    let told = small.run("controlla").stdout;
    assert!(told.contains("[M010] Indicatore 04.07-01.1: la cella CONSUNTIVO non si può leggere."), "{told}");
    assert!(told.contains("una data (giorno/mese/anno), oppure «non eseguito»"), "{told}");
    assert!(told.contains("[M021] Indicatore 04.06-01.1: il consuntivo è negativo"), "{told}");
}
