//! Number formats as spreadsheet programs show them, in each format of file.
//!
//! `tests/cases/formati_numero`: the workbook was written as xlsx and saved as ods and xls by a spreadsheet program;
//! `atteso.tsv` is what Excel shows for each value (ECMA-376 18.8.31), and what is read. They differ where a program
//! shows a word or nothing in place of a number, whose value is read, and where a date has a form of its own. An ods
//! holds what its program showed when it was saved, in the forms of its country.

use std::path::Path;

use relazione_performance::workbook::{self, Limits};

const FORMATS: [&str; 3] = ["xlsx", "ods", "xls"];

/// What the program that saved the ods shows otherwise than Excel: thousands by the euro's country, no point alone.
const IN_ODS: [&str; 2] = ["#,##0\" €\"", "0.##"];

#[test]
fn every_value_reads_as_it_is_shown_in_each_format_of_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/formati_numero");
    let expected = std::fs::read_to_string(folder.join("atteso.tsv")).unwrap();
    let mut wrong = Vec::new();
    for format in FORMATS {
        let name = format!("formati_numero.{format}");
        let book = workbook::read(&std::fs::read(folder.join(&name)).unwrap(), &name, &Limits::default()).unwrap();
        let sheet = &book.sheets[0];
        for (row, line) in (0..).zip(expected.lines().skip(1)) {
            let [code, value, shown, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let read = sheet.cell(row, 1).map(workbook::Cell::display).unwrap_or_default();
            let by_its_program = format == "ods" && (IN_ODS.contains(&code) || read.trim() == shown);
            if read.trim() != expected && !by_its_program {
                wrong.push(format!("{format}: {value} as {code} reads «{read}», expected «{expected}»"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn zeros_that_a_sheet_is_set_not_to_show_are_not_seen_in_any_format_of_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lettura");
    for format in FORMATS {
        let name = format!("zeri_nascosti.{format}");
        let book = workbook::read(&std::fs::read(folder.join(&name)).unwrap(), &name, &Limits::default()).unwrap();
        let seen = |column| book.sheets[0].cell(0, column).unwrap().seen_instead();
        assert_eq!((seen(0), seen(1)), (Some(""), None), "{name}: a zero, and a five");
    }
}
