//! A document of Word or Writer → blocks: the same that Markdown gives, and nothing else.

use super::instructions::{is_instruction, is_known};
use super::remarks::Remarks;
use super::text_codes as codes;
use super::words::{push_paragraph, push_text, trim_end};
use crate::domain::{Block, Inline, Place, Side};
use crate::finding::Finding;
use crate::inputs::privacy::{self, Author};
use crate::tabular::words_of;
use crate::words::link::may_lead_to;
use crate::workbook::{DocumentBlock, DocumentCell, DocumentParagraph, DocumentTable, Item, Role, Run, Unlike};

/// The highest level of a heading that Markdown knows.
const LOWEST_HEADING: u8 = 6;

/// A document being read.
pub(super) struct OfficeText<'p> {
    place: &'p Place,
    /// Paragraphs so far, those of tables among them.
    paragraphs: u32,
    told: Vec<Unlike>,
    /// What had to be changed.
    pub remarks: Remarks,
    /// Personal data, and what is not read of the document.
    pub findings: Vec<Finding>,
    /// Invisible letters that were taken out.
    pub hidden: usize,
    /// Lines of a template's instructions.
    pub instructions: usize,
}

impl<'p> OfficeText<'p> {
    /// Before the first paragraph.
    pub fn new(place: &'p Place) -> Self {
        let (told, findings) = (Vec::new(), Vec::new());
        Self { place, paragraphs: 0, told, remarks: Remarks::default(), findings, hidden: 0, instructions: 0 }
    }

    /// The blocks of a document.
    pub fn blocks(&mut self, blocks: &[DocumentBlock]) -> Vec<Block> {
        let mut read = Vec::new();
        let mut items: Vec<(Item, Vec<Inline>)> = Vec::new();
        for block in blocks {
            match block {
                DocumentBlock::Paragraph(paragraph) if is_instruction(&paragraph.text()) => self.pass_over(paragraph),
                DocumentBlock::Paragraph(paragraph) => {
                    let content = self.inlines(paragraph);
                    match (paragraph.role, paragraph.item) {
                        (Role::Index, _) => {}
                        (Role::Body, Some(item)) if !content.is_empty() => items.push((item, content)),
                        (role, _) => {
                            flush(&mut items, &mut read);
                            match level_of(role) {
                                Some(level) if !content.is_empty() => read.push(Block::Heading(level, content)),
                                _ => push_paragraph(&mut read, content),
                            }
                        }
                    }
                }
                DocumentBlock::Table(table) => {
                    flush(&mut items, &mut read);
                    read.extend(self.table(table));
                }
            }
        }
        flush(&mut items, &mut read);
        read
    }

    /// An instruction, which is not printed; one that is not the template's own is told.
    fn pass_over(&mut self, paragraph: &DocumentParagraph) {
        self.paragraphs += 1;
        self.instructions += 1;
        let text = paragraph.text();
        if !is_known(&text) {
            let message = "La riga comincia con ▸, come le istruzioni: non è stampata.";
            let place = self.place.at_paragraph(self.paragraphs);
            let finding = Finding::new(codes::OWN_INSTRUCTION, message).at(place).found(text);
            self.findings.push(finding.expected("la riga senza ▸, se va stampata; altrimenti niente"));
        }
    }

    fn table(&mut self, table: &DocumentTable) -> Option<Block> {
        let width = table.width() as usize;
        let mut rows = table.rows.iter().map(|row| {
            let mut cells = vec![Vec::new(); width];
            for cell in &row.cells {
                cells[cell.column as usize] = self.cell(cell);
            }
            cells
        });
        let header = rows.next()?;
        Some(Block::Table { sides: vec![Side::default(); width], header, rows: rows.collect() })
    }

    /// The text of a cell, its paragraphs parted by breaks.
    fn cell(&mut self, cell: &DocumentCell) -> Vec<Inline> {
        let mut content = Vec::new();
        for block in &cell.blocks {
            let own = match block {
                DocumentBlock::Paragraph(paragraph) => self.inlines(paragraph),
                DocumentBlock::Table(table) => {
                    // A table within a table is no form of a text: its words stay.
                    self.remarks.note(codes::UNSUPPORTED, || (None, ""));
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.flat_map(|cell| self.cell(cell).into_iter().chain([Inline::Break])).collect()
                }
            };
            if !content.is_empty() && !own.is_empty() {
                content.push(Inline::Break);
            }
            content.extend(own);
        }
        trim_end(&mut content);
        content
    }

