//! What a reader of the finished file finds on its pages: the texts of the marked contents, by the
//! fonts' own `ToUnicode` maps, with their places.

use std::collections::BTreeMap;

use super::super::places::Part;
use super::faults::Fault;
use super::file::File;
use super::fonts::Letters;
use super::page_labels;
use super::pages::{Page, Pages};
use super::scan::Show;

/// A finished file, as its bytes say.
#[derive(Debug)]
pub struct Inspected {
    /// What is wrong with it; none if it may claim what its profile claims.
    pub faults: Vec<Fault>,
    pages: Vec<ReadPage>,
    letters: BTreeMap<u32, Letters>,
}

/// A page with the texts of its marked contents, by ascending number.
#[derive(Debug)]
struct ReadPage {
    label: String,
    marked: Vec<(i64, &'static str)>,
    shown: Vec<(u32, Show)>,
}

/// A text that the file shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The letters that its glyphs stand for; marks of a division at a line's end are left out.
    pub text: String,
    /// Left, lower, right and upper edge in points from the page's lower left corner.
    pub area: [f32; 4],
    /// Tag of its marked content: the type of the structure element.
    pub tag: &'static str,
}

impl Inspected {
    pub(super) fn of(file: &File<'_>, pages: Pages, faults: Vec<Fault>) -> Self {
        let letters = pages.fonts.keys().map(|id| (*id, Letters::of(file, *id))).collect();
        let labels = page_labels::read(file, pages.list.len());
        let page = |(page, label): (Page, String)| {
            let mut shown = page.shown;
            shown.sort_by_key(|(_, show)| show.mark);
            ReadPage { label, marked: page.marked, shown }
        };
        Self { faults, pages: pages.list.into_iter().zip(labels).map(page).collect(), letters }
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The label of a page, counted from zero: «Copertina», «iv», «12».
    pub fn label(&self, page: usize) -> &str {
        self.pages.get(page).map_or("", |page| &page.label)
    }

    /// What a text operator shows; `None` where the file has no such operator.
    pub fn shown(&self, part: Part) -> Option<Shown> {
        let page = self.pages.get(part.page as usize)?;
        let mark = i64::from(part.mark);
        let from = page.shown.partition_point(|(_, show)| show.mark < mark);
        let (font, show) = page.shown.get(from + part.operator as usize)?;
        if show.mark != mark {
            return None;
        }
        let tag = page.marked.iter().find(|(number, _)| *number == mark).map_or("", |(_, tag)| tag);
        Some(self.read(*font, show, tag))
    }

    /// Every text of a page's marked contents in reading order, with its place.
    pub fn texts(&self, page: usize) -> impl Iterator<Item = (Part, String)> {
        let index = u32::try_from(page).unwrap_or(u32::MAX);
        let shown = self.pages.get(page).map_or(&[][..], |page| &page.shown);
        let groups = shown.chunk_by(|left, right| left.1.mark == right.1.mark);
        groups.flat_map(move |group| {
            (0..).zip(group).filter_map(move |(operator, (font, show))| {
                let mark = u32::try_from(show.mark).ok()?;
                Some((Part { page: index, mark, operator }, self.text(*font, show)))
            })
        })
    }

    fn text(&self, font: u32, show: &Show) -> String {
        let text = self.letters.get(&font).map(|letters| letters.text(&show.glyphs)).unwrap_or_default();
        text.replace(['\u{ad}', '\u{200b}'], "")
    }

    fn read(&self, font: u32, show: &Show, tag: &'static str) -> Shown {
        let width = self.letters.get(&font).map_or(0.0, |letters| letters.width(&show.glyphs));
        let ([x, y], size) = (show.at, show.size);
        let right = x + (width - show.tightened) * size / 1000.0;
        // The room of a line's letters, from below the descenders to above the capitals.
        Shown { text: self.text(font, show), area: [x, y - 0.25 * size, right, y + 0.85 * size], tag }
    }
}
