//! A template as a document of Word (ISO/IEC 29500), with the styles that its instructions name.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

const TYPES: &str = include_str!("blank_document/content_types.xml");
const RELATIONS: &str = include_str!("blank_document/rels.xml");
const PARTS: &str = include_str!("blank_document/document_rels.xml");
const STYLES: &str = include_str!("blank_document/styles.xml");
const NUMBERING: &str = include_str!("blank_document/numbering.xml");

/// A document with these instructions and an empty paragraph to write in.
pub(super) fn bytes(instructions: &[String]) -> Vec<u8> {
    let mut body = String::new();
    for line in instructions {
        body.push_str("<w:p><w:pPr><w:pStyle w:val=\"Istruzioni\"/></w:pPr><w:r><w:t xml:space=\"preserve\">");
        body.push_str(&escaped(line));
        body.push_str("</w:t></w:r></w:p>");
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:p/><w:sectPr><w:pgSz \
         w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
         w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, content) in parts {
        archive.start_file(name, options).expect("a few short names fit any archive");
        archive.write_all(content.as_bytes()).expect("memory takes everything");
    }
    archive.finish().expect("memory takes everything").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
