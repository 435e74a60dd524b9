//! A page's items as printpdf operations, in marked content (ISO 32000-1, 14.6).

use printpdf::{
    Color, DictItem, Line, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::fonts::{Fonts, Subset};
use super::images;
use crate::outputs::typeset::{
    Artifact, ContentId, Element, ElementId, FactMark, FillRule, Image, Item, Mark, Page, Path, PathStep, Rgb, Shape,
    TextRun,
};

/// A page's content: as operations, as bytes, as a stream.
pub(super) struct PageContent<Form> {
    /// What to paint.
    pub painted: Form,
    /// `marked[n]` is the content of marked-content number `n`.
    pub marked: Vec<ContentId>,
    /// Where the page shows figures.
    pub figures: Vec<Shown>,
}

/// A text operator that shows a figure or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub figure: FactMark,
    /// Number of the marked content.
    pub mark: usize,
    /// Which of its text operators.
    pub operator: usize,
}

/// What contents are marked with: the types of their elements.
pub(super) struct Tags<'a> {
    pub owners: &'a [Option<ElementId>],
    /// By the index of the element.
    pub types: &'a [&'static str],
    pub elements: &'a [Element],
}

/// Converts a page.
fn convert(page: &Page, tags: &Tags<'_>, fonts: &Fonts) -> PageContent<Vec<Op>> {
    let mut painter = Painter { fonts, operations: Vec::with_capacity(page.items.len() * 4), state: State::default() };
    let (mut marked, mut figures) = (Vec::new(), Vec::new());
    for group in page.items.chunk_by(|one, next| one.mark == next.mark) {
        painter.operations.push(opening(group[0].mark, tags, &mut marked));
        let mut operator = 0;
        for Item { shape, fact, .. } in group {
            match shape {
                Shape::Text(run) if run.glyphs.is_empty() => {}
                Shape::Text(run) => {
                    figures.extend(fact.map(|figure| Shown { figure, mark: marked.len() - 1, operator }));
                    operator += 1;
                    painter.text(run);
                }
                Shape::Path(path) => painter.path(path),
                Shape::Image(image) => painter.operations.push(picture(image)),
            }
        }
        painter.operations.push(Op::EndMarkedContent);
    }
    PageContent { painted: painter.operations, marked, figures }
}

/// The content streams of some pages.
///
/// The fonts are left out: glyph numbers and resource names are written as they are given, and
/// the page objects, with their resources and sizes, are ours.
pub(super) fn streams(
    pages: &[Page],
    tags: &Tags<'_>,
    fonts: &Fonts,
) -> Result<Vec<PageContent<Vec<u8>>>, lopdf::Error> {
    let mut document = PdfDocument::new("");
    let mut contents = Vec::with_capacity(pages.len());
    for page in pages {
        let PageContent { painted, marked, figures } = convert(page, tags, fonts);
        document.pages.push(PdfPage::new(Mm(100.0), Mm(100.0), painted));
        contents.push(PageContent { painted: (), marked, figures });
    }
    // Strings of several glyphs are operators that printpdf passes on unseen.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let ids: Vec<_> = written.page_iter().collect();
    let take = |(id, content): (_, PageContent<()>)| {
        let contents = written.get_dictionary(id)?.get(b"Contents")?.as_reference()?;
        let stream = written.get_object_mut(contents)?.as_stream_mut()?;
        let PageContent { marked, figures, .. } = content;
        Ok(PageContent { painted: std::mem::take(&mut stream.content), marked, figures })
    };
    ids.into_iter().zip(contents).map(take).collect()
}

/// The operation that paints a picture into its box.
fn picture(image: &Image) -> Op {
    let area = image.area;
    let transform = XObjectTransform {
        translate_x: Some(Pt(area.left)),
        translate_y: Some(Pt(area.bottom)),
        scale_x: Some(area.right - area.left),
        scale_y: Some(area.top - area.bottom),
        no_auto_scale: true,
        ..XObjectTransform::default()
    };
    Op::UseXobject { id: XObjectId(images::resource(&image.raster)), transform }
}

/// The operator that opens the marked content of a group of items.
fn opening(mark: Mark, tags: &Tags<'_>, marked: &mut Vec<ContentId>) -> Op {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let (tag, properties) = match mark {
        Mark::Content(content) => {
            let number = i64::try_from(marked.len()).expect("a page has few contents");
            marked.push(content);
            // A content that no element claims keeps a tag of its own; the check then names it.
            let owner = tags.owners.get(content.0 as usize).copied().flatten();
            let tag = owner.map_or("Span", |owner| tags.types[owner.0 as usize]);
            let spoken = owner.and_then(|owner| tags.elements[owner.0 as usize].attributes.spoken);
            // Who copies from the page does not ask the structure.
            let spoken = spoken.map(|words| ("ActualText".to_owned(), text_string(words)));
            (tag, [("MCID".to_owned(), DictItem::Int(number))].into_iter().chain(spoken).collect())
        }
        Mark::Artifact(artifact) => {
            let (kind, subtype) = match artifact {
                Artifact::Header => ("Pagination", Some("Header")),
                Artifact::Footer => ("Pagination", Some("Footer")),
                Artifact::Watermark => ("Pagination", Some("Watermark")),
                Artifact::Pagination => ("Pagination", None),
                Artifact::Layout => ("Layout", None),
            };
            let subtype = subtype.map(|subtype| ("Subtype".to_owned(), name(subtype)));
            ("Artifact", [("Type".to_owned(), name(kind))].into_iter().chain(subtype).collect())
        }
    };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map: properties } }
}

