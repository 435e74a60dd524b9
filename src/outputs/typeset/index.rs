//! The table of contents.
//!
//! Its lines are set when it is met, with room for the page numbers; the numbers
//! are written when pages have them, so that no second pass is needed.

use super::boxes::rule;
use super::flow::{Column, Form};
use super::glyph::Variant;
use super::headings::Heading;
use super::line::{self, Align, Place};
use super::paragraph;
use super::setter::Setter;
use super::slab::{Part, PendingNumber, Piece, Slab, Start};
use super::text::LinkSource;
use super::text::{Look, Setting, Span, Text};
use super::{ElementId, LinkTarget, Role, Stroke, label};

/// Least part of the space between entries that is kept to spare a page.
const TIGHTEST: u8 = 4;
/// The parts of the space between entries are tenths.
const WHOLE: u8 = 10;
/// Room for a page number and the space before it.
const NUMBER_ROOM: f32 = 30.0;
const INDENT: f32 = 15.0;
/// Between a title and the line that leads to its number; no line is shorter.
const LEADER_GAP: f32 = 5.0;

/// An entry that later ones may stand below (ISO 32000-1, 14.8.4.2: a TOC within a TOCI).
struct Nest {
    level: u8,
    /// The entry, or what holds the whole index.
    entry: ElementId,
    /// The list of the entries below it, once there is one.
    below: Option<ElementId>,
}

/// Draws entries together, where that spares a last page that would be less than half full.
fn tighten(entries: &mut [Slab], room: f32) {
    let (pages, last) = filled(entries, room, 1.0);
    if pages < 2 || last > room / 2.0 {
        return;
    }
    let factors = (TIGHTEST..WHOLE).rev().map(|tenths| f32::from(tenths) / f32::from(WHOLE));
    let Some(factor) = factors.into_iter().find(|factor| filled(entries, room, *factor).0 < pages) else { return };
    for entry in entries {
        entry.space_before *= factor;
    }
}

/// How many pages entries take with so much of the space between them, and how far the last is filled.
fn filled(entries: &[Slab], room: f32, factor: f32) -> (usize, f32) {
    entries.iter().fold((1, 0.0), |(pages, filled), entry| {
        let next = filled + entry.space_before * factor + entry.height;
        // The space above is dropped at the top of a page.
        match filled > 0.0 {
            true if next > room => (pages + 1, entry.height),
            true => (pages, next),
            false => (pages, entry.height),
        }
    })
}

