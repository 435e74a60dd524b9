//! The styles of a docx, as far as they say what a paragraph is and how its text looks.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::docx_switch::is_on;
use super::parts::{Look, Role};
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::{Handler, attribute, walk};

/// Beyond these a document is hostile, not large.
const MOST_STYLES: usize = 20_000;
/// Styles that rest on one another: programs go no deeper.
const LONGEST_CHAIN: usize = 16;

/// What a style says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub role: Role,
    pub look: Look,
    pub hidden: bool,
    /// The list that its paragraphs are items of.
    pub numbering: Option<String>,
}

/// A style as it is written: what it says itself, and on which it rests.
#[derive(Debug, Default)]
struct Written {
    name: String,
    rests_on: Option<String>,
    outline: Option<u32>,
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    hidden: Option<bool>,
    numbering: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    resolved: BTreeMap<String, Style>,
    default_paragraph: Style,
}

impl Styles {
    /// Reads `word/styles.xml`, if it is there.
    pub fn read(archive: &mut ZipArchive<impl Read + Seek>, budget: &Budget) -> Result<Self, Trouble> {
        let Ok(part) = archive.by_name("word/styles.xml") else { return Ok(Self::default()) };
        let mut reading = Reading { budget, styles: BTreeMap::new(), default: None, current: None, unread: 0 };
        walk(BufReader::new(part), &mut reading)?;
        let written = reading.styles;
        let resolved: BTreeMap<String, Style> = written.keys().map(|id| (id.clone(), resolve(id, &written))).collect();
        let default_paragraph = reading.default.and_then(|id| resolved.get(&id).cloned()).unwrap_or_default();
        Ok(Self { resolved, default_paragraph })
    }

    /// What paragraphs without a style are.
    pub fn default_paragraph(&self) -> Style {
        self.default_paragraph.clone()
    }

    /// A paragraph style; one that the document does not define is judged by its name.
    pub fn paragraph(&self, id: &str) -> Style {
        let by_name = || Style { role: role_of_name(id).unwrap_or_default(), ..Style::default() };
        self.resolved.get(id).cloned().unwrap_or_else(by_name)
    }

    /// A character style.
    pub fn character(&self, id: &str) -> Style {
        self.resolved.get(id).cloned().unwrap_or_default()
    }
}

fn resolve(id: &str, written: &BTreeMap<String, Written>) -> Style {
    let chain: Vec<&Written> = std::iter::successors(written.get(id), |style| written.get(style.rests_on.as_ref()?))
        .take(LONGEST_CHAIN)
        .collect();
    let first = |of: fn(&Written) -> Option<bool>| chain.iter().find_map(|style| of(style)).unwrap_or(false);
    let outline = chain.iter().find_map(|style| style.outline);
    let named = chain.iter().find_map(|style| role_of_name(&style.name));
    let role = match (named, outline) {
        (Some(role @ (Role::Index | Role::Title)), _) => role,
        (_, Some(level @ 0..=8)) => Role::Heading(u8::try_from(level + 1).unwrap_or(9)),
        (_, Some(_)) => Role::Body,
        (named, None) => named.unwrap_or_default(),
    };
    let look = Look { bold: first(|s| s.bold), italic: first(|s| s.italic), struck: first(|s| s.struck) };
    let numbering = chain.iter().find_map(|style| style.numbering.clone());
    Style { role, look, hidden: first(|s| s.hidden), numbering }
}

/// What a style’s name says: `heading 2`, `Titolo2`, `Title`, `toc 1`, `Sommario 1`.
pub(super) fn role_of_name(name: &str) -> Option<Role> {
    let name: String = name.to_lowercase().chars().filter(|letter| !letter.is_whitespace() && *letter != '_').collect();
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let level = name[stem.len()..].parse::<u8>().ok();
    match (stem, level) {
        ("toc" | "sommario" | "indice" | "contents" | "index", Some(_)) | ("tocheading" | "titolosommario", None) => {
            Some(Role::Index)
        }
        ("heading" | "titolo" | "intestazione", Some(level @ 1..=9)) => Some(Role::Heading(level)),
        ("title" | "titolo" | "subtitle" | "sottotitolo", None) => Some(Role::Title),
        _ => None,
    }
}

struct Reading<'b> {
    budget: &'b Budget,
    styles: BTreeMap<String, Written>,
    default: Option<String>,
    current: Option<(String, Written)>,
    /// Elements open below one that tells of earlier properties, or of parts of a table.
    unread: usize,
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.unread > 0 || name.ends_with("PrChange") || name == "tblStylePr" {
            self.unread += 1;
            return Ok(());
        }
        if name == "style" {
            let id = attribute(element, "styleId")?.unwrap_or_default();
            let is_default = attribute(element, "default")?.is_some_and(|value| is_on(&value));
            if is_default && attribute(element, "type")?.as_deref() == Some("paragraph") {
                self.default = Some(id.clone());
            }
            if self.styles.len() >= MOST_STYLES {
                return Err(Trouble::TooMany(MOST_STYLES, "stili"));
            }
            self.current = Some((id, Written::default()));
            return Ok(());
        }
        let Some((_, style)) = &mut self.current else { return Ok(()) };
        let value = attribute(element, "val")?;
        let on = value.as_deref().is_none_or(is_on);
        match name {
            "name" => style.name = value.unwrap_or_default(),
            "basedOn" => style.rests_on = value,
            "outlineLvl" => style.outline = value.and_then(|level| level.parse().ok()),
            "numId" => style.numbering = value,
            "b" => style.bold = Some(on),
            "i" => style.italic = Some(on),
            "strike" | "dstrike" => style.struck = Some(on),
            "vanish" => style.hidden = Some(on),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        if self.unread > 0 {
            self.unread -= 1;
        } else if name == "style"
            && let Some((id, style)) = self.current.take()
        {
            self.styles.insert(id, style);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles_tell_headings_titles_and_indexes() {
        for (name, role) in [
            ("heading 2", Some(Role::Heading(2))),
            ("Titolo3", Some(Role::Heading(3))),
            ("Title", Some(Role::Title)),
            ("toc 1", Some(Role::Index)),
            ("Sommario2", Some(Role::Index)),
            ("Normal", None),
            ("Titolo tabella", None),
        ] {
            assert_eq!(role_of_name(name), role, "{name}");
        }
    }
}
