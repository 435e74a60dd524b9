//! Hostile Word and Writer documents.

use super::files::{archive, entry, with_copies, with_entry};
use super::{FORMATS, refused};
use relazione_performance::workbook::{self, Limits, Workbook};

const BODY: &str = "word/document.xml";

/// A docx of this body.
fn docx(body: &str) -> Vec<u8> {
    archive([(BODY, format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// An odt of this text.
fn odt(text: &str) -> Vec<u8> {
    archive([(
        "content.xml",
        format!(
            "<office:document-content><office:body><office:text>{text}</office:text></office:body>\
             </office:document-content>"
        ),
    )])
}

#[track_caller]
fn read(bytes: &[u8]) -> Workbook {
    workbook::read(bytes, "f", &Limits::default()).unwrap()
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    open.repeat(depth) + &close.repeat(depth)
}

#[test]
fn nesting_without_end_is_refused() {
    for depth in [300, 100_000] {
        refused("profondo.docx", &docx(&nested("<w:sdt>", "</w:sdt>", depth)), "256 livelli XML");
        refused("profondo.odt", &odt(&nested("<text:span>", "</text:span>", depth)), "256 livelli XML");
    }
    let tables = nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80);
    refused("tabelle.docx", &docx(&tables), "nessuna tabella di piano");
    let tables = nested(
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
        80,
    );
    refused("tabelle.odt", &odt(&tables), "nessuna tabella di piano");
}

#[test]
fn declarations_of_entities_are_refused_in_every_part() {
    let entities = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    for (format, bytes) in [FORMATS[3], FORMATS[4]] {
        let parts: &[&str] = if format == "docx" {
            &[BODY, "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]
        } else {
            &["content.xml", "styles.xml"]
        };
        for part in parts {
            refused(&format!("entita.{format}"), &with_entry(bytes, part, entities), "DOCTYPE");
        }
        let body = parts[0];
        let own = entry(bytes, body).replace("Refezione", "Refe&zione;");
        refused(&format!("riferimento.{format}"), &with_entry(bytes, body, &own), "DOCTYPE");
    }
}

#[test]
fn documents_that_inflate_without_end_are_refused() {
    for (format, bytes) in [FORMATS[3], FORMATS[4]] {
        refused(&format!("bomba.{format}"), &with_copies(bytes, 9 * 1024 * 1024, 15), "128 MiB");
    }
    let cells = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(300_001));
    refused("celle.docx", &docx(&cells), "300000 celle di tabella");
    let paragraphs = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(600_001);
    refused("paragrafi.docx", &docx(&paragraphs), "600000 parti di testo");
    let empty = "<w:p/>".repeat(2_000_000);
    refused("vuoti.docx", &docx(&empty), "nessuna tabella di piano");
    let noted = "<w:p><w:r><w:footnoteReference/></w:r></w:p>".repeat(1_000_000);
    refused("note.docx", &docx(&noted), "600000 parti di testo");
    let styles = "<w:style w:styleId='a'/>".replace("'a'", "'ID'");
    let styles: String = (0..20_001).map(|id| styles.replace("ID", &id.to_string())).collect();
    let styled = with_entry(&docx("<w:p/>"), "word/styles.xml", &format!("<w:styles>{styles}</w:styles>"));
    refused("stili.docx", &styled, "20000 stili");
}

#[test]
fn spans_and_repetitions_that_lie_take_no_memory() {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='4294967295'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let sheets = read(&docx(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"))).sheets;
    assert_eq!((sheets[0].cells.len(), sheets[0].merges[0].last_column), (1, 1023));
    let row = |content: &str| {
        odt(&format!(
            "<table:table><table:table-row table:number-rows-repeated='4294967295'>{content}</table:table-row></table:table>"
        ))
    };
    let wide = "<table:table-cell table:number-columns-repeated='4294967295' table:number-columns-spanned='4294967295' \
                table:number-rows-spanned='4294967295'><text:p>x</text:p></table:table-cell>";
    refused("righe.odt", &row(wide), "300000 celle di tabella");
    refused("vuote.odt", &row("<table:table-cell/>"), "300000 celle di tabella");
    let long = format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", "x".repeat(512 * 1024));
    refused("lunghe.odt", &row(&long), "32 MiB di testo");
    let words = "<table:table-cell><text:p>x</text:p><text:p>y</text:p><text:p>z</text:p></table:table-cell>";
    refused("parole.odt", &row(words), "600000 parti di testo");
    let within = "<table:table><table:table-row table:number-rows-repeated='100000'><table:table-cell/>\
                  </table:table-row></table:table>";
    refused("annidate.odt", &row(&format!("<table:table-cell>{within}</table:table-cell>")), "300000 celle di tabella");
    let spaces = "<text:p>a<text:s text:c='4294967295'/>b</text:p>";
    let cell = format!(
        "<table:table><table:table-row><table:table-cell>{spaces}</table:table-cell></table:table-row></table:table>"
    );
    assert_eq!(read(&odt(&cell)).sheets[0].cells.len(), 1);
}

#[test]
fn tables_without_rows_hold_nothing() {
    let deleted = "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    for bytes in [docx("<w:tbl/>"), docx(deleted), odt("<table:table/>"), odt("<table:table/><table:table/>")] {
        assert!(read(&bytes).sheets.iter().all(|sheet| sheet.cells.is_empty() && sheet.merges.is_empty()));
    }
}

#[test]
fn styles_that_rest_on_themselves_end() {
    let styles = "<w:styles><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:styleId='b'>\
                  <w:basedOn w:val='a'/></w:style></w:styles>";
    let bytes = with_entry(&docx("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>"), "word/styles.xml", styles);
    assert!(read(&bytes).sheets.is_empty());
    let styles =
        "<office:document-styles><style:style style:name='a' style:parent-style-name='a'/></office:document-styles>";
    assert!(read(&with_entry(&odt("<text:p text:style-name='a'>x</text:p>"), "styles.xml", styles)).sheets.is_empty());
}