impl Setter<'_> {
    /// Fills an index with the headings of the document.
    pub(super) fn index(&mut self, column: Column, out: &mut Vec<Slab>) {
        let own_page = self.part != Part::Front;
        self.begin(Start::OwnPage, own_page);
        let part = std::mem::replace(&mut self.part, Part::Front);
        let first = out.len();
        if own_page {
            self.index_title(column, out);
        }
        let mut nesting = vec![Nest { level: 0, entry: column.element, below: None }];
        let entries: Vec<Heading> = self.headings.all.iter().filter(|heading| heading.listed).cloned().collect();
        for entry in &entries {
            nesting.truncate(nesting.partition_point(|nest| nest.level < entry.level));
            let above = nesting.last_mut().expect("the index itself is never left");
            let own = *above.below.get_or_insert_with(|| self.tree.element(above.entry, Role::Toc));
            let item = self.tree.element(own, Role::TocItem);
            nesting.push(Nest { level: entry.level, entry: item, below: None });
            self.index_entry(entry, item, column, out);
        }
        if own_page {
            tighten(&mut out[first..], self.style.page.inner_height());
        }
        self.part = part;
        self.begin(Start::OwnPage, own_page);
    }

    /// The heading of an index that stands outside of any section.
    fn index_title(&mut self, column: Column, out: &mut Vec<Slab>) {
        let element = self.tree.element(column.element, Role::Heading(1));
        let content = self.tree.content(element);
        let size = self.style.heading(1);
        let look = label::look(size.size, self.style.colours.accent.0, true);
        let string = "Indice".to_owned();
        let spans = vec![Span { end: string.len(), look, content, link: None, fact: None, drawn: false }];
        let text = Text { string, spans, links: Vec::new() };
        let form = Form { size, align: Align::Left, setting: Setting::Whole };
        self.paragraph(&text, column.left, column.width, form, out);
        self.keep = 2;
    }

    fn index_entry(&mut self, entry: &Heading, item: ElementId, column: Column, out: &mut Vec<Slab>) {
        let reference = self.tree.element(item, Role::Reference);
        let element = self.tree.element(reference, Role::Link);
        let content = self.tree.content(element);
        let bold = entry.level == 1;
        let colours = &self.style.colours;
        let colour = if bold { colours.accent.0 } else { colours.text.0 };
        let size = self.style.body;
        let look = Look { variant: Variant { bold, italic: false }, size: size.size, colour, rise: 0.0 };
        let target = LinkTarget::Internal(entry.id.clone());
        let link = LinkSource { target, element, description: entry.title.as_str().into(), underlined: false };
        let end = entry.title.len();
        let spans = vec![Span { end, look, content, link: Some(0), fact: None, drawn: false }];
        let text = Text { string: entry.title.clone(), spans, links: vec![link] };
        let left = column.left + INDENT * f32::from(entry.level - 1);
        let right = column.left + column.width;
        let width = right - left - NUMBER_ROOM - 24.0;
        let (lines, cut) = paragraph::lines(&text, width, Setting::Whole, &mut self.shaper);
        self.note_cut(cut);
        let baseline = line::baseline(size.size, size.leading);
        let place = Place { left, width, align: Align::Left, baseline, leading: size.leading };
        for (index, one) in lines.iter().enumerate() {
            let last = index + 1 == lines.len();
            // The number follows the title, so every line ends with a space.
            let mut piece = line::set(one, &text, place, false, &self.shaper);
            for link in &mut piece.links {
                link.area.right = right;
            }
            if last {
                self.leader(&mut piece, (left + one.width(), right), baseline);
                let (target, size) = (entry.id.clone(), size.size);
                piece.numbers.push(PendingNumber { target, right, baseline, size, bold, colour, content });
            }
            let slab = Slab { height: size.leading, glued: index > 0, pieces: vec![piece], ..Slab::default() };
            let before = if index > 0 {
                0.0
            } else if bold {
                9.0
            } else {
                1.5
            };
            self.push(out, slab, before);
        }
    }

    /// A fine line from the end of a title to the number: dots would come into what is copied. All lines end at the
    /// same place.
    fn leader(&self, piece: &mut Piece, (from, right): (f32, f32), baseline: f32) {
        let (from, to) = (from + LEADER_GAP, right - NUMBER_ROOM);
        if to - from > LEADER_GAP {
            piece.items.push(rule(from, to, baseline, Stroke { colour: self.style.colours.rule.0, width: 0.4 }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_drawn_together_only_where_that_spares_a_short_page() {
        let index = |entries: u8| -> Vec<Slab> {
            (0..entries).map(|_| Slab { height: 10.0, space_before: 10.0, ..Slab::default() }).collect()
        };
        let drawn = |entries: u8| {
            let mut index = index(entries);
            tighten(&mut index, 100.0);
            index[1].space_before
        };
        let is = |space: f32, expected: f32| (space - expected).abs() < 0.01;
        assert!(is(drawn(5), 10.0), "one page");
        assert!(is(drawn(6), 8.0), "one entry would stand alone");
        assert!(is(drawn(9), 10.0), "the second page is more than half full");
        assert!(is(drawn(11), 8.0), "two of the three pages are enough");
        let mut long = index(8);
        for entry in &mut long {
            entry.space_before = 0.0;
        }
        long.extend(index(1).into_iter().map(|entry| Slab { height: 45.0, ..entry }));
        tighten(&mut long, 100.0);
        assert!(is(long[8].space_before, 10.0), "no space to spare");
    }
}
