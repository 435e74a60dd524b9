//! What stands at the head of every page of a document, outside its text: it may be all that says the plan's year.
//!
//! Deliberately absent: the foot of pages, and everything of a header but its words.

use std::io::{BufReader, Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::parts::{Document, DocumentBlock, DocumentParagraph};
use super::plain_titles;
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::relations::relations;
use crate::workbook::xml_events::{Handler, walk};

/// Most headers that are read, and most paragraphs of all of them; the longest of these, in bytes.
const MOST_PARTS: usize = 20;
const MOST_PARAGRAPHS: usize = 60;
const LONGEST_PARAGRAPH: usize = 300;
/// Longest list of relations of a text, in bytes.
const LONGEST_RELATIONS: u64 = 4 << 20;

/// The paragraphs of the headers of a docx, by the relations of its text.
pub(super) fn of_docx(
    archive: &mut ZipArchive<impl Read + Seek>,
    body: &str,
    budget: &Budget,
) -> Result<Vec<String>, Trouble> {
    let mut text = String::new();
    match archive.by_name(&(body.replace("word/", "word/_rels/") + ".rels")) {
        Ok(part) => _ = part.take(LONGEST_RELATIONS).read_to_string(&mut text).map_err(Trouble::library)?,
        Err(_) => return Ok(Vec::new()),
    }
    let headers = relations(&text, "word/")?.into_iter().filter(|relation| relation.kind == "header");
    let mut reading = Reading::new(Form::Docx, budget);
    for header in headers.take(MOST_PARTS) {
        if let Ok(part) = archive.by_name(&header.target) {
            walk(BufReader::new(part), &mut reading)?;
        }
    }
    Ok(reading.titles)
}

/// The paragraphs of the headers of an odt's pages.
pub(super) fn of_odt(archive: &mut ZipArchive<impl Read + Seek>, budget: &Budget) -> Result<Vec<String>, Trouble> {
    let Ok(part) = archive.by_name("styles.xml") else { return Ok(Vec::new()) };
    let mut reading = Reading::new(Form::Odt, budget);
    walk(BufReader::new(part), &mut reading)?;
    Ok(reading.titles)
}

/// The title of a plan with its year at the head of the pages of a document whose text has none.
pub(super) fn of_plan(document: &Document) -> Option<DocumentParagraph> {
    let says_plan =
        |block: &DocumentBlock| matches!(block, DocumentBlock::Paragraph(own) if plain_titles::names_plan(own));
    if document.blocks.iter().any(says_plan) {
        return None;
    }
    document.running_titles.iter().map(String::as_str).map(DocumentParagraph::plain).find(plain_titles::names_plan)
}

/// In which words a part names its headers and its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Docx,
    Odt,
}

struct Reading<'b> {
    form: Form,
    budget: &'b Budget,
    /// Whether the header of a page is open, and how many of its paragraphs within each other are.
    in_header: bool,
    paragraphs: usize,
    /// Whether what is open shows its text: of a docx only its runs' do.
    shows: bool,
    /// Elements open below one that tracked changes took away, itself included.
    deleted: usize,
    titles: Vec<String>,
    text: String,
}

impl<'b> Reading<'b> {
    const fn new(form: Form, budget: &'b Budget) -> Self {
        Self {
            form,
            budget,
            in_header: false,
            paragraphs: 0,
            shows: false,
            deleted: 0,
            titles: Vec::new(),
            text: String::new(),
        }
    }

    fn is_header(&self, name: &str) -> bool {
        match self.form {
            Form::Docx => name == "hdr",
            Form::Odt => matches!(name, "header" | "header-left" | "header-first"),
        }
    }
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.deleted > 0 || self.in_header && matches!(name, "del" | "moveFrom" | "tracked-changes") {
            self.deleted += 1;
            return Ok(());
        }
        self.in_header |= self.is_header(name);
        match name {
            "p" | "h" if self.in_header => self.paragraphs += 1,
            "t" => self.shows = true,
            "tab" | "s" | "br" | "line-break" if self.paragraphs > 0 => self.text.push(' '),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        if self.deleted > 0 {
            self.deleted -= 1;
            return Ok(());
        }
        match name {
            "p" | "h" if self.in_header => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                let title = std::mem::take(&mut self.text);
                let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
                if !title.is_empty() && self.titles.len() < MOST_PARAGRAPHS && !self.titles.contains(&title) {
                    self.titles.push(title);
                }
            }
            "t" => self.shows = false,
            name if self.is_header(name) => self.in_header = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        let shows = self.deleted == 0 && self.paragraphs > 0 && (self.shows || self.form == Form::Odt);
        if shows && self.text.len() + text.len() <= LONGEST_PARAGRAPH {
            self.text.push_str(text);
        }
        Ok(())
    }
}
