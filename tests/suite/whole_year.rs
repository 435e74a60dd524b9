//! A whole year as an office lives it, from an empty folder to the next year's plan, for two Comuni whose plans have
//! nothing in common: a PEG by settori in a workbook, a DUP in a text document.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use relazione_performance::domain::{Indicator, Quantity};
use relazione_performance::inputs::measurements;
use relazione_performance::kinds::{qualitative, yes_no};
use relazione_performance::workbook::{self, Limits};

use crate::typing::Typed::{self, Number, Text};
use crate::typing::type_in;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/piani");
const ACTS: &str = "
[atti.2025]
piano = { numero = \"C.C. 45\", data = 2024-12-19 }
[smvp]
atto = \"G.C. 20\"
data = 2019-02-27
";

/// A Comune that starts from nothing.
struct Comune {
    folder: tempfile::TempDir,
}

impl Comune {
    fn new() -> Self {
        let comune = Self { folder: tempfile::tempdir().unwrap() };
        comune.at_top(&["nuovo", "ente", "--nome", "Comune di Borgoselva"]);
        let file = comune.path("relazione.toml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, text + ACTS).unwrap();
        comune
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join("ente").join(below)
    }

    fn at_top(&self, arguments: &[&str]) -> String {
        run_in(self.folder.path(), arguments, 0)
    }

    /// Runs a command in the entity's folder, as the office does.
    #[track_caller]
    fn run(&self, arguments: &[&str], code: i32) -> String {
        run_in(&self.path(""), arguments, code)
    }

    fn register(&self, year: &str) -> Vec<Indicator> {
        let file = format!("indicatori/{year}.xlsx");
        let book = workbook::read(&fs::read(self.path(&file)).unwrap(), &file, &Limits::default()).unwrap();
        measurements::read_register(&book).0
    }

    /// The measurement sheets of a year.
    fn sheets(&self, year: &str) -> Vec<PathBuf> {
        let folder = self.path(&format!("misurazioni/{year}"));
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut sheets: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|name| name == "xlsx")).collect();
        sheets.sort();
        sheets
    }

    /// Types in the sheet that has an indicator's row.
    fn type_in_sheets(&self, year: &str, code: &str, heading: &str, typed: Typed<'_>) {
        let holds = |sheet: &&PathBuf| {
            let book = workbook::read(&fs::read(sheet).unwrap(), "f.xlsx", &Limits::default()).unwrap();
            book.sheets.iter().any(|sheet| sheet.cells.iter().any(|cell| cell.display() == code))
        };
        let sheets = self.sheets(year);
        let sheet = sheets.iter().find(holds).unwrap_or_else(|| panic!("no sheet has {code}"));
        type_in(sheet, &[(code, heading, typed)]);
    }

    /// Gives every office of the register an address.
    fn add_addresses(&self, year: &str) {
        let file = self.path("relazione.toml");
        let mut text = fs::read_to_string(&file).unwrap() + "\n[uffici]\n";
        let offices: BTreeSet<String> = self.register(year).into_iter().filter_map(|row| row.office).collect();
        for (number, office) in offices.iter().enumerate() {
            writeln!(text, "\"{office}\" = \"ufficio{number}@comune.prova.it\"").unwrap();
        }
        fs::write(file, text).unwrap();
        fs::write(self.path("posta.toml"), "mittente = \"ragioneria@comune.prova.it\"\n").unwrap();
    }

    /// The next year begins: the plan that follows, its register, and a draft that shows what was published.
    fn next_year(&self, plan: &str) {
        let plans = fs::read_dir(self.path("piano")).unwrap().map(|entry| entry.unwrap().path());
        let previous = plans.into_iter().find(|path| path.is_file()).unwrap();
        let previous = previous.to_str().unwrap();
        self.run(&["importa", plan, "--aggiorna", previous, "--anno", "2026", "-o", "piano/piano_2026.xlsx"], 0);
        let file = self.path("relazione.toml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text + "[piano.2026]\nfile = \"piano/piano_2026.xlsx\"\n").unwrap();
        let told = self.run(&["schede", "--anno", "2026", "--data", "2026-07-20"], 0);
        assert!(told.contains("riprese dal registro del 2025"), "{told}");
        self.run(&["genera", "--anno", "2026", "--data", "2027-05-20", "--quiet"], 0);
        let trend = fs::read_to_string(self.path("output/2026/bozza/dati/andamento.csv")).unwrap();
        let published = trend.lines().find(|row| row.contains("ente") && row.contains("2025"));
        assert!(published.is_some_and(|row| row.contains("100.00")), "{trend}");
    }

    /// Reaches every target but those of `without`.
    fn measure(&self, year: &str, without: &[&str]) {
        for indicator in self.register(year) {
            let code = indicator.code.to_string();
            if without.contains(&code.as_str()) {
                continue;
            }
            let (heading, written) = reached(&indicator);
            let typed = if written.parse::<f64>().is_ok() { Number(&written) } else { Text(&written) };
            self.type_in_sheets(year, &code, heading, typed);
        }
    }
}

