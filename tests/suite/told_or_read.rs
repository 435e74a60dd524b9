//! What offices hand in is read as they see it, or said: texts with open quotes, codes without zeros, packages of
//! other programs, files where nobody looks.

use std::fs;
use std::path::Path;

use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan::{self, PlanError};
use relazione_performance::inputs::resources;
use relazione_performance::workbook::{self, Limits, Value};

use crate::entity::{Entity, relazione};

const HEADER: &str = "INDIRIZZI STRATEGICI;OBIETTIVI STRATEGICI;PROGRAMMI;OBIETTIVI OPERATIVI;FINALITA';STAKEHOLDER;\
                      2024;2025;2026;INDICATORI DI OUTPUT";
const CHECK: &str = "controlla --anno 2024 --data 2025-06-20 --formato json";

fn plan_of(rows: &[&str]) -> String {
    format!("Missione 01 – Servizi istituzionali\n{HEADER}\n{}\n", rows.join("\n"))
}

type Told = Vec<(&'static str, String, String)>;

/// Titles of the objectives with their programmes, and the findings: code, place, message.
fn read(bytes: &[u8], name: &str) -> Result<(Vec<String>, Told), PlanError> {
    let (plan, findings) = plan::read(bytes, name, Catalogue::embedded(), &Limits::default())?;
    let titles = plan.objectives().map(|(_, one)| format!("{} {}", one.placement, one.title.text)).collect();
    Ok((titles, told(&findings)))
}

fn told(findings: &[Finding]) -> Told {
    let place = |finding: &Finding| finding.place.as_ref().map(|place| place.position.to_string()).unwrap_or_default();
    findings.iter().map(|finding| (finding.code.id, place(finding), finding.message.clone())).collect()
}

fn case(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lettura").join(name)).unwrap()
}

fn of_code<'t>(told: &'t Told, code: &str) -> Vec<&'t str> {
    told.iter().filter(|(id, ..)| *id == code).map(|(_, place, _)| place.as_str()).collect()
}

#[test]
fn a_quote_that_closes_in_another_row_blocks_in_every_text() {
    let text = plan_of(&[
        "Città;Obs;01.01;Diretta dei consigli;Trasparenza;Cittadini;x;x;x;Sedute",
        "Città;Obs;01.02;\"Sportello digitale;Semplificare;Cittadini;x;x;;Pratiche",
        "Città;Obs;01.10;Formazione\";Competenze;Dipendenti;x;;x;Ore",
    ]);
    let (titles, found) = read(text.as_bytes(), "piano.csv").unwrap();
    assert_eq!(titles, ["01.01 Diretta dei consigli"]);
    let open = found.iter().find(|(id, ..)| *id == "P041").unwrap();
    assert!(open.1 == "D4" && open.2.contains("solo alla riga 5"), "{open:?}");
    let tabs = text.replace(';', "\t");
    assert_eq!(of_code(&read(tabs.as_bytes(), "piano.txt").unwrap().1, "P041"), ["riga 4"]);
    let budget = "Programma;Denominazione;Stanziato;Impegnato;Pagato\n01.01;\"Organi;10,00;9,00;8,00\n\
                  01.02;Segreteria;10,00;9,00;8,00\n01.03;Finanze\";10,00;9,00;8,00\n";
    let error = resources::read(budget.as_bytes(), "risorse.csv", &Limits::default()).unwrap_err().to_string();
    assert!(error.contains("aperte in B2") && error.contains("solo alla riga 4"), "{error}");
    let broken = budget.replace("\"Organi;", "\"Organi\nistituzionali\";").replace("Finanze\"", "Finanze");
    let (read, _) = resources::read(broken.as_bytes(), "risorse.csv", &Limits::default()).unwrap();
    assert_eq!(read.programmes.len(), 3, "a line break within a cell stays");
}

#[test]
fn an_open_quote_is_named_wherever_it_stands() {
    let row = "Città;Obs;01.01;Diretta;Trasparenza;Cittadini;x;x;x;Sedute";
    let first = plan_of(&[&row.replace("Diretta", "\"Diretta"), row]);
    for (text, place) in [
        (first.clone(), "D3"),
        (plan_of(&[row]).replace("STAKEHOLDER", "\"STAKEHOLDER"), "F2"),
        (plan_of(&[row]).replace("Missione", "\"Missione"), "A1"),
    ] {
        let error = read(text.as_bytes(), "piano.csv").unwrap_err().to_string();
        assert!(error.contains("irgolette") && error.contains(place), "{error}");
    }
    let error = read(first.replace(';', "\t").as_bytes(), "piano.txt").unwrap_err().to_string();
    assert!(error.contains("irgolette") && error.contains("riga 3"), "{error}");
    let table = "codice_missione;missione;codice_programma;programma\n01;Servizi;01.01;\"Organi\n01;Servizi;01.02;X\n";
    let error = Catalogue::read(table.as_bytes(), "catalogo.csv").unwrap_err().to_string();
    assert!(error.contains("riga 2: le virgolette aperte in D2 non si chiudono") && !error.contains('\n'), "{error}");
}

