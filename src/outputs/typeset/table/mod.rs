//! Tables → slabs, one for each row or group of rows joined by a rowspan.
//!
//! Guaranteed: one table element whatever the number of pages; each cell stands in
//! the structure once; the head is repeated on continuation pages as an artifact;
//! caption, head and first row stay together, and so do the last two rows and the foot.

mod cells;
mod columns;
mod grid;
mod rows;

use std::rc::Rc;

use roxmltree::Node;

use super::error::TypesetError;
use super::flow::{Column, Form};
use super::headings::plain_text;
use super::inline::Emphasis;
use super::line::Align;
use super::setter::Setter;
use super::slab::{Repeat, Slab, Start, as_artifacts, raise_all};
use super::source::has_class;
use super::text::Setting;
use super::{Artifact, ElementId, Mark, Role, label};
use grid::{Band, Grid};

/// Text of more lines than these below a title may end a page before the table that follows.
const LONGEST_INTRODUCTION: usize = 5;
/// Two rows at the head of a table, in points.
const TALLEST_FIRST_ROWS: f32 = 48.0;
/// The last two rows of a table stay together up to this height, in points.
const TALLEST_LAST_ROWS: f32 = 150.0;
/// A table whose rows are no taller stands whole on its page, some seven of one line.
const TALLEST_WHOLE: f32 = 100.0;
/// So does a card of keys and values, which has no head to be repeated.
const TALLEST_WHOLE_CARD: f32 = 300.0;

/// What rows need to know of their table.
#[derive(Debug, Clone, Copy)]
struct Table<'t> {
    element: ElementId,
    left: f32,
    widths: &'t [f32],
    /// A card of keys and values.
    card: bool,
}

impl Setter<'_> {
    pub(super) fn table(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let grid = Grid::read(node)?;
        if grid.rows.is_empty() {
            return Ok(());
        }
        let element = self.tree.element(column.element, Role::Table);
        if let Some(id) = node.attribute("id") {
            self.anchors.push(id.to_owned());
            self.tree.attributes(element).identifier = Some(id.to_owned());
        }
        self.tree.attributes(element).summary = node.attribute("aria-label").map(str::to_owned);
        let widths = self.column_widths(&grid, column.width)?;
        let table = Table { element, left: column.left, widths: &widths, card: has_class(node, "scheda") };
        self.gap = self.gap.max(self.style.table.before);
        self.keep = self.keep.max(introduction_kept(out));
        self.caption(grid.caption, table, column, out);
        let keep = self.keep;
        let head = self.rows(&grid, Band::Head, table)?;
        let repeat = self.repeated_head(&head, &grid, table, column);
        let mut first = true;
        let mut add = |setter: &mut Self, mut slab: Slab, glued: bool| {
            // Glue to what stands above the table was settled by its first slab.
            slab.glued |= glued;
            setter.push(out, slab, 0.0);
        };
        let headed = !head.is_empty() || grid.caption.is_some();
        for slab in head {
            add(self, slab, !std::mem::take(&mut first));
        }
        let body = self.rows(&grid, Band::Body, table)?;
        let kept_from = if stays_whole(&body, table.card) { Some(1) } else { last_kept(&body) };
        let kept_to = first_kept(&body);
        for (index, mut slab) in body.into_iter().enumerate() {
            slab.repeat.clone_from(&repeat);
            let kept = index > 0 && (index <= kept_to || kept_from.is_some_and(|from| index >= from));
            add(self, slab, (index == 0 && headed) || kept);
        }
        for mut slab in self.rows(&grid, Band::Foot, table)? {
            slab.repeat.clone_from(&repeat);
            add(self, slab, true);
        }
        self.keep = self.keep.min(keep.saturating_sub(1));
        self.gap = self.style.table.after;
        Ok(())
    }

    fn caption(&mut self, caption: Option<Node<'_, '_>>, table: Table<'_>, column: Column, out: &mut Vec<Slab>) {
        let Some(caption) = caption else { return };
        let element = self.tree.element(table.element, Role::Caption);
        let size = self.style.caption;
        let look = label::look(size.size, self.style.colours.accent.0, true);
        let text = self.gather(caption.children(), element, look, Emphasis::Plain);
        let form = Form { size, align: Align::Left, setting: Setting::Whole };
        let first = out.len();
        self.paragraph(&text, column.left, column.width, form, out);
        for slab in out.iter_mut().skip(first + 1) {
            slab.glued = true;
        }
        self.keep = self.keep.max(1);
    }

    /// The head as it is drawn on continuation pages, under a line that says what continues.
    fn repeated_head(
        &mut self,
        head: &[Slab],
        grid: &Grid<'_, '_>,
        table: Table<'_>,
        column: Column,
    ) -> Option<Rc<Repeat>> {
        if head.is_empty() {
            return None;
        }
        let size = self.style.small;
        let look = label::look(size.size, self.style.colours.muted.0, false);
        let mark = Mark::Artifact(Artifact::Pagination);
        let said = grid.caption.map(|caption| plain_text(caption, &self.headings.sections));
        let title =
            said.or_else(|| self.tree.attributes(table.element).summary.clone()).filter(|title| !title.is_empty());
        let shown = title.map_or_else(|| "(segue)".to_owned(), |title| format!("(segue) {title}"));
        let shown = self.fitted(&shown, look, column.width);
        let at = (table.left, super::line::baseline(size.size, size.leading));
        let mut items = label::items(&mut self.shaper, &shown, look, at, Align::Left, mark);
        let mut height = size.leading + 2.0;
        for slab in head {
            for piece in &slab.pieces {
                let mut copies = as_artifacts(&piece.items, Artifact::Pagination);
                raise_all(&mut copies, -height);
                items.append(&mut copies);
            }
            height += slab.height;
        }
        Some(Rc::new(Repeat { height, items }))
    }
}

