//! The next year's register, by whichever road it is begun.

use std::fs;
use std::path::PathBuf;

use relazione_performance::domain::{Indicator, Kind, Quantity, Year};
use relazione_performance::inputs::measurements::read_register;
use relazione_performance::kinds;
use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, Run, relazione};
use crate::typing::Typed::{Number, Text};
use crate::typing::type_in;

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

/// A PEG of two years, whose first column of values is dated the year before its first.
fn peg(year: u16, targets: [&str; 2], evenings: &str) -> String {
    let (before, next) = (year - 1, year + 1);
    format!(
        "N.;Programma;Obiettivo;Indicatore;U.M.;Valore iniziale {before};Target {year};Target {next};Ufficio\n\
         1;05.02;Aumentare i prestiti;Prestiti annui;n.;1000;{};{};Biblioteca\n\
         2;05.02;{evenings};Aperture serali;n.;10;24;30;Biblioteca\n\
         3;10.05;Tenere pulite le strade;Strade pulite entro 6 ore;%;90;95;95;Tecnico\n",
        targets[0], targets[1]
    )
}

/// A Comune that begins with a PEG of 2025 and 2026.
struct Comune(tempfile::TempDir);

impl Comune {
    fn new() -> Self {
        let comune = Self(tempfile::tempdir().unwrap());
        let folder = comune.path("");
        let run = relazione(&["nuovo", folder.to_str().unwrap(), "--nome", "Comune di Prova"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        comune.import("PEG_2025.csv", &peg(2025, ["1100", "1200"], "Aprire la biblioteca di sera"), &[]);
        comune
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join("ente").join(below)
    }

    fn import(&self, name: &str, plan: &str, more: &[&str]) -> Run {
        let file = self.0.path().join(name);
        fs::write(&file, plan).unwrap();
        let folder = self.path("");
        let own = ["importa", file.to_str().unwrap(), "--ente", folder.to_str().unwrap()];
        let run = relazione(&[&own, more].concat());
        assert!(matches!(run.code, 0 | 3), "{}{}", run.stdout, run.stderr);
        run
    }

    fn run(&self, command: &str) -> String {
        let folder = self.path("");
        let arguments: Vec<&str> = command.split(' ').chain(["--ente", folder.to_str().unwrap()]).collect();
        let run = relazione(&arguments);
        assert!(matches!(run.code, 0 | 3), "{}{}", run.stdout, run.stderr);
        run.stdout
    }

    /// The office puts the register of 2025 right and fills its sheets in.
    fn live_2025(&self) {
        let register = self.path("indicatori/2025.xlsx");
        for code in ["05.02-01.1", "05.02-02.1", "10.05-01.1"] {
            type_in(&register, &[(code, "SUGGERIMENTO", Text(""))]);
        }
        let right = [
            ("05.02-01.1", "TIPO", Text("variazione")),
            ("05.02-01.1", "UFFICIO", Text("Biblioteca e archivio")),
            ("10.05-01.1", "INDICATORE", Text("Strade spazzate entro 6 ore")),
        ];
        type_in(&register, &right);
        self.run("schede --anno 2025");
        for (file, code, value) in [
            ("missione_05", "05.02-01.1", "1080"),
            ("missione_05", "05.02-02.1", "22"),
            ("missione_10", "10.05-01.1", "93"),
        ] {
            let mut sheets = fs::read_dir(self.path("misurazioni/2025")).unwrap().map(|entry| entry.unwrap().path());
            let sheet = sheets.find(|path| path.to_string_lossy().to_lowercase().contains(file)).unwrap();
            type_in(&sheet, &[(code, "CONSUNTIVO", Number(value))]);
        }
    }

    fn rows(&self, year: u16) -> Vec<Indicator> {
        let file = format!("indicatori/{year}.xlsx");
        let book = workbook::read(&fs::read(self.path(&file)).unwrap(), &file, &Limits::default()).unwrap();
        read_register(&book).0
    }
}

fn row<'r>(rows: &'r [Indicator], code: &str) -> &'r Indicator {
    rows.iter().find(|row| row.code.as_str() == code).unwrap_or_else(|| panic!("{code}: {rows:?}"))
}