#[test]
fn a_code_of_one_digit_is_ambiguous_whatever_follows_and_its_name_decides() {
    let row = |code: &str| format!("Città;Obs;{code};Diretta;Trasparenza;Cittadini;x;x;x;Sedute");
    let sure = row("01.02");
    for code in ["1.1", "1.1.", "1-1", "1 2", "1_1", "1/2", "1.1 - Altri servizi generali", "1,1"] {
        let text = plan_of(&[&sure, &row(code)]);
        let (titles, found) = read(text.as_bytes(), "piano.csv").unwrap();
        assert_eq!(titles.len(), 1, "{code}");
        assert_eq!(of_code(&found, "P007"), ["C4"], "{code}: {found:?}");
    }
    for (code, programme) in
        [("1.1 Risorse umane", "01.10"), ("1-1 – Organi istituzionali", "01.01"), ("M1 P1", "01.01")]
    {
        let (titles, found) = read(plan_of(&[&sure, &row(code)]).as_bytes(), "piano.csv").unwrap();
        assert_eq!(titles, ["01.02 Diretta".to_owned(), format!("{programme} Diretta")], "{code}: {found:?}");
    }
    let (titles, found) = read(plan_of(&[&row("1-1")]).as_bytes(), "piano.csv").unwrap();
    assert!(titles.is_empty(), "it waits for its programme: {titles:?}");
    assert_eq!(of_code(&found, "P007"), ["C3"]);
}

#[test]
fn invisible_characters_are_cleaned_before_a_code_is_read() {
    for hidden in ['\u{200b}', '\u{fe0f}', '\u{34f}', '\u{2800}', '\u{3164}', '\u{115f}'] {
        let budget = format!(
            "Programma;Denominazione;Stanziato;Impegnato;Pagato\n01.{hidden}02{hidden};Segreteria;10,00;9,00;8,00\n"
        );
        let (read, found) = resources::read(budget.as_bytes(), "risorse.csv", &Limits::default()).unwrap();
        assert_eq!(read.programmes.len(), 1, "{hidden:?} {found:?}");
        let note = found.iter().find(|finding| finding.code.id == "F005").unwrap();
        assert!(note.found.as_deref().unwrap().contains(&format!("[U+{:04X}]", u32::from(hidden))), "{note}");
        let row = format!("Città;Obs;01.{hidden}02{hidden};Diretta;Trasparenza;Cittadini;x;x;x;Sedute");
        let (titles, found) = self::read(plan_of(&[&row]).as_bytes(), "piano.csv").unwrap();
        assert_eq!(titles, ["01.02 Diretta"], "{hidden:?} {found:?}");
    }
}

#[test]
fn texts_in_other_encodings_are_read_and_those_of_windows_told() {
    let text = plan_of(&["Città;Obs;01.01;Diretta;Trasparenza;Cittadini;x;x;x;Sedute"]);
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, "piano.csv").unwrap().0.len(), 1);
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    assert_eq!(of_code(&read(&western, "piano.csv").unwrap().1, "F008"), ["riga 1"]);
    let tabs = text.replace(';', "\t");
    let (tabs, _, _) = encoding_rs::WINDOWS_1252.encode(&tabs);
    assert_eq!(of_code(&read(&tabs, "piano.txt").unwrap().1, "F008"), ["riga 1"]);
    let budget = b"Programma;Denominazione;Stanziato;Impegnato;Pagato\n01.01;Attivit\xE0;10,00;9,00;8,00\n";
    let (_, found) = resources::read(budget, "risorse.csv", &Limits::default()).unwrap();
    assert_eq!(of_code(&told(&found), "F008"), ["riga 2"]);
}

