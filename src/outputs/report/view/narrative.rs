//! Texts written by the office, as XHTML of the templates' vocabulary.
//!
//! Guaranteed: every character is escaped; headings stand below the heading of their
//! section and never skip a level, whatever the office typed.

use serde::Serialize;

use crate::domain::{Block, Definition, Inline, Narrative, Narratives, Side, Topic};
use crate::words::markup::escape;
use crate::words::typographic::typographic;

/// The deepest heading of a document; a text's lower headings become bold paragraphs.
const DEEPEST: u8 = 6;

/// A text of the office, or the lack of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct TextView {
    pub disponibile: bool,
    /// XHTML, to be written with three braces.
    testo: String,
}

impl TextView {
    /// The text on a topic, its headings below level `section`.
    pub(super) fn of(narratives: &Narratives, topic: Topic, section: u8) -> Self {
        let testo = narratives.get(&topic).map(|text| xhtml(text, section)).unwrap_or_default();
        Self { disponibile: !testo.is_empty(), testo }
    }
}

/// A narrative whose headings stand below level `section`.
pub(super) fn xhtml(narrative: &Narrative, section: u8) -> String {
    let mut writer = Writer { out: String::new(), section, last: section };
    writer.blocks(&narrative.blocks);
    writer.out
}

/// What a table of a text is about, for who cannot see it: its columns.
fn about(header: &[Vec<Inline>]) -> String {
    let names: Vec<String> = header.iter().map(|cell| words(cell).trim().to_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if names.is_empty() { "Tabella del testo".to_owned() } else { format!("Tabella: {}", names.join(", ")) }
}

/// The words of a content, without its markup.
fn words(content: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => words(inner),
        Inline::Break => " ".to_owned(),
    };
    content.iter().map(word).collect()
}

