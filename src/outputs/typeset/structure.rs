//! What laid-out things mean: the structure tree, and the marks that tie items to it.

use super::paint::Rectangle;

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

/// A place where a figure is printed: an index into [`super::Layout::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactMark(pub u32);

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
    /// A field of a form.
    Form,
    /// A part of a text.
    Span,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Table of contents.
    Toc,
    /// Entry of the table of contents.
    TocItem,
    /// Reference from an entry to its target.
    Reference,
    /// A quotation of one or more blocks.
    BlockQuote,
    /// A note, cited by the text or beside it; needs an `identifier`.
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
    /// What a table is about, where no caption says it.
    pub summary: Option<String>,
    /// The words that an abbreviation stands for.
    pub expansion: Option<&'static str>,
    /// What is read in place of what a [`Role::Span`] shows: the words for a sign.
    pub spoken: Option<&'static str>,
    /// What the labels of a list are.
    pub labels: Labels,
    /// Language, where it differs from the document's.
    pub language: Option<String>,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Labels {
    /// A bullet.
    #[default]
    Bullets,
    /// The item's number.
    Numbers,
    /// The words that the item explains.
    Words,
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