fn base(row: &Indicator) -> (Option<Quantity>, Option<Year>) {
    (row.baseline.as_ref().map(|base| base.value), row.baseline_year)
}

#[test]
fn a_proposed_kind_is_to_confirm_in_the_register_of_every_year() {
    let comune = Comune::new();
    for year in [2025, 2026] {
        let said = comune.run(&format!("controlla --anno {year}"));
        assert!(said.contains("[I015]"), "{year}: {said}");
    }
}

#[test]
fn a_register_that_nobody_touched_follows_the_year_before() {
    let comune = Comune::new();
    comune.live_2025();
    let said = comune.run("schede --anno 2026");
    assert!(said.contains("nessuno lo aveva toccato") && said.contains("2026.precedente-1.xlsx"), "{said}");
    let rows = comune.rows(2026);
    let loans = row(&rows, "05.02-01.1");
    assert_eq!(base(loans), (Some(Quantity::Number(1080.into())), Some(Year(2025))));
    assert_eq!(loans.target.as_ref().unwrap().value, Quantity::Number(1200.into()));
    let variation: Kind = kinds::ALL.read("variazione", "").unwrap();
    assert_eq!((loans.kind.value, loans.office.as_deref()), (variation, Some("Biblioteca e archivio")));
    // Another name given by the office goes on with its code.
    let streets = row(&rows, "10.05-01.1");
    assert_eq!((streets.name.as_str(), rows.len()), ("Strade spazzate entro 6 ore", 3));
    // What was confirmed is not asked again, and a second run finds nothing to do.
    assert!(!comune.run("controlla --anno 2026").contains("[I015]"));
    assert!(comune.run("schede --anno 2026").contains("non è stato toccato"));
}

#[test]
fn prepara_renews_a_register_that_nobody_touched() {
    let comune = Comune::new();
    comune.live_2025();
    let said = comune.run("prepara --anno 2026");
    assert!(said.contains("nessuno lo aveva toccato") && said.contains("2026.precedente-1.xlsx"), "{said}");
    assert_eq!(base(row(&comune.rows(2026), "05.02-01.1")).0, Some(Quantity::Number(1080.into())));
    // A second run has nothing to renew.
    assert!(!comune.run("prepara --anno 2026").contains("nessuno lo aveva toccato"));
}

#[test]
fn a_register_that_was_merely_saved_again_still_follows() {
    let comune = Comune::new();
    let path = comune.path("indicatori/2026.xlsx");
    let before = fs::read(&path).unwrap();
    // The same value in another file, as a spreadsheet program saves it.
    type_in(&path, &[("05.02-02.1", "TARGET", Number("30"))]);
    assert_ne!(fs::read(&path).unwrap(), before);
    comune.live_2025();
    let said = comune.run("schede --anno 2026");
    assert!(said.contains("nessuno lo aveva toccato"), "{said}");
}

#[test]
fn a_register_that_somebody_touched_is_told_and_left() {
    let comune = Comune::new();
    type_in(&comune.path("indicatori/2026.xlsx"), &[("05.02-02.1", "TARGET", Number("31"))]);
    let touched = fs::read(comune.path("indicatori/2026.xlsx")).unwrap();
    comune.live_2025();
    comune.run("schede --anno 2026");
    assert_eq!(fs::read(comune.path("indicatori/2026.xlsx")).unwrap(), touched);
    let said = comune.run("controlla --anno 2026");
    // Where it begins from an older value than last year's, and where its target is not the plan's.
    assert!(said.contains("[I018]") && said.contains("1.080"), "{said}");
    assert!(said.contains("[I016]") && said.contains("31"), "{said}");
    let run =
        comune.import("PEG_2025.csv", &peg(2025, ["1100", "1200"], "Aprire la biblioteca di sera"), &["--sostituisci"]);
    assert!(run.stdout.contains("05.02-02.1") && run.stdout.contains("Rimedio:"), "{}", run.stdout);
    assert_eq!(fs::read(comune.path("indicatori/2026.xlsx")).unwrap(), touched);
}

