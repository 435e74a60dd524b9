//! The headings of a source and the numbers of its sections, found before layout begins, so
//! that the index and references can be set where they stand.
//!
//! Guaranteed: `<h1 class="numerato">` are numbered in the order in which they stand, and
//! `<span data-sezione="…"/>` prints the number of the section that it names, by the section's
//! or its heading's `id`. Within a `<section class="capitolo">` every heading but its own stands one level lower, and the
//! numbered ones are parts of its number: `4.1`. A heading that already begins with the number it would get, as older
//! models have it, keeps it and counts. Deliberately absent: numbers of lower headings.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::layout_codes;
use super::source::{CHAPTER, has_class};
use crate::dossier::Sections;
use crate::finding::Finding;

/// Printed where a reference names no numbered section.
pub(super) const NO_NUMBER: &str = "n.d.";

/// A heading of the document.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Level after correction, from 1.
    pub level: u8,
    /// The identifier by which links find it.
    pub id: String,
    /// The whole title, with the section's number.
    pub title: String,
    /// The number to be printed before the heading's own text.
    pub number: Option<String>,
    /// Whether the index lists it, and headers name it: not what stands on the cover or above the index itself, nor
    /// what is lower than the index asks for.
    pub listed: bool,
}

/// The text of a node without markup, white space collapsed, references resolved.
pub(super) fn plain_text(node: Node<'_, '_>, sections: &Sections) -> String {
    let mut out = String::new();
    for part in node.descendants() {
        let text = if part.has_tag_name("br") {
            " ".into()
        } else if let Some(key) = part.attribute("data-sezione") {
            reference(key, sections).into()
        } else {
            std::borrow::Cow::Borrowed(part.text().filter(|_| part.is_text()).unwrap_or_default())
        };
        for char in text.chars() {
            if !is_blank(char) {
                out.push(char);
            } else if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// What a reference to a section prints.
pub(super) fn reference(key: &str, sections: &Sections) -> String {
    sections.number(key).unwrap_or(NO_NUMBER).to_owned()
}

/// White space that collapses; no-break spaces do not.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace() && !matches!(char, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// The headings of a document, its link targets and the names of its sections.
#[derive(Debug, Default)]
pub(super) struct Headings {
    pub all: Vec<Heading>,
    pub sections: Sections,
    pub findings: Vec<Finding>,
    of_node: BTreeMap<u32, usize>,
    targets: BTreeSet<String>,
    /// The lowest level that the index lists.
    lowest_listed: u8,
}

/// How deep an index goes that does not say it.
const LOWEST_LISTED: u8 = 2;

impl Headings {
    pub fn of(document: &Document<'_>) -> Self {
        let mut headings = Self::default();
        let elements = || document.descendants().filter(Node::is_element);
        let asked = elements().find_map(|node| node.attribute("data-livelli")?.parse().ok());
        headings.lowest_listed = asked.unwrap_or(LOWEST_LISTED);
        headings.targets = elements().filter_map(|node| node.attribute("id")).map(str::to_owned).collect();
        let printed = headings.number_sections(elements().filter(|node| node.has_tag_name("h1")));
        for node in elements() {
            if let Some(asked) = level(node) {
                headings.add(node, asked, printed.get(&node.id().get()).cloned());
            }
        }
        headings.name_all();
        headings
    }

    /// Numbers the sections; gives the numbers to be printed, by heading.
    fn number_sections<'n>(&mut self, tops: impl Iterator<Item = Node<'n, 'n>>) -> BTreeMap<u32, String> {
        let mut printed = BTreeMap::new();
        let (mut last, mut part) = (0, 0);
        for node in tops {
            let asks = has_class(node, "numerato");
            if chapters_above(node) > 0 {
                if asks {
                    part += 1;
                    printed.insert(node.id().get(), self.numbered(node, format!("{last}.{part}")));
                }
                continue;
            }
            if !asks && written_number(&plain_text(node, &self.sections)) != Some(last + 1) {
                continue;
            }
            (last, part) = (last + 1, 0);
            let number = self.numbered(node, last.to_string());
            if asks {
                printed.insert(node.id().get(), number);
            }
        }
        printed
    }

    /// Notes the number of a section.
    fn numbered(&mut self, node: Node<'_, '_>, number: String) -> String {
        for key in keys(node) {
            self.sections.numbers.entry(key.to_owned()).or_insert_with(|| number.clone());
        }
        number
    }

    fn add(&mut self, node: Node<'_, '_>, asked: u8, number: Option<String>) {
        let level = asked.min(self.all.last().map_or(0, |last| last.level) + 1);
        let own = plain_text(node, &self.sections);
        let title = number.as_ref().map_or_else(|| own.clone(), |number| format!("{number} {own}"));
        if level != asked {
            self.findings.push(
                Finding::new(layout_codes::HEADING_LEVEL, format!("Il titolo «{title}» salta un livello"))
                    .found(format!("livello {asked}"))
                    .expected(format!("livello {level}")),
            );
        }
        if level == 1 || number.is_some() {
            for key in keys(node) {
                self.sections.titles.entry(key.to_owned()).or_insert_with(|| title.clone());
            }
        }
        let front = |section: Node<'_, '_>| section.children().any(|child| child.has_tag_name("nav"));
        let listed = level <= self.lowest_listed
            && !node
                .ancestors()
                .any(|above| has_class(above, "copertina") || (above.has_tag_name("section") && front(above)));
        let id = node.attribute("id").unwrap_or_default().to_owned();
        self.of_node.insert(node.id().get(), self.all.len());
        self.all.push(Heading { level, id, title, number, listed });
    }

    /// Gives an identifier to every heading that has none.
    fn name_all(&mut self) {
        let mut running = 0;
        for heading in self.all.iter_mut().filter(|heading| heading.id.is_empty()) {
            while heading.id.is_empty() || !self.targets.insert(heading.id.clone()) {
                running += 1;
                heading.id = format!("titolo-{running}");
            }
        }
    }

    /// The heading that a node is, where it is one.
    pub fn get(&self, node: Node<'_, '_>) -> Option<&Heading> {
        Some(&self.all[*self.of_node.get(&node.id().get())?])
    }

    /// The heading that a node is.
    pub fn index_of(&self, node: Node<'_, '_>) -> usize {
        self.of_node[&node.id().get()]
    }

    pub fn has_target(&self, id: &str) -> bool {
        self.targets.contains(id)
    }
}

/// The level that an element asks for, if it is a heading.
fn level(node: Node<'_, '_>) -> Option<u8> {
    let name = node.tag_name().name();
    let level = ["h1", "h2", "h3", "h4", "h5", "h6"]
        .iter()
        .zip(1..)
        .find(|(known, _)| **known == name)
        .map(|(_, level)| level)?;
    Some(level + chapters_above(node))
}

/// How many chapters a heading stands in that are not its own.
fn chapters_above(node: Node<'_, '_>) -> u8 {
    let is_its_own = |chapter: &Node<'_, '_>| node.has_tag_name("h1") && node.parent() == Some(*chapter);
    let chapters = node.ancestors().filter(|above| has_class(*above, CHAPTER) && !is_its_own(above));
    u8::try_from(chapters.count()).unwrap_or(u8::MAX - 4)
}

/// The identifiers by which a top heading's section is called.
fn keys<'n>(node: Node<'n, 'n>) -> impl Iterator<Item = &'n str> {
    let section = node.ancestors().find(|above| above.has_tag_name("section"));
    [Some(node), section].into_iter().flatten().filter_map(|node| node.attribute("id"))
}

/// The number that a title begins with: `2 Contesto`, `2. Contesto`.
fn written_number(title: &str) -> Option<u32> {
    title.split_once(' ')?.0.trim_end_matches(['.', ')']).parse().ok()
}
