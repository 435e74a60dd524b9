//! The signs of the classes as shapes: told apart without colour, and no letters to be copied or read aloud.
//!
//! Guaranteed: a sign takes the place that its letter would take. A round sign is a few curves; one that is not known is
//! drawn as the font has it.

use super::faces::Faces;
use super::{FillRule, Path, PathStep, TextRun, outline};

/// Of a round sign, in parts of the letters' size: half its width, and half that of its inside.
const RADIUS: f32 = 0.32;
const INSIDE: f32 = 0.255;
/// Half the height of capitals: where a sign has its middle.
const MIDDLE: f32 = 0.357;
/// A circle's quarter as a Bézier curve.
const KAPPA: f32 = 0.552_28;

/// The sign that a run shows; nothing where it shows blanks.
pub(super) fn drawn(run: &TextRun, faces: &Faces) -> Option<Path> {
    let advance = run.glyphs.first()?.advance * run.size / 1000.0;
    let (x, y) = (run.x + advance / 2.0, run.y + MIDDLE * run.size);
    let (outer, inner) = (RADIUS * run.size, INSIDE * run.size);
    let steps = match run.text.trim() {
        "" => return None,
        "●" => circle((x, y), outer),
        "○" => [circle((x, y), outer), circle((x, y), inner)].concat(),
        "◐" => [circle((x, y), outer), circle((x, y), inner), left_half((x, y), inner)].concat(),
        _ => return Some(outline::path(run, faces)),
    };
    Some(Path { steps, fill: Some(run.colour), rule: FillRule::EvenOdd, ..Path::default() })
}

/// A circle from its top, by the left.
pub(super) fn circle(centre: (f32, f32), radius: f32) -> Vec<PathStep> {
    let (x, y) = centre;
    let k = radius * KAPPA;
    let mut steps = left_half(centre, radius);
    steps.truncate(3);
    steps.extend([
        PathStep::Cubic(x + k, y - radius, x + radius, y - k, x + radius, y),
        PathStep::Cubic(x + radius, y + k, x + k, y + radius, x, y + radius),
        PathStep::Close,
    ]);
    steps
}

fn left_half((x, y): (f32, f32), radius: f32) -> Vec<PathStep> {
    let k = radius * KAPPA;
    vec![
        PathStep::Move(x, y + radius),
        PathStep::Cubic(x - k, y + radius, x - radius, y + k, x - radius, y),
        PathStep::Cubic(x - radius, y - k, x - k, y - radius, x, y - radius),
        PathStep::Close,
    ]
}