/// The graphics state as the page has set it so far, so that nothing is set twice.
#[derive(Default)]
struct State {
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    stroke_width: Option<f32>,
}

/// A text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn text_string(text: &str) -> DictItem {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    DictItem::String { data: units.flat_map(u16::to_be_bytes).collect(), literal: false }
}

struct Painter<'a> {
    fonts: &'a Fonts,
    operations: Vec<Op>,
    state: State,
}

impl Painter<'_> {
    fn text(&mut self, run: &TextRun) {
        self.fill_with(run.colour);
        let subset = self.fonts.subset(run.face);
        let place = if run.rotation == 0.0 {
            Op::SetTextCursor { pos: point(run.x, run.y) }
        } else {
            let (sine, cosine) = run.rotation.to_radians().sin_cos();
            let (x, y) = (rounded(run.x), rounded(run.y));
            Op::SetTextMatrix { matrix: TextMatrix::Raw([cosine, sine, -sine, cosine, x, y]) }
        };
        self.operations.extend([
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(subset.resource.clone()), size: Pt(rounded(run.size)) },
            place,
            show(run, subset),
            Op::EndTextSection,
        ]);
    }

    fn path(&mut self, path: &Path) {
        let outlines = subpaths(&path.steps);
        if outlines.is_empty() {
            return;
        }
        if let Some(colour) = path.fill {
            self.fill_with(colour);
            let rings = outlines.iter().map(|(points, _)| PolygonRing { points: points.clone() }).collect();
            let winding_order = match path.rule {
                FillRule::NonZero => WindingOrder::NonZero,
                FillRule::EvenOdd => WindingOrder::EvenOdd,
            };
            let mode = PaintMode::Fill;
            self.operations.push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order } });
        }
        if let Some(stroke) = path.stroke {
            if self.state.stroke.replace(stroke.colour) != Some(stroke.colour) {
                self.operations.push(Op::SetOutlineColor { col: colour(stroke.colour) });
            }
            let width = rounded(stroke.width);
            if self.state.stroke_width.replace(width) != Some(width) {
                self.operations.push(Op::SetOutlineThickness { pt: Pt(width) });
            }
            let lines =
                outlines.into_iter().map(|(points, is_closed)| Op::DrawLine { line: Line { points, is_closed } });
            self.operations.extend(lines);
        }
    }

    fn fill_with(&mut self, wanted: Rgb) {
        if self.state.fill.replace(wanted) != Some(wanted) {
            self.operations.push(Op::SetFillColor { col: colour(wanted) });
        }
    }
}

/// The operator that shows a run's glyphs (`TJ`).
///
/// Written by name: printpdf's own operation makes a string, and an object, of each glyph.
fn show(run: &TextRun, subset: &Subset) -> Op {
    let mut shown = Vec::new();
    let mut data = Vec::with_capacity(run.glyphs.len() * 2);
    // The adjustment after each glyph, in tenths of a thousandth of the size; what rounding
    // leaves over goes into the next one, so that the pen never drifts from the layout.
    let mut drift = 0.0;
    for glyph in &run.glyphs {
        let (number, width) = subset.glyph(glyph.id);
        data.extend(number.to_be_bytes());
        drift += width - glyph.advance;
        let adjustment = (drift * 10.0).round() / 10.0;
        drift -= adjustment;
        if adjustment != 0.0 {
            shown.push(DictItem::String { data: std::mem::take(&mut data), literal: false });
            shown.push(DictItem::Real(adjustment));
        }
    }
    if !data.is_empty() {
        shown.push(DictItem::String { data, literal: false });
    }
    Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(shown)] }
}

/// The subpaths of an outline, and whether each is closed.
fn subpaths(steps: &[PathStep]) -> Vec<(Vec<LinePoint>, bool)> {
    let mut outlines: Vec<(Vec<LinePoint>, bool)> = Vec::new();
    let corner = |x, y| LinePoint { p: point(x, y), bezier: false };
    let control = |x, y| LinePoint { p: point(x, y), bezier: true };
    for step in steps {
        if let PathStep::Move(x, y) = *step {
            outlines.push((vec![corner(x, y)], false));
            continue;
        }
        // After a close, the next step starts from where the closed subpath started.
        if let Some((points, true)) = outlines.last() {
            let start = points[0].clone();
            outlines.push((vec![start], false));
        }
        let Some((points, closed)) = outlines.last_mut() else { continue };
        match *step {
            PathStep::Line(x, y) => points.push(corner(x, y)),
            PathStep::Cubic(x1, y1, x2, y2, x, y) => points.extend([control(x1, y1), control(x2, y2), corner(x, y)]),
            PathStep::Close => *closed = true,
            PathStep::Move(..) => unreachable!("handled above"),
        }
    }
    outlines.retain(|(points, _)| points.len() > 1);
    outlines
}

fn point(x: f32, y: f32) -> Point {
    Point { x: Pt(rounded(x)), y: Pt(rounded(y)) }
}

/// To a thousandth of a point: nobody sees less, and numbers stay short.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

fn colour(Rgb(red, green, blue): Rgb) -> Color {
    // Four decimals tell 256 levels apart.
    let part = |value: u8| (f32::from(value) / 255.0 * 10_000.0).round() / 10_000.0;
    Color::Rgb(printpdf::Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}
