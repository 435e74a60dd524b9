//! A line → positioned runs of glyphs.

use super::faces::Faces;
use super::paragraph::Line;
use super::shape::Shaper;
use super::sign;
use super::slab::{PendingLink, Piece};
use super::text::LinkSource;
use super::text::{Look, Text};
use super::{Artifact, FaceId, Glyph, Item, Mark, Path, PathStep, Rectangle, Shape, Stroke, TextRun};

/// The widest space between two words, in parts of the letters' size.
const WIDEST_SPACE: f32 = 0.5;

/// Where a line goes within its slab.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub left: f32,
    pub width: f32,
    pub align: Align,
    /// Distance of the baseline from the slab's upper edge; negative.
    pub baseline: f32,
    pub leading: f32,
}

/// Where the text stands between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    Centre,
    /// Even at both edges, but for last lines.
    Both,
}

/// The distance of the baseline from the upper edge of a line: capitals are centred in it.
pub(super) fn baseline(size: f32, leading: f32) -> f32 {
    -(leading / 2.0 + 0.357 * size)
}

/// Sets a line. `ends` says that nothing follows in this paragraph, so no space is needed at its end.
pub(super) fn set(line: &Line, text: &Text, place: Place, ends: bool, shaper: &Shaper<'_>) -> Piece {
    let natural = line.width();
    let slack = place.width - natural;
    let gaps = line.chunks.iter().rev().skip(1).filter(|chunk| chunk.space > 0.0).count();
    // A justified line that would gape ends before the edge; a tight one is always compressed.
    let stretch = match place.align {
        Align::Both if gaps > 0 && (slack < 0.0 || !line.last) => (slack / small(gaps)).min(widest_stretch(line, text)),
        _ => 0.0,
    };
    let indent = match place.align {
        Align::Right => slack,
        Align::Centre => slack / 2.0,
        Align::Left | Align::Both => 0.0,
    };
    let mut pen = Pen { text, place, x: place.left + indent, runs: Vec::new() };
    for (index, chunk) in line.chunks.iter().enumerate() {
        let last = index + 1 == line.chunks.len();
        for part in &chunk.parts {
            let word = &part.word;
            for (at, glyph) in word.glyphs[part.glyphs.clone()].iter().enumerate() {
                let start = if at == 0 { part.bytes.start } else { glyph.cluster as usize };
                let next = word.glyphs[part.glyphs.clone()].get(at + 1);
                let end = next.map_or(part.bytes.end, |next| next.cluster as usize);
                pen.put(glyph.face, glyph.id, glyph.advance, &word.text[start.min(end)..end], part.span);
            }
        }
        let Some(span) = chunk.parts.last().map(|part| part.span).or_else(|| pen.runs.last().map(|run| run.span))
        else {
            continue;
        };
        let look = text.spans[span].look;
        if last && !line.last && chunk.hyphen > 0.0 {
            let hyphen = shaper.hyphen(look.variant);
            pen.put(look.variant.face(), hyphen.id, hyphen.advance, "\u{ad}", span);
        } else if chunk.space > 0.0 || (last && line.last && !ends) {
            let space = shaper.space(look.variant);
            let extra = if last { 0.0 } else { stretch * 1000.0 / look.size };
            pen.put(look.variant.face(), space.id, space.advance + extra, " ", span);
        }
    }
    pen.finish(shaper.faces())
}

/// How much the spaces of a line may be widened.
fn widest_stretch(line: &Line, text: &Text) -> f32 {
    let size = text.spans.first().map_or(0.0, |span| span.look.size);
    let space = line.chunks.iter().map(|chunk| chunk.space).fold(0.0, f32::max);
    (WIDEST_SPACE * size - space).max(0.0)
}

/// Collects glyphs into runs.
struct Pen<'t> {
    text: &'t Text,
    place: Place,
    x: f32,
    runs: Vec<Run>,
}

/// A run that still grows.
struct Run {
    span: usize,
    face: FaceId,
    left: f32,
    /// Right edge of the last glyph that shows ink.
    right: f32,
    text: String,
    glyphs: Vec<Glyph>,
}

impl Pen<'_> {
    fn put(&mut self, face: FaceId, id: u16, advance: f32, shown: &str, span: usize) {
        if self.runs.last().is_none_or(|run| run.span != span || run.face != face) {
            let (text, glyphs) = (String::new(), Vec::new());
            self.runs.push(Run { span, face, left: self.x, right: self.x, text, glyphs });
        }
        self.x += advance * self.text.spans[span].look.size / 1000.0;
        let run = self.runs.last_mut().expect("a run was pushed if there was none");
        let cluster = u32::try_from(run.text.len()).expect("a line is far shorter than 4 GB");
        run.glyphs.push(Glyph { id, cluster, advance });
        run.text.push_str(shown);
        if shown != " " {
            run.right = self.x;
        }
    }

    fn finish(self, faces: &Faces) -> Piece {
        let Self { text, place, runs, .. } = self;
        // Lines are many and mostly have one run: room for more would double a report's memory.
        let items = Vec::with_capacity(runs.len());
        let mut piece = Piece { bottom: -place.leading, items, ..Piece::default() };
        for run in runs {
            let span = &text.spans[run.span];
            let Look { size, colour, rise, .. } = span.look;
            if let Some(link) = span.link.map(|link| &text.links[link]) {
                let area = Rectangle {
                    left: run.left,
                    right: run.right,
                    bottom: place.baseline + rise - 0.25 * size,
                    top: place.baseline + rise + 0.85 * size,
                };
                add_area(&mut piece.links, link, area);
            }
            let y = place.baseline + rise;
            if span.link.is_some_and(|link| text.links[link].underlined) {
                piece.items.push(underline(
                    (run.left, run.right),
                    y - 0.13 * size,
                    Stroke { colour, width: 0.055 * size },
                ));
            }
            let (glyphs, text) = (run.glyphs.into(), run.text.into());
            let run = TextRun { face: run.face, size, colour, x: run.left, y, rotation: 0.0, text, glyphs };
            if span.drawn {
                if let Some(path) = sign::drawn(&run, faces) {
                    let (mark, shape) = (Mark::Artifact(Artifact::Layout), Shape::Path(path));
                    piece.items.push(Item { mark, shape, fact: None });
                }
                continue;
            }
            let (mark, shape) = (Mark::Content(span.content), Shape::Text(run));
            piece.items.push(Item { mark, shape, fact: span.fact });
        }
        piece
    }
}

/// The line under a link's words, an artifact.
fn underline((left, right): (f32, f32), y: f32, stroke: Stroke) -> Item {
    let steps = vec![PathStep::Move(left, y), PathStep::Line(right, y)];
    let path = Path { steps, stroke: Some(stroke), ..Path::default() };
    Item { mark: Mark::Artifact(Artifact::Layout), shape: Shape::Path(path), fact: None }
}

/// One area for each link on a line, however many faces it uses.
fn add_area(links: &mut Vec<PendingLink>, link: &LinkSource, area: Rectangle) {
    match links.last_mut().filter(|last| last.element == link.element) {
        Some(last) => last.area.right = area.right,
        None => links.push(PendingLink {
            area,
            target: link.target.clone(),
            element: link.element,
            description: link.description.clone(),
        }),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a line has far fewer than 2^23 gaps")]
fn small(count: usize) -> f32 {
    count as f32
}
