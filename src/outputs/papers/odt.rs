//! `OpenDocument` text (OASIS, 1.3): headings, paragraphs, lists and tables by style, in Italian.
//!
//! Guaranteed: a table has a caption and rows of headings
//! that repeat; blanks are yellow; a demonstration says so on every page.

use std::fmt::Write as _;

use super::paragraphs::{Block, LINE_END, Run, RunLook};
use crate::domain::Edition;
use crate::outputs::odf::{HEADER, OpenDocument, clean};

const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3""#;
const STYLES: &str = r##"<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties fo:language="it" fo:country="IT" fo:font-family="Arial" fo:font-size="11pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.2cm" fo:line-height="120%"/></style:style>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"/><style:text-properties fo:font-weight="bold" fo:color="#1f3a5f"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1"><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2"><style:text-properties fo:font-size="14pt"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="3"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="0.2cm" fo:margin-bottom="0.1cm"/><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Table_20_Contents" style:display-name="Table Contents" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph" style:parent-style-name="Table_20_Contents"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Da_20_compilare" style:display-name="Da compilare" style:family="text"><style:text-properties fo:background-color="#fff2a8"/></style:style>
<text:list-style style:name="List"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.8cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pagina"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
"##;
const AUTOMATIC: &str = r#"<office:automatic-styles>
<style:style style:name="tavola" style:family="table"><style:table-properties style:width="17cm" table:align="margins" fo:margin-bottom="0.3cm"/></style:style>
<style:style style:name="cella" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #767676"/></style:style>
<style:style style:name="riga" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
"#;

/// The bytes of a text; its title is its first heading.
pub(super) fn bytes(blocks: &[Block], edition: &Edition) -> Vec<u8> {
    let title = blocks.iter().find_map(|block| match block {
        Block::Heading(1, runs) => Some(runs.iter().map(|run| run.text.as_str()).collect::<String>()),
        _ => None,
    });
    let title = title.unwrap_or_default();
    let (content, styles) = (content(blocks), styles(&title, edition));
    OpenDocument { kind: "text", title: &title, edition, content, styles }.bytes()
}

/// Styles, and what stands on every page.
fn styles(title: &str, edition: &Edition) -> String {
    let mut above = edition.marks().join(" – ");
    if !above.is_empty() {
        above.push_str(" – ");
    }
    above.push_str(&edition.entity);
    let below = clean(title);
    format!(
        "{HEADER}<office:document-styles {NAMES}>\n{STYLES}<office:master-styles><style:master-page style:name=\"Standard\" \
         style:page-layout-name=\"pagina\"><style:header><text:p text:style-name=\"Header\">{}</text:p></style:header>\
         <style:footer><text:p text:style-name=\"Header\">{below} – pagina <text:page-number/> di <text:page-count/>\
         </text:p></style:footer></style:master-page></office:master-styles>\n</office:document-styles>\n",
        clean(&above)
    )
}

fn content(blocks: &[Block]) -> String {
    let mut xml = format!("{HEADER}<office:document-content {NAMES}>\n{AUTOMATIC}");
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table { header, rows, .. } => Some((header, rows)),
        _ => None,
    });
    for (number, (header, rows)) in (1..).zip(tables) {
        for (column, width) in (1..).zip(widths(header, rows)) {
            let _ = writeln!(
                xml,
                "<style:style style:name=\"tavola{number}.{column}\" style:family=\"table-column\">\
                 <style:table-column-properties style:rel-column-width=\"{width}*\"/></style:style>"
            );
        }
    }
    xml.push_str("</office:automatic-styles>\n<office:body><office:text>\n");
    let mut tables = 0;
    for block in blocks {
        match block {
            Block::Heading(level, runs) => {
                let text = written(runs);
                let _ = writeln!(
                    xml,
                    "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{text}</text:h>"
                );
            }
            Block::Paragraph(runs) => paragraph(&mut xml, "Text_20_body", runs),
            Block::List(items) => {
                xml.push_str("<text:list text:style-name=\"List\">\n");
                for runs in items {
                    xml.push_str("<text:list-item>");
                    paragraph(&mut xml, "Text_20_body", runs);
                    xml.push_str("</text:list-item>\n");
                }
                xml.push_str("</text:list>\n");
            }
            Block::Table { caption, header, rows } => {
                tables += 1;
                paragraph(&mut xml, "Caption", caption);
                table(&mut xml, tables, (header, rows));
            }
        }
    }
    xml.push_str("</office:text></office:body></office:document-content>\n");
    xml
}

fn table(xml: &mut String, number: usize, (header, rows): (&[Vec<Run>], &[Vec<Vec<Run>>])) {
    let columns = widths(header, rows).len();
    let _ = writeln!(xml, "<table:table table:name=\"Tavola{number}\" table:style-name=\"tavola\">");
    for column in 1..=columns {
        let _ = write!(xml, "<table:table-column table:style-name=\"tavola{number}.{column}\"/>");
    }
    let row = |xml: &mut String, cells: &[Vec<Run>], style: &str| {
        xml.push_str("<table:table-row table:style-name=\"riga\">");
        for index in 0..columns {
            xml.push_str("<table:table-cell table:style-name=\"cella\" office:value-type=\"string\">");
            paragraph(xml, style, cells.get(index).map(Vec::as_slice).unwrap_or_default());
            xml.push_str("</table:table-cell>");
        }
        xml.push_str("</table:table-row>\n");
    };
    if !header.is_empty() {
        xml.push_str("<table:table-header-rows>");
        row(xml, header, "Table_20_Heading");
        xml.push_str("</table:table-header-rows>\n");
    }
    for cells in rows {
        row(xml, cells, "Table_20_Contents");
    }
    xml.push_str("</table:table>\n");
}

/// The share of the width that each column takes: by its longest text, within bounds.
fn widths(header: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or_default().max(1);
    let length = |runs: &Vec<Run>| runs.iter().map(|run| run.text.chars().count()).sum::<usize>();
    let of = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(header.get(column));
        cells.map(length).max().unwrap_or_default().clamp(12, 40)
    };
    (0..columns).map(of).collect()
}

fn paragraph(xml: &mut String, style: &str, runs: &[Run]) {
    let _ = write!(xml, "<text:p text:style-name=\"{style}\">{}</text:p>", written(runs));
}

fn written(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        let style = match run.look {
            RunLook::Plain => {
                text.push_str(&spaced(&run.text));
                continue;
            }
            RunLook::Strong => "Strong",
            RunLook::Emphasis => "Emphasis",
            RunLook::Blank => "Da_20_compilare",
        };
        let _ = write!(text, "<text:span text:style-name=\"{style}\">{}</text:span>", spaced(&run.text));
    }
    text
}

/// A space at either end could be taken for layout of the XML; a line may end within a text.
fn spaced(text: &str) -> String {
    if text == LINE_END {
        return "<text:line-break/>".to_owned();
    }
    let (start, end) = (text.starts_with(' '), text.len() > 1 && text.ends_with(' '));
    let space = |is: bool| if is { "<text:s/>" } else { "" };
    format!("{}{}{}", space(start), clean(text.trim_matches(' ')), space(end))
}
