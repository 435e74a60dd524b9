//! The seed's document as it is read: texts by content, and nothing missing or out of order.

use std::collections::{BTreeMap, BTreeSet};

use super::laid_out;
use super::seed::Seed;
use crate::domain::Year;
use crate::outputs::typeset::{ContentId, ElementId, Item, Kid, Layout, Mark, Page, Role, Shape};
use crate::words::typographic::typographic;

/// A layout with the texts of its contents.
pub(super) struct Reading<'l> {
    pub layout: &'l Layout,
    /// By content.
    texts: Vec<String>,
}

impl<'l> Reading<'l> {
    /// The element that holds all others.
    pub const DOCUMENT: ElementId = ElementId(0);

    pub fn of(layout: &'l Layout) -> Self {
        let mut texts = vec![String::new(); layout.contents as usize];
        for (content, part) in layout.pages.iter().flat_map(painted) {
            texts[content.0 as usize].push_str(&part);
        }
        Self { layout, texts }
    }

    pub fn text(&self, content: ContentId) -> &str {
        &self.texts[content.0 as usize]
    }

    /// The text of the first heading below an element.
    pub fn heading(&self, id: ElementId) -> String {
        let is_heading = |id: &ElementId| matches!(self.layout.elements[id.0 as usize].role, Role::Heading(_));
        let heading = self.kid_elements(id).find(is_heading).expect("a section has a heading");
        self.text_below(heading)
    }

    fn kid_elements(&self, id: ElementId) -> impl Iterator<Item = ElementId> + use<'l> {
        let kids = self.layout.elements[id.0 as usize].kids.iter();
        kids.filter_map(|kid| if let Kid::Element(id) = kid { Some(*id) } else { None })
    }

    /// The contents below an element in reading order.
    fn contents_below(&self, id: ElementId) -> Vec<ContentId> {
        let kids = self.layout.elements[id.0 as usize].kids.iter();
        kids.flat_map(|kid| match *kid {
            Kid::Content(content) => vec![content],
            Kid::Element(id) => self.contents_below(id),
        })
        .collect()
    }

    fn text_below(&self, id: ElementId) -> String {
        self.contents_below(id).into_iter().map(|content| self.text(content)).collect()
    }

    /// The texts of the cells of a table's rows in groups of one role.
    fn rows(&self, table: ElementId, group: Role) -> Vec<Vec<String>> {
        let groups = self.kid_elements(table).filter(|id| self.layout.elements[id.0 as usize].role == group);
        let cells = |row| self.kid_elements(row).map(|cell| self.text_below(cell).trim().to_owned()).collect();
        groups.flat_map(|group| self.kid_elements(group)).map(cells).collect()
    }

    /// The rows of all tables headed by a column, by heading.
    fn records(&self, column: &str) -> Vec<BTreeMap<String, String>> {
        let elements = self.layout.elements.iter().zip(0..);
        let tables = elements.filter(|(element, _)| element.role == Role::Table).map(|(_, id)| ElementId(id));
        let records = tables.flat_map(|table| {
            let heads = self.rows(table, Role::TableHead).pop().unwrap_or_default();
            let rows = if heads.iter().any(|head| head == column) { self.rows(table, Role::TableBody) } else { vec![] };
            // A row of one cell is the note of the row above it.
            rows.into_iter().filter(|row| row.len() > 1).map(move |row| {
                assert_eq!(row.len(), heads.len(), "{row:?}");
                heads.iter().cloned().zip(row).collect()
            })
        });
        records.collect()
    }
}

/// The contents that a page shows, in painting order, each with its part of the text; a division at a
/// line's end is undone.
pub(super) fn painted(page: &Page) -> Vec<(ContentId, String)> {
    let run = |item| match item {
        &Item { mark: Mark::Content(content), shape: Shape::Text(ref run), .. } => Some((content, &*run.text)),
        Item { .. } => None,
    };
    let runs: Vec<_> = page.items.iter().filter_map(run).collect();
    let contents = runs.chunk_by(|one, next| one.0 == next.0);
    contents
        .map(|runs| {
            (runs[0].0, runs.iter().flat_map(|(_, text)| text.chars()).filter(|&char| char != '\u{ad}').collect())
        })
        .collect()
}

/// Text without white space, which line breaks change.
fn condensed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

#[test]
fn pages_are_painted_in_reading_order() {
    let layout = laid_out(&Seed::full().xhtml());
    let reading = Reading::of(&layout);
    let read: Vec<ContentId> =
        reading.contents_below(Reading::DOCUMENT).into_iter().filter(|id| !reading.text(*id).is_empty()).collect();
    let mut seen = BTreeSet::new();
    let pages = layout.pages.iter().flat_map(painted);
    let shown: Vec<ContentId> = pages.map(|(content, _)| content).filter(|content| seen.insert(*content)).collect();
    assert_eq!(shown, read);
    for page in &layout.pages {
        let lines: Vec<String> = painted(page).into_iter().map(|(_, text)| text).collect();
        assert_eq!(page.text(), lines.join("\n"), "page {}", page.label);
    }
}

#[test]
fn every_objective_and_every_value_of_an_indicator_is_on_a_page() {
    const INDICATOR: &str = "Indicatore (unità; tipo)";
    let seed = Seed::full();
    let layout = laid_out(&seed.xhtml());
    let reading = Reading::of(&layout);
    let tree = condensed(&reading.texts.concat());
    for (_, objective) in seed.plan.objectives() {
        let printed = typographic(&objective.title.text);
        let title = condensed(&format!("{} {printed}", objective.code));
        assert!(tree.contains(&title) || tree.contains(&condensed(&printed)), "{title}");
    }
    let rows = reading.records(INDICATOR);
    for indicator in &seed.indicators {
        let code = indicator.code.to_string();
        let row = rows.iter().find(|row| row[INDICATOR].starts_with(&format!("{code} ")));
        let objective = seed.plan.objective(&indicator.objective).unwrap();
        assert_eq!(row.is_some(), objective.is_planned_for(Year(2024)), "{code}");
        let measured = seed.measurements.iter().find(|sheet| sheet.indicator == indicator.code);
        if let (Some(row), Some(actual)) = (row, measured.and_then(|sheet| sheet.actual.as_ref())) {
            assert_eq!(row["Consuntivo"], actual.value.written_in(&indicator.unit), "{code}");
        }
    }
}
