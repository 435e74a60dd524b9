//! Page labels, running header and footer, watermarks: what pages get when all are known.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::form_bounds::{ABOVE_TEXT, BELOW_TEXT};
use super::line::Align;
use super::page::{Pages, Sheet};
use super::setter::Setter;
use super::slab::{Part, PendingNumber};
use super::text::Look;
use super::{Artifact, Destination, Item, Mark, Page, Shape, Stroke, boxes, label, living, outline};

/// The least space between what stands at both ends of the header.
const HEADER_GUTTER: f32 = 18.0;
/// Between the footer's text and the marks.
const MARK_GAP: f32 = 14.0;
/// The share of the header that the section's title has, however long the document's is.
const LEAST_TITLE: f32 = 0.4;

/// The texts of the running header, footer and watermarks.
#[derive(Debug, Default)]
pub(super) struct Running {
    pub header: String,
    pub footer: String,
    pub marks: Vec<String>,
}

/// The labels of pages in order, and the last arabic number.
pub(super) fn labels(sheets: &[Sheet]) -> (Vec<String>, usize) {
    let (mut covers, mut fronts, mut mains) = (0, 0, 0);
    let mut next = |part| match part {
        Part::Cover => {
            covers += 1;
            if covers == 1 { "Copertina".to_owned() } else { format!("Copertina {covers}") }
        }
        Part::Front => {
            fronts += 1;
            roman(fronts)
        }
        Part::Main => {
            mains += 1;
            mains.to_string()
        }
    };
    let labels = sheets.iter().map(|sheet| next(sheet.part)).collect();
    (labels, mains)
}

/// A number in lower-case roman numerals.
pub(super) fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

