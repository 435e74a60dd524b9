//! Small layouts built by hand: what the typesetter gives, without it.

mod everything;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use printpdf::ParsedFont;

use super::{FontFile, Metadata};
use crate::outputs::typeset::{
    Attributes, ContentId, Destination, Element, ElementId, FaceId, Glyph, Item, Kid, Layout, Link, LinkTarget, Mark,
    OutlineEntry, Page, Path, PathStep, Rectangle, Rgb, Role, Shape, Stroke, TextRun,
};

const REGULAR: &[u8] = include_bytes!("../../../../templates/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../templates/fonts/NotoSans-Bold.ttf");
const MATH: &[u8] = include_bytes!("../../../../templates/fonts/NotoSansMath-Regular.ttf");
const SYMBOLS: &[u8] = include_bytes!("../../../../templates/fonts/NotoSansSymbols2-Regular.ttf");

pub(super) use everything::everything;

/// What every link and field of the samples says of itself.
pub(super) const DESCRIPTION: &str = "Vai a questo punto";

/// The faces of the samples: text, bold, mathematics, symbols.
pub(super) const FONTS: [FontFile<'static>; 4] = [
    FontFile { bytes: REGULAR, postscript_name: "NotoSans-Regular" },
    FontFile { bytes: BOLD, postscript_name: "NotoSans-Bold" },
    FontFile { bytes: MATH, postscript_name: "NotoSansMath-Regular" },
    FontFile { bytes: SYMBOLS, postscript_name: "NotoSansSymbols2-Regular" },
];

/// Metadata with what XML and PDF strings find hard.
pub(super) fn metadata() -> Metadata {
    Metadata {
        title: "Relazione sulla performance – L’Ente & C. <prova>".to_owned(),
        subject: "Risultati degli obiettivi (bozza)".to_owned(),
        keywords: vec!["performance".to_owned(), "D.Lgs. 150/2009".to_owned()],
        author: "Comune di Boffalora sopra Ticino".to_owned(),
        creator_tool: "relazione".to_owned(),
        date: NaiveDate::from_ymd_opt(2025, 6, 20).unwrap(),
        language: "it-IT".to_owned(),
    }
}

/// Builds a layout element by element.
pub(super) struct Builder {
    layout: Layout,
    faces: Vec<ParsedFont>,
}

impl Builder {
    /// A layout of empty A4 pages with these labels.
    pub(super) fn new(labels: &[&str]) -> Self {
        let page = |label: &&str| Page {
            width: 595.28,
            height: 841.89,
            label: (*label).to_owned(),
            behind: Arc::default(),
            items: Vec::new(),
            links: Vec::new(),
        };
        let document =
            Element { role: Role::Document, parent: None, kids: Vec::new(), attributes: Attributes::default() };
        let layout = Layout {
            pages: labels.iter().map(page).collect(),
            elements: vec![document],
            contents: 0,
            facts: Vec::new(),
            outline: Vec::new(),
            destinations: BTreeMap::new(),
            title: "Prova".to_owned(),
            language: "it-IT".to_owned(),
        };
        let faces = FONTS.iter().map(|font| ParsedFont::from_bytes(font.bytes, 0, &mut Vec::new()).unwrap()).collect();
        Self { layout, faces }
    }

    pub(super) fn finish(self) -> Layout {
        self.layout
    }

    /// A new element below another.
    pub(super) fn element(&mut self, parent: ElementId, role: Role, attributes: Attributes) -> ElementId {
        let id = ElementId(u32::try_from(self.layout.elements.len()).unwrap());
        self.layout.elements.push(Element { role, parent: Some(parent), kids: Vec::new(), attributes });
        self.layout.elements[parent.0 as usize].kids.push(Kid::Element(id));
        id
    }

    /// A new content of an element.
    pub(super) fn content(&mut self, element: ElementId) -> Mark {
        let content = ContentId(self.layout.contents);
        self.layout.contents += 1;
        self.layout.elements[element.0 as usize].kids.push(Kid::Content(content));
        Mark::Content(content)
    }

    /// An element with one line of text.
    pub(super) fn line(&mut self, parent: ElementId, role: Role, page: usize, y: f32, text: &str) -> ElementId {
        let element = self.element(parent, role, Attributes::default());
        let mark = self.content(element);
        self.text(page, mark, 56.0, y, text);
        element
    }

