//! The addresses that a docx links to.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek};
use std::sync::Arc;

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::{Handler, attribute, walk};

/// Beyond this a document is hostile, not large.
const MOST_LINKS: usize = 50_000;

/// The addresses by the names that the text uses for them.
#[derive(Debug, Default)]
pub(super) struct Links {
    targets: BTreeMap<String, Arc<str>>,
}

impl Links {
    /// Reads the relations of the text, if there are any. Nothing is ever opened.
    pub fn read(archive: &mut ZipArchive<impl Read + Seek>, body: &str, budget: &Budget) -> Result<Self, Trouble> {
        let relations = body.replace("word/", "word/_rels/") + ".rels";
        let Ok(part) = archive.by_name(&relations) else { return Ok(Self::default()) };
        let mut reading = Reading { budget, links: Self::default() };
        walk(BufReader::new(part), &mut reading)?;
        Ok(reading.links)
    }

    /// The address of a link.
    pub fn target(&self, id: &str) -> Option<Arc<str>> {
        self.targets.get(id).cloned()
    }
}

struct Reading<'b> {
    budget: &'b Budget,
    links: Links,
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let is_link = attribute(element, "Type")?.is_some_and(|kind| kind.ends_with("/hyperlink"));
        if is_link && let (Some(id), Some(target)) = (attribute(element, "Id")?, attribute(element, "Target")?) {
            if self.links.targets.len() >= MOST_LINKS {
                return Err(Trouble::TooMany(MOST_LINKS, "collegamenti"));
            }
            self.links.targets.insert(id, target.into());
        }
        Ok(())
    }
}
