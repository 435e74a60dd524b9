//! `prepara`: forms that are as good as none until somebody fills them in, and are then read.

use std::fs;

use relazione_performance::inputs::context::{read_context, read_context_sheet};
use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, files_in, relazione};
use crate::package_xml::unzip;
use crate::typing::Typed::Number;
use crate::typing::type_in;

const FOLDERS: [&str; 4] = ["risorse", "variazioni", "individuale", "contesto"];
const PREPARE: &str = "prepara --anno 2024 --data 2025-02-01";

fn bare() -> Entity {
    let entity = Entity::new();
    for folder in FOLDERS {
        fs::remove_dir_all(entity.path(folder)).unwrap();
    }
    entity
}

#[test]
fn forms_are_written_once_and_count_for_nothing_until_filled_in() {
    let entity = bare();
    let view = |entity: &Entity| entity.run("genera --anno 2024 --data 2025-06-20 --mostra vista").stdout;
    let without = view(&entity);
    let run = entity.run(PREPARE);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for folder in FOLDERS {
        assert!(entity.path(&format!("{folder}/2024.xlsx")).is_file(), "{folder}: {}", run.stdout);
    }
    let book = fs::read(entity.path("risorse/2024.xlsx")).unwrap();
    let book = workbook::read(&book, "risorse/2024.xlsx", &Limits::default()).unwrap();
    let programmes = book.sheets[0].cells.iter().filter(|cell| cell.column == 0 && cell.row > 2).count();
    assert!(programmes > 20 && book.sheets[0].cells.iter().any(|cell| cell.display() == "Segreteria generale"));
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "nothing blocks: {}", run.stdout);
    assert!(run.stdout.contains("[R022]"), "{}", run.stdout);
    let of = |text: &str, key: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()[key].clone();
    for part in ["risorse", "contesto", "individuale", "variazioni"] {
        assert_eq!(of(&without, part), of(&view(&entity), part), "{part}");
    }
    // What is there, in whatever format, stays.
    fs::remove_file(entity.path("contesto/2024.xlsx")).unwrap();
    entity.write("contesto/2024.toml", "popolazione = 10\n");
    let before = files_in(&entity.path(""));
    let run = entity.run(PREPARE);
    assert!(run.stdout.contains("C’è già, non è stato toccato: contesto/2024.toml"), "{}", run.stdout);
    assert!(before == files_in(&entity.path("")));
}

/// The export of the accounting program counts although the ready form lies beside it, until somebody fills that in too.
#[test]
fn a_form_that_nobody_has_filled_in_gives_way_to_the_file_that_says_something() {
    let entity = bare();
    entity.run(PREPARE);
    entity.write("risorse/2024.csv", "Programma;Stanziato;Impegnato;Pagato\n01.02;9,00;8,00;7,00\n");
    entity.write("contesto/2024.toml", "popolazione = 4102\n");
    let check = |entity: &Entity| entity.run("controlla --anno 2024 --data 2025-06-20").stdout;
    let said = check(&entity);
    assert!(!said.contains("[E006]") && !said.contains("[R022]"), "{said}");
    let view = entity.run("genera --anno 2024 --data 2025-06-20 --mostra vista").stdout;
    assert!(view.contains("9,00") && view.contains("4.102"), "{view:.2000}");
    type_in(&entity.path("risorse/2024.xlsx"), &[("01.02", "STANZIATO", Number("5"))]);
    let said = check(&entity);
    assert!(said.contains("[E006]") && said.contains("conta risorse/2024.xlsx"), "{said}");
}

#[test]
fn a_text_is_its_template_without_the_instructions() {
    let entity = bare();
    fs::remove_dir_all(entity.path("testi")).unwrap();
    entity.write("testi/2024/metodo.md", "Il nostro metodo.\n");
    let before = entity.run("controlla --anno 2024 --data 2025-06-20").stdout;
    let run = entity.run(PREPARE);
    assert!(run.stdout.contains("C’è già, non è stato toccato: testi/2024/metodo.md"), "{}", run.stdout);
    for name in ["contesto", "utenti", "missione_01", "missione_12"] {
        assert!(entity.path(&format!("testi/2024/{name}.docx")).is_file(), "{name}: {}", run.stdout);
    }
    assert!(!entity.path("testi/2024/metodo.docx").exists());
    // One that nobody has filled in is as good as none.
    let told =
        |listed: &str| listed.split("  [").filter(|told| told.starts_with('N')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(told(&entity.run("controlla --anno 2024 --data 2025-06-20").stdout), told(&before));

    // Words under the instructions are printed, and they alone; a line that somebody marked so is told.
    let path = entity.path("testi/2024/utenti.docx");
    let mut parts = unzip(&fs::read(&path).unwrap());
    let body = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let written = body.replace("<w:p/>", &(paragraph("Il 92 % è contento.") + &paragraph("▸ da rivedere")));
    parts.insert("word/document.xml".to_owned(), written.into_bytes());
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, &content).unwrap();
    }
    fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    let printed = entity.run("genera --anno 2024 --data 2025-06-20 --mostra xhtml").stdout;
    assert!(printed.contains("92 % è contento."), "the text is printed");
    assert!(!printed.contains('▸') && !printed.contains("Niente nomi di persone"), "and no instruction is");
    let listed = entity.run("controlla --anno 2024 --data 2025-06-20").stdout;
    assert!(listed.contains("[N014]") && listed.contains("da rivedere"), "{listed}");
}