#[test]
fn what_is_no_spreadsheet_is_called_by_its_name() {
    for (bytes, name) in [
        (&b"7z\xBC\xAF\x27\x1C\0\x04"[..], "archivio 7z"),
        (b"\x1F\x8B\x08\0\0\0", "compresso"),
        (b"Rar!\x1A\x07\x01\0", "archivio rar"),
        (b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0", "p7m"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "MHTML"),
    ] {
        let error = workbook::read(bytes, "piano.xlsx", &Limits::default()).unwrap_err().to_string();
        assert!(error.contains(name) && !error.contains("danneggiato"), "{error}");
    }
}

#[test]
fn values_of_other_files_are_told_for_each_cell_in_every_format() {
    for (name, cells) in [
        ("piano_altro_file.xls", &["K4"][..]),
        ("piano_altro_file_matrice.xls", &["K4", "K5"]),
        ("piano_altro_file_matrice.xlsx", &["K4", "K5"]),
        ("piano_altro_file_condivisa.xlsx", &["K4", "K5"]),
        ("piano_altro_file_nome.xlsx", &["K4"]),
        ("piano_altro_file_nome.ods", &["K4"]),
    ] {
        let (_, found) = read(&case(name), name).unwrap();
        assert_eq!(of_code(&found, "F003"), cells, "{name}");
        let is_named = |(id, _, message): &(&str, String, String)| *id == "F003" && message.contains("«altro.xlsx»");
        assert!(found.iter().any(is_named), "{name} {found:?}");
    }
}

#[test]
fn workbooks_of_other_programs_are_read_and_their_errors_are_no_blanks() {
    for name in ["piano_altra_parte.xlsx", "piano_formato_senza_flag.xls"] {
        let (titles, found) = read(&case(name), name).unwrap();
        assert_eq!(titles.len(), 3, "{name} {found:?}");
    }
    let (_, found) = read(&case("piano_errore_senza_valore.xlsx"), "piano.xlsx").unwrap();
    assert_eq!(of_code(&found, "P025"), ["K4"], "{found:?}");
    for name in ["piano_barrato_in_parte.xlsx", "piano_barrato_in_parte.ods", "piano_barrato_in_parte.xls"] {
        assert_eq!(of_code(&read(&case(name), name).unwrap().1, "F002"), ["D4"], "{name}");
    }
}

#[test]
fn noise_of_binary_fractions_and_invisible_codes_count_for_what_is_shown() {
    let (resources, found) =
        resources::read(&case("risorse_rumore_binario.xlsx"), "risorse/2024.xlsx", &Limits::default()).unwrap();
    assert_eq!(of_code(&told(&found), "R007"), [""; 0], "{found:?}");
    let amount = resources.programmes[0].appropriated.as_ref().unwrap();
    assert_eq!(amount.value.to_string(), "118400");
    let sheet = workbook::read(&case("scheda_rumore_binario.xlsx"), "scheda.xlsx", &Limits::default()).unwrap();
    let sheet = sheet.sheets.iter().find(|sheet| &*sheet.name == "Missione 09").unwrap();
    assert_eq!(sheet.cell(6, 17).map(|cell| cell.value.clone()), Some(Value::Number(80.into())));
    let entity = Entity::new();
    for (name, _) in crate::entity::files_in(&entity.path("misurazioni/2024")) {
        fs::remove_file(entity.path("misurazioni/2024").join(name)).unwrap();
    }
    fs::write(entity.path("misurazioni/2024/scheda.xlsx"), case("scheda_codice_spazio_invisibile.xlsx")).unwrap();
    let run = entity.run(CHECK);
    assert!(run.stdout.contains("F005") && run.stdout.contains("09.03-01.1[U+200B]"), "{}", run.stdout);
    assert!(!run.stdout.contains("M005"), "{}", run.stdout);
}

#[test]
fn texts_longer_than_a_cell_are_cut_and_told_and_no_library_speaks() {
    let long = "a".repeat(40_000);
    let text = plan_of(&[&format!("C;O;01.01;Diretta;{long};Cittadini;x;x;x;Sedute")]);
    let (_, found) = read(text.as_bytes(), "piano.csv").unwrap();
    assert_eq!(of_code(&found, "F013"), ["E3"]);
    let tabs = text.replace(';', "\t");
    assert_eq!(of_code(&read(tabs.as_bytes(), "piano.txt").unwrap().1, "F013"), ["riga 3"]);
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("piano.csv"), folder.path().join("piano.xlsx"));
    fs::write(&from, &text).unwrap();
    let run = relazione(&["importa", from.to_str().unwrap(), "-o", to.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let entity = Entity::new();
    entity.replace("relazione.toml", "Comune di Boffalora sopra Ticino", &"Comune lungo ".repeat(3000));
    let run = entity.run("genera --anno 2024 --data 2025-06-20 --quiet");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let run = entity.run(CHECK);
    assert!(run.stdout.contains("E016") && run.stdout.contains("ente.nome"), "{}", run.stdout);
}

#[test]
fn what_lies_where_nobody_looks_is_told() {
    let entity = Entity::new();
    let sheet = fs::read(entity.path("misurazioni/2024/ufficio_tecnico.xlsx")).unwrap();
    for below in ["misurazioni/fuori.xlsx", "misurazioni/anno_2024/dentro.xlsx", "Misurazioni/2024/maiuscola.xlsx"] {
        fs::create_dir_all(entity.path(below).parent().unwrap()).unwrap();
        fs::write(entity.path(below), &sheet).unwrap();
    }
    entity.write("testi/contesto.md", "# Contesto\n").write("stemma.png", "x");
    let run = entity.run(CHECK);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let mut places: Vec<&str> = found["anomalie"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["codice"] == "E017")
        .map(|finding| finding["posizione"]["file"].as_str().unwrap())
        .collect();
    places.sort_unstable();
    let expected =
        ["Misurazioni", "misurazioni/anno_2024", "misurazioni/fuori.xlsx", "stemma.png", "testi/contesto.md"];
    assert_eq!(places, expected);
}

#[test]
fn a_sheet_with_macros_is_read_as_any_other() {
    let entity = Entity::new();
    let folder = entity.path("misurazioni/2024");
    fs::rename(folder.join("ufficio_tecnico.xlsx"), folder.join("ufficio_tecnico.xlsm")).unwrap();
    let run = entity.run(CHECK);
    assert!(!run.stdout.contains("E004") && !run.stdout.contains("A002"), "{}", run.stdout);
}