#[track_caller]
fn run_in(folder: &Path, arguments: &[&str], code: i32) -> String {
    let mut program = Command::cargo_bin("relazione").unwrap();
    let output = program.current_dir(folder).env_remove("SOURCE_DATE_EPOCH").args(arguments).output().unwrap();
    let [said, told] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}{told}");
    said
}

/// The cell that says that an indicator is reached, and what is written there.
fn reached(indicator: &Indicator) -> (&'static str, String) {
    let target = indicator.target.as_ref().map(|target| target.value);
    let kind = indicator.kind.value;
    match target {
        _ if kind == qualitative::KIND => ("PUNTEGGIO NDV", "100".to_owned()),
        _ if kind == yes_no::KIND => ("CONSUNTIVO", "sì".to_owned()),
        Some(Quantity::Number(target)) => ("CONSUNTIVO", target.to_string()),
        Some(Quantity::Date(day)) => ("CONSUNTIVO", day.format("%d/%m/%Y").to_string()),
        Some(_) | None => ("CONSUNTIVO", "100".to_owned()),
    }
}

/// What the office completes in the register: TIPO and UFFICIO, where the plan did not tell them.
fn complete(comune: &Comune, year: &str) {
    let path = comune.path(&format!("indicatori/{year}.xlsx"));
    let book = workbook::read(&fs::read(&path).unwrap(), "r.xlsx", &Limits::default()).unwrap();
    let sheet = &book.sheets[0];
    let heading = |text: &str| sheet.cells.iter().find(|cell| cell.display() == text).unwrap();
    let codes = heading("CODICE INDICATORE");
    for code in sheet.cells.iter().filter(|cell| cell.column == codes.column && cell.row > codes.row) {
        let is_blank = |column: &str| {
            let at = (code.row, heading(column).column);
            !sheet.cells.iter().any(|cell| (cell.row, cell.column) == at && !cell.display().is_empty())
        };
        let row = code.display();
        if is_blank("TIPO") && is_blank("TARGET") {
            type_in(&path, &[(&row, "TIPO", Text("sì/no"))]);
        } else if is_blank("TIPO") {
            type_in(&path, &[(&row, "TIPO", Text("variazione")), (&row, "BASE", Number("10"))]);
        }
        if is_blank("UFFICIO") {
            type_in(&path, &[(&row, "UFFICIO", Text("Segreteria"))]);
        }
    }
}

/// From an empty folder to the draft of the second year; `offices` divides the sheets by office.
fn lives_a_year(plan: &str, offices: bool) {
    let comune = Comune::new();
    let original = Path::new(CASES).join(plan);
    let original = original.to_str().unwrap();
    comune.run(&["importa", original, "--ente", "."], 0);
    comune.run(&["prepara", "--anno", "2025"], 0);
    let division = if offices { "ufficio" } else { "missione" };
    let sheets: &[&str] = &["schede", "--anno", "2025", "--per", division, "--data", "2025-02-01"];
    let asked = if offices { 3 } else { 0 };
    comune.run(sheets, asked);
    complete(&comune, "2025");
    comune.run(sheets, 0);
    comune.run(&["registra", "approvazione", "--anno", "2025", "--numero", "C.C. 45", "--data", "2024-12-19"], 0);

    let late = comune.register("2025").last().unwrap().code.to_string();
    comune.measure("2025", &[&late]);
    let owed = comune.run(&["controlla", "--anno", "2025", "--data", "2026-05-20"], 3);
    assert!(owed.contains(&format!("mancano: {late}")), "{owed}");
    comune.add_addresses("2025");
    let sent = comune.run(&["spedisci", "--anno", "2025", "--data", "2026-05-20", "--sollecito"], 0);
    assert!(sent.contains("_sollecito_"), "{sent}");
    comune.run(&["genera", "--anno", "2025", "--data", "2026-05-20", "--quiet"], 0);
    comune.run(&["genera", "--anno", "2025", "--data", "2026-05-20", "--definitiva"], 3);

    comune.measure("2025", &[]);
    comune.run(&["controlla", "--anno", "2025", "--data", "2026-06-10", "--definitiva"], 0);
    comune.run(&["genera", "--anno", "2025", "--data", "2026-06-10", "--definitiva", "--quiet"], 0);
    comune.run(&["registra", "adozione", "--anno", "2025", "--numero", "G.C. 50", "--data", "2026-06-18"], 0);

    comune.type_in_sheets("2025", &late, "NOTE", Text("Ricontato."));
    let again = ["genera", "--anno", "2025", "--data", "2026-07-10", "--definitiva", "--quiet"];
    comune.run(&again, 4);
    comune.run(&[&again[..], &["--motivo-rettifica", "Valore ricontato"]].concat(), 0);
    for version in ["v1", "v2"] {
        comune.run(&["verifica", &format!("output/2025/{version}")], 0);
    }
    comune.next_year(original);
}

#[test]
fn a_peg_by_settori() {
    lives_a_year("1_peg_settori.xlsx", true);
}

#[test]
fn a_dup_in_a_text_document() {
    lives_a_year("6_DUP_2025-2027.docx", false);
}
