//! Block elements → slabs, one under the other.

use roxmltree::Node;

use super::error::TypesetError;
use super::inline::{Emphasis, is_inline};
use super::line::Align;
use super::setter::Setter;
use super::slab::{Part, Slab};
use super::source::{has_class, wrong};
use super::style::TextForm;
use super::text::{Look, Setting};
use super::{ElementId, Role};

/// An opening of more lines than this may be divided like any other text.
const LONGEST_OPENING: usize = 16;
/// A table is not begun for fewer rows than these, if it has them.
const FEWEST_ROWS: usize = 2;

/// A column into which blocks flow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub left: f32,
    /// The whole width: tables, figures.
    pub width: f32,
    /// The width of running text.
    pub measure: f32,
    /// The structure element the blocks belong to.
    pub element: ElementId,
    /// How text without an element of its own looks.
    pub look: Look,
    pub size: TextForm,
    pub align: Align,
    pub setting: Setting,
    pub kind: Kind,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    Cover,
    /// A table cell or list item: its text needs no paragraph element.
    Cell,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub size: TextForm,
    pub align: Align,
    pub setting: Setting,
}

impl Column {
    /// The form of ordinary text here.
    pub fn form(&self) -> Form {
        Form { size: self.size, align: self.align, setting: self.setting }
    }
}

impl Setter<'_> {
    /// Sets the children of a node into a column.
    pub fn flow(&mut self, parent: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) -> Result<(), TypesetError> {
        let mut loose = Vec::new();
        for child in parent.children() {
            if is_inline(child) {
                loose.push(child);
            } else if child.is_element() {
                self.loose_text(&mut loose, column, out);
                self.block(child, column, out)?;
            }
        }
        self.loose_text(&mut loose, column, out);
        Ok(())
    }

    /// Text directly inside a block.
    fn loose_text(&mut self, nodes: &mut Vec<Node<'_, '_>>, column: Column, out: &mut Vec<Slab>) {
        let nodes = std::mem::take(nodes);
        if nodes.iter().all(|node| node.is_text() && node.text().unwrap_or_default().trim().is_empty()) {
            return;
        }
        let (element, emphasis) = match column.kind {
            Kind::Cell => (column.element, Emphasis::Plain),
            Kind::Page | Kind::Cover => (self.tree.element(column.element, Role::Paragraph), Emphasis::Marked),
        };
        let text = self.gather(nodes.into_iter(), element, column.look, emphasis);
        self.paragraph(&text, column.left, column.measure, column.form(), out);
    }

    fn block(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) -> Result<(), TypesetError> {
        let name = node.tag_name().name();
        if let Some(id) = node.attribute("id").filter(|_| name != "table" && name != "figure") {
            self.anchors.push(id.to_owned());
        }
        match name {
            "section" => self.section(node, column, out),
            "div" if has_class(node, "indici") => {
                self.key_figures(node, column, out);
                Ok(())
            }
            "div" if has_class(node, "obiettivo") => self.opening_kept(node, column, out),
            "div" => self.flow(node, column, out),
            "h1" | "h2" | "h3" | "h4" => {
                self.heading(node, column, out);
                Ok(())
            }
            "p" if has_class(node, "riquadro") => {
                self.boxed(node, column, out);
                Ok(())
            }
            "p" => {
                self.paragraph_element(node, column, out);
                Ok(())
            }
            "ul" | "ol" => self.list(node, column, out),
            "hr" => {
                self.rule(column, out);
                Ok(())
            }
            "table" => self.table(node, column, out),
            "figure" => self.figure(node, column, out),
            "aside" => self.note(node, column, out),
            "nav" => {
                self.index(node, column, out);
                Ok(())
            }
            _ => Err(wrong(node, format!("<{name}> non può stare in <{}>", parent_name(node)))),
        }
    }

    fn section(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) -> Result<(), TypesetError> {
        let element = self.tree.element(column.element, Role::Sect);
        let column = Column { element, ..column };
        if has_class(node, "copertina") {
            return self.cover(node, column, out);
        }
        if has_class(node, "missione") {
            return self.opening_kept(node, column, out);
        }
        let front = node.children().any(|child| child.has_tag_name("nav"));
        self.fresh_page |= has_class(node, "pagina") || front;
        let part = self.part;
        if front {
            self.part = Part::Front;
        }
        self.flow(node, column, out)?;
        self.part = part;
        self.fresh_page |= front;
        Ok(())
    }

    /// Blocks whose opening stays on one page, down to the first rows of the first table: a
    /// title and its introduction say nothing without a figure.
    fn opening_kept(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) -> Result<(), TypesetError> {
        let first = out.len();
        self.flow(node, column, out)?;
        let own = &mut out[first..];
        let row = own.iter().position(|slab| slab.repeat.is_some()).unwrap_or(own.len().min(1));
        let rows = own.iter().skip(row).take_while(|slab| slab.repeat.is_some()).count();
        let kept = row + rows.min(FEWEST_ROWS);
        if row <= LONGEST_OPENING {
            for slab in own.iter_mut().take(kept).skip(1) {
                slab.glued = true;
            }
        }
        Ok(())
    }
}

impl Column {
    pub(super) fn align_left(&self) -> Align {
        if self.align == Align::Both { Align::Left } else { self.align }
    }

    pub(super) fn align_for(&self, setting: Setting) -> Align {
        if setting == Setting::Justified { self.align } else { self.align_left() }
    }
}

fn parent_name<'n>(node: Node<'n, '_>) -> &'n str {
    node.parent_element().map_or("", |parent| parent.tag_name().name())
}
