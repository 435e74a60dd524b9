//! The tables as one spreadsheet, in the format that `AgID`'s guidelines recommend: ods.
//!
//! OASIS `OpenDocument` 1.3, written by hand because a table of typed cells needs so little
//! of it: <https://docs.oasis-open.org/office/OpenDocument/v1.3/>. Guaranteed: a text is a string cell whatever it begins with, an empty field is an empty cell.
//! Deliberately absent: formulas, macros, settings.

use std::fmt::Write as _;

use super::datapackage::READING;
use super::table::Table;
use crate::domain::{Edition, column_letters};
use crate::outputs::odf::{OpenDocument, clean};
use crate::sheet::field::FieldType;
use crate::words::italian;

/// Why writing cannot fail.
const IN_MEMORY: &str = "a few entries, written to memory";

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="it" fo:country="IT" fo:font-family="Arial" fo:font-size="10pt"/></style:default-style></office:styles>
</office:document-styles>
"#;

const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles>
<style:style style:name="stretta" style:family="table-column"><style:table-column-properties style:column-width="2.6cm"/></style:style>
<style:style style:name="larga" style:family="table-column"><style:table-column-properties style:column-width="6cm"/></style:style>
<style:style style:name="pagina" style:family="table-column"><style:table-column-properties style:column-width="18cm"/></style:style>
<number:date-style style:name="giorno"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="data" style:family="table-cell" style:data-style-name="giorno"/>
<style:style style:name="testata" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="testo" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
"#;

/// `Relazione_performance_2024_dati.ods`
pub(super) fn file_name(edition: &Edition) -> String {
    format!("Relazione_performance_{}_dati.ods", edition.year)
}

/// The bytes of the spreadsheet: what one must know first, then a sheet for each table.
pub(super) fn spreadsheet(tables: &[Table], edition: &Edition) -> Vec<u8> {
    let title = &edition.caption();
    let (content, styles) = (content(tables, edition), STYLES.to_owned());
    OpenDocument { kind: "spreadsheet", title, edition, content, styles }.bytes()
}

fn content(tables: &[Table], edition: &Edition) -> String {
    let mut xml = CONTENT.to_owned();
    add_reading(&mut xml, edition);
    for table in tables {
        add_table(&mut xml, table);
    }
    xml.push_str("<table:database-ranges>\n");
    for table in tables {
        let last = u32::try_from(table.headings.len() - 1).expect("few columns");
        let (name, letters, rows) = (table.resource.name, column_letters(last), table.rows.len() + 1);
        writeln!(
            xml,
            r#"<table:database-range table:name="{name}" table:target-range-address="{name}.A1:{name}.{letters}{rows}" table:display-filter-buttons="true"/>"#
        )
        .expect(IN_MEMORY);
    }
    xml.push_str("</table:database-ranges>\n</office:spreadsheet></office:body></office:document-content>\n");
    xml
}

/// The sheet that says what the others are.
fn add_reading(xml: &mut String, edition: &Edition) {
    let marks = edition.marks().join(" – ");
    let date = format!("Data di riferimento: {}.", italian::long_date(edition.reference_date));
    let licence = "Licenza: Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0).";
    xml.push_str("<table:table table:name=\"leggimi\"><table:table-column table:style-name=\"pagina\"/>\n");
    for line in [edition.caption().as_str(), marks.as_str(), date.as_str(), licence, READING] {
        if !line.is_empty() {
            xml.push_str("<table:table-row>");
            add_text(xml, line, "testo");
            xml.push_str("</table:table-row>\n");
        }
    }
    xml.push_str("</table:table>\n");
}

fn add_table(xml: &mut String, table: &Table) {
    writeln!(xml, "<table:table table:name=\"{}\">", table.resource.name).expect(IN_MEMORY);
    for heading in &table.headings {
        let style = if heading.kind == FieldType::Text { "larga" } else { "stretta" };
        write!(xml, "<table:table-column table:style-name=\"{style}\"/>").expect(IN_MEMORY);
    }
    xml.push_str("\n<table:table-header-rows><table:table-row>");
    for heading in &table.headings {
        add_text(xml, heading.name, "testata");
    }
    xml.push_str("</table:table-row></table:table-header-rows>\n");
    for row in &table.rows {
        xml.push_str("<table:table-row>");
        for (field, heading) in row.iter().zip(&table.headings) {
            add_cell(xml, field, heading.kind);
        }
        xml.push_str("</table:table-row>\n");
    }
    if table.rows.is_empty() {
        // A sheet has rows, even one that has nothing to say.
        xml.push_str("<table:table-row><table:table-cell/></table:table-row>\n");
    }
    xml.push_str("</table:table>\n");
}

fn add_cell(xml: &mut String, field: &str, kind: FieldType) {
    let written = match kind {
        _ if field.is_empty() => write!(xml, "<table:table-cell/>"),
        FieldType::Text => {
            add_text(xml, field, "testo");
            Ok(())
        }
        FieldType::Number | FieldType::Integer => write!(
            xml,
            "<table:table-cell office:value-type=\"float\" office:value=\"{field}\"><text:p>{}</text:p></table:table-cell>",
            field.replace('.', ",")
        ),
        FieldType::Date => write!(
            xml,
            "<table:table-cell table:style-name=\"data\" office:value-type=\"date\" office:date-value=\"{field}\">\
             <text:p>{field}</text:p></table:table-cell>"
        ),
    };
    written.expect(IN_MEMORY);
}

/// A string cell; each line of the text is a paragraph, and no space is lost.
fn add_text(xml: &mut String, text: &str, style: &str) {
    write!(xml, "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">").expect(IN_MEMORY);
    for line in text.lines() {
        xml.push_str("<text:p>");
        for (index, word) in clean(line).split(' ').enumerate() {
            if index > 0 {
                // A lone space could be taken for layout of the XML; an element is always a space.
                let separator = if word.is_empty() || xml.ends_with('>') { "<text:s/>" } else { " " };
                xml.push_str(separator);
            }
            xml.push_str(word);
        }
        xml.push_str("</text:p>");
    }
    xml.push_str("</table:table-cell>");
}
