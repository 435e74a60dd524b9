//! Slabs → pages.
//!
//! Guaranteed: slabs keep their order; none is lost; a page breaks where it may (not
//! before a glued slab) unless what is glued is taller than a page; a slab taller
//! than a page is divided with at least two lines of each cell on either side. Where a little less space between blocks
//! lets one more stand on a page, the page has that much less.

use std::collections::{BTreeMap, VecDeque};

use super::boxes::ground;
use super::division::divide;
use super::slab::{Part, PendingLink, PendingNumber, Slab, Start, raise_all};
use super::style::PageForm;
use super::{Destination, ElementId, Item, Mark, Rectangle};

/// Rounding of lengths that were summed in another order.
const TOLERANCE: f32 = 0.05;
/// A chart is divided rather than leave a page emptier than this.
const LEAST_FILL: f32 = 0.5;
/// A section begins on the page of the one before unless that is fuller than this.
const ROOM_FOR_A_SECTION: f32 = 0.72;

/// The share of the space between blocks that a page keeps at least.
const LEAST_SPACE: f32 = 0.6;

/// How much of the queue a page takes, and what share of the space between blocks it has.
#[derive(Clone, Copy)]
struct Extent {
    end: usize,
    space: f32,
}

/// A page before it has its number, header and footer.
#[derive(Debug)]
pub(super) struct Sheet {
    pub part: Part,
    pub items: Vec<Item>,
    pub links: Vec<PendingLink>,
    pub numbers: Vec<PendingNumber>,
}

/// All pages and where things came to stand.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub sheets: Vec<Sheet>,
    pub destinations: BTreeMap<String, Destination>,
    /// Where each heading came to stand.
    pub bookmarks: BTreeMap<usize, Destination>,
    pub figures: Vec<(ElementId, u32, Rectangle)>,
}

/// Distributes slabs over pages.
pub(super) fn paginate(slabs: Vec<Slab>, form: &PageForm) -> Pages {
    let mut queue: VecDeque<Slab> = slabs.into();
    let mut pages = Pages::default();
    while !queue.is_empty() {
        let extent = page_extent(&mut queue, form.inner_height());
        let sheet: Vec<Slab> = queue.drain(..extent.end).collect();
        pages.place(sheet, extent.space, form);
    }
    pages
}

/// What the next page takes; divides a slab that is taller than a page.
fn page_extent(queue: &mut VecDeque<Slab>, full: f32) -> Extent {
    let room = full - queue.front().and_then(|first| first.repeat.as_ref()).map_or(0.0, |repeat| repeat.height);
    let waiting = queue.len();
    let end = page_end(queue, room, full);
    // What was divided fills its page.
    let closer = if queue.len() == waiting { squeezed(queue, end, room, full) } else { None };
    closer.unwrap_or(Extent { end, space: 1.0 })
}

/// Whether a slab begins a page of which so much is taken.
fn begins_page(slab: &Slab, used: f32, full: f32) -> bool {
    match slab.start {
        Start::Anywhere => false,
        Start::FreshPage => used > full * ROOM_FOR_A_SECTION,
        Start::OwnPage => true,
    }
}

/// The page that holds more than `natural` slabs because its blocks stand a little closer, if there is one.
fn squeezed(queue: &VecDeque<Slab>, natural: usize, room: f32, full: f32) -> Option<Extent> {
    let (mut heights, mut spaces, mut more) = (0.0, 0.0, None);
    for (index, slab) in queue.iter().enumerate() {
        if slab.part == Part::Cover || index > 0 && begins_page(slab, heights + spaces, full) {
            break;
        }
        heights += slab.height;
        spaces += if index == 0 { 0.0 } else { slab.space_before };
        if heights + spaces * LEAST_SPACE > room + TOLERANCE {
            break;
        }
        let end = index + 1;
        if end > natural && queue.get(end).is_none_or(|next| !next.glued) {
            more = Some(Extent { end, space: ((room - heights) / spaces).min(1.0) });
        }
    }
    more
}

/// How many slabs a page takes with its natural space.
fn page_end(queue: &mut VecDeque<Slab>, room: f32, full: f32) -> usize {
    let mut used = 0.0;
    let mut end = 0;
    while let Some(slab) = queue.get(end) {
        if end > 0 && begins_page(slab, used, full) {
            return end;
        }
        let before = if end == 0 { 0.0 } else { slab.space_before };
        if used + before + slab.height > room + TOLERANCE {
            return overflow(queue, end, room - used - before, full);
        }
        used += before + slab.height;
        end += 1;
    }
    end
}

/// The slab at `at` does not fit: where the page ends.
fn overflow(queue: &mut VecDeque<Slab>, at: usize, left: f32, full: f32) -> usize {
    let repeat = queue[at].repeat.as_ref().map_or(0.0, |repeat| repeat.height);
    let mut end = at;
    while end > 0 && queue[end].glued {
        end -= 1;
    }
    // Where all that stands here is glued, the glue gives way.
    if end == 0 {
        end = at;
    }
    let kept: f32 = queue.iter().take(end).map(|slab| slab.space_before + slab.height).sum();
    let must = queue[at].height > full - repeat;
    // A chart in two parts is better than a page that is mostly blank.
    let should = kept < full * LEAST_FILL;
    if queue[at].divisible
        && (must || should)
        && let Some(rest) = divide(&mut queue[at], left)
    {
        queue.insert(at + 1, rest);
        return at + 1;
    }
    end.max(1)
}

impl Pages {
    fn place(&mut self, slabs: Vec<Slab>, space: f32, form: &PageForm) {
        let page = u32::try_from(self.sheets.len()).expect("fewer than 2^32 pages");
        let part = slabs.first().map_or(Part::Main, |slab| slab.part);
        let mut sheet = Sheet { part, items: Vec::new(), links: Vec::new(), numbers: Vec::new() };
        let mut y = form.height - form.top;
        for (index, slab) in slabs.into_iter().enumerate() {
            if index > 0 || part == Part::Cover {
                y -= slab.space_before * space;
            } else if let Some(repeat) = &slab.repeat {
                let mut items = repeat.items.clone();
                raise_all(&mut items, y);
                sheet.items.append(&mut items);
                y -= repeat.height;
            }
            self.note_places(&slab, page, y, form);
            for bar in &slab.bars {
                let top = if bar.continues && index > 0 { y + slab.space_before * space } else { y };
                sheet.items.push(ground(bar.left, bar.right, top, y - slab.height, bar.colour));
            }
            for mut piece in slab.pieces {
                piece.raise(y);
                sheet.items.append(&mut piece.items);
                sheet.links.append(&mut piece.links);
                sheet.numbers.append(&mut piece.numbers);
            }
            y -= slab.height;
        }
        self.sheets.push(sheet);
    }

    fn note_places(&mut self, slab: &Slab, page: u32, y: f32, form: &PageForm) {
        let content = slab.pieces.iter().flat_map(|piece| &piece.items).find_map(|item| match item.mark {
            Mark::Content(content) => Some(content),
            Mark::Artifact(_) => None,
        });
        let destination = Destination { page, top: (y + 6.0).min(form.height), content };
        for anchor in &slab.anchors {
            self.destinations.entry(anchor.clone()).or_insert(destination);
        }
        for &bookmark in &slab.bookmarks {
            self.bookmarks.insert(bookmark, destination);
        }
        if let Some((element, left, right)) = slab.figure {
            let bounds = Rectangle { left, right, bottom: y - slab.height, top: y };
            self.figures.push((element, page, bounds));
        }
    }
}
