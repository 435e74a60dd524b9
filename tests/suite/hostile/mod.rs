//! Files that are broken, lie or attack: the program reads them or refuses them with a clear
//! message, in at most 256 MiB of address space, whatever they claim.
//!
//! Every case runs the program itself under that ceiling: an allocation beyond it ends the
//! process and so the test.

mod documents;
pub mod files;
mod impostors;
mod mutations;

use std::process::Command;

use files::{archive, entry, ods, record, with_copies, with_entry, words, xls};
use relazione_performance::workbook::{self, Limits, Value, Workbook};

const PLAN: &[u8] = include_bytes!("../../fixtures/piano_libreoffice.xlsx");
const FORMATS: [(&str, &[u8]); 5] = [
    ("xlsx", PLAN),
    ("ods", include_bytes!("../../fixtures/piano_libreoffice.ods")),
    ("xls", include_bytes!("../../fixtures/piano_libreoffice.xls")),
    ("docx", include_bytes!("../../fixtures/documenti/revisioni_e_note.docx")),
    ("odt", include_bytes!("../../fixtures/documenti/revisioni_e_note.odt")),
];
const SHEET: &str = "xl/worksheets/sheet1.xml";
const MOST_KIB: u32 = 256 * 1024;

/// Imports a file with the program under the memory ceiling; gives exit code and messages.
#[track_caller]
fn import(name: &str, bytes: &[u8]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MOST_KIB} && exec \"$0\" importa \"$1\" --formato json")])
        .arg(assert_cmd::cargo::cargo_bin("relazione"))
        .arg(&path)
        .output()
        .unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    let code = output.status.code().unwrap_or_else(|| panic!("{name}: {:?} {messages}", output.status));
    assert!(matches!(code, 0 | 1 | 3), "{name}: {code} {messages}");
    assert!(!messages.contains("panicked"), "{messages}");
    (code, messages)
}

/// The program refuses the file with a message that names it and holds these words.
#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let (code, messages) = import(name, bytes);
    assert_eq!(code, 1, "{name}: {messages}");
    assert!(messages.contains(name) && messages.contains(words), "«{words}» is not in: {messages}");
}

/// The program reads the file to its end: it holds cells, but no plan.
#[track_caller]
fn read_to_the_end(name: &str, bytes: &[u8]) -> Workbook {
    refused(name, bytes, "nessuna tabella di piano");
    workbook::read(bytes, name, &Limits::default()).unwrap()
}

/// A sheet of these rows in the place of the plan's first.
fn xlsx(rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    with_entry(PLAN, SHEET, &sheet)
}

#[test]
fn archives_that_inflate_without_end() {
    refused("bomba.xlsx", &with_copies(PLAN, 9 * 1024 * 1024, 15), "128 MiB");
    let one_text = format!("<sst><si><t>{}</t></si></sst>", "0".repeat(20 * 1024 * 1024));
    refused("testo.xlsx", &with_entry(PLAN, "xl/sharedStrings.xml", &one_text), "un solo testo");
    let many_texts = format!("<sst>{}</sst>", "<si/>".repeat(1_000_001));
    refused("testi.xlsx", &with_entry(PLAN, "xl/sharedStrings.xml", &many_texts), "1000000 celle");
    let entries: Vec<String> = (0..10_001).map(|number| format!("xl/{number}")).collect();
    let many = archive(entries.iter().map(|name| (name.as_str(), String::new())));
    refused("parti.xlsx", &many, "10000 parti");
}

#[test]
fn headers_that_lie_about_lengths() {
    let honest = with_entry(PLAN, SHEET, &"<row/>".repeat(100_000));
    for claimed in [1u32, 0x7FFF_FFFF] {
        let length = 600_000u32.to_le_bytes();
        let mut lying = honest.clone();
        while let Some(at) = lying.windows(4).position(|four| four == length) {
            lying[at..at + 4].copy_from_slice(&claimed.to_le_bytes());
        }
        assert_ne!(lying, honest);
        refused("bugiardo.xlsx", &lying, "bugiardo.xlsx");
    }
}

#[test]
fn files_cut_short() {
    for (format, bytes) in FORMATS {
        for part in 1..8 {
            let name = format!("troncato.{format}");
            refused(&name, &bytes[..bytes.len() * part / 8], "danneggiato");
        }
    }
}

