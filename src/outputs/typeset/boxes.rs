//! Lists, notes, boxes, rules and key figures.

use roxmltree::Node;

use super::error::TypesetError;
use super::flow::{BOX_GAP, Column, Form, Kind};
use super::glyph::Variant;
use super::headings::plain_text;
use super::inline::Emphasis;
use super::line::{self, Align, Place};
use super::paragraph;
use super::setter::Setter;
use super::slab::{Bar, PendingLink, Piece, Slab};
use super::source::{has_class, wrong};
use super::style::TextForm;
use super::text::{Look, Setting};
use super::{Artifact, Item, Labels, LinkTarget, Mark, Path, PathStep, Rectangle, Rgb, Role, Shape, Stroke};

/// Width of the strip beside a note.
const NOTE_BAR: f32 = 2.0;
/// From the strip to the note's text, and around the text of a box.
const INSET: f32 = 11.0;
/// Indent of a list.
const LIST_INDENT: f32 = 15.0;
/// Least height of a box, so that a stamp fits in.
const BOX_HEIGHT: f32 = 62.0;

impl Setter<'_> {
    pub(super) fn list(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) -> Result<(), TypesetError> {
        let numbered = node.has_tag_name("ol");
        let list = self.tree.element(column.element, Role::List);
        self.tree.attributes(list).labels = if numbered { Labels::Numbers } else { Labels::Bullets };
        let after = self.gap.max(column.size.after);
        let mut starts = Vec::new();
        for (index, child) in node.children().filter(Node::is_element).enumerate() {
            if !child.has_tag_name("li") {
                return Err(wrong(child, "in un elenco sono ammessi solo elementi <li>".to_owned()));
            }
            let item = self.tree.element(list, Role::ListItem);
            let label = self.tree.element(item, Role::Label);
            let element = self.tree.element(item, Role::ListBody);
            if let Some(id) = child.attribute("id") {
                self.anchors.push(id.to_owned());
            }
            let first = out.len();
            starts.push(first);
            let size = TextForm { before: 0.0, after: 2.0, ..column.size };
            let (left, width) = (column.left + LIST_INDENT, column.width - LIST_INDENT);
            // Short items with figures and codes would tear apart between even edges.
            let inner = Column { left, width, measure: width, element, size, kind: Kind::Item, ..column };
            self.flow(child, Column { setting: Setting::Ragged, align: Align::Left, ..inner }, out)?;
            if let Some(piece) = out.get_mut(first).and_then(|slab| slab.pieces.first_mut()) {
                let mark = if numbered { format!("{}.", index + 1) } else { "•".to_owned() };
                let content = self.tree.content(label);
                let baseline = line::baseline(column.size.size, column.size.leading);
                let look = Look { colour: self.style.colours.accent.0, ..column.look };
                let mut items =
                    self.label(&format!("{mark} "), look, (column.left, baseline), Align::Left, Mark::Content(content));
                items.append(&mut piece.items);
                piece.items = items;
            }
            self.gap = 2.0;
        }
        self.gap = after;
        // No item stands alone at the foot or at the head of a page: the second stays with the first, the last with the one
        // before it.
        if let [_, second, ..] = *starts {
            for start in [second, starts[starts.len() - 1]] {
                if let Some(slab) = out.get_mut(start) {
                    slab.glued = true;
                }
            }
        }
        Ok(())
    }

    pub(super) fn note(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) -> Result<(), TypesetError> {
        let element = self.tree.element(column.element, Role::Note);
        self.notes += 1;
        while self.headings.has_target(&format!("nota-{}", self.notes)) {
            self.notes += 1;
        }
        let identifier = node.attribute("id").map_or_else(|| format!("nota-{}", self.notes), str::to_owned);
        self.tree.attributes(element).identifier = Some(identifier);
        self.barred(node, Column { element, ..column }, self.style.colours.accent.0, out)
    }

    /// A quotation: set in, beside a muted strip.
    pub(super) fn quotation(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let element = self.tree.element(column.element, Role::BlockQuote);
        // Its paragraphs are elements, also where those of the place around it are not.
        let kind = if column.kind == Kind::Cover { Kind::Cover } else { Kind::Page };
        self.barred(node, Column { element, kind, ..column }, self.style.colours.rule.0, out)
    }

    /// Blocks beside a strip.
    fn barred(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        colour: Rgb,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let first = out.len();
        self.gap = self.gap.max(8.0);
        let left = column.left + INSET + NOTE_BAR;
        let measure = column.measure - 2.0 * INSET;
        let width = column.width - 2.0 * INSET;
        self.flow(node, Column { left, width, measure, ..column }, out)?;
        for (index, slab) in out.iter_mut().skip(first).enumerate() {
            slab.bars.push(Bar { left: column.left, right: column.left + NOTE_BAR, colour, continues: index > 0 });
        }
        self.gap = 12.0;
        Ok(())
    }

    /// Boxes side by side.
    pub(super) fn boxes(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) {
        let boxes: Vec<Node<'_, '_>> = node.children().filter(|child| has_class(*child, "riquadro")).collect();
        let Some(count) = u16::try_from(boxes.len()).ok().filter(|&count| count > 0) else { return };
        let gutter = 18.0;
        let width = (column.width - gutter * f32::from(count - 1)) / f32::from(count);
        let mut row = Slab::default();
        for (child, at) in boxes.into_iter().zip(0_u16..) {
            let left = column.left + f32::from(at) * (width + gutter);
            let mut slab = self.boxed(child, Column { left, width, measure: width, ..column });
            row.height = row.height.max(slab.height);
            row.pieces.append(&mut slab.pieces);
        }
        self.push(out, row, BOX_GAP);
        self.gap = BOX_GAP;
    }

    /// A paragraph in a thin frame with room for a stamp.
    pub(super) fn boxed(&mut self, node: Node<'_, '_>, column: Column) -> Slab {
        let element = self.tree.element(column.element, Role::Paragraph);
        let mut inner = Vec::new();
        let gap = std::mem::take(&mut self.gap);
        let size = self.style.small;
        let look = Look { size: size.size, colour: self.style.colours.muted.0, ..column.look };
        let width = column.measure.min(250.0);
        let text = self.gather(node.children(), element, look, Emphasis::Marked);
        let form = Form { size, align: Align::Left, setting: Setting::Ragged };
        self.paragraph(&text, column.left + INSET, width - 2.0 * INSET, form, &mut inner);
        let mut slab = stack(inner, INSET * 0.7);
        slab.height = (slab.height + INSET).max(BOX_HEIGHT);
        let frame = frame(column.left, width, slab.height, self.style.colours.rule.0);
        let mut ground = Piece { bottom: -slab.height, items: vec![frame], ..Piece::default() };
        if node.attribute("data-campo").is_some() {
            ground.links.push(self.signature(node, column, (width, slab.height)));
        }
        slab.pieces.insert(0, ground);
        self.gap = gap;
        slab
    }

    /// The field over a box, empty until somebody signs (ISO 32000-1, 12.7.4.5).
    fn signature(&mut self, node: Node<'_, '_>, column: Column, (width, height): (f32, f32)) -> PendingLink {
        let element = self.tree.element(column.element, Role::Form);
        let description = plain_text(node, &self.headings.sections);
        // The words of the box stay legible above what a signature draws.
        let area = Rectangle {
            left: column.left + 1.0,
            right: column.left + width - 1.0,
            bottom: -height + 1.0,
            top: -self.style.small.leading - INSET,
        };
        PendingLink { area, target: LinkTarget::Signature, element, description: description.into() }
    }

    pub(super) fn rule(&mut self, column: Column, out: &mut Vec<Slab>) {
        let colour = self.style.colours.rule.0;
        let line = rule(column.left, column.left + column.width, -0.25, Stroke { colour, width: 0.5 });
        self.push(out, Slab::single(0.5, vec![line]), 8.0);
        self.gap = 8.0;
    }

    /// Figures side by side: a large value over a small label, under a thin rule.
    pub(super) fn key_figures(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) {
        let cells: Vec<Node<'_, '_>> = node.children().filter(|child| has_class(*child, "indice-valore")).collect();
        let Some(count) = u16::try_from(cells.len()).ok().filter(|&count| count > 0) else { return };
        let gutter = 18.0;
        let width = (column.width - gutter * f32::from(count - 1)) / f32::from(count);
        let mut slab = Slab::default();
        let mut left = column.left;
        for cell in cells {
            let colour = self.style.colours.accent.0;
            let head = rule(left, left + width, -0.5, Stroke { colour, width: 1.0 });
            slab.pieces.push(Piece { bottom: -1.0, items: vec![head], ..Piece::default() });
            let mut top = -6.0;
            for part in cell.children().filter(Node::is_element) {
                let value = has_class(part, "valore");
                let size = if value { self.style.key_value } else { self.style.key_label };
                let colour = if value { self.style.colours.accent.0 } else { self.style.colours.muted.0 };
                let variant = Variant { bold: value, italic: false };
                let element = self.tree.element(column.element, Role::Paragraph);
                let look = Look { variant, size: size.size, colour, rise: 0.0 };
                let text = self.gather(part.children(), element, look, Emphasis::Plain);
                if text.string.is_empty() {
                    continue;
                }
                let (lines, cut) = paragraph::lines(&text, width, Setting::Whole, &mut self.shaper);
                self.note_cut(cut);
                let baseline = line::baseline(size.size, size.leading);
                let place = Place { left, width, align: Align::Left, baseline, leading: size.leading };
                for (index, line) in lines.iter().enumerate() {
                    let mut piece = line::set(line, &text, place, index + 1 == lines.len(), &self.shaper);
                    piece.raise(top);
                    slab.pieces.push(piece);
                    top -= size.leading;
                }
            }
            slab.height = slab.height.max(-top);
            left += width + gutter;
        }
        self.push(out, slab, 12.0);
        (self.gap, self.keep) = (16.0, 0);
    }

    /// One short unbroken line as items, at a point of the baseline.
    pub(super) fn label(&mut self, shown: &str, look: Look, (x, y): (f32, f32), align: Align, mark: Mark) -> Vec<Item> {
        super::label::items(&mut self.shaper, shown, look, (x, y), align, mark)
    }
}