    fn inlines(&mut self, paragraph: &DocumentParagraph) -> Vec<Inline> {
        self.paragraphs += 1;
        let place = self.place.at_paragraph(self.paragraphs);
        for unlike in &paragraph.unlike {
            if !self.told.contains(unlike) {
                self.told.push(*unlike);
                let (code, message, expected) = words_of(*unlike);
                self.findings.push(Finding::new(code, message).at(place.clone()).expected(expected));
            }
        }
        self.findings.extend(privacy::check(&paragraph.text(), "Il testo", Author::Narrative, &place));
        let is_heading = level_of(paragraph.role).is_some();
        let mut content = Vec::new();
        for run in &paragraph.runs {
            let words = self.words(run);
            // A heading is bold by itself.
            let look = if is_heading { (false, false) } else { (run.look.bold, run.look.italic) };
            let words = match look {
                (true, true) => vec![Inline::Strong(vec![Inline::Emphasis(words)])],
                (true, false) => vec![Inline::Strong(words)],
                (false, true) => vec![Inline::Emphasis(words)],
                (false, false) => words,
            };
            match run.link.as_deref() {
                Some(address) if may_lead_to(address) => {
                    content.push(Inline::Link { address: address.to_owned(), content: words });
                }
                Some(address) => {
                    self.remarks.note(codes::BAD_LINK, || (None, address));
                    content.extend(words);
                }
                None => content.extend(words),
            }
        }
        trim_end(&mut content);
        content
    }

    /// The words of a run without what nobody sees.
    fn words(&mut self, run: &Run) -> Vec<Inline> {
        let mut words = Vec::new();
        for (number, line) in run.text.split('\n').enumerate() {
            if number > 0 {
                words.push(Inline::Break);
            }
            let seen: String = line.chars().filter(|letter| !is_hidden(*letter)).collect();
            self.hidden += line.chars().count() - seen.chars().count();
            if !seen.is_empty() {
                push_text(&mut words, &seen.replace('\t', " "));
            }
        }
        words
    }
}

/// The level of a heading; a document’s title stands above all.
const fn level_of(role: Role) -> Option<u8> {
    match role {
        Role::Title => Some(1),
        Role::Heading(level) => Some(if level < LOWEST_HEADING { level + 1 } else { LOWEST_HEADING }),
        Role::Body | Role::Index => None,
    }
}

/// Items that follow one another are a list.
fn flush(items: &mut Vec<(Item, Vec<Inline>)>, into: &mut Vec<Block>) {
    let mut items = std::mem::take(items).into_iter().peekable();
    while items.peek().is_some() {
        into.push(list(&mut items));
    }
}

/// The items of a level, those deeper within the item before them.
fn list(items: &mut std::iter::Peekable<std::vec::IntoIter<(Item, Vec<Inline>)>>) -> Block {
    let first = items.peek().map_or(Item { level: 0, ordered: false }, |(item, _)| *item);
    let mut own: Vec<Vec<Block>> = Vec::new();
    while let Some((item, _)) = items.peek() {
        if item.level > first.level && !own.is_empty() {
            let inner = list(items);
            own.last_mut().expect("it is not empty").push(inner);
            continue;
        }
        // A numbered list right after one with bullets is another list.
        if item.level < first.level || item.level == first.level && item.ordered != first.ordered {
            break;
        }
        own.extend(items.next().map(|(_, content)| vec![Block::Paragraph(content)]));
    }
    Block::List { ordered: first.ordered, items: own }
}

/// What no reader sees and some programs obey: controls, zero-width and direction marks.
pub(super) fn is_hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_list_after_bullets_is_a_list_of_its_own() {
        let item = |level, ordered| (Item { level, ordered }, vec![Inline::Text("x".into())]);
        let lists = |items: Vec<(Item, Vec<Inline>)>| -> Vec<(bool, usize)> {
            let (mut items, mut blocks) = (items, Vec::new());
            flush(&mut items, &mut blocks);
            let shape = |block: &Block| match block {
                Block::List { ordered, items } => (*ordered, items.len()),
                other => panic!("{other:?}"),
            };
            blocks.iter().map(shape).collect()
        };
        let mixed = vec![item(0, false), item(0, false), item(0, true), item(1, false), item(0, true), item(0, false)];
        assert_eq!(lists(mixed), [(false, 2), (true, 2), (false, 1)]);
    }
}
