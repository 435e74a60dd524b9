//! Glyphs, paths and pictures as printpdf operations.

use printpdf::{
    Color, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing, Pt, TextMatrix,
    WindingOrder, XObjectId, XObjectTransform,
};

use super::fonts::{Fonts, Subset};
use super::images;
use crate::outputs::typeset::{FillRule, Image, Path, PathStep, Rgb, TextRun};

/// The graphics state as the page has set it so far, so that nothing is set twice.
#[derive(Default)]
struct State {
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    stroke_width: Option<f32>,
}

/// Turns the shapes of a page into operations.
pub(super) struct Painter<'a> {
    fonts: &'a Fonts,
    /// What was painted so far.
    pub operations: Vec<Op>,
    state: State,
}

impl<'a> Painter<'a> {
    /// A painter of a page with so many items.
    pub fn new(fonts: &'a Fonts, items: usize) -> Self {
        Self { fonts, operations: Vec::with_capacity(items * 4), state: State::default() }
    }

    /// Shows a run of glyphs.
    pub fn text(&mut self, run: &TextRun) {
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

    /// Fills an outline, draws it, or both.
    pub fn path(&mut self, path: &Path) {
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

    /// Paints a picture into its box.
    pub fn picture(&mut self, image: &Image) {
        let area = image.area;
        let transform = XObjectTransform {
            translate_x: Some(Pt(area.left)),
            translate_y: Some(Pt(area.bottom)),
            scale_x: Some(area.right - area.left),
            scale_y: Some(area.top - area.bottom),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.operations.push(Op::UseXobject { id: XObjectId(images::resource(&image.raster)), transform });
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
