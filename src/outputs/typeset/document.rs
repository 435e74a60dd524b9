//! The whole job: source in, layout out.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::apart;
use super::error::TypesetError;
use super::faces::Faces;
use super::flow::{Column, Kind};
use super::furniture::Running;
use super::headings::{Heading, Headings, plain_text, reference};
use super::line::Align;
use super::page::{Pages, paginate};
use super::picture::Pictures;
use super::setter::Setter;
use super::slab::Slab;
use super::source;
use super::style::Style;
use super::text::Setting;
use super::tree::Tree;
use super::{Layout, Mark, OutlineEntry, Page, label};
use crate::dossier::Sections;
use crate::finding::Finding;

/// Bookmarks go this deep.
const OUTLINE_DEPTH: u8 = 4;
/// The language of a source that names none.
const LANGUAGE: &str = "it-IT";

/// A source that uses only known names, with its sections numbered.
#[derive(Debug)]
pub struct Source<'x> {
    document: Document<'x>,
    headings: Headings,
}

impl<'x> Source<'x> {
    /// Parses and checks a source.
    ///
    /// # Errors
    /// [`TypesetError::Xml`] with line and column if it is not well-formed or uses an element,
    /// attribute, class or value that is not known.
    pub fn parse(xhtml: &'x str) -> Result<Self, TypesetError> {
        let document = source::parse(xhtml)?;
        apart::check(document.root_element())?;
        let headings = Headings::of(&document);
        Ok(Self { document, headings })
    }

    /// What its sections are called.
    pub const fn sections(&self) -> &Sections {
        &self.headings.sections
    }

    /// Its headings in their order, each with an identifier of its own.
    pub fn headings(&self) -> &[Heading] {
        &self.headings.all
    }

    /// The document's title.
    pub fn title(&self) -> String {
        let title = self.document.descendants().find(|node| node.has_tag_name("title"));
        title.map(|title| plain_text(title, self.sections())).unwrap_or_default()
    }

    /// The tree, for who writes it in another form.
    pub(in crate::outputs) const fn document(&self) -> &Document<'x> {
        &self.document
    }

    /// The heading that an element is.
    pub(in crate::outputs) fn heading(&self, node: Node<'_, '_>) -> Option<&Heading> {
        self.headings.get(node)
    }

    /// Whether an element has the identifier, a heading that was given one included.
    pub(in crate::outputs) fn has_target(&self, id: &str) -> bool {
        self.headings.has_target(id)
    }

    /// What a reference to a section says.
    pub(in crate::outputs) fn reference(&self, key: &str) -> String {
        reference(key, self.sections())
    }

    /// The text of an element without markup.
    pub(in crate::outputs) fn plain_text(&self, node: Node<'_, '_>) -> String {
        plain_text(node, self.sections())
    }
}

/// Lays out a document without pictures: XHTML of the vocabulary in [`super`], pages out.
///
/// The same source, style and faces give the same layout, on any machine.
///
/// # Errors
/// As [`Source::parse`].
pub fn lay_out(xhtml: &str, style: &Style, faces: &Faces) -> Result<(Layout, Vec<Finding>), TypesetError> {
    lay_out_illustrated(&Source::parse(xhtml)?, style, faces, &Pictures::new())
}

/// [`lay_out`] with the pictures that the source may name.
///
/// # Errors
/// [`TypesetError::Xml`] with line and column if an element stands where it may not, or names
/// a picture that is not there.
pub fn lay_out_illustrated(
    source: &Source<'_>,
    style: &Style,
    faces: &Faces,
    pictures: &Pictures,
) -> Result<(Layout, Vec<Finding>), TypesetError> {
    let document = &source.document;
    let body = document
        .descendants()
        .find(|node| node.has_tag_name("body"))
        .ok_or_else(|| source::wrong(document.root_element(), "manca l’elemento <body>".to_owned()))?;
    let mut setter = Setter::new(style, faces, &source.headings, pictures);
    let running = running(document);
    let mut slabs = Vec::new();
    setter.flow(body, page_column(style), &mut slabs)?;
    if slabs.is_empty() {
        // A document without text is still a document: no reader opens a file of no pages.
        slabs.push(Slab::default());
    }
    let mut pages = paginate(slabs, &style.page);
    let furnished = setter.furnish(&mut pages, &running);
    let findings = setter.findings();
    let language = document.root_element().attribute("lang").unwrap_or(LANGUAGE).to_owned();
    let layout = finish(setter, pages, furnished, (source.title(), language));
    Ok((layout, findings))
}

fn page_column(style: &Style) -> Column {
    Column {
        left: style.page.left,
        width: style.page.inner_width(),
        measure: style.page.measure.min(style.page.inner_width()),
        element: Tree::ROOT,
        look: label::look(style.body.size, style.colours.text.0, false),
        size: style.body,
        align: Align::Both,
        setting: Setting::Justified,
        kind: Kind::Page,
    }
}

fn running(document: &Document<'_>) -> Running {
    let mut running = Running::default();
    for meta in document.descendants().filter(|node: &Node<'_, '_>| node.has_tag_name("meta")) {
        let content = meta.attribute("content").unwrap_or_default().trim().to_owned();
        match meta.attribute("name") {
            Some("intestazione") => running.header = content,
            Some("piede") => running.footer = content,
            Some("marchio") if !content.is_empty() => running.marks.push(content),
            _ => {}
        }
    }
    running
}

/// Gives structure, bounds and outline what only the finished pages know.
fn finish(mut setter: Setter<'_>, pages: Pages, furnished: Vec<Page>, (title, language): (String, String)) -> Layout {
    for (element, page, bounds) in &pages.figures {
        setter.tree.attributes(*element).bounds = Some((*page, *bounds));
    }
    let outline = pages.bookmarks.iter().filter_map(|(&index, &destination)| {
        let heading = &setter.headings.all[index];
        let entry = || OutlineEntry { level: heading.level, title: heading.title.clone(), destination };
        (heading.level <= OUTLINE_DEPTH).then(entry)
    });
    let outline = outline.collect();
    let painted: BTreeSet<u32> = furnished
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| if let Mark::Content(content) = item.mark { Some(content.0) } else { None })
        .collect();
    let (elements, contents) = setter.tree.finish(&painted);
    let facts = setter.facts;
    Layout { pages: furnished, elements, contents, facts, outline, destinations: pages.destinations, title, language }
}
