//! The result of typesetting: what stands where, and what it means.
//!
//! Lengths are PostScript points; the origin is the lower left corner of the page.
//! Marks name contents of structure elements, not PDF's marked-content numbers:
//! numbering them is the writer's business.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Raster;

/// A laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Pages in order.
    pub pages: Vec<Page>,
    /// The structure tree as an arena; `elements[0]` is the document.
    pub elements: Vec<Element>,
    /// How many [`ContentId`]s were given out.
    pub contents: u32,
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
}

/// The meaning of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Part of a content of a structure element.
    Content(ContentId),
    /// Not part of the document's text.
    Artifact(Artifact),
}

/// Kinds of artifacts (ISO 32000-1, 14.8.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// Running header.
    Header,
    /// Running footer, page number.
    Footer,
    /// Watermarks.
    Watermark,
    /// Repeated table headers, "continua" captions.
    Pagination,
    /// Rules, fills, decoration.
    Layout,
}

/// Index of a structure element in [`Layout::elements`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

/// A run of content of one element, in one place of its kids; may span pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentId(pub u32);

/// A structure element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// Its parent; `None` for the document only.
    pub parent: Option<ElementId>,
    /// Child elements and contents in reading order.
    pub kids: Vec<Kid>,
    /// What the role needs said.
    pub attributes: Attributes,
}

/// A child of a structure element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// An element.
    Element(ElementId),
    /// Painted content.
    Content(ContentId),
}

/// Structure types (ISO 32000-1, 14.8.4), those this document uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section.
    Sect,
    /// A division without heading.
    Div,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// A list item.
    ListItem,
    /// A list label: bullet or number.
    Label,
    /// The body of a list item.
    ListBody,
    /// A table.
    Table,
    /// Header rows.
    TableHead,
    /// Body rows.
    TableBody,
    /// Footer rows.
    TableFoot,
    /// A row.
    TableRow,
    /// A header cell.
    HeaderCell,
    /// A data cell.
    DataCell,
    /// A caption of a table or figure.
    Caption,
    /// A figure; needs an alternative text and a bounding box.
    Figure,
    /// A link; its annotation areas are in [`Page::links`].
    Link,
    /// A part of a text.
    Span,
    /// Emphasis (written as Span; PDF 1.7 has no Em).
    Emphasis,
    /// Strong emphasis (written as Span).
    Strong,
    /// Table of contents.
    Toc,
    /// Entry of the table of contents.
    TocItem,
    /// Reference from an entry to its target.
    Reference,
    /// A foot- or endnote; needs an `identifier`.
    Note,
}

/// What an element says about itself; absent means the default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attributes {
    /// The source's `id`; unique.
    pub identifier: Option<String>,
    /// Alternative text, for figures.
    pub alternative: Option<String>,
    /// Page index and box of a figure.
    pub bounds: Option<(u32, Rectangle)>,
    /// Direction of a header cell.
    pub scope: Option<Scope>,
    /// Identifiers of the header cells of a data cell, where scope does not say it.
    pub headers: Vec<String>,
    /// Columns spanned, from 2.
    pub column_span: Option<u16>,
    /// Rows spanned, from 2.
    pub row_span: Option<u16>,
    /// Whether a list is numbered.
    pub numbered: bool,
    /// Language, where it differs from the document's.
    pub language: Option<String>,
}

/// Which cells a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Its column.
    Column,
    /// Its row.
    Row,
    /// Both.
    Both,
}

/// A box in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub left: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge.
    pub top: f32,
}

/// Something to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Text on one baseline in one face and size.
    Text(TextRun),
    /// A filled or stroked path.
    Path(Path),
    /// Pixels.
    Image(Image),
}

/// Index of a face in the font chain given to the typesetter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u8);

/// Glyphs on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Fill colour.
    pub colour: Rgb,
    /// Start of the baseline.
    pub x: f32,
    /// Height of the baseline.
    pub y: f32,
    /// Rotation in degrees, counter-clockwise around the start; 0 but for watermarks.
    pub rotation: f32,
    /// The text the glyphs stand for.
    pub text: Box<str>,
    /// The glyphs in visual order.
    pub glyphs: Box<[Glyph]>,
}

/// One shaped glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph index in the original face (not in a subset).
    pub id: u16,
    /// Byte offset of its cluster in [`TextRun::text`].
    pub cluster: u32,
    /// Distance to the next glyph in thousandths of the size, kerning and
    /// justification included.
    pub advance: f32,
}

/// An opaque colour of sRGB, each part 0–255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Pixels in a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The pixels.
    pub raster: Arc<Raster>,
    /// Where they stand.
    pub area: Rectangle,
}

/// Which parts of an outline that crosses itself are inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FillRule {
    /// Those that the outline winds around.
    #[default]
    NonZero,
    /// Those that a ray from outside reaches after an odd number of crossings.
    EvenOdd,
}

/// A path with its paint.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path {
    /// The outline.
    pub steps: Vec<PathStep>,
    /// Fill.
    pub fill: Option<Rgb>,
    /// What the fill takes for inside.
    pub rule: FillRule,
    /// Stroke.
    pub stroke: Option<Stroke>,
}

/// One step of an outline, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathStep {
    /// Start a new subpath.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A cubic Bézier: two controls and the end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Close the subpath.
    Close,
}

/// A stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Rgb,
    /// Width in points.
    pub width: f32,
}

/// A clickable area of a [`Role::Link`] element; a link over several lines has several.
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
}
