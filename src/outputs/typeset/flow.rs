//! Block elements → slabs, one under the other.

use roxmltree::Node;

use super::error::TypesetError;
use super::headings::Heading;
use super::inline::{Emphasis, is_inline};
use super::line::{self, Align, Place};
use super::paragraph::{self, Look, Setting, Text};
use super::setter::Setter;
use super::shape::Variant;
use super::slab::{Part, Slab};
use super::source::{has_class, wrong};
use super::style::TextForm;
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

    fn heading(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) {
        let headings = self.headings;
        let index = headings.index_of(node);
        let Heading { level, ref id, number, .. } = headings.all[index];
        if node.attribute("id").is_none() {
            self.anchors.push(id.clone());
        }
        let element = self.tree.element(column.element, Role::Heading(level));
        let size = match column.kind {
            Kind::Cover => self.cover_title(level),
            Kind::Page | Kind::Cell => self.style.heading(level),
        };
        let colour = if level < 4 { self.style.colours.accent.0 } else { self.style.colours.text.0 };
        let look = Look { variant: Variant { bold: true, italic: false }, size: size.size, colour, rise: 0.0 };
        let before = number.map(|number| format!("{number} ")).unwrap_or_default();
        let text = self.gather_after(&before, node.children(), element, look, Emphasis::Plain);
        let first = out.len();
        // A heading above has the line that it needs: this one may begin a page.
        if self.keep == 1 {
            self.keep = 0;
        }
        let form = Form { size, align: column.align_left(), setting: Setting::Whole };
        // Lower headings keep to the text they head; the higher ones may be as wide as the page.
        let width = if level < 3 { column.width } else { column.measure };
        self.paragraph(&text, column.left, width, form, out);
        for slab in out.iter_mut().skip(first + 1) {
            slab.glued = true;
        }
        if let Some(slab) = out.get_mut(first) {
            slab.bookmarks.push(index);
        }
        self.keep = 2;
    }

    fn paragraph_element(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) {
        let element = self.tree.element(column.element, Role::Paragraph);
        let colours = &self.style.colours;
        let (mut size, mut look, mut setting) = (column.size, column.look, column.setting);
        // What stands beside tables and figures is as wide as they are; it is not read line after line.
        let accompanies = ["nota", "esito", "indici-riga"].into_iter().any(|class| has_class(node, class));
        let measure = if accompanies { column.width } else { column.measure };
        if has_class(node, "guida") {
            size = if column.kind == Kind::Cover { self.cover_title(2) } else { self.style.lead };
            look = Look { size: size.size, colour: colours.accent.0, ..look };
            setting = Setting::Ragged;
        } else if has_class(node, "nota") {
            size = self.style.small;
            look = Look { size: size.size, colour: colours.muted.0, ..look };
            setting = Setting::Ragged;
        } else if has_class(node, "avvertenza") {
            look = Look { colour: colours.margin_mark.0, ..look };
            setting = Setting::Ragged;
        } else if has_class(node, "esito") || has_class(node, "indici-riga") {
            setting = Setting::Ragged;
        } else if has_class(node, "ente") {
            size = TextForm { size: 13.0, leading: 18.0, before: 0.0, after: 6.0 };
            look = Look {
                size: size.size,
                colour: colours.accent.0,
                variant: Variant { bold: true, italic: false },
                ..look
            };
        }
        let text = self.gather(node.children(), element, look, Emphasis::Marked);
        let form = Form { size, align: column.align_for(setting), setting };
        self.paragraph(&text, column.left, measure, form, out);
    }

    /// Sets the lines of one paragraph, with widows and orphans of at least two lines.
    pub fn paragraph(&mut self, text: &Text, left: f32, width: f32, form: Form, out: &mut Vec<Slab>) {
        if text.string.is_empty() {
            return;
        }
        let (lines, cut) = paragraph::lines(text, width, form.setting, &mut self.shaper);
        self.note_cut(cut);
        let leading = form.size.leading;
        let baseline = line::baseline(form.size.size, leading);
        let place = Place { left, width, align: form.align, baseline, leading };
        let count = lines.len();
        for (index, line) in lines.iter().enumerate() {
            let piece = line::set(line, text, place, index + 1 == count, &self.shaper);
            let glued = index > 0 && (index == 1 || index + 1 == count);
            let slab = Slab { height: leading, glued, pieces: vec![piece], ..Slab::default() };
            self.push(out, slab, if index == 0 { form.size.before } else { 0.0 });
        }
        self.gap = form.size.after;
    }
}

impl Column {
    fn align_left(&self) -> Align {
        if self.align == Align::Both { Align::Left } else { self.align }
    }

    fn align_for(&self, setting: Setting) -> Align {
        if setting == Setting::Justified { self.align } else { self.align_left() }
    }
}

fn parent_name<'n>(node: Node<'n, '_>) -> &'n str {
    node.parent_element().map_or("", |parent| parent.tag_name().name())
}