struct Writer {
    out: String,
    section: u8,
    /// Level of the heading above.
    last: u8,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, content) => self.heading(*level, content),
            Block::Paragraph(content) => self.wrapped("p", content),
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                self.open(tag);
                for item in items {
                    self.item("li", item);
                }
                self.close(tag);
            }
            Block::Quote(blocks) => {
                self.open("blockquote");
                self.within(blocks);
                self.close("blockquote");
            }
            Block::Definitions(list) => {
                self.open("dl");
                for Definition { term, meaning } in list {
                    self.wrapped("dt", term);
                    self.item("dd", meaning);
                }
                self.close("dl");
            }
            Block::Table { sides, header, rows } => self.table(sides, header, rows),
        }
    }

    /// An item of a list, whose single paragraph is its own text.
    fn item(&mut self, tag: &str, blocks: &[Block]) {
        self.open(tag);
        match blocks {
            [Block::Paragraph(content)] => self.inlines(content),
            blocks => self.within(blocks),
        }
        self.close(tag);
    }

    /// Blocks within another, where no heading belongs to the document's outline.
    fn within(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(_, content) => self.bold(content),
                other => self.block(other),
            }
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) {
        let wished = self.section.saturating_add(level.max(1));
        let level = wished.min(self.last + 1);
        if level > DEEPEST {
            self.bold(content);
            return;
        }
        self.last = level;
        self.wrapped(&format!("h{level}"), content);
    }

    fn bold(&mut self, content: &[Inline]) {
        self.open("p");
        self.wrapped("strong", content);
        self.close("p");
    }

    fn table(&mut self, sides: &[Side], header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.out.push_str("<table class=\"dati\" aria-label=\"");
        self.out.push_str(&escape(&typographic(&about(header))));
        self.out.push_str("\"><thead>");
        self.row(|_, _| ("th", " scope=\"col\""), sides, header);
        self.out.push_str("</thead><tbody>");
        for row in rows {
            // The first cell says what the row is about, where it says anything and others follow.
            let heads = |at: usize, cell: &[Inline]| at == 0 && header.len() > 1 && !words(cell).trim().is_empty();
            let kind = |at, cell: &[Inline]| if heads(at, cell) { ("th", " scope=\"row\"") } else { ("td", "") };
            self.row(kind, sides, row);
        }
        self.out.push_str("</tbody></table>");
    }

    fn row(
        &mut self,
        kind: impl Fn(usize, &[Inline]) -> (&'static str, &'static str),
        sides: &[Side],
        cells: &[Vec<Inline>],
    ) {
        self.open("tr");
        for (at, (cell, side)) in cells.iter().zip(sides).enumerate() {
            let (tag, attribute) = kind(at, cell);
            let class = match side {
                Side::Left => "",
                Side::Centre => " class=\"centro\"",
                Side::Right => " class=\"destra\"",
            };
            self.open(&format!("{tag}{attribute}{class}"));
            self.inlines(cell);
            self.close(tag);
        }
        self.close("tr");
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.out.push_str(&escape(&typographic(text))),
                Inline::Emphasis(inner) => self.wrapped("em", inner),
                Inline::Strong(inner) => self.wrapped("strong", inner),
                Inline::Link { address, content } => {
                    self.out.push_str("<a href=\"");
                    self.out.push_str(&escape(address));
                    self.out.push_str("\">");
                    self.inlines(content);
                    self.close("a");
                }
                Inline::Break => self.out.push_str("<br/>"),
            }
        }
    }

    fn wrapped(&mut self, tag: &str, content: &[Inline]) {
        self.open(tag);
        self.inlines(content);
        self.close(tag);
    }

    fn open(&mut self, tag: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    fn written(blocks: Vec<Block>, section: u8) -> String {
        xhtml(&Narrative { blocks, place: Place::file("testi/2024/contesto.md") }, section)
    }

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    #[test]
    fn headings_stand_below_their_section_and_never_skip() {
        let blocks = vec![
            Block::Heading(3, text("a")),
            Block::Heading(1, text("b")),
            Block::Heading(2, text("c")),
            Block::Heading(6, text("d")),
        ];
        assert_eq!(written(blocks.clone(), 1), "<h2>a</h2><h2>b</h2><h3>c</h3><h4>d</h4>");
        assert_eq!(written(blocks.clone(), 3), "<h4>a</h4><h4>b</h4><h5>c</h5><h6>d</h6>");
        assert_eq!(
            written(blocks, 6),
            "<p><strong>a</strong></p><p><strong>b</strong></p><p><strong>c</strong></p><p><strong>d</strong></p>"
        );
    }

    #[test]
    fn what_an_office_typed_is_text_and_not_markup() {
        let link = Inline::Link { address: "https://a.it/?x=1&y=\"".to_owned(), content: text("<qui>") };
        assert_eq!(
            written(vec![Block::Paragraph(vec![link])], 1),
            "<p><a href=\"https://a.it/?x=1&amp;y=&quot;\">&lt;qui&gt;</a></p>"
        );
    }

    #[test]
    fn quotations_and_definitions_hold_blocks() {
        let quote = Block::Quote(vec![Block::Heading(1, text("Il sindaco")), Block::Paragraph(text("Grazie."))]);
        assert_eq!(
            written(vec![quote], 1),
            "<blockquote><p><strong>Il sindaco</strong></p><p>Grazie.</p></blockquote>"
        );
        let meaning = vec![Block::Paragraph(text("programma"))];
        let list = Block::Definitions(vec![Definition { term: text("DUP"), meaning }]);
        assert_eq!(written(vec![list], 1), "<dl><dt>DUP</dt><dd>programma</dd></dl>");
    }

    #[test]
    fn an_item_of_one_paragraph_holds_its_text_and_a_table_has_scopes() {
        let item = vec![Block::Paragraph(text("uno"))];
        let two = vec![Block::Heading(1, text("due")), Block::Paragraph(text("tre"))];
        assert_eq!(
            written(vec![Block::List { ordered: true, items: vec![item, two] }], 1),
            "<ol><li>uno</li><li><p><strong>due</strong></p><p>tre</p></li></ol>"
        );
        let table = Block::Table {
            sides: vec![Side::Left, Side::Right],
            header: vec![text("A"), text("B")],
            rows: vec![vec![text("1"), text("2")], vec![Vec::new(), text("3")]],
        };
        assert_eq!(
            written(vec![table], 1),
            "<table class=\"dati\" aria-label=\"Tabella: A, B\"><thead><tr><th scope=\"col\">A</th>\
             <th scope=\"col\" class=\"destra\">B</th></tr></thead><tbody><tr><th scope=\"row\">1</th>\
             <td class=\"destra\">2</td></tr><tr><td></td><td class=\"destra\">3</td></tr></tbody></table>"
        );
    }
}
