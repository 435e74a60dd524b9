//! What is painted on a page: runs of glyphs, paths, pixels.
//!
//! Lengths are PostScript points; the origin is the lower left corner of the page.

use std::sync::Arc;

/// A box in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub left: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge.
    pub top: f32,
}

/// Something to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Text on one baseline in one face and size.
    Text(TextRun),
    /// A filled or stroked path.
    Path(Path),
    /// Pixels.
    Image(Image),
}

/// Index of a face in the font chain given to the typesetter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u8);

/// Glyphs on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Fill colour.
    pub colour: Rgb,
    /// Start of the baseline.
    pub x: f32,
    /// Height of the baseline.
    pub y: f32,
    /// Rotation in degrees, counter-clockwise around the start; 0 but for watermarks.
    pub rotation: f32,
    /// The text the glyphs stand for.
    pub text: Box<str>,
    /// The glyphs in visual order.
    pub glyphs: Box<[Glyph]>,
}

/// One shaped glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph index in the original face (not in a subset).
    pub id: u16,
    /// Byte offset of its cluster in [`TextRun::text`].
    pub cluster: u32,
    /// Distance to the next glyph in thousandths of the size, kerning and
    /// justification included.
    pub advance: f32,
}

/// An opaque colour of sRGB, each part 0–255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Pixels in a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The pixels.
    pub raster: Arc<Raster>,
    /// Where they stand.
    pub area: Rectangle,
}

/// Which parts of an outline that crosses itself are inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FillRule {
    /// Those that the outline winds around.
    #[default]
    NonZero,
    /// Those that a ray from outside reaches after an odd number of crossings.
    EvenOdd,
}

/// A path with its paint.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path {
    /// The outline.
    pub steps: Vec<PathStep>,
    /// Fill.
    pub fill: Option<Rgb>,
    /// What the fill takes for inside.
    pub rule: FillRule,
    /// Stroke.
    pub stroke: Option<Stroke>,
}

/// One step of an outline, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathStep {
    /// Start a new subpath.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A cubic Bézier: two controls and the end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Close the subpath.
    Close,
}

/// A stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Rgb,
    /// Width in points.
    pub width: f32,
}

/// Opaque pixels of sRGB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Three bytes a pixel, rows from the top.
    pub rgb: Vec<u8>,
}

impl PathStep {
    /// The coordinates that the step names.
    pub(super) fn coordinates(self) -> Vec<f32> {
        match self {
            Self::Move(x, y) | Self::Line(x, y) => vec![x, y],
            Self::Cubic(x1, y1, x2, y2, x, y) => vec![x1, y1, x2, y2, x, y],
            Self::Close => Vec::new(),
        }
    }
}
