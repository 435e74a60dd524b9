//! Documents whose year stands only at the head of their pages.

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

use crate::hostile::files::archive;

/// The year of the plan that a document holds.
fn year(document: &[u8], file: &str) -> Vec<u16> {
    let (plan, _) = plan::read(document, file, Catalogue::embedded(), &Limits::default()).unwrap();
    plan.years.iter().map(|year| year.0).collect()
}

fn docx(above: &str, header: &str) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let table = row(&["Obiettivo", "Programma", "Indicatore", "Target"]) + &row(&["Nido", "12.01", "Posti", "30"]);
    let relations = "<Relationships><Relationship Id='a' Type='http://x/header' Target='header7.xml'/>\
                     <Relationship Id='b' Type='http://x/header' Target='manca.xml'/></Relationships>";
    archive([
        ("word/_rels/document.xml.rels", relations.to_owned()),
        ("word/header7.xml", format!("<w:hdr>{header}</w:hdr>")),
        (
            "word/document.xml",
            format!("<w:document><w:body>{}<w:tbl>{table}</w:tbl></w:body></w:document>", paragraph(above)),
        ),
    ])
}

#[test]
fn the_year_at_the_head_of_the_pages_of_a_document_in_word_is_the_plans() {
    let header = "<w:p><w:r><w:t>Comune di Prova – PEG </w:t></w:r><w:del><w:r><w:t>2025</w:t></w:r></w:del>\
                  <w:r><w:t>2026</w:t></w:r></w:p>";
    assert_eq!(year(&docx("Obiettivi del Comune", header), "piano.docx"), [2026]);
    // What the text says of itself counts more.
    assert_eq!(year(&docx("Piano esecutivo di gestione 2027", header), "piano.docx"), [2027]);
    // A day of print is no plan's year.
    let printed = "<w:p><w:r><w:t>stampato il 3/4/2026</w:t></w:r></w:p>";
    assert_eq!(year(&docx("Obiettivi del Comune", printed), "piano.docx"), [0u16; 0]);
}

#[test]
fn the_year_at_the_head_of_the_pages_of_a_document_in_writer_is_the_plans() {
    let cell = |text: &&str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row =
        |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>());
    let table = row(&["Obiettivo", "Programma", "Indicatore", "Target"]) + &row(&["Nido", "12.01", "Posti", "30"]);
    let content = format!(
        "<office:document-content><office:body><office:text><table:table>{table}</table:table></office:text></office:body>\
         </office:document-content>"
    );
    let styles = "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>Comune di Prova \
                  – PEG<text:s/>2026</text:p></style:header></style:master-page></office:master-styles></office:document-styles>";
    let document = archive([
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        ("styles.xml", styles.to_owned()),
        ("content.xml", content),
    ]);
    assert_eq!(year(&document, "piano.odt"), [2026]);
}
