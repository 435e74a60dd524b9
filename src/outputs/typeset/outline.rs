//! Letters as shapes: what is drawn and never read.
//!
//! Guaranteed: the shapes are those of the font, so that the mark looks as text would; no letter of it comes into what
//! is copied or searched.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider};

use super::faces::Faces;
use super::{Item, Path, PathStep, Shape, TextRun};

/// Items with each run of text as a filled path.
pub(super) fn of(items: Vec<Item>, faces: &Faces) -> Vec<Item> {
    let drawn = |item: Item| match &item.shape {
        Shape::Text(run) => Item { shape: Shape::Path(path(run, faces)), ..item },
        Shape::Path(_) | Shape::Image(_) => item,
    };
    items.into_iter().map(drawn).collect()
}

/// The letters of a run as one filled path.
pub(super) fn path(run: &TextRun, faces: &Faces) -> Path {
    let font = faces.font(run.face);
    let outlines = font.outline_glyphs();
    let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
    let (sine, cosine) = run.rotation.to_radians().sin_cos();
    let mut pen =
        Pen { steps: Vec::new(), scale: run.size / units, start: 0.0, at: (0.0, 0.0), turn: (sine, cosine), run };
    for glyph in &run.glyphs {
        if let Some(outline) = outlines.get(GlyphId::new(u32::from(glyph.id))) {
            // A glyph that cannot be drawn leaves its place blank, as in any reader.
            let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
        }
        pen.start += glyph.advance * run.size / 1000.0;
    }
    Path { steps: pen.steps, fill: Some(run.colour), ..Path::default() }
}

/// Draws one glyph after the other, turned around the start of the run.
struct Pen<'r> {
    steps: Vec<PathStep>,
    scale: f32,
    /// From the start of the run to that of the glyph.
    start: f32,
    /// The last point, in units of the font.
    at: (f32, f32),
    /// Sine and cosine of the rotation.
    turn: (f32, f32),
    run: &'r TextRun,
}

impl Pen<'_> {
    fn placed(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (sine, cosine) = self.turn;
        let (x, y) = (x * self.scale + self.start, y * self.scale);
        let round = |value: f32| (value * 10.0).round() / 10.0;
        (round(self.run.x + x * cosine - y * sine), round(self.run.y + x * sine + y * cosine))
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        let (x, y) = self.placed(self.at);
        self.steps.push(PathStep::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        let (x, y) = self.placed(self.at);
        self.steps.push(PathStep::Line(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let towards = |from: f32, control: f32| from + (control - from) * 2.0 / 3.0;
        let first = (towards(self.at.0, cx), towards(self.at.1, cy));
        self.curve_to(first.0, first.1, towards(x, cx), towards(y, cy), x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.at = (x, y);
        let ((x1, y1), (x2, y2), (x3, y3)) = (self.placed((cx0, cy0)), self.placed((cx1, cy1)), self.placed(self.at));
        self.steps.push(PathStep::Cubic(x1, y1, x2, y2, x3, y3));
    }

    fn close(&mut self) {
        self.steps.push(PathStep::Close);
    }
}