#[test]
fn a_new_plan_reaches_the_registers_that_nobody_touched() {
    let comune = Comune::new();
    comune.live_2025();
    let plan = comune.path("piano/piano_2025-2026.xlsx");
    let new = peg(2026, ["1150", "1250"], "Estendere gli orari serali");
    let run = comune.import("PEG_2026.csv", &new, &["--aggiorna", plan.to_str().unwrap()]);
    assert!(!run.stdout.contains("nel piano è diverso"), "{}", run.stdout);
    let rows = comune.rows(2026);
    let loans = row(&rows, "05.02-01.1");
    assert_eq!(loans.target.as_ref().unwrap().value, Quantity::Number(1150.into()));
    // The new plan says where it starts: it is kept, and that last year's sheets say otherwise is told.
    assert_eq!(base(loans), (Some(Quantity::Number(1000.into())), Some(Year(2025))));
    assert!(row(&rows, "05.02-03.1").name == "Aperture serali" && rows.len() == 3, "{rows:?}");
    let said = comune.run("controlla --anno 2026");
    assert!(said.contains("[I017]") && said.contains("1.080") && !said.contains("[A014]"), "{said}");
}

#[test]
fn what_a_new_register_begins_from_is_told_as_it_is() {
    let comune = Comune::new();
    comune.live_2025();
    fs::remove_file(comune.path("indicatori/2026.xlsx")).unwrap();
    let said = comune.run("schede --anno 2026");
    assert!(said.contains("3 consuntivi ripresi come valore base. I target sono quelli del piano."), "{said}");
}

#[test]
fn the_plans_indicators_follow_an_objective_whose_code_the_office_writes() {
    let comune = Comune::new();
    let plan = comune.path("piano/piano_2025-2026.xlsx");
    let new = peg(2026, ["1150", "1250"], "Estendere gli orari serali");
    comune.import("PEG_2026.csv", &new, &["--aggiorna", plan.to_str().unwrap()]);
    let canonical = comune.path("piano/piano_2026-2027.xlsx");
    type_in(&canonical, &[("Estendere gli orari serali", "CODICE", Text("05.02-02"))]);
    let folder = comune.path("");
    let run = relazione(&["importa", canonical.to_str().unwrap(), "--ente", folder.to_str().unwrap()]);
    assert!(run.code == 0 && !run.stdout.contains("aspettavano"), "{}{}", run.stdout, run.stderr);
    let rows = comune.rows(2026);
    let evenings = rows.iter().find(|row| row.objective.as_str() == "05.02-02").unwrap_or_else(|| panic!("{rows:?}"));
    assert_eq!(evenings.target.as_ref().map(|target| target.value), Some(Quantity::Number(24.into())), "{rows:?}");
    // A code that no objective has is told, with its row.
    type_in(
        &canonical,
        &[
            ("Aperture serali", "OBIETTIVO", Text("05.02-09")),
            ("Aperture serali", "OBIETTIVO OPERATIVO", Text("Altro")),
        ],
    );
    let run = relazione(&["importa", canonical.to_str().unwrap(), "--ente", folder.to_str().unwrap()]);
    assert!(run.stdout.contains("[P056]") && run.stdout.contains("05.02-09"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn an_objective_without_targets_says_which_years_it_is_not_planned_for() {
    let comune = Comune::new();
    let plan = peg(2025, ["1100", "1200"], "Aprire la biblioteca di sera")
        + "4;01.10;Valutare la performance;Relazione sulla performance;;;;;Segreteria\n";
    let run = comune.import("PEG_2025.csv", &plan, &["--sostituisci"]);
    let told = run.stdout.contains("previsto soltanto per il 2025, non per il 2026");
    assert!(told && run.stdout.contains("[P055]"), "{}", run.stdout);
}

#[test]
fn an_office_that_only_owes_a_cause_is_said_to_owe_it() {
    let comune = Comune::new();
    comune.live_2025();
    let page = comune.path("stato.html");
    comune.run(&format!("stato --anno 2025 --data 2026-03-01 --html {}", page.display()));
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("nessuno; da correggere o da spiegare: 1"), "{page}");
}
