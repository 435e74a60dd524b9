//! odt: our own reader of a Writer document’s `content.xml`.
//!
//! Read is what a person would see after accepting all tracked changes: not deletions, hidden text, notes,
//! text boxes, indexes; the paragraph in which any of the first four stood says so.

use std::io::{BufReader, Cursor};
use std::sync::Arc;

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::builder::Builder;
use super::odt_styles::{OdtStyles, Texture};
use super::odt_unread::{Unread, unread};
use super::parts::{Document, Height, Item, Role, Unlike};
use super::running_titles;
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::{Handler, attribute, repetition, walk};

/// Reads the text of an odt archive.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Document, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let styles = OdtStyles::read(&mut archive, budget)?;
    let running_titles = running_titles::of_odt(&mut archive, budget)?;
    let part = archive.by_name("content.xml").map_err(Trouble::library)?;
    let mut reading = Reading::new(Builder::new(budget), styles);
    walk(BufReader::new(part), &mut reading)?;
    Ok(Document { running_titles, ..reading.builder.finish()? })
}

struct Reading<'a> {
    builder: Builder<'a>,
    styles: OdtStyles,
    in_body: bool,
    /// Elements open below one that is not read, itself included, and why it is not.
    skipped: usize,
    unread: Unread,
    in_paragraph: bool,
    /// Looks of the paragraph and of the spans open in it.
    textures: Vec<Texture>,
    links: Vec<Option<Arc<str>>>,
    /// Styles of the lists that are open; inner ones mostly go by the outermost.
    lists: Vec<Option<String>>,
    /// Rows that the row at hand stands for, in each open table.
    row_repeats: Vec<u32>,
    /// How often the cell at hand is repeated, and columns that it covers itself.
    cell_repeat: u32,
    covered: u32,
}

impl<'a> Reading<'a> {
    fn new(builder: Builder<'a>, styles: OdtStyles) -> Self {
        Self {
            builder,
            styles,
            in_body: false,
            skipped: 0,
            unread: Unread::Silent,
            in_paragraph: false,
            textures: Vec::new(),
            links: Vec::new(),
            lists: Vec::new(),
            row_repeats: Vec::new(),
            cell_repeat: 1,
            covered: 0,
        }
    }

    fn open_in_body(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match name {
            "h" | "p" => self.open_paragraph(name, element)?,
            "span" => {
                let style = attribute(element, "style-name")?.unwrap_or_default();
                let outer = self.textures.last().copied().unwrap_or_default();
                self.textures.push(self.styles.texture(&style).over(outer));
            }
            "a" => self.links.push(attribute(element, "href")?.map(Into::into)),
            "s" => {
                let spaces = attribute(element, "c")?.and_then(|text| text.parse::<usize>().ok()).unwrap_or(1);
                self.say(&" ".repeat(spaces.min(1000)))?;
            }
            "tab" => self.say("\t")?,
            "line-break" => self.say("\n")?,
            "change" | "change-start" => self.builder.note(Unlike::Revised),
            "list" => self.lists.push(attribute(element, "style-name")?),
            "table" => self.builder.open_table()?,
            "table-row" => {
                self.row_repeats.push(repetition(element, "number-rows-repeated")?);
                self.covered = 0;
                self.builder.open_row();
            }
            "table-cell" => self.open_cell(element)?,
            "covered-table-cell" => {
                let columns = repetition(element, "number-columns-repeated")?;
                let own = columns.min(self.covered);
                self.covered -= own;
                self.builder.skip_columns(columns - own);
            }
            _ => {}
        }
        Ok(())
    }

    fn open_paragraph(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.in_paragraph = true;
        let style = attribute(element, "style-name")?.unwrap_or_default();
        self.textures = vec![self.styles.texture(&style)];
        self.links.clear();
        let outline = attribute(element, "outline-level")?.and_then(|level| level.parse::<u8>().ok());
        let role = match outline {
            Some(level) if name == "h" => Role::Heading(level.clamp(1, 10)),
            _ => self.styles.role(&style),
        };
        self.builder.paragraph().role = role;
        if let Some(depth) = self.lists.len().checked_sub(1) {
            let level = u8::try_from(depth).unwrap_or(8).min(8);
            let list = self.lists.iter().rev().find_map(Option::as_deref).unwrap_or_default();
            self.builder.set_item(Item { level, ordered: self.styles.is_ordered(list, level) });
        }
        Ok(())
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let columns = repetition(element, "number-columns-spanned")?;
        let rows = repetition(element, "number-rows-spanned")?;
        self.cell_repeat = repetition(element, "number-columns-repeated")?;
        self.covered = columns - 1;
        self.builder.open_cell()?;
        if let Some(cell) = self.builder.cell() {
            cell.columns = columns;
            cell.height = Height::Rows(rows);
        }
        Ok(())
    }

    fn say(&mut self, text: &str) -> Result<(), Trouble> {
        if !self.in_paragraph {
            return Ok(());
        }
        let texture = self.textures.last().copied().unwrap_or_default();
        if texture.is_hidden() {
            if !text.trim().is_empty() {
                self.builder.note(Unlike::HiddenText);
            }
            return Ok(());
        }
        let link = self.links.last().cloned().flatten();
        self.builder.text(text, texture.look(), link.as_ref())
    }

    fn close_in_body(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "h" | "p" => {
                self.in_paragraph = false;
                self.builder.close_paragraph()?;
            }
            "span" => {
                self.textures.pop();
            }
            "a" => {
                self.links.pop();
            }
            "list" => {
                self.lists.pop();
            }
            "table" => self.builder.close_table(),
            "table-row" => {
                self.builder.close_row(true);
                let times = self.row_repeats.pop().unwrap_or(1);
                self.builder.repeat_row(times)?;
            }
            "table-cell" => {
                self.builder.close_cell(true)?;
                self.builder.repeat_cell(std::mem::replace(&mut self.cell_repeat, 1))?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.builder.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        if !self.in_body {
            self.in_body = name == "body";
            return self.styles.open(element);
        }
        if let Some(unread) = unread(name, element)? {
            (self.skipped, self.unread) = (1, unread);
            if unread == Unread::Told(Unlike::Footnote) {
                self.builder.note(Unlike::Footnote);
            }
            return Ok(());
        }
        self.open_in_body(name, element)
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        if self.in_body {
            return self.close_in_body(name);
        }
        self.styles.close(name);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        if self.skipped > 0 {
            if let Unread::Told(unlike) = self.unread
                && !text.trim().is_empty()
            {
                self.builder.note(unlike);
            }
            return Ok(());
        }
        // White space in the file is layout of the file: a single space is seen of it.
        if text.contains(['\n', '\t', '\r']) || text.contains("  ") {
            let mut seen = text.split([' ', '\n', '\t', '\r']).collect::<Vec<_>>();
            let (first, last) = (seen.first() == Some(&""), seen.last() == Some(&""));
            seen.retain(|word| !word.is_empty());
            let middle = seen.join(" ");
            let (before, after) = (if first { " " } else { "" }, if last && !middle.is_empty() { " " } else { "" });
            return self.say(&format!("{before}{middle}{after}"));
        }
        self.say(text)
    }
}
