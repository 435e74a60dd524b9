//! Slabs: what pagination moves about.
//!
//! A slab is a horizontal slice of a column: a line of text, a table row, a chart.
//! Its own coordinates have the page's x and a y that is 0 at its upper edge and
//! negative below; pagination adds the height at which it comes to stand.

use std::rc::Rc;

use super::{ContentId, Mark};
use super::{ElementId, Item, LinkTarget, PathStep, Rectangle, Rgb, Shape};

/// Which of the three page numberings a slab's page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Part {
    /// No header, no footer, no number.
    Cover,
    /// The index: roman numbers.
    Front,
    /// Arabic numbers from 1.
    #[default]
    Main,
}

/// Where a slab may stand on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Start {
    /// Wherever there is room.
    #[default]
    Anywhere,
    /// At the head of a page, unless the one before has much room left.
    FreshPage,
    /// At the head of a page.
    OwnPage,
}

/// A slice of a column.
#[derive(Debug, Default)]
pub(super) struct Slab {
    /// Space above, dropped at the top of a page.
    pub space_before: f32,
    pub height: f32,
    /// Whether a page must not begin with this slab.
    pub glued: bool,
    /// Whether a page begins with this slab.
    pub start: Start,
    /// Whether it may be divided between its pieces, if it is taller than a page.
    pub divisible: bool,
    pub part: Part,
    pub pieces: Vec<Piece>,
    /// Identifiers whose destination is the upper edge.
    pub anchors: Vec<String>,
    /// Indexes of outline entries that lead here.
    pub bookmarks: Vec<usize>,
    /// Vertical bars and grounds that run along, also through the space above.
    pub bars: Vec<Bar>,
    /// What is repeated above, where a page begins with this slab.
    pub repeat: Option<Rc<Repeat>>,
    /// A figure whose bounds are this box (left, right) and the slab's height.
    pub figure: Option<(ElementId, f32, f32)>,
}

/// Things within a slab that stay together.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Upper edge, from the slab's upper edge; 0 or less.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Which stack of lines it belongs to: a table cell.
    pub stack: usize,
    pub items: Vec<Item>,
    pub links: Vec<PendingLink>,
    pub numbers: Vec<PendingNumber>,
}

/// An active area, before its target is known to exist.
#[derive(Debug, Clone)]
pub(super) struct PendingLink {
    pub area: Rectangle,
    pub target: LinkTarget,
    pub element: ElementId,
    pub description: Rc<str>,
}

/// A page number to be written when pages have numbers.
#[derive(Debug, Clone)]
pub(super) struct PendingNumber {
    pub target: String,
    /// Right edge.
    pub right: f32,
    pub baseline: f32,
    pub size: f32,
    pub bold: bool,
    pub colour: Rgb,
    pub content: ContentId,
}

/// A filled strip along slabs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    pub left: f32,
    pub right: f32,
    pub colour: Rgb,
    /// Whether it also fills the space above, because the slab above has it too.
    pub continues: bool,
}

/// A table's head, drawn again on continuation pages.
#[derive(Debug)]
pub(super) struct Repeat {
    pub height: f32,
    /// Painted items, already marked as artifacts.
    pub items: Vec<Item>,
}

impl Slab {
    /// A slab with one piece.
    pub fn single(height: f32, items: Vec<Item>) -> Self {
        let piece = Piece { bottom: -height, items, ..Piece::default() };
        Self { height, pieces: vec![piece], ..Self::default() }
    }
}

impl Piece {
    /// Moves everything up by `by` (down, if negative).
    pub fn raise(&mut self, by: f32) {
        self.top += by;
        self.bottom += by;
        raise_all(&mut self.items, by);
        for link in &mut self.links {
            link.area.bottom += by;
            link.area.top += by;
        }
        for number in &mut self.numbers {
            number.baseline += by;
        }
    }
}

/// Moves items up.
pub(super) fn raise_all(items: &mut [Item], by: f32) {
    for item in items {
        match &mut item.shape {
            Shape::Text(run) => run.y += by,
            Shape::Image(image) => (image.area.bottom, image.area.top) = (image.area.bottom + by, image.area.top + by),
            Shape::Path(path) => path.steps.iter_mut().for_each(|step| raise_step(step, by)),
        }
    }
}

fn raise_step(step: &mut PathStep, by: f32) {
    match step {
        PathStep::Move(_, y) | PathStep::Line(_, y) => *y += by,
        PathStep::Cubic(_, y1, _, y2, _, y3) => {
            *y1 += by;
            *y2 += by;
            *y3 += by;
        }
        PathStep::Close => {}
    }
}

/// A copy of items as an artifact.
pub(super) fn as_artifacts(items: &[Item], artifact: super::Artifact) -> Vec<Item> {
    items.iter().cloned().map(|item| Item { mark: Mark::Artifact(artifact), fact: None, ..item }).collect()
}

/// A small count as a length's factor.
#[expect(clippy::cast_precision_loss, reason = "counts of words and lines are far below 2^23")]
pub(super) fn count(number: usize) -> f32 {
    number as f32
}
