//! A workbook that the library stumbles over → the same cells in the plainest form.
//!
//! Spreadsheet programs open much that the schema does not allow. Only what this program reads is kept:
//! values, number formats, the mark of a formula, merged ranges, tabs. Deliberately absent: any repair of
//! an archive that is broken off.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::error::Trouble;
use super::super::xml_events::{attribute, character};
use super::package::Package;
use super::position::{position, range};
use super::texts::plain_texts;
use crate::domain::column_letters;

/// Begins the text of an error that the library does not know: no person types this character.
pub(super) const ERROR_MARK: char = '\u{f8ff}';
/// The errors that the library knows.
const KNOWN_ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The bytes of the plain workbook.
pub(super) fn rewrite(package: &mut Package<'_>) -> Result<Vec<u8>, Trouble> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        out.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
            .map_err(Trouble::library)?;
        out.write_all(text.as_bytes()).map_err(Trouble::library)
    };
    let (mut tabs, mut relations) = (String::new(), String::new());
    let texts = match package.texts.clone() {
        Some(part) => plain_texts(&package.text(&part)?, MAIN)?,
        None => plain_texts("", MAIN)?,
    };
    for (number, sheet) in (1..).zip(package.sheets.clone()) {
        let name = escape(&sheet.name);
        let state = if sheet.visible { "visible" } else { "hidden" };
        let _ = write!(tabs, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"f{number}\"/>");
        let target = format!("worksheets/sheet{number}.xml");
        let _ =
            write!(relations, "<Relationship Id=\"f{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"{target}\"/>");
        put(&format!("xl/{target}"), &sheet_in_plain_form(&package.text(&sheet.part)?, texts.count)?)?;
    }
    let styles = package.styles.clone().map(|part| package.text(&part)).transpose()?;
    for (text, name) in [(Some(texts.xml), "sharedStrings"), (styles, "styles")] {
        if let Some(text) = text {
            let target = format!("{name}.xml");
            let _ = write!(relations, "<Relationship Id=\"{name}\" Type=\"{RELATIONS}/{name}\" Target=\"{target}\"/>");
            put(&format!("xl/{target}"), &text)?;
        }
    }
    let from_1904 = u8::from(package.from_1904);
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><workbookPr date1904=\"{from_1904}\"/>\
             <sheets>{tabs}</sheets></workbook>"
        ),
    )?;
    let relations = format!("<Relationships xmlns=\"{PACKAGE_RELATIONS}\">{relations}</Relationships>");
    put("xl/_rels/workbook.xml.rels", &relations)?;
    let root = format!(
        "<Relationships xmlns=\"{PACKAGE_RELATIONS}\">\
         <Relationship Id=\"r\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    put("_rels/.rels", &root)?;
    Ok(out.finish().map_err(Trouble::library)?.into_inner())
}

/// A cell being read.
#[derive(Debug, Default)]
struct RawCell {
    at: Option<(u32, u32)>,
    format: Option<String>,
    kind: Option<String>,
    is_formula: bool,
    /// Whether it has a value, be it an empty text.
    has_value: bool,
    value: String,
    inline: String,
}

/// Where in a cell the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Inline,
    /// Readings of East Asian texts stand beside them.
    Phonetic,
}