/// Keeps a title and the few lines below it together, and gives how many slabs of the table are to stay with them: of a title
/// that ends a page people look for the table there. A table or a chart between them is already what the title announces.
fn introduction_kept(above: &mut [Slab]) -> u8 {
    let Some(title) = above.iter().rposition(|slab| !slab.bookmarks.is_empty()) else { return 0 };
    let lines = &mut above[title + 1..];
    let shows = |line: &Slab| line.repeat.is_some() || line.figure.is_some();
    if lines.len() > LONGEST_INTRODUCTION || lines.iter().any(shows) {
        return 0;
    }
    for line in lines {
        line.glued |= line.start == Start::Anywhere;
    }
    1
}

/// Whether a table is so short that, whole, it leaves little of the page before it blank.
fn stays_whole(body: &[Slab], card: bool) -> bool {
    let height: f32 = body.iter().map(|slab| slab.height).sum();
    height <= if card { TALLEST_WHOLE_CARD } else { TALLEST_WHOLE }
}

/// The last row, where it stays with the row before: alone below a repeated head it would be lost. Rows that take much of a
/// page are not lost, and would leave much of the page before blank.
fn last_kept(body: &[Slab]) -> Option<usize> {
    let last = body.iter().rposition(|slab| !slab.glued)?;
    let before = body[..last].iter().rposition(|slab| !slab.glued)?;
    let height: f32 = body[before..].iter().map(|slab| slab.height).sum();
    (height <= TALLEST_LAST_ROWS).then_some(last)
}

/// The last slab that stays with the first row: the second row's, where both are a line or two. One such row alone below the
/// head, at the foot of a page, reads as if the table ended there.
fn first_kept(body: &[Slab]) -> usize {
    let second = body.iter().skip(1).position(|slab| !slab.glued).map_or(0, |at| at + 1);
    let height: f32 = body.iter().take(second + 1).map(|slab| slab.height).sum();
    if height <= TALLEST_FIRST_ROWS { second } else { 0 }
}
