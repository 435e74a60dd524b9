//! Whole files through [`super::read`]: what is typed, what is refused and with which words.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

pub(super) fn xlsx(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut writer = Writer::new();
    fill(writer.add_worksheet());
    writer.save_to_buffer().unwrap()
}

/// The same archive with one entry's text changed, as another program would have written it.
pub(super) fn rewritten(bytes: &[u8], entry: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let mut text = Vec::new();
        std::io::copy(&mut archive.by_name(&name).unwrap(), &mut text).unwrap();
        if name == entry {
            text = change(String::from_utf8(text).unwrap()).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&text).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The same archive with further entries.
pub(super) fn with_entries(bytes: &[u8], entries: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new_append(Cursor::new(bytes.to_vec())).unwrap();
    for (name, text) in entries {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

pub(super) fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

pub(super) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

pub(super) fn read_ok(bytes: &[u8]) -> Workbook {
    read(bytes, "prova.xlsx", &Limits::default()).unwrap()
}

pub(super) fn message_of(bytes: &[u8]) -> String {
    read(bytes, "prova.xlsx", &Limits::default()).unwrap_err().to_string()
}

#[test]
fn xlsx_cells_keep_type_format_and_place() {
    let bytes = xlsx(|sheet| {
        let code = Format::new().set_num_format("00.00");
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(2, 1, 1.1, &code).unwrap();
        sheet.write(2, 2, 1.1).unwrap();
        sheet.write_with_format(2, 3, 0.85, &Format::new().set_num_format("0%")).unwrap();
        sheet.write_with_format(3, 0, ExcelDateTime::from_ymd(2025, 6, 30).unwrap(), &day).unwrap();
        sheet.write(3, 1, true).unwrap();
        sheet.write(3, 2, " =testo ").unwrap();
        sheet.merge_range(5, 0, 7, 1, "unito", &Format::new()).unwrap();
    });
    let workbook = read_ok(&bytes);
    let sheet = &workbook.sheets[0];
    let shown = |row, column| sheet.cell(row, column).unwrap().display();
    assert_eq!(shown(2, 1), "01.10");
    assert_eq!(sheet.cell(2, 2).unwrap().shown, None);
    assert_eq!(shown(2, 2), "1.1");
    assert_eq!(shown(2, 3), "85%");
    assert_eq!(shown(3, 0), "30/06/2025");
    assert_eq!(sheet.cell(3, 1).unwrap().value, Value::Bool(true));
    assert_eq!(sheet.cell(3, 2).unwrap().value, Value::Text(" =testo ".to_owned()));
    assert_eq!(sheet.resolve(7, 1).unwrap().display(), "unito");
    assert_eq!(sheet.resolve(8, 1), None);
    assert_eq!(sheet.place_of(2, 1).to_string(), "prova.xlsx, foglio «Sheet1», cella B3");
}

#[test]
fn a_formula_without_a_trusted_result_is_unreadable() {
    let bytes = xlsx(|sheet| _ = sheet.write(0, 0, Formula::new("=1+1").set_result("2")).unwrap());
    // This library asks for a calculation on load, so even a stored result is not to be trusted.
    assert_eq!(read_ok(&bytes).sheets[0].cells[0].value, Value::Unreadable);
    let saved = rewritten(&bytes, "xl/workbook.xml", |xml| xml.replace(" fullCalcOnLoad=\"1\"", ""));
    assert_eq!(read_ok(&saved).sheets[0].cells[0].value, Value::Number(2.into()));
    for never in ["<v></v>", "<v/>", ""] {
        let empty = rewritten(&saved, "xl/worksheets/sheet1.xml", |xml| xml.replace("<v>2</v>", never));
        assert_eq!(read_ok(&empty).sheets[0].cells[0].value, Value::Unreadable, "{never}");
    }
    let error = rewritten(&saved, "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<c r=\"A1\">", "<c r=\"A1\" t=\"e\">").replace("<v>2</v>", "<v>#DIV/0!</v>")
    });
    assert_eq!(read_ok(&error).sheets[0].cells[0].value, Value::Error("#DIV/0!".to_owned()));
    let blank = rewritten(&saved, "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<c r=\"A1\">", "<c r=\"A1\" t=\"str\">").replace("<v>2</v>", "<v></v>")
    });
    assert!(read_ok(&blank).sheets[0].cells.is_empty(), "a formula that yields an empty text is a blank");
}

#[test]
fn hidden_sheets_are_told_apart() {
    let mut writer = Writer::new();
    writer.add_worksheet().set_name("Visibile").unwrap();
    writer.add_worksheet().set_name("Nascosto").unwrap().set_hidden(true);
    let workbook = read_ok(&writer.save_to_buffer().unwrap());
    let visible: Vec<_> = workbook.sheets.iter().map(|sheet| (&*sheet.name, sheet.visible)).collect();
    assert_eq!(visible, [("Visibile", true), ("Nascosto", false)]);
    let hidden = ods("<table:table table:name=\"A\"/><table:table table:name=\"B\" table:style-name=\"ta2\"/>");
    let visible: Vec<_> = read_ok(&hidden).sheets.iter().map(|sheet| sheet.visible).collect();
    assert_eq!(visible, [true, false]);
}

