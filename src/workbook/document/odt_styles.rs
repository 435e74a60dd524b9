//! The styles of an odt, named ones and those that a program made on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::docx_styles::role_of_name;
use super::parts::{Look, Role};
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::{Handler, attribute, walk};

/// Beyond these a document is hostile, not large.
const MOST_STYLES: usize = 50_000;
/// Styles that rest on one another: programs go no deeper.
const LONGEST_CHAIN: usize = 16;

/// How a style makes a text look; what it does not say is left to what surrounds it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Texture {
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    hidden: Option<bool>,
}

impl Texture {
    /// This, and what it does not say from another.
    pub fn over(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
        }
    }

    /// How the text looks in the end.
    pub fn look(self) -> Look {
        let on = |said: Option<bool>| said.unwrap_or(false);
        Look { bold: on(self.bold), italic: on(self.italic), struck: on(self.struck) }
    }

    /// Whether nobody sees it.
    pub fn is_hidden(self) -> bool {
        self.hidden.unwrap_or(false)
    }
}

#[derive(Debug, Clone, Default)]
struct Style {
    shown_name: String,
    rests_on: Option<String>,
    outline: Option<u8>,
    texture: Texture,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    styles: BTreeMap<String, Style>,
    current: Option<String>,
    list: Option<String>,
    /// Lists and levels whose items bear numbers or letters.
    ordered: BTreeSet<(String, u8)>,
}

impl OdtStyles {
    /// Reads `styles.xml`, if it is there.
    pub fn read(archive: &mut ZipArchive<impl Read + Seek>, budget: &Budget) -> Result<Self, Trouble> {
        let Ok(part) = archive.by_name("styles.xml") else { return Ok(Self::default()) };
        let mut reading = Reading { budget, styles: Self::default() };
        walk(BufReader::new(part), &mut reading)?;
        Ok(reading.styles)
    }

    /// Takes note of an element that defines a style.
    pub fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match element.local_name().as_ref() {
            "style" => {
                let name = attribute(element, "name")?.unwrap_or_default();
                let style = Style {
                    shown_name: attribute(element, "display-name")?.unwrap_or_else(|| name.replace("_20_", " ")),
                    rests_on: attribute(element, "parent-style-name")?,
                    outline: attribute(element, "default-outline-level")?.and_then(|level| level.parse().ok()),
                    texture: Texture::default(),
                };
                if self.styles.len() + self.ordered.len() >= MOST_STYLES {
                    return Err(Trouble::TooMany(MOST_STYLES, "stili"));
                }
                self.styles.insert(name.clone(), style);
                self.current = Some(name);
            }
            "text-properties" => self.texture_of(element)?,
            "list-style" => self.list = attribute(element, "name")?,
            "list-level-style-number" => {
                let level = attribute(element, "level")?.and_then(|level| level.parse::<u8>().ok()).unwrap_or(1);
                let format = attribute(element, "num-format")?.unwrap_or_default();
                if let Some(list) = self.list.clone().filter(|_| !format.is_empty()) {
                    self.ordered.insert((list, level.saturating_sub(1)));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn texture_of(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let Some(style) = self.current.as_ref().and_then(|name| self.styles.get_mut(name)) else { return Ok(()) };
        if let Some(weight) = attribute(element, "font-weight")? {
            style.texture.bold = Some(weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600));
        }
        if let Some(slant) = attribute(element, "font-style")? {
            style.texture.italic = Some(slant != "normal");
        }
        if let Some(line) = attribute(element, "text-line-through-style")? {
            style.texture.struck = Some(line != "none");
        }
        if let Some(display) = attribute(element, "display")? {
            style.texture.hidden = Some(display == "none");
        }
        Ok(())
    }

    /// The definition of a style ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "style" => self.current = None,
            "list-style" => self.list = None,
            _ => {}
        }
    }

    /// What paragraphs of a style are.
    pub fn role(&self, name: &str) -> Role {
        let outline = self.chain(name).find_map(|style| style.outline).filter(|level| *level > 0);
        let named = self.chain(name).find_map(|style| role_of_name(&style.shown_name));
        match (named.or_else(|| role_of_name(&name.replace("_20_", " "))), outline) {
            (Some(role @ (Role::Index | Role::Title)), _) => role,
            (_, Some(level)) => Role::Heading(level.min(10)),
            (named, None) => named.unwrap_or_default(),
        }
    }

    /// How text of a style looks.
    pub fn texture(&self, name: &str) -> Texture {
        self.chain(name).fold(Texture::default(), |texture, style| texture.over(style.texture))
    }

    /// Whether the items of a list bear numbers on a level.
    pub fn is_ordered(&self, list: &str, level: u8) -> bool {
        self.ordered.contains(&(list.to_owned(), level))
    }

    fn chain(&self, name: &str) -> impl Iterator<Item = &Style> {
        std::iter::successors(self.styles.get(name), |style| self.styles.get(style.rests_on.as_ref()?))
            .take(LONGEST_CHAIN)
    }
}

struct Reading<'b> {
    budget: &'b Budget,
    styles: OdtStyles,
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.styles.open(element)
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        self.styles.close(name);
        Ok(())
    }
}
