//! Markdown → blocks. `pulldown-cmark` reads it: a full `CommonMark` parser, without its HTML writer.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::remarks::Remarks;
use super::text_codes as codes;
use super::words::{cells_in, push_paragraph, without_tags};
use crate::domain::{Block, Definition, Inline, Side};
use crate::finding::Code;

/// Containers nested deeper than this are read as if they were not there: a hostile text
/// must not exhaust the stack, and nobody can read it anyway.
pub(super) const DEEPEST: usize = 8;

/// The blocks of a text and what had to be changed.
pub(super) fn parse(text: &str) -> (Vec<Block>, Remarks) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    let events = Parser::new_ext(text, options).into_offset_iter().peekable();
    let mut reading = Reading { text, events, remarks: Remarks::default(), depth: 0 };
    let blocks = reading.blocks();
    (blocks, reading.remarks)
}

/// A text being read.
pub(super) struct Reading<'t> {
    text: &'t str,
    pub(super) events: Peekable<OffsetIter<'t>>,
    remarks: Remarks,
    pub(super) depth: usize,
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
                Event::Start(Tag::BlockQuote(_)) if self.depth < DEEPEST => {
                    let quoted = self.within();
                    blocks.extend((!quoted.is_empty()).then_some(Block::Quote(quoted)));
                }
                Event::Start(Tag::DefinitionList) if self.depth < DEEPEST => blocks.push(self.definitions()),
                Event::Start(Tag::Table(columns)) => blocks.push(self.table(&columns)),
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

    /// The blocks of a container, one level deeper.
    fn within(&mut self) -> Vec<Block> {
        self.depth += 1;
        let blocks = self.blocks();
        self.depth -= 1;
        blocks
    }

    fn list(&mut self, ordered: bool) -> Block {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.events.next() {
            items.push(self.within());
        }
        Block::List { ordered, items }
    }

    fn definitions(&mut self) -> Block {
        let mut list: Vec<Definition> = Vec::new();
        while let Some((Event::Start(part), _)) = self.events.next() {
            match (part, list.last_mut()) {
                (Tag::DefinitionListTitle, Some(last)) if last.meaning.is_empty() => {
                    last.term.push(Inline::Break);
                    let other = self.inlines(false);
                    last.term.extend(other);
                }
                (Tag::DefinitionListTitle, _) => {
                    list.push(Definition { term: self.inlines(false), meaning: Vec::new() });
                }
                (_, Some(last)) => last.meaning.extend(self.within()),
                (_, None) => list.push(Definition { term: Vec::new(), meaning: self.within() }),
            }
        }
        Block::Definitions(list)
    }

    fn table(&mut self, asked: &[Alignment]) -> Block {
        let columns = asked.len();
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
        Block::Table { sides: asked.iter().copied().map(side).collect(), header, rows }
    }

    /// Remembers what could not stay as it was written.
    pub(super) fn note(&mut self, code: Code, range: &Range<usize>) {
        let text = self.text;
        self.remarks.note(code, || {
            let line = text[..range.start].matches('\n').count() + 1;
            (u32::try_from(line).ok(), &text[range.clone()])
        });
    }
}

fn side(asked: Alignment) -> Side {
    match asked {
        Alignment::None | Alignment::Left => Side::Left,
        Alignment::Center => Side::Centre,
        Alignment::Right => Side::Right,
    }
}

/// Whether an event belongs to a paragraph.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}