/// Slabs that stay together as one, below some room at the top.
pub(super) fn stack(slabs: Vec<Slab>, room: f32) -> Slab {
    let mut out = Slab { height: room, ..Slab::default() };
    for (index, mut slab) in slabs.into_iter().enumerate() {
        if index > 0 {
            out.height += slab.space_before;
        }
        for mut piece in slab.pieces.drain(..) {
            piece.raise(-out.height);
            out.pieces.push(piece);
        }
        out.height += slab.height;
        out.anchors.append(&mut slab.anchors);
        out.bookmarks.append(&mut slab.bookmarks);
    }
    out
}

/// A horizontal rule, an artifact.
pub(super) fn rule(left: f32, right: f32, y: f32, stroke: Stroke) -> Item {
    let steps = vec![PathStep::Move(left, y), PathStep::Line(right, y)];
    decoration(Path { steps, stroke: Some(stroke), ..Path::default() })
}

/// A filled rectangle, an artifact.
pub(super) fn ground(left: f32, right: f32, top: f32, bottom: f32, colour: Rgb) -> Item {
    decoration(Path { steps: rectangle(left, right, top, bottom), fill: Some(colour), ..Path::default() })
}

/// The outline of a rectangle.
pub(super) fn rectangle(left: f32, right: f32, top: f32, bottom: f32) -> Vec<PathStep> {
    vec![
        PathStep::Move(left, bottom),
        PathStep::Line(right, bottom),
        PathStep::Line(right, top),
        PathStep::Line(left, top),
        PathStep::Close,
    ]
}

fn frame(left: f32, width: f32, height: f32, colour: Rgb) -> Item {
    let steps = rectangle(left, left + width, -0.25, -height + 0.25);
    decoration(Path { steps, stroke: Some(Stroke { colour, width: 0.5 }), ..Path::default() })
}

fn decoration(path: Path) -> Item {
    Item { mark: Mark::Artifact(Artifact::Layout), shape: Shape::Path(path), fact: None }
}
