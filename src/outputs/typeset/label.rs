//! Short unbroken texts at a point: labels, page numbers, running headers.

use super::glyph::Variant;
use super::line::Align;
use super::shape::Shaper;
use super::text::Look;
use super::{FactMark, Glyph, Item, Mark, Shape, TextRun};

/// Width of a text set on one line, in points.
pub(super) fn width(shaper: &mut Shaper<'_>, shown: &str, look: Look) -> f32 {
    let space = shaper.space(look.variant).advance;
    let spaces = super::slab::count(shown.matches(' ').count()) * space;
    let words: f32 =
        shown.split(' ').filter(|word| !word.is_empty()).map(|word| shaper.word(word, look.variant).width).sum();
    (words + spaces) * look.size / 1000.0
}

/// The runs of a text on one line; `x` is its left edge, middle or right edge.
pub(super) fn items(
    shaper: &mut Shaper<'_>,
    shown: &str,
    look: Look,
    at: (f32, f32),
    align: Align,
    mark: Mark,
) -> Vec<Item> {
    figure_items(shaper, (shown, None), look, at, align, mark)
}

/// [`items`] of a text that prints a figure, from a byte of it to its last letter.
pub(super) fn figure_items(
    shaper: &mut Shaper<'_>,
    (shown, fact): (&str, Option<(FactMark, usize)>),
    look: Look,
    (x, y): (f32, f32),
    align: Align,
    mark: Mark,
) -> Vec<Item> {
    let total = width(shaper, shown.trim_end(), look);
    let mut x = match align {
        Align::Left | Align::Both => x,
        Align::Centre => x - total / 2.0,
        Align::Right => x - total,
    };
    let mut runs: Vec<Run> = Vec::new();
    let last = shown.trim_end().len();
    let mut start = 0;
    for part in shown.split_inclusive(' ') {
        let word = part.trim_end_matches(' ');
        let fact_at = |at: usize| fact.filter(|(_, from)| (*from..last).contains(&at)).map(|(fact, _)| fact);
        let word_glyphs = shaper.word(word, look.variant);
        for (index, glyph) in word_glyphs.glyphs.iter().enumerate() {
            let end = word_glyphs.glyphs.get(index + 1).map_or(word_glyphs.text.len(), |next| next.cluster as usize);
            let text = &word_glyphs.text[(glyph.cluster as usize).min(end)..end];
            let fact = fact_at(start + glyph.cluster as usize);
            put(&mut runs, (glyph.face, glyph.id, glyph.advance), (text, fact), look, (&mut x, y));
        }
        if part.len() > word.len() {
            let space = shaper.space(look.variant);
            let fact = fact_at(start + word.len());
            put(&mut runs, (look.variant.face(), space.id, space.advance), (" ", fact), look, (&mut x, y));
        }
        start += part.len();
    }
    let finish = |Run { shape, text, glyphs, fact }: Run| Item {
        mark,
        shape: Shape::Text(TextRun { text: text.into(), glyphs: glyphs.into(), ..shape }),
        fact,
    };
    runs.into_iter().map(finish).collect()
}

/// A run that still grows.
struct Run {
    shape: TextRun,
    text: String,
    glyphs: Vec<Glyph>,
    fact: Option<FactMark>,
}

fn put(
    runs: &mut Vec<Run>,
    (face, id, advance): (super::FaceId, u16, f32),
    (shown, fact): (&str, Option<FactMark>),
    Look { size, colour, .. }: Look,
    (x, y): (&mut f32, f32),
) {
    if runs.last().is_none_or(|last| last.shape.face != face || last.fact != fact) {
        let shape =
            TextRun { face, size, colour, x: *x, y, rotation: 0.0, text: Box::default(), glyphs: Box::default() };
        runs.push(Run { shape, text: String::new(), glyphs: Vec::new(), fact });
    }
    let Run { text, glyphs, .. } = runs.last_mut().expect("a run was pushed if there was none");
    glyphs.push(Glyph { id, cluster: u32::try_from(text.len()).expect("labels are short"), advance });
    text.push_str(shown);
    *x += advance * size / 1000.0;
}

/// A plain look.
pub(super) fn look(size: f32, colour: super::Rgb, bold: bool) -> Look {
    Look { variant: Variant { bold, italic: false }, size, colour, rise: 0.0 }
}