#[test]
fn ods_repeats_merges_and_shown_texts_are_read() {
    let workbook = read_ok(&ods(
        "<table:table table:name=\"Foglio\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>\
         <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>a &amp; b<text:s text:c=\"2\"/>c</text:p>\
         <text:p>d</text:p><office:annotation><text:p>nota</text:p></office:annotation></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"/>\
         <table:table-cell office:value-type=\"float\" office:value=\"1.1\"><text:p>01,10</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"1.1\"><text:p>1,1</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"percentage\" office:value=\"0.85\"><text:p>85%</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2025-06-30\"><text:p>30/06/25</text:p></table:table-cell>\
         <table:table-cell table:formula=\"of:=1+1\"/>\
         <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>\
         </table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         </table:table>",
    ));
    let sheet = &workbook.sheets[0];
    assert!(sheet.cells.is_sorted_by_key(|cell| (cell.row, cell.column)));
    assert_eq!(sheet.cell(1, 2).unwrap().display(), "a & b  c\nd");
    assert_eq!(sheet.cell(2, 1).unwrap().display(), "01.10");
    assert_eq!(sheet.cell(2, 2).unwrap().shown, None);
    assert_eq!(sheet.cell(2, 3).unwrap().display(), "85%");
    assert_eq!(sheet.cell(2, 4).unwrap().display(), "30/06/2025");
    assert_eq!(sheet.cell(2, 5).unwrap().value, Value::Unreadable);
    assert_eq!(sheet.cell(2, 6).unwrap().value, Value::Error("#DIV/0!".to_owned()));
    assert_eq!(sheet.merges, [Merge { first_row: 2, first_column: 0, last_row: 3, last_column: 0 }]);
    assert_eq!(sheet.cells.len(), 4 + 6);
}

#[test]
fn hostile_files_meet_the_limits() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let flood = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    assert!(message_of(&ods(&flood)).contains("celle"));
    let bomb = archive(&[("xl/workbook.xml", &"0".repeat(3_000_000))]);
    let small = Limits { inflated_bytes: 1024 * 1024, ..Limits::default() };
    assert!(read(&bomb, "f", &small).unwrap_err().to_string().contains("1 MiB"));
    let deep = format!("{}{}", "<text:span>".repeat(300), "</text:span>".repeat(300));
    assert!(message_of(&ods(&deep)).contains("livelli XML"));
    let entity = archive(&[("content.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")]);
    assert!(message_of(&entity).contains("DOCTYPE"));
}

#[test]
fn a_long_shared_text_named_by_many_cells_counts_each_time() {
    let long = "parola ".repeat(4000);
    let bytes = xlsx(|sheet| {
        for row in 0..200 {
            sheet.write(row, 0, &long).unwrap();
        }
    });
    let small = Limits { inflated_bytes: 1024 * 1024, ..Limits::default() };
    assert!(matches!(read(&bytes, "f", &small), Err(WorkbookError::TooLarge { .. })));
    assert_eq!(read_ok(&bytes).sheets[0].cells.len(), 200);
}

#[test]
fn a_file_that_is_no_spreadsheet_is_called_by_its_name() {
    let good = xlsx(|sheet| _ = sheet.write(0, 0, 1).unwrap());
    let pages = archive(&[("Index/Document.iwa", "")]);
    let encrypted_ods = archive(&[("content.xml", "x"), ("META-INF/manifest.xml", "<m:encryption-data/>")]);
    let cases: [(&[u8], &str); 9] = [
        (b"", "è vuoto"),
        (b"<html><table></table></html>", "HTML"),
        (b"%PDF-1.7", "PDF"),
        (b"codice;titolo\n01.01;Uno\n", "file di testo"),
        (&[0, 1, 2, 3, 0xFF], "nessun tipo riconosciuto"),
        (b"PK", "archivio incompleto"),
        (&good[..good.len() / 2], "danneggiato"),
        (&pages, "Pages (Apple)"),
        (&encrypted_ods, "password"),
    ];
    for (bytes, expected) in cases {
        let message = message_of(bytes);
        assert!(message.contains(expected) && message.starts_with("prova.xlsx"), "{message}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever happens to a file's bytes, reading ends with a grid or an error.
    #[test]
    fn damaged_bytes_never_panic(changes in proptest::collection::vec((0usize..10_000, 0u8..), 1..40), cut in 0usize..10_000) {
        let mut bytes = xlsx(|sheet| {
            sheet.write(0, 0, "PROGRAMMI").unwrap();
            sheet.write(1, 0, 1.05).unwrap();
        });
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len() - cut % 200);
        let _ = read(&bytes, "f", &Limits::default());
    }
}

#[test]
fn what_is_hidden_struck_out_or_from_another_file_is_marked() {
    let struck = Format::new().set_font_strikethrough();
    let bytes = xlsx(|sheet| {
        sheet.write_string(0, 0, "a").unwrap();
        sheet.write_string_with_format(3, 1, "b", &struck).unwrap();
        sheet.set_row_hidden(3).unwrap();
        sheet.set_row_hidden(4).unwrap();
        sheet.set_column_hidden(7).unwrap();
    });
    let marks = &read_ok(&bytes).sheets[0].marks;
    assert_eq!((&*marks.hidden_rows, &*marks.hidden_columns), (&[(3, 4)][..], &[(7, 7)][..]));
    assert_eq!(marks.struck, [(3, 1)].into());
    let bytes = ods(
        "<style:style style:name=\"ce1\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
         <table:table table:name=\"F\"><table:table-column table:number-columns-repeated=\"7\"/>\
         <table:table-column table:visibility=\"collapse\"/><table:table-row><table:table-cell office:value-type=\"float\" \
         office:value=\"1\" table:formula=\"of:=['file:///c:/dati/bilancio%202024.ods'#$F.A1]\"><text:p>1</text:p></table:table-cell>\
         </table:table-row><table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"2\"><table:table-cell \
         table:style-name=\"ce1\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    );
    let marks = &read_ok(&bytes).sheets[0].marks;
    assert_eq!((&*marks.hidden_rows, &*marks.hidden_columns), (&[(1, 2)][..], &[(7, 7)][..]));
    assert_eq!(marks.struck, [(1, 0)].into());
    assert_eq!(marks.from_others, [((0, 0), "bilancio 2024.ods".to_owned())].into());
}