impl Setter<'_> {
    /// Adds a sheet's items, each page number behind the title it belongs to: so it is read.
    fn add_numbered(
        &mut self,
        own: Vec<Item>,
        numbers: &[PendingNumber],
        destinations: &BTreeMap<String, Destination>,
        labels: &[String],
        items: &mut Vec<Item>,
    ) {
        let mut set = |number: &PendingNumber| {
            let page = destinations.get(&number.target).map_or(0, |there| there.page as usize);
            let look = label::look(number.size, number.colour, number.bold);
            let at = (number.right, number.baseline);
            label::items(&mut self.shaper, &labels[page], look, at, Align::Right, Mark::Content(number.content))
        };
        let mut waiting = numbers.iter().peekable();
        let mut own = own.into_iter().peekable();
        while let Some(item) = own.next() {
            let mark = item.mark;
            items.push(item);
            let ends = own.peek().is_none_or(|next| next.mark != mark);
            while let Some(number) = waiting.next_if(|number| ends && mark == Mark::Content(number.content)) {
                items.extend(set(number));
            }
        }
        items.extend(waiting.flat_map(set));
    }

    /// Sheets → pages with labels, numbers, header, footer and marks.
    pub(super) fn furnish(&mut self, pages: &mut Pages, running: &Running) -> Vec<Page> {
        let (labels, last) = labels(&pages.sheets);
        let headings = self.headings;
        let head = self.style.page.height - self.style.page.top;
        let titles = living::titles(&headings.all, &pages.bookmarks, pages.sheets.len(), head);
        let mark = self.watermark(&running.marks);
        let mut furnished = Vec::with_capacity(pages.sheets.len());
        for (index, sheet) in std::mem::take(&mut pages.sheets).into_iter().enumerate() {
            let behind = if sheet.part == Part::Cover { Arc::default() } else { Arc::clone(&mark) };
            let mut items = Vec::with_capacity(sheet.items.len());
            self.add_numbered(sheet.items, &sheet.numbers, &pages.destinations, &labels, &mut items);
            let number = match sheet.part {
                Part::Cover => None,
                Part::Front => Some(labels[index].clone()),
                Part::Main => Some(format!("pagina {} di {last}", labels[index])),
            };
            if let Some(number) = number {
                items.extend(self.running_lines(running, &titles[index], &number));
            }
            let destinations = &pages.destinations;
            let reachable = |link: &super::slab::PendingLink| match &link.target {
                super::LinkTarget::Internal(id) => destinations.contains_key(id),
                super::LinkTarget::External(_) | super::LinkTarget::Signature => true,
            };
            let links = sheet.links.into_iter().filter(reachable).map(|link| super::Link {
                area: link.area,
                target: link.target,
                element: link.element,
                description: link.description.to_string(),
            });
            let form = &self.style.page;
            let label = labels[index].clone();
            let links = links.collect();
            items.shrink_to_fit();
            furnished.push(Page { width: form.width, height: form.height, label, behind, items, links });
        }
        furnished
    }

    fn running_lines(&mut self, running: &Running, titles: &[&str], number: &str) -> Vec<Item> {
        let form = self.style.page;
        let (left, right) = (form.left, form.width - form.right);
        let look = label::look(self.style.running.size, self.style.colours.muted.0, false);
        let (header, footer) = (Mark::Artifact(Artifact::Header), Mark::Artifact(Artifact::Footer));
        let whole = titles.join(" · ");
        let own = label::width(&mut self.shaper, &running.header, look);
        let room = (right - left - own - HEADER_GUTTER).max((right - left) * LEAST_TITLE);
        let fits = label::width(&mut self.shaper, &whole, look) <= room;
        let title = if fits { whole } else { self.fitted(&living::brief(titles), look, room) };
        let taken = label::width(&mut self.shaper, &title, look);
        let head = self.fitted(&running.header, look, right - left - taken - HEADER_GUTTER);
        let foot = self.fitted(&running.footer, look, (right - left) * 0.5);
        let y = form.height - form.top + ABOVE_TEXT;
        let mut items = label::items(&mut self.shaper, &head, look, (left, y), Align::Left, header);
        items.extend(label::items(&mut self.shaper, &title, look, (right, y), Align::Right, header));
        let stroke = Stroke { colour: self.style.colours.rule.0, width: 0.4 };
        let mut rule = boxes::rule(left, right, y - 7.0, stroke);
        rule.mark = header;
        items.push(rule);
        let y = form.bottom - BELOW_TEXT;
        items.extend(label::items(&mut self.shaper, &foot, look, (left, y), Align::Left, footer));
        let marks = running.marks.join(" · ");
        let strong = label::look(self.style.running.size, self.style.colours.margin_mark.0, true);
        let at = (left + label::width(&mut self.shaper, &foot, look) + MARK_GAP, y);
        items.extend(label::items(&mut self.shaper, &marks, strong, at, Align::Left, footer));
        items.extend(label::items(&mut self.shaper, number, look, (right, y), Align::Right, footer));
        items
    }

    /// A text cut at a word so that it fits; it repeats what the cover says in full.
    pub(super) fn fitted(&mut self, text: &str, look: Look, room: f32) -> String {
        let mut fitted = text.to_owned();
        while label::width(&mut self.shaper, &fitted, look) > room {
            let Some((shorter, _)) = fitted.trim_end_matches('…').trim_end().rsplit_once(' ') else { break };
            fitted = format!("{shorter}…");
        }
        fitted
    }

    /// The first mark, very light across the page: shapes, so that its letters do not come into what is copied. The
    /// footer has the marks as words.
    fn watermark(&mut self, marks: &[String]) -> Arc<[Item]> {
        let Some(words) = marks.first() else { return Arc::default() };
        let form = self.style.page;
        let first = label::look(100.0, self.style.colours.mark.0, true);
        let across = label::width(&mut self.shaper, words, first);
        let look = Look { size: (100.0 * 560.0 / across.max(1.0)).min(120.0), ..first };
        let reach = across * look.size / 100.0;
        let (sine, cosine) = 52.0_f32.to_radians().sin_cos();
        let x = form.width / 2.0 - reach / 2.0 * cosine + 0.35 * look.size * sine;
        let y = form.height / 2.0 - reach / 2.0 * sine - 0.35 * look.size * cosine;
        let across = self.turned(words, look, (x, y), 52.0, Mark::Artifact(Artifact::Watermark));
        outline::of(across, self.shaper.faces()).into()
    }

    /// A text on one line, turned around its start.
    fn turned(&mut self, text: &str, look: Look, (x, y): (f32, f32), degrees: f32, mark: Mark) -> Vec<Item> {
        let mut items = label::items(&mut self.shaper, text, look, (0.0, 0.0), Align::Left, mark);
        let (sine, cosine) = degrees.to_radians().sin_cos();
        for item in &mut items {
            if let Shape::Text(run) = &mut item.shape {
                (run.x, run.y) = (x + run.x * cosine, y + run.x * sine);
                run.rotation = degrees;
            }
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_are_those_of_books() {
        let written: Vec<String> = [1, 4, 9, 14, 49].into_iter().map(roman).collect();
        assert_eq!(written, ["i", "iv", "ix", "xiv", "xlix"]);
    }
}
