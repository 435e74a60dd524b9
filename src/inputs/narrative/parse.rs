//! Markdown → blocks. `pulldown-cmark` reads it: a full `CommonMark` parser, without its HTML writer.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::remarks::Remarks;
use super::text_codes as codes;
use super::words::{cells_in, push_paragraph, push_text, trim_end, web_address, without_tags};
use crate::domain::{Block, Inline};
use crate::finding::Code;

/// Containers nested deeper than this are read as if they were not there: a hostile text
/// must not exhaust the stack, and nobody can read it anyway.
const DEEPEST: usize = 8;

/// The blocks of a text and what had to be changed.
pub(super) fn parse(text: &str) -> (Vec<Block>, Remarks) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(text, options).into_offset_iter().peekable();
    let mut reading = Reading { text, events, remarks: Remarks::default(), depth: 0 };
    let blocks = reading.blocks();
    (blocks, reading.remarks)
}

struct Reading<'t> {
    text: &'t str,
    events: Peekable<OffsetIter<'t>>,
    remarks: Remarks,
    depth: usize,
}

impl Reading<'_> {
    /// Blocks up to the end of the container just opened, which is consumed, or of the text.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        // Containers that are read through: each has an end to be passed over.
        let mut transparent = 0;
        loop {
            if self.events.peek().is_some_and(|(event, _)| is_inline(event)) {
                // Items of tight lists hold their words without a paragraph.
                let content = self.inlines(true);
                push_paragraph(&mut blocks, content);
                continue;
            }
            let Some((event, range)) = self.events.next() else { return blocks };
            match event {
                Event::End(_) if transparent == 0 => return blocks,
                Event::End(_) => transparent -= 1,
                Event::Start(Tag::Paragraph) => {
                    let content = self.inlines(false);
                    push_paragraph(&mut blocks, content);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let content = self.inlines(false);
                    // Within lists and quotations a heading would break the document's outline.
                    if content.is_empty() || self.depth > 0 || transparent > 0 {
                        push_paragraph(&mut blocks, content);
                    } else {
                        blocks.push(Block::Heading(level as u8, content));
                    }
                }
                Event::Start(Tag::List(first)) if self.depth < DEEPEST => blocks.push(self.list(first.is_some())),
                Event::Start(Tag::Table(columns)) => blocks.push(self.table(columns.len())),
                Event::Start(Tag::CodeBlock(_)) => {
                    self.note(codes::UNSUPPORTED, &range);
                    push_paragraph(&mut blocks, self.lines());
                }
                Event::Start(Tag::HtmlBlock) => {
                    self.note(codes::HTML, &range);
                    let words = without_tags(&self.raw());
                    push_paragraph(&mut blocks, vec![Inline::Text(words)]);
                }
                Event::Start(_) => {
                    self.note(codes::UNSUPPORTED, &range);
                    transparent += 1;
                }
                _ => self.note(codes::UNSUPPORTED, &range),
            }
        }
    }

    fn list(&mut self, ordered: bool) -> Block {
        self.depth += 1;
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.events.next() {
            items.push(self.blocks());
        }
        self.depth -= 1;
        Block::List { ordered, items }
    }

    fn table(&mut self, columns: usize) -> Block {
        let (mut header, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableRow) if cells_in(&self.text[range.clone()]) > columns => {
                    self.note(codes::LONG_ROW, &range);
                }
                Event::Start(Tag::TableCell) => row.push(self.inlines(false)),
                Event::End(TagEnd::TableHead) => {
                    row.resize(columns, Vec::new());
                    header = std::mem::take(&mut row);
                }
                Event::End(TagEnd::TableRow) => {
                    row.resize(columns, Vec::new());
                    rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { header, rows }
    }

    /// Runs up to the end of the element just opened, which is consumed; where nothing was
    /// opened (`bare`), up to the next block, which is not.
    fn inlines(&mut self, bare: bool) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut transparent = 0;
        self.depth += 1;
        while let Some((event, _)) = self.events.peek() {
            if bare && transparent == 0 && !is_inline(event) {
                break;
            }
            let (event, range) = self.events.next().expect("it was peeked");
            match event {
                Event::End(_) if transparent == 0 => break,
                Event::End(_) => transparent -= 1,
                Event::Text(text) => push_text(&mut content, &text),
                Event::SoftBreak => push_text(&mut content, " "),
                Event::HardBreak => content.push(Inline::Break),
                Event::Start(Tag::Emphasis) if self.depth <= DEEPEST => {
                    let inner = self.inlines(false);
                    content.push(Inline::Emphasis(inner));
                }
                Event::Start(Tag::Strong) if self.depth <= DEEPEST => {
                    let inner = self.inlines(false);
                    content.push(Inline::Strong(inner));
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) => match web_address(link_type, &dest_url) {
                    Some(address) => {
                        let inner = self.inlines(false);
                        content.push(Inline::Link { address, content: inner });
                    }
                    None => {
                        self.note(codes::BAD_LINK, &range);
                        transparent += 1;
                    }
                },
                Event::Start(tag) => {
                    let code = if matches!(tag, Tag::Image { .. }) { codes::IMAGE } else { codes::UNSUPPORTED };
                    if !matches!(tag, Tag::Emphasis | Tag::Strong) {
                        self.note(code, &range);
                    }
                    transparent += 1;
                }
                other => self.other_inline(&other, &range, &mut content),
            }
        }
        self.depth -= 1;
        trim_end(&mut content);
        content
    }

    /// Code, HTML and footnotes within a paragraph: the words stay.
    fn other_inline(&mut self, event: &Event<'_>, range: &Range<usize>, content: &mut Vec<Inline>) {
        match event {
            Event::InlineHtml(tag) | Event::Html(tag) => {
                self.note(codes::HTML, range);
                if tag.trim_start_matches(['<', '/']).to_ascii_lowercase().starts_with("br") {
                    content.push(Inline::Break);
                }
            }
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.note(codes::UNSUPPORTED, range);
                push_text(content, words);
            }
            Event::FootnoteReference(label) => {
                self.note(codes::UNSUPPORTED, range);
                push_text(content, &format!(" [{label}]"));
            }
            _ => self.note(codes::UNSUPPORTED, range),
        }
    }

    /// The text of an element without structure, up to its end.
    fn raw(&mut self) -> String {
        let mut raw = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(_) => break,
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => raw.push_str(&text),
                _ => {}
            }
        }
        raw
    }

    /// The same, line by line.
    fn lines(&mut self) -> Vec<Inline> {
        let raw = self.raw();
        let mut content = Vec::new();
        for line in raw.trim_end().lines() {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(line.to_owned()));
        }
        content
    }

    fn note(&mut self, code: Code, range: &Range<usize>) {
        let text = self.text;
        self.remarks.note(code, || {
            let line = text[..range.start].matches('\n').count() + 1;
            (u32::try_from(line).ok(), &text[range.clone()])
        });
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}
