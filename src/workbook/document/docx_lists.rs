//! Which lists of a docx are numbered.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::{Handler, attribute, walk};

/// Beyond this a document is hostile, not large.
const MOST_LEVELS: usize = 100_000;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The form of each list.
    forms: BTreeMap<String, String>,
    /// Forms and levels whose items bear numbers or letters.
    ordered: BTreeSet<(String, u8)>,
}

impl Lists {
    /// Reads `word/numbering.xml`, if it is there.
    pub fn read(archive: &mut ZipArchive<impl Read + Seek>, budget: &Budget) -> Result<Self, Trouble> {
        let Ok(part) = archive.by_name("word/numbering.xml") else { return Ok(Self::default()) };
        let mut reading = Reading { budget, lists: Self::default(), form: None, list: None, level: 0 };
        walk(BufReader::new(part), &mut reading)?;
        Ok(reading.lists)
    }

    /// Whether the items of a list bear numbers on a level.
    pub fn is_ordered(&self, list: &str, level: u8) -> bool {
        self.forms.get(list).is_some_and(|form| self.ordered.contains(&(form.clone(), level)))
    }
}

struct Reading<'b> {
    budget: &'b Budget,
    lists: Lists,
    form: Option<String>,
    list: Option<String>,
    level: u8,
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match element.local_name().as_ref() {
            "abstractNum" => self.form = attribute(element, "abstractNumId")?,
            "num" => self.list = attribute(element, "numId")?,
            "abstractNumId" => {
                if let (Some(list), Some(form)) = (self.list.clone(), attribute(element, "val")?) {
                    self.lists.forms.insert(list, form);
                }
            }
            "lvl" => self.level = attribute(element, "ilvl")?.and_then(|level| level.parse().ok()).unwrap_or(0),
            "numFmt" => {
                let format = attribute(element, "val")?;
                if let Some(form) = &self.form
                    && !matches!(format.as_deref(), Some("bullet" | "none") | None)
                {
                    self.lists.ordered.insert((form.clone(), self.level));
                }
            }
            _ => {}
        }
        if self.lists.ordered.len() + self.lists.forms.len() > MOST_LEVELS {
            return Err(Trouble::TooMany(MOST_LEVELS, "livelli di elenco"));
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "abstractNum" => self.form = None,
            "num" => self.list = None,
            _ => {}
        }
        Ok(())
    }
}