fn sheet(rows: &[[&str; 5]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip([["SEZIONE", "VOCE", "VALORE", "DONNE", "UOMINI"]].iter().chain(rows)) {
        for (column, text) in (0u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_context_as_a_sheet_says_what_the_toml_says() {
    let bytes = sheet(&[
        ["popolazione", "Residenti", "4102", "", ""],
        ["dipendenti", "Istruttori", "", "8", "5"],
        ["dipendenti", "Dirigenti", "", "", ""],
        ["rendiconto", "Spese impegnate", "4.933.666,29 €", "", ""],
        ["Atto del rendiconto", "", "C.C. 14 del 29/04/2025", "", ""],
    ]);
    let (read, findings) = read_context_sheet(&bytes, "contesto/2024.xlsx", &Limits::default()).unwrap();
    assert!(findings.iter().all(|finding| !finding.blocks()), "{findings:?}");
    let toml = "popolazione = 4102\n[[dipendenti]]\ncategoria = \"Istruttori\"\ndonne = 8\nuomini = 5\n[rendiconto]\n\
                atto = { numero = \"C.C. 14\", data = 2025-04-29 }\n[[rendiconto.voci]]\nvoce = \"Spese impegnate\"\n\
                importo = 4_933_666.29\n";
    let same = read_context(toml.as_bytes(), "contesto/2024.toml").0.unwrap();
    assert_eq!(read.population.unwrap().value, same.population.unwrap().value);
    let (act, of_toml) = (read.accounts_act.unwrap(), same.accounts_act.unwrap());
    assert_eq!(act.value, of_toml.value);
    assert_eq!(act.place.to_string(), "contesto/2024.xlsx, foglio «Sheet1», cella C6");
    assert_eq!(of_toml.place.to_string(), "contesto/2024.toml, chiave «rendiconto.atto»");
    assert_eq!((read.staff[0].women, read.staff[0].men, read.staff.len()), (8, 5, 1));
    assert_eq!(read.accounts[0].1.value, same.accounts[0].1.value);
    assert_eq!(read.accounts[0].1.place.to_string(), "contesto/2024.xlsx, foglio «Sheet1», cella C5");
}

#[test]
fn a_row_of_the_context_that_cannot_be_read_is_told_with_its_cell() {
    for (row, cell) in [
        (["popolazione", "", "molti", "", ""], "cella C2"),
        (["popolazione", "", "4102.5", "", ""], "cella C2"),
        (["dipendenti", "Istruttori", "", "8", ""], "cella E2"),
        (["dipendenti", "", "", "8", "5"], "cella B2"),
        (["rendiconto", "", "12", "", ""], "cella B2"),
        (["atto del rendiconto", "", "delibera", "", ""], "cella C2"),
        (["abitanti", "", "4102", "", ""], "cella A2"),
    ] {
        let (context, findings) = read_context_sheet(&sheet(&[row]), "c.xlsx", &Limits::default()).unwrap();
        let told = findings.iter().filter(|finding| finding.blocks()).map(|f| f.place.as_ref().unwrap().to_string());
        assert!(told.collect::<Vec<_>>().iter().any(|place| place.ends_with(cell)), "{row:?}: {findings:?}");
        assert!(context.population.is_none() && context.staff.is_empty() && context.accounts.is_empty());
    }
}

#[test]
fn help_is_asked_for_in_italian_and_slips_are_named() {
    assert_eq!(relazione(&["aiuto"]).stdout, relazione(&["--help"]).stdout);
    let run = relazione(&["aiuto", "genera"]);
    assert!(run.code == 0 && run.stdout.contains("--definitiva"), "{}", run.stdout);
    for (typed, meant) in
        [("--definitivo", "--definitiva"), ("--aano", "--anno"), ("--motivo-ritard", "--motivo-ritardo")]
    {
        let run = relazione(&["genera", typed]);
        assert!(run.code == 2 && run.stderr.contains(&format!("forse «{meant}»?")), "{}", run.stderr);
    }
    assert!(relazione(&["scheda"]).stderr.contains("forse «schede»?"));
    for typed in [["registra", "adozzione"].as_slice(), &["adozione"]] {
        assert!(relazione(typed).stderr.contains("forse «registra adozione»?"), "{typed:?}");
    }
    assert!(!relazione(&["genera", "--qwertyuiop"]).stderr.contains("forse"));
    let other = relazione(&["stato", "--definitiva"]);
    assert!(other.code == 2 && other.stderr.contains("questo comando non ha «--definitiva»"), "{}", other.stderr);
}