/// A sheet with nothing but rows, cells and merged ranges, of a workbook with so many shared texts.
fn sheet_in_plain_form(text: &str, shared_texts: usize) -> Result<String, Trouble> {
    let mut plain = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>");
    let mut merges = String::new();
    let mut xml = Reader::from_str(text);
    let (mut cell, mut inside, mut ended) = (None::<RawCell>, Inside::Nothing, false);
    loop {
        match xml.read_event().map_err(Trouble::library)? {
            Event::Start(element) => {
                open(&element, &mut plain, &mut merges, &mut cell, &mut inside)?;
            }
            Event::Empty(element) => {
                let before = inside;
                open(&element, &mut plain, &mut merges, &mut cell, &mut inside)?;
                ended |= element.local_name().as_ref() == "sheetData";
                close(element.local_name().as_ref(), &mut plain, &mut cell, &mut inside, shared_texts);
                inside = if cell.is_some() { before } else { Inside::Nothing };
            }
            Event::End(element) => {
                ended |= element.local_name().as_ref() == "sheetData";
                close(element.local_name().as_ref(), &mut plain, &mut cell, &mut inside, shared_texts);
            }
            Event::Text(text) => push(&mut cell, inside, &text.xml10_content()),
            Event::CData(text) => push(&mut cell, inside, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                push(&mut cell, inside, character(&reference)?.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(Trouble::Forbidden),
            Event::Eof if cell.is_some() || !ended => return Err(Trouble::damaged("un foglio si interrompe")),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let _ = write!(plain, "</sheetData>");
    if !merges.is_empty() {
        let _ = write!(plain, "<mergeCells>{merges}</mergeCells>");
    }
    plain.push_str("</worksheet>");
    Ok(plain)
}

fn open(
    element: &BytesStart<'_>,
    plain: &mut String,
    merges: &mut String,
    cell: &mut Option<RawCell>,
    inside: &mut Inside,
) -> Result<(), Trouble> {
    match (element.local_name().as_ref(), cell) {
        ("row", None) => {
            let number = attribute(element, "r")?.and_then(|text| text.trim().parse::<u32>().ok());
            let number = number.filter(|number| position(&format!("A{number}")).is_some());
            let number = number.map_or_else(String::new, |number| format!(" r=\"{number}\""));
            let _ = write!(plain, "<row{number}>");
        }
        ("c", cell) => {
            *cell = Some(RawCell {
                at: attribute(element, "r")?.and_then(|text| position(text.trim())),
                format: attribute(element, "s")?.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
                kind: attribute(element, "t")?,
                ..RawCell::default()
            });
        }
        ("f", Some(cell)) => cell.is_formula = true,
        ("v", Some(cell)) => {
            cell.has_value = true;
            *inside = Inside::Value;
        }
        ("t", Some(_)) if *inside != Inside::Phonetic => *inside = Inside::Inline,
        ("rPh", Some(_)) => *inside = Inside::Phonetic,
        ("mergeCell", None) => {
            if let Some(merge) = attribute(element, "ref")?.as_deref().and_then(range) {
                let name = |row: u32, column: u32| format!("{}{}", column_letters(column), row + 1);
                let (first, last) =
                    (name(merge.first_row, merge.first_column), name(merge.last_row, merge.last_column));
                let _ = write!(merges, "<mergeCell ref=\"{first}:{last}\"/>");
            }
        }
        _ => {}
    }
    Ok(())
}

fn close(name: &str, plain: &mut String, cell: &mut Option<RawCell>, inside: &mut Inside, shared_texts: usize) {
    match name {
        "row" if cell.is_none() => plain.push_str("</row>"),
        "c" => {
            if let Some(cell) = cell.take() {
                cell.write(plain, shared_texts);
            }
        }
        "v" | "t" if *inside != Inside::Phonetic => *inside = Inside::Nothing,
        "rPh" => *inside = Inside::Nothing,
        _ => {}
    }
}

fn push(cell: &mut Option<RawCell>, inside: Inside, text: &str) {
    match (cell, inside) {
        (Some(cell), Inside::Value) => cell.value.push_str(text),
        (Some(cell), Inside::Inline) => cell.inline.push_str(text),
        _ => {}
    }
}

impl RawCell {
    fn write(self, plain: &mut String, shared_texts: usize) {
        let (kind, value) = self.content(shared_texts);
        let at =
            self.at.map_or_else(String::new, |(row, column)| format!(" r=\"{}{}\"", column_letters(column), row + 1));
        let format = self.format.as_ref().map_or_else(String::new, |format| format!(" s=\"{format}\""));
        let formula = if self.is_formula { "<f>0</f>" } else { "" };
        // A formula that yields an empty text has a value; one that was never computed has none.
        let is_blank = value.is_empty() && !(self.has_value && kind == "str");
        let value = if is_blank { String::new() } else { format!("<v>{}</v>", escape(&*value)) };
        let _ = write!(plain, "<c{at}{format} t=\"{kind}\">{formula}{value}</c>");
    }

    /// The type and the value that the library takes.
    fn content(&self, shared_texts: usize) -> (&'static str, Cow<'_, str>) {
        let value = self.value.trim();
        let error = || ("str", Cow::from(format!("{ERROR_MARK}{value}")));
        match self.kind.as_deref() {
            Some("s") if value.is_empty() => ("n", value.into()),
            Some("s") if value.parse().is_ok_and(|index: usize| index < shared_texts) => ("s", value.into()),
            // A text that is not in the file is no blank, and spoils no other cell.
            Some("s") => ("str", ERROR_MARK.to_string().into()),
            Some("d") => ("d", value.into()),
            Some("e") if KNOWN_ERRORS.contains(&value) => ("e", value.into()),
            Some("b") if matches!(&*value.to_ascii_lowercase(), "" | "0" | "1" | "true" | "false") => {
                ("b", value.into())
            }
            Some("b" | "e") => error(),
            Some("inlineStr" | "is") => ("str", self.inline.as_str().into()),
            None | Some("n") if value.is_empty() && self.inline.is_empty() => ("n", "".into()),
            None | Some("n") if value.parse::<f64>().is_ok() => ("n", value.into()),
            _ if self.value.is_empty() => ("str", self.inline.as_str().into()),
            _ => ("str", self.value.as_str().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_values_and_nothing_else_stays() {
        let plain = sheet_in_plain_form(
            "<x:worksheet xmlns:x=\"m\"><x:dimension ref=\"A:J\"/><x:sheetData><x:row r=\"2\" hidden=\"1\">\
             <x:c r=\"A2\" s=\"3\" t=\"e\"><x:f>A1</x:f><x:v>#SPILL!</x:v></x:c><x:c t=\"inlineStr\"><x:is><x:r><x:t>a &amp; </x:t></x:r>\
             <x:r><x:t>b</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c r=\"C2\"><x:v>1.5</x:v><x:extLst/></x:c>\
             <x:c r=\"D2\" t=\"b\"><x:v>forse</x:v></x:c><x:c r=\"E2\"/><x:c r=\"F2\" t=\"str\"><x:f>B1</x:f><x:v/></x:c>\
             <x:c r=\"G2\" t=\"str\"><x:f>B1</x:f></x:c></x:row></x:sheetData>\
             <x:mergeCells><x:mergeCell ref=\"K:K\"/><x:mergeCell ref=\"?\"/></x:mergeCells></x:worksheet>",
            0,
        );
        assert_eq!(
            plain.unwrap(),
            format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"2\"><c r=\"A2\" s=\"3\" t=\"str\"><f>0</f><v>{ERROR_MARK}#SPILL!</v></c>\
                 <c t=\"str\"><v>a &amp; b</v></c><c r=\"C2\" t=\"n\"><v>1.5</v></c><c r=\"D2\" t=\"str\"><v>{ERROR_MARK}forse</v></c>\
                 <c r=\"E2\" t=\"n\"></c><c r=\"F2\" t=\"str\"><f>0</f><v></v></c><c r=\"G2\" t=\"str\"><f>0</f></c></row></sheetData><mergeCells><mergeCell ref=\"K1:K1048576\"/></mergeCells></worksheet>"
            )
        );
    }
}
