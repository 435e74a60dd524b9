//! docx: our own reader of `word/document.xml`.
//!
//! Read is what a person would see after accepting all tracked changes: not deletions, hidden text, the
//! instructions of fields, notes, text boxes; the paragraph in which any of these stood says so.

use std::io::{BufReader, Cursor};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::builder::Builder;
use super::docx_links::Links;
use super::docx_lists::Lists;
use super::docx_state::{Field, Properties, Reading};
use super::docx_styles::Styles;
use super::docx_switch::is_on;
use super::parts::{Document, Item, Unlike};
use super::{running_titles, symbols};
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::{Handler, attribute, walk};

/// Reads the body of a docx archive.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Document, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let body = archive.file_names().filter_map(Result::ok).find(|name| is_body(name)).map(std::borrow::Cow::into_owned);
    let body = body.ok_or_else(|| Trouble::damaged("manca il testo del documento"))?;
    let styles = Styles::read(&mut archive, budget)?;
    let lists = Lists::read(&mut archive, budget)?;
    let links = Links::read(&mut archive, &body, budget)?;
    let running_titles = running_titles::of_docx(&mut archive, &body, budget)?;
    let part = archive.by_name(&body).map_err(Trouble::library)?;
    let mut reading = Reading::new(Builder::new(budget), &styles, &lists, &links);
    walk(BufReader::new(part), &mut reading)?;
    Ok(Document { running_titles, ..reading.builder.finish()? })
}

/// Whether an entry is the text itself: some programs number it.
pub(in crate::workbook) fn is_body(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Reading<'_> {
    fn open_structure(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match name {
            "tbl" => self.builder.open_table()?,
            "tr" => {
                self.deleted_rows.push(false);
                self.builder.open_row();
            }
            "tc" => {
                self.deleted_cells.push(false);
                self.builder.open_cell()?;
            }
            "p" => self.open_paragraph(),
            "r" => {
                self.in_run = true;
                self.is_hidden = self.paragraph_style.hidden;
                self.look = self.paragraph_style.look;
            }
            "hyperlink" => {
                self.link = attribute(element, "id")?.and_then(|id| self.links.target(&id));
            }
            "ins" | "moveTo" => self.builder.note(Unlike::Revised),
            "pPr" => self.properties.push(Properties::Paragraph),
            "rPr" if self.properties.last() == Some(&Properties::Paragraph) => self.properties.push(Properties::Mark),
            "rPr" => self.properties.push(Properties::Run),
            "trPr" => self.properties.push(Properties::Row),
            "tcPr" => self.properties.push(Properties::Cell),
            _ if self.in_run => self.open_in_run(name, element)?,
            _ => {}
        }
        Ok(())
    }

    fn open_paragraph(&mut self) {
        self.paragraph_style = self.styles.default_paragraph();
        self.list = (None, 0);
        // One that goes on with the paragraph before keeps that one's role.
        if !self.joins_next {
            self.builder.paragraph().role = self.paragraph_style.role;
        }
    }

    fn open_in_run(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match name {
            "t" => self.in_text = true,
            "tab" | "ptab" => self.say("\t")?,
            "br" | "cr" => self.say("\n")?,
            "noBreakHyphen" => self.say("-")?,
            "sym" => {
                let font = attribute(element, "font")?.unwrap_or_default();
                let code = attribute(element, "char")?.unwrap_or_default();
                self.say(symbols::shown(&font, &code).encode_utf8(&mut [0; 4]))?;
            }
            "footnoteReference" | "endnoteReference" => {
                self.builder.note(Unlike::Footnote);
                self.is_note_mark = attribute(element, "customMarkFollows")?.is_some_and(|value| is_on(&value));
            }
            "fldChar" => match attribute(element, "fldCharType")?.as_deref() {
                Some("begin") => self.fields.push(Field::Instruction),
                Some("separate") => {
                    if let Some(field) = self.fields.last_mut() {
                        *field = Field::Result;
                    }
                }
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn close_paragraph(&mut self) -> Result<(), Trouble> {
        self.fields.retain(|field| *field == Field::Result);
        let (numbering, level) = std::mem::take(&mut self.list);
        let styled = self.paragraph_style.numbering.clone();
        if let Some(id) = numbering.or(styled).filter(|id| id != "0") {
            self.builder.set_item(Item { level, ordered: self.lists.is_ordered(&id, level) });
        }
        if !std::mem::take(&mut self.joins_next) {
            self.builder.close_paragraph()?;
        }
        Ok(())
    }

    /// Adds what a run shows.
    fn say(&mut self, text: &str) -> Result<(), Trouble> {
        if self.fields.contains(&Field::Instruction) {
            return Ok(());
        }
        if self.is_hidden {
            if !text.trim().is_empty() {
                self.builder.note(Unlike::HiddenText);
            }
            return Ok(());
        }
        if std::mem::take(&mut self.is_note_mark) {
            return Ok(());
        }
        self.builder.text(text, self.look, self.link.as_ref())
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
            self.in_text |= self.in_drawing && name == "t";
            return Ok(());
        }
        // Deletions are marks where they are properties, and text that is gone where they are not.
        let is_deletion = matches!(name, "del" | "moveFrom") && self.properties.is_empty();
        if is_deletion || is_unread(name) {
            self.skipped = 1;
            self.in_drawing = matches!(name, "drawing" | "pict" | "object");
            if is_deletion {
                self.builder.note(Unlike::Revised);
            }
            return Ok(());
        }
        match self.properties.last() {
            Some(Properties::Paragraph) if name == "rPr" => self.open_structure(name, element),
            Some(&of) => self.open_property(of, name, element),
            None => self.open_structure(name, element),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.in_text &= name != "t";
            self.in_drawing &= self.skipped > 0;
            return Ok(());
        }
        match name {
            "tbl" => self.builder.close_table(),
            "tr" => {
                let is_deleted = self.deleted_rows.pop().unwrap_or(false);
                self.builder.close_row(!is_deleted);
            }
            "tc" => {
                self.joins_next = false;
                let is_deleted = self.deleted_cells.pop().unwrap_or(false);
                self.builder.close_cell(!is_deleted)?;
            }
            "p" => self.close_paragraph()?,
            "r" => self.in_run = false,
            "t" => self.in_text = false,
            "hyperlink" => self.link = None,
            "pPr" | "rPr" | "trPr" | "tcPr" => {
                self.properties.pop();
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        if !self.in_text {
            return Ok(());
        }
        if self.skipped > 0 {
            if !text.trim().is_empty() {
                self.builder.note(Unlike::TextBox);
            }
            return Ok(());
        }
        self.say(text)
    }
}

/// Elements of which nothing is read: earlier properties, the other form of a drawing, what annotates.
fn is_unread(name: &str) -> bool {
    name.ends_with("PrChange")
        || matches!(
            name,
            "drawing" | "pict" | "object" | "Fallback" | "sdtPr" | "sdtEndPr" | "rt" | "tblGrid" | "numberingChange"
        )
}