#[test]
fn xml_that_nests_without_end_or_declares_entities() {
    let deep = format!("{}{}", "<row>".repeat(300), "</row>".repeat(300));
    refused("profondo.xlsx", &xlsx(&deep), "256 livelli XML");
    let deep = format!("{}{}", "<text:span>".repeat(300), "</text:span>".repeat(300));
    refused("profondo.ods", &ods(&deep), "256 livelli XML");
    let entities = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>";
    refused("entita.xlsx", &with_entry(PLAN, SHEET, entities), "DOCTYPE");
    refused("entita.ods", &archive([("content.xml", entities.to_owned())]), "DOCTYPE");
    // Where the parts stand makes no difference, nor does an encoding that hides the markup.
    let moved = entry(PLAN, "xl/_rels/workbook.xml.rels").replace("worksheets/sheet1.xml", "media/foto.png");
    let moved = with_entry(&with_entry(PLAN, "xl/_rels/workbook.xml.rels", &moved), "xl/media/foto.png", entities);
    refused("spostato.xlsx", &moved, "DOCTYPE");
    let encoded = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><worksheet><sheetData/></worksheet>";
    refused("codifica.xlsx", &with_entry(PLAN, SHEET, encoded), "codifica non ammessa");
}

#[test]
fn external_links_are_never_opened() {
    let link = "<externalLink><externalBook r:id=\"rId1\"/></externalLink>";
    let target = "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>";
    let linked = with_entry(PLAN, "xl/externalLinks/externalLink1.xml", link);
    let linked = with_entry(&linked, "xl/externalLinks/_rels/externalLink1.xml.rels", target);
    let read = |bytes: &[u8]| workbook::read(bytes, "piano.xlsx", &Limits::default()).unwrap();
    assert_eq!(read(&linked), read(PLAN));
}

#[test]
fn a_million_empty_rows_with_a_format_are_no_cells() {
    let rows = |count: u32| (1..=count).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>"));
    refused("righe.xlsx", &xlsx(&rows(1_000_000).collect::<String>()), "nessuna tabella di piano");
    assert!(read_to_the_end("righe.xlsx", &xlsx(&rows(10).collect::<String>())).sheets[0].cells.is_empty());
    let row = "<table:table-row><table:table-cell table:style-name=\"ce1\"/></table:table-row>";
    let table = |rows: usize| ods(&format!("<table:table table:name=\"F\">{}</table:table>", row.repeat(rows)));
    refused("righe.ods", &table(1_000_000), "nessuna tabella di piano");
    assert!(read_to_the_end("righe.ods", &table(10)).sheets[0].cells.is_empty());
}

#[test]
fn repetitions_of_nothing_are_nothing_and_of_something_are_counted() {
    let cell = |content: &str| {
        format!(
            "<table:table table:name=\"F\"><table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell \
             table:number-columns-repeated=\"4294967295\"{content}</table:table-row></table:table>"
        )
    };
    assert!(read_to_the_end("vuoto.ods", &ods(&cell("/>"))).sheets[0].cells.is_empty());
    let full = cell(" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>");
    refused("pieno.ods", &ods(&full), "1000000 celle");
}

#[test]
fn far_cells_and_dimensions_that_lie_take_no_memory() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";
    let cells = read_to_the_end("lontano.xlsx", &xlsx(far)).sheets[0].cells.clone();
    assert_eq!((cells[0].row, cells[0].column), (1_048_575, 16_383));
    let lying =
        entry(&xlsx(far), SHEET).replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"></dimension><sheetData>");
    assert_eq!(read_to_the_end("dimensioni.xlsx", &with_entry(PLAN, SHEET, &lying)).sheets[0].cells, cells);
    let number =
        |row: u16, column: u16| record(0x0203, &[words(&[row, column, 0]), 7f64.to_le_bytes().to_vec()].concat());
    let lie = record(0x0200, &[&0u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &words(&[0, 0xFFFF, 0])].concat());
    let corners = xls(&[], &[lie, number(0, 0), number(0xFFFF, 0xFF)]);
    assert_eq!(read_to_the_end("angoli.xls", &corners).sheets[0].cells.len(), 2);
}

