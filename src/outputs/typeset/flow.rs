//! Block elements → slabs, one under the other.

use roxmltree::Node;

use super::error::TypesetError;
use super::inline::{Emphasis, is_inline};
use super::line::Align;
use super::setter::Setter;
use super::slab::{Part, Slab, Start};
use super::source::{has_class, wrong};
use super::style::TextForm;
use super::text::{Look, Setting};
use super::{ElementId, Role};

/// Space around a box.
pub(super) const BOX_GAP: f32 = 10.0;
/// An opening of more lines than this may be divided like any other text.
const LONGEST_OPENING: usize = 16;
/// Lines that stay with the table below them, where what stands above it is too long to stay with it.
const LAST_LINES: usize = 2;

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
    /// A table cell: its text needs no paragraph element.
    Cell,
    /// The body of a list item: neither, but it is running text.
    Item,
}

/// A block whose opening says nothing without the first rows of its first table, and stays with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// The list of its objectives.
    Mission,
    /// The table of its indicators.
    Objective,
}

impl Opening {
    /// The table is not begun for fewer rows than these, if it has them.
    const fn fewest_rows(self) -> usize {
        match self {
            Self::Mission => 2,
            Self::Objective => 1,
        }
    }
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
            Kind::Item => (column.element, Emphasis::Marked),
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
            "div" if has_class(node, "riquadri") => {
                self.boxes(node, column, out);
                Ok(())
            }
            "div" if has_class(node, "obiettivo") => self.opening_kept(node, column, Opening::Objective, out),
            "div" => self.flow(node, column, out),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading(node, column, out);
                Ok(())
            }
            "p" if has_class(node, "riquadro") => {
                let slab = self.boxed(node, column);
                self.push(out, slab, BOX_GAP);
                self.gap = BOX_GAP;
                Ok(())
            }
            "p" => {
                let first = out.len();
                self.paragraph_element(node, column, out)?;
                // What a table's signs mean stands on the page where the table ends.
                if let Some(slab) = out.get_mut(first).filter(|_| follows_a_table(node)) {
                    slab.glued = true;
                }
                Ok(())
            }
            "ul" | "ol" => self.list(node, column, out),
            "dl" => self.labelled(node, column, out),
            "hr" => {
                self.rule(column, out);
                Ok(())
            }
            "table" => self.table(node, column, out),
            "figure" => self.figure(node, column, out),
            "aside" => self.note(node, column, out),
            "blockquote" => self.quotation(node, column, out),
            "nav" => {
                self.index(column, out);
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
            return self.opening_kept(node, column, Opening::Mission, out);
        }
        let front = node.children().any(|child| child.has_tag_name("nav"));
        self.begin(Start::FreshPage, has_class(node, "pagina"));
        self.begin(Start::OwnPage, front);
        let part = self.part;
        if front {
            self.part = Part::Front;
        }
        self.flow(node, column, out)?;
        self.part = part;
        self.begin(Start::OwnPage, front);
        Ok(())
    }

    /// Blocks whose opening stays on one page.
    fn opening_kept(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        opening: Opening,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let first = out.len();
        self.flow(node, column, out)?;
        let own = &mut out[first..];
        let row = own.iter().position(|slab| slab.repeat.is_some()).unwrap_or(own.len());
        let rows = own[row..].iter().take_while(|slab| slab.repeat.is_some()).count();
        // Of a longer opening the last lines stay with the table; its head stands above its first row.
        let from = if row <= LONGEST_OPENING { 1 } else { row.saturating_sub(LAST_LINES).max(1) };
        for slab in own.iter_mut().take(row + rows.min(opening.fewest_rows())).skip(from) {
            slab.glued = true;
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

/// Whether a paragraph is the note under a table.
fn follows_a_table(node: Node<'_, '_>) -> bool {
    has_class(node, "nota") && node.prev_sibling_element().is_some_and(|before| before.has_tag_name("table"))
}

fn parent_name<'n>(node: Node<'n, '_>) -> &'n str {
    node.parent_element().map_or("", |parent| parent.tag_name().name())
}
