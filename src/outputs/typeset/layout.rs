//! The result of typesetting: what stands where, and what it means.
//!
//! Lengths are PostScript points; the origin is the lower left corner of the page.
//! Marks name contents of structure elements, not PDF's marked-content numbers:
//! numbering them is the writer's business.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::paint::{Rectangle, Shape};
use super::structure::{ContentId, Element, ElementId, FactMark, Mark};

/// A laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Pages in order.
    pub pages: Vec<Page>,
    /// The structure tree as an arena; `elements[0]` is the document.
    pub elements: Vec<Element>,
    /// How many [`ContentId`]s were given out.
    pub contents: u32,
    /// The names of the printed figures, one for each place where one stands; [`Item::fact`] counts them.
    pub facts: Vec<String>,
    /// Bookmarks in document order, nested by level.
    pub outline: Vec<OutlineEntry>,
    /// Where each `id` of the source came to stand.
    pub destinations: BTreeMap<String, Destination>,
    /// Title of the document, from the source's `<title>`.
    pub title: String,
    /// BCP 47 language, such as `it-IT`.
    pub language: String,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The label a reader shows: `Copertina`, `iv`, `12`.
    pub label: String,
    /// What is painted first, behind the rest: artifacts that many pages share.
    pub behind: Arc<[Item]>,
    /// What is painted, in painting order.
    pub items: Vec<Item>,
    /// Active areas.
    pub links: Vec<Link>,
}

/// Something painted, with its meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The structure it belongs to.
    pub mark: Mark,
    /// What is painted.
    pub shape: Shape,
    /// The printed figure that it is, or a part of.
    pub fact: Option<FactMark>,
}

/// An active area: of a [`Role::Link`] element, where a link over several lines has several, or of a [`Role::Form`].
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it is active.
    pub area: Rectangle,
    /// Where it leads.
    pub target: LinkTarget,
    /// Its structure element.
    pub element: ElementId,
    /// What it says, for readers that announce it.
    pub description: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// An `id` of the document.
    Internal(String),
    /// An absolute address.
    External(String),
    /// Nowhere: the area is a field for a signature, which the description names.
    Signature,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Depth, from 1.
    pub level: u8,
    /// Text shown.
    pub title: String,
    /// Where it leads.
    pub destination: Destination,
}

/// A spot on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Destination {
    /// Index of the page, from zero.
    pub page: u32,
    /// Height on the page, in points.
    pub top: f32,
    /// The first content there; `None` where nothing is written.
    pub content: Option<ContentId>,
}