#[test]
fn a_huge_index_of_a_shared_formula_takes_no_memory() {
    let row = "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"4294967295\">1+1</f><v>2</v></c>\
               <c r=\"B1\"><f t=\"shared\" si=\"4294967295\"/><v></v></c></row>";
    let cells = &read_to_the_end("formula.xlsx", &xlsx(row)).sheets[0].cells;
    assert_eq!(cells[0].value, Value::Number(2.into()));
    assert_eq!(cells[1].value, Value::Unreadable);
}

#[test]
fn parts_that_are_cheap_to_write_and_dear_to_keep() {
    let format = format!("<numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts>", "0".repeat(60_000));
    let styles =
        format!("<styleSheet>{format}<cellXfs>{}</cellXfs></styleSheet>", "<xf numFmtId=\"200\"/>".repeat(60_000));
    refused("stili.xlsx", &with_entry(PLAN, "xl/styles.xml", &styles), "stili");
    let merges = format!("<mergeCells>{}</mergeCells>", "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(20_001));
    let sheet = entry(PLAN, SHEET).replace("</worksheet>", &format!("{merges}</worksheet>"));
    refused("unioni.xlsx", &with_entry(PLAN, SHEET, &sheet), "20000 celle unite");
    let workbook = entry(PLAN, "xl/workbook.xml");
    let tab = workbook.split("<sheets>").nth(1).unwrap().split("/>").next().unwrap();
    let tabs = workbook.replace("<sheets>", &format!("<sheets>{}", format!("{tab}/>").repeat(100)));
    refused("fogli.xlsx", &with_entry(PLAN, "xl/workbook.xml", &tabs), "stessa parte");
}

#[test]
fn xls_records_that_lie() {
    let texts = record(0x00FC, &[&u32::MAX.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[1, 0, 0, b'a']].concat());
    refused("testi.xls", &xls(&[texts], &[]), "si interrompe");
    let nowhere = record(0x00FD, &[words(&[0, 0, 0]), 9u32.to_le_bytes().to_vec()].concat());
    refused("indice.xls", &xls(&[], &[nowhere]), "nessuna tabella di piano");
    let merges = record(0x00E5, &words(&[0xFFFF, 0, 1, 0, 1]));
    refused("unioni.xls", &xls(&[], &[merges]), "si interrompe");
    let same_part = record(0x0085, &[&[0; 4][..], &[0, 0, 1, 0], b"X"].concat());
    refused("fogli.xls", &xls(&[same_part.clone(), same_part], &[]), "non si trova");
}

#[test]
fn xls_formulas_never_calculated_are_unreadable() {
    let formula = |column: u16, result: [u8; 8], flags: u16| {
        record(0x0006, &[words(&[0, column, 0]), result.to_vec(), words(&[flags, 0, 0, 0])].concat())
    };
    let text = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let string = record(0x0207, &[&[2, 0, 0][..], b"ok"].concat());
    let bytes = xls(
        &[],
        &[
            formula(0, [0; 8], 0x0002),
            formula(1, 2f64.to_le_bytes(), 0),
            formula(2, text, 0),
            string,
            formula(3, text, 0),
            formula(4, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF], 0),
            formula(5, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        ],
    );
    let values: Vec<Value> =
        read_to_the_end("formule.xls", &bytes).sheets[0].cells.iter().map(|cell| cell.value.clone()).collect();
    let error = Value::Error("#DIV/0!".to_owned());
    let expected = [Value::Unreadable, Value::Number(2.into()), Value::Text("ok".to_owned()), Value::Unreadable, error];
    assert_eq!(values, expected);
    let uncalculated = xls(&[], &[record(0x005E, &[0, 0]), formula(0, 2f64.to_le_bytes(), 0)]);
    assert_eq!(read_to_the_end("ricalcolo.xls", &uncalculated).sheets[0].cells[0].value, Value::Unreadable);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    /// Damaged files of every format end in a grid or an error, never in a panic or without memory.
    #[test]
    fn damaged_files_never_panic(
        which in 0usize..FORMATS.len(),
        changes in proptest::collection::vec((0usize..20_000, 0u8..), 1..30),
        cut in 0usize..3000,
    ) {
        let mut bytes = FORMATS[which].1.to_vec();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if cut % 3 == 0 {
            bytes.truncate(bytes.len() - cut.min(bytes.len()));
        }
        let _ = workbook::read(&bytes, "f", &Limits::default());
    }
}