    /// Text from a spot, each character in the first face that has it; `fi` becomes a ligature.
    pub(super) fn text(&mut self, page: usize, mark: Mark, x: f32, y: f32, text: &str) {
        self.run(page, mark, (x, y, 0.0), 11.0, text);
    }

    pub(super) fn run(
        &mut self,
        page: usize,
        mark: Mark,
        (mut x, y, rotation): (f32, f32, f32),
        size: f32,
        text: &str,
    ) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let face = self.face_of(first);
            let end =
                rest.char_indices().find(|(_, next)| self.face_of(*next) != face).map_or(rest.len(), |(at, _)| at);
            let glyphs = self.shape(face, &rest[..end]);
            let width: f32 = glyphs.iter().map(|glyph| glyph.advance * size / 1000.0).sum();
            let (text, colour) = (rest[..end].into(), Rgb(31, 58, 95));
            let face = FaceId(u8::try_from(face).unwrap());
            let shape = Shape::Text(TextRun { face, size, colour, x, y, rotation, text, glyphs });
            self.layout.pages[page].items.push(Item { mark, shape, fact: None });
            x += width;
            rest = &rest[end..];
        }
    }

    fn face_of(&self, letter: char) -> usize {
        self.faces.iter().position(|face| face.lookup_glyph_index(u32::from(letter)).is_some()).unwrap_or(0)
    }

    fn shape(&self, face: usize, text: &str) -> Box<[Glyph]> {
        let face = &self.faces[face];
        let mut glyphs = Vec::new();
        let mut skip = false;
        for (at, letter) in text.char_indices() {
            if std::mem::take(&mut skip) {
                continue;
            }
            skip = text[at..].starts_with("fi");
            let letter = if skip { 'ﬁ' } else { letter };
            let id = face.lookup_glyph_index(u32::from(letter)).unwrap_or(0);
            let units = f32::from(face.get_glyph_width(id).unwrap_or(0));
            // Spaces are stretched as in a justified line.
            let stretch = if letter == ' ' { 33.37 } else { -1.21 };
            let advance = units * 1000.0 / f32::from(face.units_per_em) + stretch;
            glyphs.push(Glyph { id, cluster: u32::try_from(at).unwrap(), advance });
        }
        glyphs.into()
    }

    pub(super) fn rule(&mut self, page: usize, mark: Mark, [left, bottom, right, top]: [f32; 4]) {
        let steps = vec![
            PathStep::Move(left, bottom),
            PathStep::Line(right, bottom),
            PathStep::Cubic(right, top, left, top, left, top),
            PathStep::Close,
        ];
        let stroke = Some(Stroke { colour: Rgb(191, 197, 204), width: 0.5 });
        let path = Path { steps, fill: Some(Rgb(240, 244, 250)), stroke, ..Path::default() };
        self.layout.pages[page].items.push(Item { mark, shape: Shape::Path(path), fact: None });
    }

    pub(super) fn link(&mut self, page: usize, element: ElementId, y: f32, target: LinkTarget) {
        let area = Rectangle { left: 56.0, bottom: y - 3.0, right: 300.0, top: y + 9.0 };
        let description = DESCRIPTION.to_owned();
        self.layout.pages[page].links.push(Link { area, target, element, description });
    }

    pub(super) fn bookmark(&mut self, level: u8, title: &str, page: u32, top: f32) {
        let destination = self.spot(page, top);
        self.layout.outline.push(OutlineEntry { level, title: title.to_owned(), destination });
    }

    pub(super) fn destination(&mut self, identifier: &str, page: u32, top: f32) {
        self.layout.destinations.insert(identifier.to_owned(), self.spot(page, top));
    }

    /// A destination at what is first painted on a page below a height.
    fn spot(&self, page: u32, top: f32) -> Destination {
        let content = self.layout.pages[page as usize].items.iter().find_map(|item| match (item.mark, &item.shape) {
            (Mark::Content(content), Shape::Text(run)) if run.y <= top => Some(content),
            _ => None,
        });
        Destination { page, top, content }
    }
}
