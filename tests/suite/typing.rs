//! What somebody types in the cells of a workbook that the program wrote, whatever stood there.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use relazione_performance::domain::column_letters;
use relazione_performance::workbook::{self, Limits};

use crate::package_xml::unzip;

/// What is typed in a cell.
#[derive(Clone, Copy)]
pub enum Typed<'t> {
    Text(&'t str),
    Number(&'t str),
}

/// Types in cells of any sheet, each named by a text that its row holds and by its heading; a cell that is not there is
/// a mistake of the test.
#[track_caller]
pub fn type_in(path: &Path, cells: &[(&str, &str, Typed<'_>)]) {
    let bytes = fs::read(path).unwrap();
    let book = workbook::read(&bytes, "f.xlsx", &Limits::default()).unwrap();
    let mut parts = unzip(&bytes);
    for (row, heading, typed) in cells {
        let found = (1..).zip(&book.sheets).find_map(|(number, sheet)| {
            let of = |text: &str| sheet.cells.iter().find(|cell| cell.display() == text);
            Some((number, of(row)?.row + 1, column_letters(of(heading)?.column)))
        });
        let (number, row, column) = found.unwrap_or_else(|| panic!("{heading} of {row} is not there"));
        let part = parts.get_mut(&format!("xl/worksheets/sheet{number}.xml")).unwrap();
        let xml = String::from_utf8(part.clone()).unwrap();
        *part = typed_over(&xml, &format!("{column}{row}"), *typed).into_bytes();
    }
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    fs::write(path, writer.finish().unwrap().into_inner()).unwrap();
}

/// The sheet with another content in a cell that it has; its format stays.
fn typed_over(xml: &str, cell: &str, typed: Typed<'_>) -> String {
    let from = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("the sheet has no cell {cell}"));
    let tag_end = from + xml[from..].find('>').unwrap();
    let until = if xml[..tag_end].ends_with('/') {
        tag_end + 1
    } else {
        tag_end + xml[tag_end..].find("</c>").unwrap() + "</c>".len()
    };
    let style = xml[from..tag_end].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
    let content = match typed {
        Typed::Text(text) => format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        Typed::Number(number) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{number}</v></c>"),
    };
    format!("{}{content}{}", &xml[..from], &xml[until..])
}
