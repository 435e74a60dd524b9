//! The texts of a workbook, each once, numbered in the order in which the cells name them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use super::sheet_xml::between;

/// The part of a workbook's file that has them.
pub(super) const SHARED_TEXTS: &str = "xl/sharedStrings.xml";

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Shared<'t> {
    /// As it is read.
    Plain(Cow<'t, str>),
    /// One with formats or spaces of its own, as the library wrote it.
    Xml(String),
}

/// Texts with their numbers.
pub(super) struct SharedTexts<'t> {
    /// What the part says before them.
    head: String,
    /// Those that the library knows of, by the numbers that it gave them.
    before: Vec<Shared<'t>>,
    numbers: HashMap<Shared<'t>, usize>,
    /// How often cells name one of them.
    uses: usize,
}

impl<'t> SharedTexts<'t> {
    /// None yet; the part of the library's file says what its numbers stand for.
    pub fn of(xml: &str) -> Self {
        let (head, items) = xml.split_once(" count=").unwrap_or((xml, ""));
        let items = items.split("<si>").skip(1).filter_map(|item| item.split_once("</si>"));
        let before = items.map(|(item, _)| shared(item)).collect();
        Self { head: head.to_owned(), before, numbers: HashMap::new(), uses: 0 }
    }

    /// The number of a text, which a cell names.
    pub fn number(&mut self, text: Cow<'t, str>) -> usize {
        self.number_of(Shared::Plain(text))
    }

    /// The number of a text that the library gave another.
    pub fn renumbered(&mut self, number: usize) -> usize {
        let text = self.before.get(number).cloned();
        self.number_of(text.unwrap_or_else(|| Shared::Plain("".into())))
    }

    fn number_of(&mut self, text: Shared<'t>) -> usize {
        self.uses += 1;
        let next = self.numbers.len();
        *self.numbers.entry(text).or_insert(next)
    }

    /// The part of the finished file.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        write!(to, "{} count=\"{}\" uniqueCount=\"{}\">", self.head, self.uses, self.numbers.len())?;
        let mut texts: Vec<_> = self.numbers.iter().collect();
        texts.sort_unstable_by_key(|(_, number)| **number);
        for (text, _) in texts {
            match text {
                Shared::Plain(text) => write!(to, "<si><t>{}</t></si>", escaped(text))?,
                Shared::Xml(xml) => write!(to, "<si>{xml}</si>")?,
            }
        }
        write!(to, "</sst>")
    }
}

fn shared<'t>(item: &str) -> Shared<'t> {
    match between(item, "<t>", "</t>") {
        Some(text) if item.starts_with("<t>") => {
            let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            Shared::Plain(text.into())
        }
        _ => Shared::Xml(item.to_owned()),
    }
}

fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").into()
    } else {
        text.into()
    }
}
